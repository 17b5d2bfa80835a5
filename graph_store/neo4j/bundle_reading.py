"""Reading back what each source brought, as it was written, so that it can be written to another store."""

from __future__ import annotations

import json

from graph_schema.claims import Claim, Status
from graph_schema.graph import Node
from graph_store.errors import NotInStore
from graph_store.neo4j.ledger_reading import (
    read_documents,
    read_given_mentions,
    read_passages,
    read_sections,
)
from graph_store.neo4j.ledger_writing import CLAIM_COLUMNS, kept_text
from graph_store.neo4j.names import CLAIM, DECLARED, DOCUMENT, REVIEW
from graph_store.neo4j.records import claim_of
from graph_store.neo4j.sessions import Transaction
from graph_store.ports import SourceBundle


def read_origins(transaction: Transaction) -> list[str]:
    """Every source, in order."""
    rows = transaction.run(
        f"""MATCH (n:{DOCUMENT}) RETURN n.id AS origin UNION MATCH (n:{CLAIM}) RETURN n.origin AS origin
        UNION MATCH (n:{DECLARED}) RETURN n.origin AS origin"""
    )
    return sorted(row["origin"] for row in rows)


def read_bundle(transaction: Transaction, origin: str) -> SourceBundle:
    """What the source brought, its claims with the status they came with. Raises NotInStore."""
    document = next(iter(read_documents(transaction, [origin])), None)
    passages = read_passages(transaction, ids=None, document=origin, furniture=True)
    declared = transaction.run(
        f"MATCH (d:{DECLARED} {{origin: $origin}}) RETURN d.record AS record ORDER BY d.id", {"origin": origin}
    )
    bundle = SourceBundle(
        origin=origin,
        document=document,
        text=kept_text(transaction, origin) or "",
        sections=read_sections(transaction, origin),
        passages=passages,
        mentions=read_given_mentions(transaction, [passage.id for passage in passages]),
        claims=_claims(transaction, origin),
        declared=[Node.model_validate_json(row["record"]) for row in declared],
    )
    if document is None and not (bundle.claims or bundle.declared):
        raise NotInStore(f"{origin}: the store holds no document, record or load of this name")
    return bundle


def _claims(transaction: Transaction, origin: str) -> list[Claim]:
    """Claims with their own status, whatever a review says."""
    rows = transaction.run(
        f"MATCH (c:{CLAIM} {{origin: $origin}}) RETURN {CLAIM_COLUMNS} ORDER BY c.id", {"origin": origin}
    )
    return [claim_of({**row.data(), "status": json.loads(row["record"]).get("status", "accepted")}) for row in rows]


def read_reviews(transaction: Transaction) -> dict[str, Status]:
    """Claim -> the status a review gave it, claims that are no longer there included."""
    rows = transaction.run(f"MATCH (r:{REVIEW}) RETURN r.claim AS claim, r.status AS status ORDER BY claim")
    return {row["claim"]: Status(row["status"]) for row in rows}
