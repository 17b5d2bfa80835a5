"""Writing the ledger: what a source brings, and taking out what it brought before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from graph_schema.claims import Claim, Evidence, Status
from graph_schema.documents import PassageKind
from graph_schema.judgements import Resolution
from graph_schema.schema import Schema
from graph_store.bundles import Standing, Touched, claims_to_write, one_of_each, standing
from graph_store.ports import SourceBundle
from graph_store.sqlite.records import claim_record, to_json
from graph_store.statements import sources_of


def clear_origin(connection: sqlite3.Connection, origin: str, touched: Touched) -> bool:
    """Take out everything the origin brought; True if there was anything."""
    rows = connection.execute("SELECT subject, target FROM claims WHERE origin = ?", (origin,)).fetchall()
    for row in rows:
        touched.add(row["subject"], row["target"])
    connection.execute("DELETE FROM claims WHERE origin = ?", (origin,))
    declared = _ids(connection, "SELECT id FROM declared WHERE origin = ?", origin)
    connection.execute("DELETE FROM declared WHERE origin = ?", (origin,))
    touched.nodes.update(map(touched.resolution.shown, declared))
    _touch_parts(connection, origin, touched)
    documents = connection.execute("DELETE FROM documents WHERE id = ?", (origin,)).rowcount
    return bool(rows or declared or documents)


def _ids(connection: sqlite3.Connection, sql: str, *values: str) -> list[str]:
    return [row[0] for row in connection.execute(sql, values)]


def _touch_parts(connection: sqlite3.Connection, document: str, touched: Touched) -> None:
    """The document, its sections, and those of its passages that claims refer to."""
    touched.nodes.update(_ids(connection, "SELECT id FROM documents WHERE id = ?", document))
    touched.nodes.update(_ids(connection, "SELECT id FROM sections WHERE document = ?", document))
    stated = """SELECT c.subject, c.target FROM passages p JOIN claims c ON c.target = p.id AND c.target <> ''
        WHERE p.document = ?"""
    for row in connection.execute(stated, (document,)):
        touched.add(row["subject"], row["target"])


def drop_foreign_evidence(connection: sqlite3.Connection, document: str, touched: Touched) -> None:
    """Take out the evidence that other sources' claims have in a document, and the claims that are left without any."""
    claims = _ids(
        connection,
        """SELECT DISTINCT e.claim FROM evidence e JOIN claims c ON c.id = e.claim
        WHERE e.document = ? AND c.origin <> ?""",
        document,
        document,
    )
    for claim in claims:
        connection.execute("DELETE FROM evidence WHERE claim = ? AND document = ?", (claim, document))
        subject, target = connection.execute("SELECT subject, target FROM claims WHERE id = ?", (claim,)).fetchone()
        touched.add(subject, target)
        _weigh_again(connection, claim)


def _weigh_again(connection: sqlite3.Connection, claim: str) -> None:
    rows = connection.execute("SELECT record FROM evidence WHERE claim = ?", (claim,)).fetchall()
    if not rows:
        connection.execute("DELETE FROM claims WHERE id = ?", (claim,))
        return
    evidence = [Evidence.model_validate_json(row["record"]) for row in rows]
    sources = {source for e in evidence for source in (e.document, e.reference) if source}
    connection.execute(
        "UPDATE claims SET support = ?, sources = ? WHERE id = ?", (len(evidence), to_json(sorted(sources)), claim)
    )


def insert_document(connection: sqlite3.Connection, bundle: SourceBundle, touched: Touched) -> None:
    """Write the document with its text, sections, passages and mentions."""
    document = bundle.document
    if document is None:
        return
    connection.execute(
        "INSERT INTO documents VALUES (?, ?, ?)", (document.id, document.year, document.model_dump_json())
    )
    connection.execute("INSERT INTO document_texts VALUES (?, ?)", (document.id, bundle.text))
    connection.executemany(
        "INSERT INTO sections VALUES (?, ?, ?, ?)",
        [(s.id, s.document, s.order, s.model_dump_json()) for s in bundle.sections],
    )
    connection.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
        [(p.id, p.document, p.order, p.kind is PassageKind.FURNITURE, p.model_dump_json()) for p in bundle.passages],
    )
    shown = touched.resolution.shown
    connection.executemany(
        "INSERT OR REPLACE INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(m.passage, m.start, m.node, m.end, m.surface, m.confidence, shown(m.node)) for m in bundle.mentions],
    )
    _touch_parts(connection, document.id, touched)


def insert_declared(connection: sqlite3.Connection, bundle: SourceBundle, touched: Touched) -> None:
    """Write the nodes that are given as they are; the last one of an id holds."""
    connection.executemany(
        "INSERT OR REPLACE INTO declared VALUES (?, ?, ?)",
        [(node.id, bundle.origin, node.model_dump_json()) for node in bundle.declared],
    )
    touched.nodes.update(touched.resolution.shown(node.id) for node in bundle.declared)


def insert_claims(connection: sqlite3.Connection, bundle: SourceBundle, schema: Schema, touched: Touched) -> None:
    """Write the claims with their evidence. Raises StoreConflict when two claims of one id say different things.

    A source's own claim takes the place of the same claim that came in with an export, never the other way round.
    """
    claims = one_of_each(bundle.claims)
    new, replaced = claims_to_write(claims, _there(connection, claims), bundle.origin)
    connection.executemany("DELETE FROM claims WHERE id = ?", [(claim,) for claim in replaced])
    for judged in _insert_new(connection, new, schema, touched.resolution):
        touched.add(judged.subject, judged.target)


def _there(connection: sqlite3.Connection, claims: dict[str, Claim]) -> dict[str, Claim]:
    """Those of the claims that are in the store, as they stand there, evidence aside."""
    sql = "SELECT id, origin, record FROM claims WHERE id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(sql, (json.dumps(list(claims)),))
    return {
        row["id"]: Claim.model_validate_json(row["record"]).model_copy(update={"origin": row["origin"]}) for row in rows
    }


def _insert_new(
    connection: sqlite3.Connection, claims: Sequence[Claim], schema: Schema, resolution: Resolution
) -> list[Standing]:
    """Write claims that are not there; how each is taken up."""
    ids = json.dumps([claim.id for claim in claims])
    rows = connection.execute(
        "SELECT claim, status FROM reviews WHERE claim IN (SELECT value FROM json_each(?))", (ids,)
    )
    reviews = {row["claim"]: Status(row["status"]) for row in rows}
    statuses = [reviews.get(claim.id, claim.status) for claim in claims]
    judged = [standing(c, status, schema, resolution) for c, status in zip(claims, statuses, strict=True)]
    connection.executemany(
        "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        map(_claim_row, claims, statuses, judged),
    )
    connection.executemany(
        "INSERT INTO evidence VALUES (?, ?, ?, ?, ?)",
        [
            (claim.id, place, e.document, e.passage, e.model_dump_json(exclude_none=True))
            for claim in claims
            for place, e in enumerate(claim.evidence)
        ],
    )
    return judged


def _claim_row(claim: Claim, status: Status, judged: Standing) -> tuple[str | float | None, ...]:
    return (
        claim.id,
        claim.origin,
        judged.subject,
        claim.predicate,
        judged.target,
        status.value,
        judged.shown,
        judged.problem,
        judged.wording,
        judged.key,
        claim.confidence,
        len(claim.evidence),
        to_json(sorted(sources_of(claim))),
        claim_record(claim),
    )


def set_status(
    connection: sqlite3.Connection, claim: Claim, status: Status | None, schema: Schema, touched: Touched
) -> None:
    """Keep a review and let it count at once; None takes the review back."""
    connection.execute("DELETE FROM reviews WHERE claim = ?", (claim.id,))
    if status is not None:
        connection.execute("INSERT INTO reviews VALUES (?, ?)", (claim.id, status.value))
    status = status or _own_status(connection, claim.id)
    judged = standing(claim, status, schema, touched.resolution)
    connection.execute("UPDATE claims SET status = ?, shown = ? WHERE id = ?", (status.value, judged.shown, claim.id))
    touched.add(judged.subject, judged.target)


def _own_status(connection: sqlite3.Connection, claim: str) -> Status:
    """The status that a claim came with."""
    row = connection.execute("SELECT record FROM claims WHERE id = ?", (claim,)).fetchone()
    return Claim.model_validate_json(row["record"]).status


def forget_reviews(connection: sqlite3.Connection, origin: str) -> None:
    """Take out the reviews of an origin's claims, which go with it for good."""
    connection.execute("DELETE FROM reviews WHERE claim IN (SELECT id FROM claims WHERE origin = ?)", (origin,))


def kept_text(connection: sqlite3.Connection, document: str) -> str | None:
    """The text of a document as it stands, or None when there is none."""
    row = connection.execute("SELECT text FROM document_texts WHERE document = ?", (document,)).fetchone()
    return str(row["text"]) if row is not None else None
