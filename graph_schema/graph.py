"""What the graph shows: nodes and relations as projected from claims, and answers to queries."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from graph_schema.claims import Qualifiers, Status, Value


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Node(_Record):
    """A thing the graph knows. properties: as projected; absent means not coded."""

    id: str
    label: str
    name: str
    aliases: list[str] = Field(default_factory=list)
    properties: dict[str, Any] = Field(default_factory=dict)


class Relation(_Record):
    """An edge with the claims it rests on; several reports of one fact share one relation."""

    type: str
    source: str
    target: str
    properties: Qualifiers = Field(default_factory=dict)
    confidence: float = 1.0
    status: Status = Status.ACCEPTED
    claims: list[str] = Field(default_factory=list)


class Neighbour(_Record):
    """A node at the other end of a relation, as shown in a cell. properties: the relation's own."""

    id: str
    label: str
    name: str
    properties: Qualifiers = Field(default_factory=dict)
    claims: list[str] = Field(default_factory=list)


class Row(_Record):
    """One line of an answer. id is None for a group; values by column key; claims support the line."""

    id: str | None
    label: str | None = None
    name: str
    values: dict[str, Value | list[Neighbour] | None] = Field(default_factory=dict)
    claims: list[str] = Field(default_factory=list)
    contested: bool = False


class Coverage(_Record):
    """The denominator of an answer, in nodes of the type that was asked for.

    matching: those the conditions hold for. coded: those for which the conditions could be decided either way.
    not_coded: those for which they could not, something they ask about being unknown.
    left_out: those decided but left out of a figure by rule, such as outcomes that are ongoing.
    """

    matching: int
    coded: int
    not_coded: int
    left_out: int = 0


class QueryResult(_Record):
    """What a GraphQuery gave.

    value: the figure of an aggregate without groups. truncated: rows were cut at the limit.
    """

    rows: list[Row]
    value: float | int | None = None
    coverage: Coverage
    truncated: bool = False


class Subgraph(_Record):
    """Nodes and the relations among them. truncated: the limit was reached before everything was shown."""

    nodes: list[Node]
    relations: list[Relation]
    truncated: bool = False
