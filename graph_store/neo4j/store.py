"""The store on a Neo4j server."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence, Sized
from functools import cached_property
from typing import Any

from graph_schema.check import require_allowed
from graph_schema.claims import Claim, Status
from graph_schema.documents import Document, Mention, Passage, Section
from graph_schema.graph import Node, QueryResult, Relation, Subgraph
from graph_schema.judgements import Judgement, Verdict
from graph_schema.query import GraphQuery
from graph_schema.schema import Schema, load_schema
from graph_store.neo4j import bundle_reading, graph_reading, ledger_reading, paths, resolving
from graph_store.neo4j.layout import Layout, layout_of
from graph_store.neo4j.migrations import SCHEMA_VERSION
from graph_store.neo4j.opening import (
    OLDEST_SERVER,
    bring_up_to_date,
    read_bookkeeping,
    read_generation,
    require_recent,
)
from graph_store.neo4j.running import Run
from graph_store.neo4j.sessions import Sessions, Transaction
from graph_store.neo4j.writing import judge_pairs, remove_origin, review_claim, write_bundle
from graph_store.ports import ClaimFilter, PassageFilter, Progress, SourceBundle, StoreStatus
from graph_store.server_access import ServerAccess

_NEIGHBOURHOOD_SECONDS = 5.0


class Neo4jStore:
    """GraphStore in one database of a server. Any number of threads may read at once while one writes."""

    def __init__(
        self,
        uri: str,
        access: ServerAccess | None = None,
        *,
        schema: Schema | None = None,
        oldest_server: tuple[int, ...] = OLDEST_SERVER,
    ) -> None:
        self._uri = uri
        self._given_schema = schema
        self._oldest_server = oldest_server
        self._sessions = Sessions(uri, access or ServerAccess())

    @cached_property
    def _layout(self) -> Layout:
        return layout_of(self._given_schema or load_schema())

    @property
    def sessions(self) -> Sessions:
        """The connections, which the search index on the same server shares."""
        return self._sessions

    def open(self, *, create: bool = True) -> None:
        """Connect, making an empty store where there is none if `create`; bring an older one up to date.

        Raises StoreNotFound, StoreTooNew, StoreNotWritable, StoreUnavailable.
        """
        self._sessions.open()
        try:
            require_recent(self._sessions.server_version(), self._uri, self._oldest_server)
            bring_up_to_date(self._sessions, self._layout, create=create, new_id=uuid.uuid4().hex)
        except BaseException:
            self._sessions.close()
            raise

    def close(self) -> None:
        """Let go of the connections; closing twice does no harm."""
        self._sessions.close()

    def status(self) -> StoreStatus:
        """What the store is and holds, and what it holds but does not show."""
        version = self._sessions.server_version()
        return self._sessions.read(lambda transaction: self._status(transaction, version))

    def _status(self, transaction: Transaction, version: str) -> StoreStatus:
        found = read_bookkeeping(transaction)
        indexes = transaction.run("SHOW INDEXES YIELD name, state RETURN name, state ORDER BY name")
        details: dict[str, Any] = {
            "store": found.store if found is not None else None,
            "migrations": found.version if found is not None else 0,
            "indexes": {row["name"]: row["state"].lower() for row in indexes},
            **graph_reading.count_unshown(transaction),
        }
        return StoreStatus(
            engine="neo4j",
            version=version,
            location=self._uri,
            schema_version=SCHEMA_VERSION,
            generation=found.generation if found is not None else 0,
            counts=graph_reading.count_all(transaction),
            details=details,
        )

    @property
    def generation(self) -> int:
        """Counts the changes."""
        return self._sessions.read(read_generation)

    # --- writing
    def write(self, bundles: Iterable[SourceBundle], *, progress: Progress | None = None) -> None:
        """Write each bundle in a transaction of its own. Raises StoreConflict; bundles before it stay written.

        progress is told how many are written, and of how many (0 when that is not known beforehand).
        """
        total = len(bundles) if isinstance(bundles, Sized) else 0
        for done, bundle in enumerate(bundles, start=1):
            self._write_one(bundle)
            if progress is not None:
                progress(done, total)

    def _write_one(self, bundle: SourceBundle) -> None:
        self._sessions.write(lambda transaction: write_bundle(transaction, bundle, self._layout))

    def remove(self, origin: str) -> None:
        """Remove a source with all that rests on it alone, reviews of its claims included. Raises NotInStore."""
        self._sessions.write(lambda transaction: remove_origin(transaction, origin, self._layout))

    def review(self, claim: str, status: Status | None) -> None:
        """Set a claim's status, kept when its document is read again; None takes it back. Raises NotInStore."""
        self._sessions.write(lambda transaction: review_claim(transaction, claim, status, self._layout))

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep judgements and show as one what they say is one, all in one transaction. Raises StoreConflict."""
        if given := list(judgements):  # a list, since a transaction may be tried again
            self._sessions.write(lambda transaction: judge_pairs(transaction, given, self._layout))

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
        return self._sessions.read(
            lambda transaction: graph_reading.read_nodes(
                transaction, self._layout, ids=ids, label=label, after=after, limit=limit, background=background
            )
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
        yield from self._sessions.read(
            lambda transaction: graph_reading.read_relations(
                transaction, self._layout, node=node, kinds=types, mentions=mentions, background=background
            )
        )

    def names(self) -> Iterator[tuple[str, str, str]]:
        """(node id, label, surface) for the name and every alias of every node but documents and sections."""
        yield from self._sessions.read(graph_reading.read_names)

    def claims(self, which: ClaimFilter, *, after: str | None = None, limit: int | None = None) -> list[Claim]:
        """Claims in order of id, those after the id `after`, with their status as reviewed and ids as given."""
        return self._sessions.read(
            lambda transaction: ledger_reading.read_claims(transaction, which, after=after, limit=limit)
        )

    def judgements(self, *, verdict: Verdict | None = None) -> list[Judgement]:
        """Judgements in order of their pairs, those of that verdict or all."""
        return self._sessions.read(lambda transaction: resolving.read_judgements(transaction, verdict))

    def documents(self, *, ids: Sequence[str] | None = None, sha256: str | None = None) -> list[Document]:
        """Every document, or those of these ids, or of these bytes, in order of id; unknown ids are left out."""
        return self._sessions.read(lambda transaction: ledger_reading.read_documents(transaction, ids, sha256=sha256))

    def origins(self) -> list[str]:
        """Every source that brought something, in order."""
        return self._sessions.read(bundle_reading.read_origins)

    def bundle(self, origin: str) -> SourceBundle:
        """What a source brought, as it was written. Raises NotInStore."""
        return self._sessions.read(lambda transaction: bundle_reading.read_bundle(transaction, origin))

    def reviews(self) -> dict[str, Status]:
        """Claim -> the status a review gave it."""
        return self._sessions.read(bundle_reading.read_reviews)

    def sections(self, document: str) -> list[Section]:
        """The sections of a document, in reading order."""
        return self._sessions.read(lambda transaction: ledger_reading.read_sections(transaction, document))

    def document_text(self, document: str) -> str:
        """The document's text as its reader gave it. Raises NotInStore."""
        return self._sessions.read(lambda transaction: ledger_reading.read_text(transaction, document))

    def passages(
        self, *, ids: Sequence[str] | None = None, document: str | None = None, furniture: bool = False
    ) -> list[Passage]:
        """Passages by id in the order asked, or of one document, or all, in reading order."""
        return self._sessions.read(
            lambda transaction: ledger_reading.read_passages(
                transaction, ids=ids, document=document, furniture=furniture
            )
        )

    def passage_ids(self, which: PassageFilter) -> set[str]:
        """Ids of the passages that fit; furniture fits nothing."""
        return self._sessions.read(lambda transaction: ledger_reading.read_passage_ids(transaction, which))

    def mentions(self, passages: Sequence[str]) -> list[Mention]:
        """The mentions in these passages, passage by passage in the order asked, from the first word on."""
        return self._sessions.read(lambda transaction: ledger_reading.read_mentions(transaction, passages))

    def run(self, query: GraphQuery, *, seconds: float = 5.0) -> QueryResult:
        """Answer a query that the schema allows. Raises QueryNotAllowed, QueryTimedOut."""
        require_allowed(query, self._layout.schema)
        return self._sessions.read(lambda transaction: self._run(transaction, query), seconds=seconds)

    def _run(self, transaction: Transaction, query: GraphQuery) -> QueryResult:
        if query.path is not None:
            return paths.shortest_path(transaction, query.path, self._layout)
        return Run(transaction, query, self._layout).answer()

    def neighbourhood(self, node: str, *, depth: int = 1, limit: int = 200) -> Subgraph:
        """Nodes within `depth` factual steps and the relations among them. Raises NotInStore, QueryTimedOut."""
        return self._sessions.read(
            lambda transaction: paths.neighbourhood(transaction, node, self._layout, depth=depth, limit=limit),
            seconds=_NEIGHBOURHOOD_SECONDS,
        )
