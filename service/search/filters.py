"""What a search can be narrowed to, and what its values stand for in the store."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph_store.ports import GraphStore, PassageFilter, SearchMode
from service.errors import UnknownFilterValue
from service.search.nearest import nearest_ids, nearest_values

LABELS = {"case": "Case", "actor": "Actor", "topic": "Topic", "strategy": "Strategy"}
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class SearchRequest(BaseModel):
    """A search: the words, how many passages, how to look, and what to narrow it to."""

    model_config = ConfigDict(extra="forbid")

    q: Text = Field(description="What to look for.", examples=["shuttle diplomacy"])
    k: int = Field(default=10, ge=1, le=100, description="How many passages to give.")
    mode: SearchMode = Field(default="hybrid", description="By words, by meaning, or by both.")
    document: str | None = Field(default=None, description="Only this document (its id).")
    case: str | None = Field(default=None, description="Only passages that speak of this case (its id).")
    actor: str | None = Field(default=None, description="Only passages that speak of this actor (its id).")
    topic: str | None = Field(
        default=None, description="Only passages on this topic (an id of the vocabulary, such as `leverage`)."
    )
    strategy: str | None = Field(
        default=None, description="Only passages on this strategy (such as `shuttle-diplomacy`)."
    )
    year_from: int | None = Field(default=None, description="Only documents published in this year or later.")
    year_to: int | None = Field(default=None, description="Only documents published in this year or before.")

    @property
    def is_narrowed(self) -> bool:
        """True when anything but the words is given."""
        fields = (self.document, self.case, self.actor, self.topic, self.strategy, self.year_from, self.year_to)
        return any(value is not None for value in fields)


def passage_filter(store: GraphStore, request: SearchRequest) -> PassageFilter | None:
    """The store's filter for what the search is narrowed to; None when it is not.

    Topics and strategies count where a passage mentions them or a claim about them rests on it.
    Raises UnknownFilterValue, naming the nearest known values.
    """
    if not request.is_narrowed:
        return None
    about = [_known_node(store, name, value) for name in LABELS if (value := getattr(request, name)) is not None]
    documents = None if request.document is None else [_known_document(store, request.document)]
    return PassageFilter(documents=documents, mentions=about, year_from=request.year_from, year_to=request.year_to)


def _known_node(store: GraphStore, name: str, value: str) -> str:
    """The id itself, or the id made of the type's prefix and a vocabulary id."""
    for node_id in (value, f"{name}:{value}"):
        if any(node.label == LABELS[name] for node in store.nodes(ids=[node_id])):
            return node_id
    raise UnknownFilterValue(name, value, nearest_ids(value, store.names(), label=LABELS[name]))


def _known_document(store: GraphStore, value: str) -> str:
    if store.documents(ids=[value]):
        return value
    raise UnknownFilterValue("document", value, nearest_values(value, [d.id for d in store.documents()]))
