"""Reading back what each source brought, as it was written, so that it can be written to another store."""

from __future__ import annotations

import json
import sqlite3

from graph_schema.claims import Claim, Status
from graph_schema.documents import Mention
from graph_schema.graph import Node
from graph_store.errors import NotInStore
from graph_store.ports import ClaimFilter, SourceBundle
from graph_store.sqlite.ledger_reading import (
    read_claims,
    read_documents,
    read_given_mentions,
    read_passages,
    read_sections,
)
from graph_store.sqlite.ledger_writing import kept_text


def read_origins(connection: sqlite3.Connection) -> list[str]:
    """Every source, in order."""
    rows = connection.execute(
        "SELECT id FROM documents UNION SELECT origin FROM claims UNION SELECT origin FROM declared"
    )
    return sorted(row[0] for row in rows)


def read_bundle(connection: sqlite3.Connection, origin: str) -> SourceBundle:
    """What the source brought, its claims with the status they came with. Raises NotInStore."""
    document = next(iter(read_documents(connection, [origin])), None)
    passages = read_passages(connection, ids=None, document=origin, furniture=True)
    mentions: list[Mention] = read_given_mentions(connection, [passage.id for passage in passages])
    declared = connection.execute("SELECT record FROM declared WHERE origin = ? ORDER BY id", (origin,))
    bundle = SourceBundle(
        origin=origin,
        document=document,
        text=kept_text(connection, origin) or "",
        sections=read_sections(connection, origin),
        passages=passages,
        mentions=mentions,
        claims=_claims(connection, origin),
        declared=[Node.model_validate_json(row["record"]) for row in declared],
    )
    if document is None and not (bundle.claims or bundle.declared):
        raise NotInStore(f"{origin}: the store holds no document, record or load of this name")
    return bundle


def _claims(connection: sqlite3.Connection, origin: str) -> list[Claim]:
    """Claims with their own status, whatever a review says."""
    rows = connection.execute("SELECT id, record FROM claims WHERE origin = ?", (origin,))
    records = {row["id"]: json.loads(row["record"]) for row in rows}
    found = read_claims(connection, ClaimFilter(origin=origin), after=None, limit=None)
    return [claim.model_copy(update={"status": Status(records[claim.id].get("status", "accepted"))}) for claim in found]


def read_reviews(connection: sqlite3.Connection) -> dict[str, Status]:
    """Claim -> the status a review gave it, claims that are no longer there included."""
    rows = connection.execute("SELECT claim, status FROM reviews ORDER BY claim")
    return {row["claim"]: Status(row["status"]) for row in rows}
