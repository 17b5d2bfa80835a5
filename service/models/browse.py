"""Lists, cards, comparisons, documents and claims: what is shown when one looks around instead of asking."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph_schema.claims import Claim, Value
from graph_schema.documents import Document, Passage, Section
from graph_schema.graph import Neighbour, Node

Item = TypeVar("Item")


class Page(BaseModel, Generic[Item]):
    """One page of a list, in order of id. next: cursor of the page after it, or null. total: of all pages, if known."""

    items: list[Item]
    next: str | None = None
    total: int | None = None


class Statement(BaseModel):
    """One value that sources give for a property, with the claims behind it; where they differ there are several."""

    property: str
    value: Value
    claims: list[str]


class Relations(BaseModel):
    """The neighbours of a thing by one relation, in one direction."""

    type: str
    label: str
    direction: str
    neighbours: list[Neighbour]


class Card(BaseModel):
    """A thing of the graph with what is said of it and what it is related to."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "node": {
                    "id": "group:friends-of-the-lake",
                    "label": "FriendsGroup",
                    "name": "Friends of the Lake",
                    "aliases": [],
                    "properties": {"outcome": "success", "member_count": 4},
                },
                "statements": [{"property": "outcome", "value": "success", "claims": ["claim:0f3a"]}],
                "relations": [
                    {
                        "type": "MEMBER_OF",
                        "label": "members",
                        "direction": "in",
                        "neighbours": [
                            {
                                "id": "actor:norway",
                                "label": "Actor",
                                "name": "Norway",
                                "properties": {"as": "member"},
                                "claims": ["claim:77b1"],
                            }
                        ],
                    }
                ],
            }
        }
    )

    node: Node
    statements: list[Statement]
    relations: list[Relations]


class ComparedRow(BaseModel):
    """One property or relation, side by side. values: by the id of the thing compared."""

    key: str
    label: str
    values: dict[str, Any]


class Comparison(BaseModel):
    """Two or more things of one kind side by side."""

    things: list[Node]
    rows: list[ComparedRow]


class DocumentCard(BaseModel):
    """A document with its headings, and its passages where they are asked for."""

    document: Document
    sections: list[Section]
    passages: list[Passage] = Field(default_factory=list)


class DeepHealth(BaseModel):
    """Whether the service can answer, and from what."""

    ready: bool
    engine: str
    generation: int
    index_generation: int
    vectors: bool
    counts: dict[str, int]


ClaimPage = Page[Claim]
NodePage = Page[Node]
DocumentPage = Page[Document]
