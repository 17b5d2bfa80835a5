"""The ports of the store room: what every graph store, search index and encoder can do, in the field's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from graph_schema.claims import Claim, Status
from graph_schema.documents import Document, Mention, Passage, Section
from graph_schema.graph import Node, QueryResult, Relation, Subgraph
from graph_schema.judgements import Judgement, Verdict
from graph_schema.query import GraphQuery

Matrix = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]
SearchMode = Literal["hybrid", "text", "vector"]


@dataclass(frozen=True)
class SourceBundle:
    """All that one source brings; written as a whole, replacing whatever the same origin brought before.

    origin: the document's id for a document, `corpus:<record>` for a curated record, `load` for an export.
    document is None for curated records; text is then empty. text is the reader's text, before cleaning.
    declared: nodes given as they are, without claims (exports of other programs); claims outrank them except where the
    two differ in a value, when the declared one is shown.
    """

    origin: str
    document: Document | None = None
    text: str = ""
    sections: Sequence[Section] = ()
    passages: Sequence[Passage] = ()
    mentions: Sequence[Mention] = ()
    claims: Sequence[Claim] = ()
    declared: Sequence[Node] = ()


@dataclass(frozen=True)
class ClaimFilter:
    """Which claims: all that fit every field given. about: subject or object."""

    ids: Sequence[str] | None = None
    subject: str | None = None
    object: str | None = None
    about: str | None = None
    predicate: str | None = None
    document: str | None = None
    origin: str | None = None
    status: Status | None = None


@dataclass(frozen=True)
class PassageFilter:
    """Which passages: all that fit every field given. mentions: passages that mention every one of these nodes, or that
    a claim about them rests on. year_from, year_to: the document's year of publication."""

    documents: Sequence[str] | None = None
    mentions: Sequence[str] = ()
    year_from: int | None = None
    year_to: int | None = None


@dataclass(frozen=True)
class StoreStatus:
    """What the store is and holds. counts: nodes by label, relations by type, and documents, passages, claims."""

    engine: str
    version: str
    location: str
    schema_version: int
    generation: int
    counts: dict[str, int]
    details: dict[str, Any] = field(default_factory=dict)


class GraphStore(Protocol):
    """Where claims are kept and the graph projected from them is read.

    Methods raise StoreError and its kinds, never a driver's own errors.
    """

    def open(self, *, create: bool = True) -> None:
        """Connect, making an empty store where there is none if `create`.

        Raises StoreNotFound, StoreTooNew, StoreNotWritable, StoreUnavailable.
        """

    def close(self) -> None: ...

    def status(self) -> StoreStatus: ...

    @property
    def generation(self) -> int:
        """Counts the changes: goes up with every write; derived indexes carry the one they were built from."""

    # --- writing
    def write(self, bundles: Iterable[SourceBundle], *, progress: Progress | None = None) -> None:
        """Write each bundle in a transaction of its own and project what it touches.

        A bundle replaces what its origin brought before.
        """

    def remove(self, origin: str) -> None:
        """Remove a source with all that rests on it alone. Raises NotInStore."""

    def review(self, claim: str, status: Status | None) -> None:
        """Set a claim's status, None for the one it came with, and project what it touches. Raises NotInStore."""

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep judgements, each in place of the earlier one on its pair, and show as one what they say is one.

        An undecided one that no rule suggested takes the earlier one back, after which everything is as it was without
        it. Raises StoreConflict for two things that cannot be one, such as an actor and a case.
        """

    # --- reading
    def nodes(
        self,
        *,
        ids: Sequence[str] | None = None,
        label: str | None = None,
        after: str | None = None,
        limit: int | None = None,
        background: bool = False,
    ) -> list[Node]:
        """Nodes in order of id, those after the id `after`, Documents and Sections included; unknown ids are left out.

        background: with the regions that are there for the hierarchy of places alone; by id they are always found.
        """

    def relations(
        self,
        *,
        node: str | None = None,
        types: Sequence[str] | None = None,
        mentions: bool = False,
        background: bool = False,
    ) -> Iterator[Relation]:
        """Relations, of one node (either end) or all, in order of type, source, target.

        MENTIONS, and the background's ways from a country to its region, only if asked for.
        """

    def names(self) -> Iterator[tuple[str, str, str]]:
        """(node id, label, surface) for the name and every alias of every node but documents and sections."""

    def claims(self, which: ClaimFilter, *, after: str | None = None, limit: int | None = None) -> list[Claim]:
        """Claims in order of id, those after the id `after`, with the ids that their sources gave.

        A filter on a node finds the claims about everything that is shown as that node.
        """

    def judgements(self, *, verdict: Verdict | None = None) -> list[Judgement]:
        """Judgements in order of their pairs, those of that verdict or all."""

    def documents(self, *, ids: Sequence[str] | None = None, sha256: str | None = None) -> list[Document]:
        """Every document, or those of these ids, or of these bytes, in order of id; unknown ids are left out."""

    def origins(self) -> list[str]:
        """Every source that brought something, in order."""

    def bundle(self, origin: str) -> SourceBundle:
        """What a source brought, as it was written: claims with the status they came with. Raises NotInStore."""

    def reviews(self) -> dict[str, Status]:
        """Claim -> the status a review gave it, claims that are no longer there included."""

    def sections(self, document: str) -> list[Section]: ...

    def document_text(self, document: str) -> str:
        """The document's text as its reader gave it. Raises NotInStore."""

    def passages(
        self, *, ids: Sequence[str] | None = None, document: str | None = None, furniture: bool = False
    ) -> list[Passage]:
        """Passages by id in the order asked, or of one document, or all, in reading order."""

    def passage_ids(self, which: PassageFilter) -> set[str]:
        """Ids of the passages that fit."""

    def mentions(self, passages: Sequence[str]) -> list[Mention]:
        """Mentions passage by passage, with the ids under which the things are shown."""

    def run(self, query: GraphQuery, *, seconds: float = 5.0) -> QueryResult:
        """Answer a query that the schema allows. Raises QueryNotAllowed, QueryTimedOut."""

    def neighbourhood(self, node: str, *, depth: int = 1, limit: int = 200) -> Subgraph:
        """Nodes within `depth` factual steps and the relations among them. Raises NotInStore."""


@dataclass(frozen=True)
class IndexedPassage:
    """What the index keeps of a passage. heading: document title and heading path, put before the text that is encoded.

    sentences: start and end of each, code points into text; when there are none the passage counts as one sentence.
    """

    id: str
    document: str
    heading: str
    text: str
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Score:
    """Why a passage stands where it does: each part's own score, in [0, 1] among the candidates, and the sum.

    exact: the passage holds the query as a phrase. best_sentence: code points into the passage's text.
    """

    passage: str
    total: float
    text: float | None = None
    vector: float | None = None
    sentence: float | None = None
    exact: bool = False
    best_sentence: tuple[int, int] | None = None


class SearchIndex(Protocol):
    """Passages by words and by meaning. Derived from a store; carries the generation it was built from."""

    @property
    def generation(self) -> int:
        """The store's generation it was built from; -1 when there is none."""

    def update(
        self,
        *,
        generation: int,
        add: Iterable[IndexedPassage] = (),
        remove_documents: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> None:
        """Take documents out and passages in; encodes what is new. An interrupted update leaves the old index."""

    def clear(self) -> None:
        """Forget everything, so that an update builds it anew."""

    def search(
        self, text: str, *, limit: int, mode: SearchMode = "hybrid", only: set[str] | None = None
    ) -> list[Score]:
        """Best passages first; `only` restricts to these passage ids. Falls back to text when there is no encoder."""

    @property
    def has_vectors(self) -> bool: ...

    def close(self) -> None: ...


class Encoder(Protocol):
    """Texts to unit vectors."""

    @property
    def name(self) -> str:
        """Names the model, so that vectors of two models are never mixed."""

    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Unit rows, shape (n, dimensions). Texts beyond the model's window (256 tokens) are cut."""
