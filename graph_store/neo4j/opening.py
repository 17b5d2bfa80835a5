"""Recognising, making and bringing up to date the database that a store lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_store.errors import StoreNotFound, StoreTooNew, StoreUnavailable
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.migrations import MIGRATIONS, SCHEMA_VERSION, fingerprint
from graph_store.neo4j.names import STORE, THING
from graph_store.neo4j.projecting import project_everything
from graph_store.neo4j.sessions import Sessions, Transaction

# The LTS release; older ones lack what our statements use.
OLDEST_SERVER = (5, 26)
_INDEX_SECONDS = 300


@dataclass(frozen=True)
class Bookkeeping:
    """What a store says of itself."""

    store: str
    version: int
    generation: int
    fingerprint: str


def require_recent(version: str, location: str, oldest: tuple[int, ...] = OLDEST_SERVER) -> None:
    """Raise StoreUnavailable for a server that is too old for our statements."""
    found = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if found < oldest:
        raise StoreUnavailable(
            f"{location}: the server is Neo4j {version}, too old; at least {'.'.join(map(str, oldest))} is needed"
        )


def read_bookkeeping(transaction: Transaction) -> Bookkeeping | None:
    """What the store says of itself, or None where there is none."""
    row = transaction.one(
        f"MATCH (s:{STORE} {{id: 'store'}}) RETURN s.store AS store, s.version AS version,"
        " s.generation AS generation, s.fingerprint AS fingerprint"
    )
    return Bookkeeping(**row.data()) if row is not None else None


def read_generation(transaction: Transaction) -> int:
    """How many changes there were."""
    row = transaction.one(f"MATCH (s:{STORE} {{id: 'store'}}) RETURN s.generation AS generation")
    return int(row["generation"]) if row is not None else 0


def raise_generation(transaction: Transaction) -> None:
    """Count one more change; first thing in a write, so that writers wait for each other here and not half-way."""
    row = transaction.one(
        f"MATCH (s:{STORE} {{id: 'store'}}) SET s.generation = s.generation + 1 RETURN s.generation AS generation"
    )
    if row is None:
        raise StoreUnavailable("the database holds no store any more; it was emptied while it was open")


def bring_up_to_date(sessions: Sessions, layout: Layout, *, create: bool, new_id: str) -> None:
    """Make the store or migrate it, and project the claims anew when the schema has changed.

    Raises StoreNotFound, StoreTooNew, StoreNotWritable, StoreUnavailable.
    """
    found = sessions.read(lambda transaction: _look(transaction, sessions.uri, create=create))
    mark = fingerprint(layout.schema)
    if found is not None and (found.version, found.fingerprint) == (SCHEMA_VERSION, mark):
        return
    for statements in MIGRATIONS[found.version if found is not None else 0 :]:
        for statement in statements:
            sessions.run_alone(statement)
    sessions.run_alone("CALL db.awaitIndexes($seconds)", {"seconds": _INDEX_SECONDS})
    sessions.write(lambda transaction: _finish(transaction, layout, mark, new_id))


def _look(transaction: Transaction, location: str, *, create: bool) -> Bookkeeping | None:
    found = read_bookkeeping(transaction)
    if found is not None:
        if found.version > SCHEMA_VERSION:
            raise StoreTooNew(
                f"{location}: made by a newer version of this program (store version {found.version}, this program "
                f"knows {SCHEMA_VERSION}); update the program"
            )
        return found
    if not create:
        raise StoreNotFound(f"{location}: there is no store in this database; name another, or ingest first")
    if transaction.one("MATCH (n) RETURN 1 AS found LIMIT 1") is not None:
        raise StoreUnavailable(f"{location}: the database holds another program's data; choose another database")
    return None


def _finish(transaction: Transaction, layout: Layout, mark: str, new_id: str) -> None:
    made = transaction.one(
        f"""MERGE (s:{STORE} {{id: 'store'}})
        ON CREATE SET s.store = $new_id, s.generation = 0, s.version = $version, s.fingerprint = $mark
        RETURN s.fingerprint <> $mark OR s.version <> $version AS is_behind""",
        {"new_id": new_id, "version": SCHEMA_VERSION, "mark": mark},
    )
    if made is None or not made["is_behind"]:
        return  # made just now, here or by another process that was quicker
    transaction.run(f"MATCH (n:{THING}) DETACH DELETE n")
    project_everything(transaction, layout)
    raise_generation(transaction)
    transaction.run(
        f"MATCH (s:{STORE} {{id: 'store'}}) SET s.version = $version, s.fingerprint = $mark",
        {"version": SCHEMA_VERSION, "mark": mark},
    )
