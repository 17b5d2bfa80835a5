"""The embedded store: one folder, one SQLite file, no server."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from graph_schema.check import require_allowed
from graph_schema.claims import Claim, Status
from graph_schema.documents import Document, Mention, Passage, Section
from graph_schema.graph import Node, QueryResult, Relation, Subgraph
from graph_schema.judgements import Judgement, Verdict
from graph_schema.query import GraphQuery
from graph_schema.schema import Schema, load_schema
from graph_store.errors import QueryTimedOut
from graph_store.ports import ClaimFilter, PassageFilter, Progress, SourceBundle, StoreStatus
from graph_store.sqlite import bundle_reading, graph_reading, judging, ledger_reading, paths
from graph_store.sqlite.connections import Connections
from graph_store.sqlite.layout import Layout, layout_of
from graph_store.sqlite.opening import (
    FILE_NAME,
    bring_up_to_date,
    meta,
    needs_update,
    prepare_folder,
    require_made,
)
from graph_store.sqlite.running import Run
from graph_store.sqlite.tables import SCHEMA_VERSION
from graph_store.sqlite.writing import judge_pairs, remove_origin, review_claim, write_bundle

_STEPS_BETWEEN_LOOKS = 20_000
_NEIGHBOURHOOD_SECONDS = 5.0


class SqliteStore:
    """GraphStore in a folder. Any number of threads may read at once while one writes."""

    def __init__(self, folder: Path, *, schema: Schema | None = None, busy_seconds: float = 10.0) -> None:
        """busy_seconds: how long a write waits for another program's write to end."""
        self._folder = folder
        self._given_schema = schema
        self._connections = Connections(folder / FILE_NAME, busy_seconds=busy_seconds)

    @cached_property
    def _layout(self) -> Layout:
        return layout_of(self._given_schema or load_schema())

    def open(self, *, create: bool = True) -> None:
        """Connect, making an empty store where there is none if `create`; bring an older one up to date.

        Raises StoreNotFound, StoreTooNew, StoreNotWritable, StoreUnavailable.
        """
        prepare_folder(self._folder, create=create)
        self._connections.open()
        try:
            self._update(create=create)
        except BaseException:
            self._connections.close()
            raise

    def _update(self, *, create: bool) -> None:
        with self._connections.reading() as connection:
            if not create:
                require_made(connection, self._folder)
            if not needs_update(connection, self._folder, self._layout.schema):
                return
        with self._connections.writing() as connection:
            bring_up_to_date(connection, self._folder, self._layout.schema, new_id=uuid.uuid4().hex)

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self._connections.close()

    def status(self) -> StoreStatus:
        """What the store is and holds, and what it holds but does not show."""
        with self._connections.reading() as connection:
            return StoreStatus(
                engine="sqlite",
                version=sqlite3.sqlite_version,
                location=str(self._folder),
                schema_version=SCHEMA_VERSION,
                generation=int(meta(connection, "generation") or 0),
                counts=graph_reading.count_all(connection),
                details={
                    "store": meta(connection, "store"),
                    "bytes": (self._folder / FILE_NAME).stat().st_size,
                    **graph_reading.count_unshown(connection),
                },
            )

    @property
    def generation(self) -> int:
        """Counts the changes."""
        with self._connections.reading() as connection:
            return int(meta(connection, "generation") or 0)

    # --- writing
    def write(self, bundles: Iterable[SourceBundle], *, progress: Progress | None = None) -> None:
        """Write each bundle in a transaction of its own. Raises StoreConflict; bundles before it stay written.

        progress is told how many are written, and of how many (0 when that is not known beforehand).
        """
        total = len(bundles) if isinstance(bundles, Sized) else 0
        for done, bundle in enumerate(bundles, start=1):
            with self._connections.writing() as connection:
                write_bundle(connection, bundle, self._layout)
            if progress is not None:
                progress(done, total)

    def remove(self, origin: str) -> None:
        """Remove a source with all that rests on it alone, reviews of its claims included. Raises NotInStore."""
        with self._connections.writing() as connection:
            remove_origin(connection, origin, self._layout)

    def review(self, claim: str, status: Status | None) -> None:
        """Set a claim's status, kept when its document is read again; None takes it back. Raises NotInStore."""
        with self._connections.writing() as connection:
            review_claim(connection, claim, status, self._layout)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep judgements and show as one what they say is one, all in one transaction. Raises StoreConflict."""
        if given := list(judgements):
            with self._connections.writing() as connection:
                judge_pairs(connection, given, self._layout)

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
        """Nodes in order of id. background: regions that only the hierarchy of places brings in are included too."""
        with self._connections.reading() as connection:
            return graph_reading.read_nodes(
                connection, self._layout, ids=ids, label=label, after=after, limit=limit, background=background
            )

    def relations(
        self,
        *,
        node: str | None = None,
        types: Sequence[str] | None = None,
        mentions: bool = False,
        background: bool = False,
    ) -> Iterator[Relation]:
        """Relations in order of type, source, target; of the background only if asked for."""
        with self._connections.reading() as connection:
            yield from graph_reading.read_relations(
                connection, self._layout, node=node, types=types, mentions=mentions, background=background
            )

    def names(self) -> Iterator[tuple[str, str, str]]:
        """(node id, label, surface) for the name and every alias of every node but documents and sections."""
        with self._connections.reading() as connection:
            yield from graph_reading.read_names(connection)

    def claims(self, which: ClaimFilter, *, after: str | None = None, limit: int | None = None) -> list[Claim]:
        """Claims in order of id, those after the id `after`, with their status as reviewed and ids as given."""
        with self._connections.reading() as connection:
            return ledger_reading.read_claims(connection, which, after=after, limit=limit)

    def judgements(self, *, verdict: Verdict | None = None) -> list[Judgement]:
        """Judgements in order of their pairs, those of that verdict or all."""
        with self._connections.reading() as connection:
            return judging.read_judgements(connection, verdict)

    def documents(self, *, ids: Sequence[str] | None = None, sha256: str | None = None) -> list[Document]:
        """Every document, or those of these ids, or of these bytes, in order of id; unknown ids are left out."""
        with self._connections.reading() as connection:
            return ledger_reading.read_documents(connection, ids, sha256=sha256)

    def origins(self) -> list[str]:
        """Every source that brought something, in order."""
        with self._connections.reading() as connection:
            return bundle_reading.read_origins(connection)

    def bundle(self, origin: str) -> SourceBundle:
        """What a source brought, as it was written. Raises NotInStore."""
        with self._connections.reading() as connection:
            return bundle_reading.read_bundle(connection, origin)

    def reviews(self) -> dict[str, Status]:
        """Claim -> the status a review gave it."""
        with self._connections.reading() as connection:
            return bundle_reading.read_reviews(connection)

    def sections(self, document: str) -> list[Section]:
        """The sections of a document, in reading order."""
        with self._connections.reading() as connection:
            return ledger_reading.read_sections(connection, document)

    def document_text(self, document: str) -> str:
        """The document's text as its reader gave it. Raises NotInStore."""
        with self._connections.reading() as connection:
            return ledger_reading.read_text(connection, document)

    def passages(
        self, *, ids: Sequence[str] | None = None, document: str | None = None, furniture: bool = False
    ) -> list[Passage]:
        """Passages by id in the order asked, or of one document, or all, in reading order."""
        with self._connections.reading() as connection:
            return ledger_reading.read_passages(connection, ids=ids, document=document, furniture=furniture)

    def passage_ids(self, which: PassageFilter) -> set[str]:
        """Ids of the passages that fit; furniture fits nothing."""
        with self._connections.reading() as connection:
            return ledger_reading.read_passage_ids(connection, which)

    def mentions(self, passages: Sequence[str]) -> list[Mention]:
        """The mentions in these passages, passage by passage in the order asked, from the first word on."""
        with self._connections.reading() as connection:
            return ledger_reading.read_mentions(connection, passages)

    def run(self, query: GraphQuery, *, seconds: float = 5.0) -> QueryResult:
        """Answer a query that the schema allows. Raises QueryNotAllowed, QueryTimedOut."""
        require_allowed(query, self._layout.schema)
        with self._timed(seconds) as (connection, check_time):
            if query.path is not None:
                return paths.shortest_path(connection, query.path, self._layout, check_time=check_time)
            return Run(connection, query, self._layout).answer()

    def neighbourhood(self, node: str, *, depth: int = 1, limit: int = 200) -> Subgraph:
        """Nodes within `depth` factual steps and the relations among them. Raises NotInStore, QueryTimedOut."""
        with self._timed(_NEIGHBOURHOOD_SECONDS) as (connection, check_time):
            return paths.neighbourhood(connection, node, self._layout, depth=depth, limit=limit, check_time=check_time)

    @contextmanager
    def _timed(self, seconds: float) -> Iterator[tuple[sqlite3.Connection, Callable[[], None]]]:
        """A reading connection that stops when the time is up, in the engine or between two statements."""
        deadline = time.monotonic() + seconds

        def check_time() -> None:
            if time.monotonic() >= deadline:
                raise QueryTimedOut(f"the query took longer than {seconds:g} seconds and was stopped; narrow it down")

        with self._connections.reading() as connection:
            check_time()
            connection.set_progress_handler(lambda: time.monotonic() >= deadline, _STEPS_BETWEEN_LOOKS)
            yield connection, check_time
