"""Writing the ledger: what a source brings, and taking out what it brought before. Rows go in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph_schema.claims import Claim, Evidence, Status
from graph_schema.documents import PassageKind
from graph_schema.judgements import Resolution
from graph_schema.schema import Schema
from graph_store.bundles import Touched, claims_to_write, one_of_each
from graph_store.neo4j.names import (
    CLAIM,
    DECLARED,
    DOCUMENT,
    EVIDENCE,
    MENTION,
    PASSAGE,
    RESTS_ON,
    REVIEW,
    SECTION,
)
from graph_store.neo4j.records import claim_of, claim_properties, standing_properties
from graph_store.neo4j.sessions import Transaction
from graph_store.ports import SourceBundle

ROWS_AT_ONCE = 5_000

EVIDENCE_IN_ORDER = (
    f"COLLECT {{ MATCH (c)-[:{RESTS_ON}]->(e:{EVIDENCE}) RETURN e.record ORDER BY e.place }} AS evidence"
)
CLAIM_COLUMNS = f"c.record AS record, c.status AS status, c.origin AS origin, {EVIDENCE_IN_ORDER}"


def batches(rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    """The rows in parts that a statement takes at once."""
    for first in range(0, len(rows), ROWS_AT_ONCE):
        yield rows[first : first + ROWS_AT_ONCE]


def put(transaction: Transaction, cypher: str, rows: Sequence[dict[str, Any]]) -> None:
    """Run a statement that begins by unwinding $rows, batch by batch; nothing for no rows."""
    for part in batches(rows):
        transaction.run(cypher, {"rows": part})


def is_known(transaction: Transaction, origin: str) -> bool:
    """True when the origin brought anything that is there."""
    row = transaction.one(
        f"""RETURN EXISTS {{ (:{DOCUMENT} {{id: $origin}}) }} OR EXISTS {{ (:{CLAIM} {{origin: $origin}}) }}
        OR EXISTS {{ (:{DECLARED} {{origin: $origin}}) }} AS found""",
        {"origin": origin},
    )
    return row is not None and bool(row["found"])


def clear_origin(transaction: Transaction, origin: str, touched: Touched) -> None:
    """Take out everything the origin brought."""
    claims = transaction.run(
        f"MATCH (c:{CLAIM} {{origin: $origin}}) RETURN c.subject AS subject, c.target AS target", {"origin": origin}
    )
    for row in claims:
        touched.add(row["subject"], row["target"])
    if claims:
        transaction.run(
            f"""MATCH (c:{CLAIM} {{origin: $origin}})
            OPTIONAL MATCH (c)-[:{RESTS_ON}]->(e:{EVIDENCE}) DETACH DELETE c, e""",
            {"origin": origin},
        )
    declared = transaction.run(
        f"MATCH (d:{DECLARED} {{origin: $origin}}) WITH d, d.id AS id DELETE d RETURN id", {"origin": origin}
    )
    touched.nodes.update(touched.resolution.shown(row["id"]) for row in declared)
    touch_parts(transaction, origin, touched)
    _clear_document(transaction, origin)


def _clear_document(transaction: Transaction, document: str) -> None:
    values = {"document": document}
    transaction.run(f"MATCH (d:{DOCUMENT} {{id: $document}}) DELETE d", values)
    transaction.run(
        f"""MATCH (p:{PASSAGE} {{document: $document}})
        OPTIONAL MATCH (m:{MENTION} {{passage: p.id}}) DELETE m, p""",
        values,
    )
    transaction.run(f"MATCH (s:{SECTION} {{document: $document}}) DELETE s", values)


def touch_parts(transaction: Transaction, document: str, touched: Touched) -> None:
    """The document, its sections, and those of its passages that claims refer to."""
    parts = transaction.run(
        f"""MATCH (d:{DOCUMENT} {{id: $document}}) RETURN d.id AS id
        UNION ALL MATCH (s:{SECTION} {{document: $document}}) RETURN s.id AS id""",
        {"document": document},
    )
    touched.nodes.update(row["id"] for row in parts)
    touch_stated(transaction, document, touched)


def touch_stated(transaction: Transaction, document: str, touched: Touched) -> None:
    """Those passages of the document that claims refer to."""
    stated = transaction.run(
        f"""MATCH (p:{PASSAGE} {{document: $document}}) MATCH (c:{CLAIM} {{target: p.id}})
        RETURN c.subject AS subject, c.target AS target""",
        {"document": document},
    )
    for row in stated:
        touched.add(row["subject"], row["target"])


def drop_foreign_evidence(transaction: Transaction, document: str, touched: Touched) -> None:
    """Take out the evidence that other sources' claims have in a document, and the claims that are left without any."""
    values = {"document": document}
    found = transaction.run(
        f"""MATCH (e:{EVIDENCE} {{document: $document}})<-[:{RESTS_ON}]-(c:{CLAIM}) WHERE c.origin <> $document
        WITH c, collect(e) AS gone FOREACH (e IN gone | DETACH DELETE e)
        RETURN c.id AS id, c.subject AS subject, c.target AS target""",
        values,
    )
    if not found:
        return
    for row in found:
        touched.add(row["subject"], row["target"])
    left = transaction.run(
        f"UNWIND $ids AS id MATCH (c:{CLAIM} {{id: id}}) RETURN id, {EVIDENCE_IN_ORDER}",
        {"ids": [row["id"] for row in found]},
    )
    weights = [_weight(row["id"], row["evidence"]) for row in left]
    transaction.run(
        f"UNWIND $ids AS id MATCH (c:{CLAIM} {{id: id}}) DETACH DELETE c",
        {"ids": [weight["id"] for weight in weights if not weight["support"]]},
    )
    kept = [weight for weight in weights if weight["support"]]
    put(transaction, f"UNWIND $rows AS row MATCH (c:{CLAIM} {{id: row.id}}) SET c += row", kept)


def _weight(claim: str, records: Sequence[str]) -> dict[str, Any]:
    evidence = [Evidence.model_validate_json(record) for record in records]
    sources = {source for e in evidence for source in (e.document, e.reference) if source}
    return {"id": claim, "support": len(evidence), "sources": sorted(sources)}


def insert_document(transaction: Transaction, bundle: SourceBundle, touched: Touched) -> None:
    """Write the document with its text, sections, passages and mentions; of rows with one id the last holds."""
    document = bundle.document
    if document is None:
        return
    row = {
        "id": document.id,
        "year": document.year,
        "sha256": document.sha256,
        "record": document.model_dump_json(),
        "text": bundle.text,
    }
    put(transaction, f"UNWIND $rows AS row CREATE (d:{DOCUMENT}) SET d = row", [row])
    sections = [
        {"id": s.id, "document": s.document, "place": s.order, "record": s.model_dump_json()} for s in bundle.sections
    ]
    put(transaction, f"UNWIND $rows AS row CREATE (s:{SECTION}) SET s = row", sections)
    passages = [
        {
            "id": p.id,
            "document": p.document,
            "place": p.order,
            "furniture": p.kind is PassageKind.FURNITURE,
            "text": p.text,
            "record": p.model_dump_json(),
        }
        for p in bundle.passages
    ]
    put(transaction, f"UNWIND $rows AS row CREATE (p:{PASSAGE}) SET p = row", passages)
    shown = touched.resolution.shown
    mentions = {
        (m.passage, m.start, m.node, m.end): {**m.model_dump(), "entity": shown(m.node)} for m in bundle.mentions
    }
    put(transaction, f"UNWIND $rows AS row CREATE (m:{MENTION}) SET m = row", list(mentions.values()))
    touched.nodes |= {document.id, *(section.id for section in bundle.sections)}
    touch_stated(transaction, document.id, touched)


def insert_declared(transaction: Transaction, bundle: SourceBundle, touched: Touched) -> None:
    """Write the nodes that are given as they are; the last one of an id holds."""
    rows = {n.id: {"id": n.id, "origin": bundle.origin, "record": n.model_dump_json()} for n in bundle.declared}
    put(transaction, f"UNWIND $rows AS row CREATE (d:{DECLARED}) SET d = row", list(rows.values()))
    touched.nodes.update(map(touched.resolution.shown, rows))


def insert_claims(transaction: Transaction, bundle: SourceBundle, schema: Schema, touched: Touched) -> None:
    """Write the claims with their evidence. Raises StoreConflict when two claims of one id say different things."""
    claims = one_of_each(bundle.claims)
    if not claims:
        return
    new, replaced = claims_to_write(claims, _there(transaction, claims), bundle.origin)
    if replaced:
        transaction.run(
            f"""UNWIND $ids AS id MATCH (c:{CLAIM} {{id: id}})
            OPTIONAL MATCH (c)-[:{RESTS_ON}]->(e:{EVIDENCE}) DETACH DELETE c, e""",
            {"ids": replaced},
        )
    for row in _insert_new(transaction, new, schema, touched.resolution):
        touched.add(row["subject"], row["target"])


def _there(transaction: Transaction, ids: Iterable[str]) -> dict[str, Claim]:
    rows = transaction.run(f"UNWIND $ids AS id MATCH (c:{CLAIM} {{id: id}}) RETURN {CLAIM_COLUMNS}", {"ids": list(ids)})
    return {claim.id: claim for claim in map(claim_of, rows)}


def _insert_new(
    transaction: Transaction, claims: Sequence[Claim], schema: Schema, resolution: Resolution
) -> list[dict[str, Any]]:
    """Write claims that are not there; what is kept of each."""
    ids = {"ids": [claim.id for claim in claims]}
    found = transaction.run(
        f"UNWIND $ids AS id MATCH (r:{REVIEW} {{claim: id}}) RETURN r.claim AS claim, r.status AS status", ids
    )
    reviews = {row["claim"]: Status(row["status"]) for row in found}
    rows: list[dict[str, Any]] = [
        {
            "claim": {
                **claim_properties(claim),
                **standing_properties(claim, reviews.get(claim.id, claim.status), schema, resolution),
            },
            "evidence": [
                {
                    "place": place,
                    "document": e.document,
                    "passage": e.passage,
                    "record": e.model_dump_json(exclude_none=True),
                }
                for place, e in enumerate(claim.evidence)
            ],
        }
        for claim in claims
    ]
    put(
        transaction,
        f"""UNWIND $rows AS row CREATE (c:{CLAIM}) SET c = row.claim
        WITH c, row UNWIND row.evidence AS piece CREATE (c)-[:{RESTS_ON}]->(e:{EVIDENCE}) SET e = piece""",
        rows,
    )
    return [row["claim"] for row in rows]


def set_status(transaction: Transaction, claim: Claim, status: Status | None, schema: Schema, touched: Touched) -> None:
    """Keep a review and let it count at once; None takes the review back."""
    transaction.run(f"MATCH (r:{REVIEW} {{claim: $claim}}) DELETE r", {"claim": claim.id})
    if status is not None:
        kept = {"claim": claim.id, "status": status.value}
        transaction.run(f"CREATE (r:{REVIEW}) SET r = $kept", {"kept": kept})
    status = status or _own_status(transaction, claim.id)
    judged = standing_properties(claim, status, schema, touched.resolution)
    put(transaction, f"UNWIND $rows AS row MATCH (c:{CLAIM} {{id: row.id}}) SET c += row", [{"id": claim.id, **judged}])
    touched.add(judged["subject"], judged["target"])


def _own_status(transaction: Transaction, claim: str) -> Status:
    """The status that a claim came with."""
    row = transaction.run(f"MATCH (c:{CLAIM} {{id: $claim}}) RETURN c.record AS record", {"claim": claim})[0]
    return Claim.model_validate_json(row["record"]).status


def forget_reviews(transaction: Transaction, origin: str) -> None:
    """Take out the reviews of an origin's claims, which go with it for good."""
    transaction.run(
        f"MATCH (c:{CLAIM} {{origin: $origin}}) MATCH (r:{REVIEW} {{claim: c.id}}) DELETE r", {"origin": origin}
    )


def kept_text(transaction: Transaction, document: str) -> str | None:
    """The text of a document as it stands, or None when there is none."""
    row = transaction.one(f"MATCH (d:{DOCUMENT} {{id: $document}}) RETURN d.text AS text", {"document": document})
    return str(row["text"]) if row is not None else None
