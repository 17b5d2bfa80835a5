"""What a search gives back: passages with their place in the source and the reason they stand where they do."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from graph_store.ports import SearchMode


class Source(BaseModel):
    """The document a passage stands in."""

    id: str
    title: str
    year: int | None = None


class Entity(BaseModel):
    """A thing of the graph that a passage names."""

    id: str
    label: str
    name: str


class Why(BaseModel):
    """The parts of a score, each in [0, 1] among the candidates; null where a part was not used."""

    text: float | None = None
    vector: float | None = None
    sentence: float | None = None
    exact: bool = False


class Hit(BaseModel):
    """A passage that was found.

    highlights: [start, end] pairs, code points into `text`. start, end: code points into the document's own text.
    section: id of the heading it stands under; path: the headings above it.
    """

    passage: str
    text: str
    highlights: list[tuple[int, int]] = Field(default_factory=list)
    score: float
    why: Why
    document: Source
    section: str | None = None
    path: str = ""
    page: int | None = None
    start: int
    end: int
    entities: list[Entity] = Field(default_factory=list)


_HIT: JsonDict = {
    "passage": "passage:harbour-review:12",
    "text": "The mediator carried drafts between the two hotels for eleven nights.",
    "highlights": [[4, 12]],
    "score": 0.91,
    "why": {"text": 1.0, "vector": 0.84, "sentence": 0.9, "exact": False},
    "document": {"id": "document:harbour-review", "title": "Harbour Review", "year": 2009},
    "section": "section:harbour-review:3",
    "path": "Cases > The lake talks",
    "page": 31,
    "start": 40211,
    "end": 40280,
    "entities": [{"id": "case:lake-talks", "label": "Case", "name": "Lake talks"}],
}


class SearchAnswer(BaseModel):
    """The passages that fit a query best. mode: what was used; notice: says so where it is not what was asked for."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"query": "shuttle diplomacy", "mode": "hybrid", "took_ms": 7.4, "notice": None, "hits": [_HIT]}
        }
    )

    query: str
    mode: SearchMode
    took_ms: float
    notice: str | None = None
    hits: list[Hit] = Field(default_factory=list)
