"""What reading a question gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_schema.query import GraphQuery


@dataclass(frozen=True)
class AmbiguousName:
    """A name that may stand for several things. candidates: (id, name)."""

    surface: str
    candidates: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class OtherReading:
    """What the question may mean as well. said: how it differs, in words that follow the answer."""

    said: str
    query: GraphQuery


@dataclass(frozen=True)
class Reading:
    """How a question was read.

    query: what is asked of the graph, None where nothing could be made of it. words: the reading in words. used,
    unused: words of the question that some rule could and could not use; words that mean nothing by themselves are in
    neither. form: list, count, value and so on. confidence: in [0, 1]. reason: why there is no query. remarks: what
    else a reader should know of it. names: what the ids in it are called. others: readings that were not chosen.
    """

    query: GraphQuery | None
    words: str
    used: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    ambiguities: tuple[AmbiguousName, ...] = ()
    confidence: float = 0.0
    form: str = "list"
    reason: str = ""
    remarks: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    others: tuple[OtherReading, ...] = ()

    @property
    def is_understood(self) -> bool:
        """True when every word that matters found its place and no name is left open."""
        return self.query is not None and not self.unused and not self.ambiguities
