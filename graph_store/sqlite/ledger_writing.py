"""Writing the ledger: what a source brings, and taking out what it brought before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph_schema.claims import Claim, Evidence, Status
from graph_schema.documents import PassageKind
from graph_schema.fit import claim_problem, qualifier_problems
from graph_schema.schema import Schema
from graph_store.errors import StoreConflict
from graph_store.ports import SourceBundle
from graph_store.projection import edge_key
from graph_store.sqlite.records import claim_record, to_json
from graph_store.statements import is_loaded, sources_of, statement_of, wording


@dataclass
class Touched:
    """What has to be projected again: nodes about which something is said, and pairs of nodes related to each other."""

    nodes: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def add(self, subject: str, target: str) -> None:
        """Note a claim; target is '' for a claim that gives a value."""
        if target:
            self.pairs.add((subject, target))
        else:
            self.nodes.add(subject)


def check_bundle(bundle: SourceBundle, schema: Schema) -> None:
    """Raise StoreConflict when the bundle cannot be kept as it is."""
    if bundle.document is not None and bundle.document.id != bundle.origin:
        raise StoreConflict(f"bundle {bundle.origin}: brings the document {bundle.document.id}; the two must be equal")
    if bundle.document is None and (bundle.sections or bundle.passages or bundle.mentions or bundle.text):
        raise StoreConflict(f"bundle {bundle.origin}: passages need the document they stand in, and there is none")
    owners = {s.id: s.document for s in bundle.sections} | {p.id: p.document for p in bundle.passages}
    for part, owner in owners.items():
        if owner != bundle.origin:
            raise StoreConflict(f"{part}: belongs to {owner}, but came with {bundle.origin}")
    if alien := sorted({m.passage for m in bundle.mentions} - {p.id for p in bundle.passages}):
        raise StoreConflict(f"bundle {bundle.origin}: mentions in {alien[0]}, which is not among its passages")
    for node in bundle.declared:
        if node.label not in schema.nodes:
            raise StoreConflict(f"{node.id}: unknown label {node.label!r}; known: {', '.join(schema.nodes)}")


def clear_origin(connection: sqlite3.Connection, origin: str, touched: Touched) -> bool:
    """Take out everything the origin brought; True if there was anything."""
    rows = connection.execute("SELECT subject, target FROM claims WHERE origin = ?", (origin,)).fetchall()
    for row in rows:
        touched.add(row["subject"], row["target"])
    connection.execute("DELETE FROM claims WHERE origin = ?", (origin,))
    declared = _ids(connection, "SELECT id FROM declared WHERE origin = ?", origin)
    connection.execute("DELETE FROM declared WHERE origin = ?", (origin,))
    touched.nodes.update(declared)
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
    connection.executemany(
        "INSERT OR REPLACE INTO mentions VALUES (?, ?, ?, ?, ?, ?)",
        [(m.passage, m.start, m.node, m.end, m.surface, m.confidence) for m in bundle.mentions],
    )
    _touch_parts(connection, document.id, touched)


def insert_declared(connection: sqlite3.Connection, bundle: SourceBundle, touched: Touched) -> None:
    """Write the nodes that are given as they are; the last one of an id holds."""
    connection.executemany(
        "INSERT OR REPLACE INTO declared VALUES (?, ?, ?)",
        [(node.id, bundle.origin, node.model_dump_json()) for node in bundle.declared],
    )
    touched.nodes.update(node.id for node in bundle.declared)


def insert_claims(connection: sqlite3.Connection, bundle: SourceBundle, schema: Schema, touched: Touched) -> None:
    """Write the claims with their evidence. Raises StoreConflict when two claims of one id say different things.

    A source's own claim takes the place of the same claim that came in with an export, never the other way round.
    """
    claims = _one_of_each(bundle.claims)
    there = _there(connection, claims)
    new: list[Claim] = []
    for claim in claims.values():
        if claim.id in there:
            origin, record = there[claim.id]
            _require_same(claim, record, origin, bundle.origin)
            if is_loaded(bundle.origin):
                continue
            if not is_loaded(origin):
                raise StoreConflict(f"{claim.id}: {bundle.origin} brings a claim whose id {origin} already uses")
            connection.execute("DELETE FROM claims WHERE id = ?", (claim.id,))
        new.append(claim.model_copy(update={"origin": bundle.origin}))
        touched.add(claim.subject, claim.object or "")
    _insert_new(connection, new, schema)


def _one_of_each(claims: Iterable[Claim]) -> dict[str, Claim]:
    """By id; of several that say the same the most confident, with the evidence of all."""
    found: dict[str, Claim] = {}
    for claim in claims:
        other = found.get(claim.id)
        if other is not None:
            _require_same(claim, claim_record(other), other.origin, claim.origin)
            first, second = sorted((other, claim), key=lambda c: (-c.confidence, c.method))
            evidence = [*first.evidence, *(e for e in second.evidence if e not in first.evidence)]
            claim = first.model_copy(update={"evidence": evidence})
        found[claim.id] = claim
    return found


def _there(connection: sqlite3.Connection, claims: dict[str, Claim]) -> dict[str, tuple[str, str]]:
    sql = "SELECT id, origin, record FROM claims WHERE id IN (SELECT value FROM json_each(?))"
    return {row["id"]: (row["origin"], row["record"]) for row in connection.execute(sql, (json.dumps(list(claims)),))}


def _require_same(claim: Claim, record: str, origin: str, new_origin: str) -> None:
    other = Claim.model_validate_json(record)
    said = [(c.subject, c.predicate, c.object, c.value, c.qualifiers) for c in (claim, other)]
    if said[0] != said[1]:
        raise StoreConflict(
            f"{claim.id}: {new_origin} says {claim.subject} {claim.predicate} {claim.object or claim.value!r}, but "
            f"{origin} uses the same id for {other.subject} {other.predicate} {other.object or other.value!r}"
        )


def _insert_new(connection: sqlite3.Connection, claims: Sequence[Claim], schema: Schema) -> None:
    ids = json.dumps([claim.id for claim in claims])
    rows = connection.execute(
        "SELECT claim, status FROM reviews WHERE claim IN (SELECT value FROM json_each(?))", (ids,)
    )
    reviews = {row["claim"]: Status(row["status"]) for row in rows}
    connection.executemany(
        "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_claim_row(claim, reviews.get(claim.id, claim.status), schema) for claim in claims],
    )
    connection.executemany(
        "INSERT INTO evidence VALUES (?, ?, ?, ?, ?)",
        [
            (claim.id, place, e.document, e.passage, e.model_dump_json(exclude_none=True))
            for claim in claims
            for place, e in enumerate(claim.evidence)
        ],
    )


def _claim_row(claim: Claim, status: Status, schema: Schema) -> tuple[str | float | None, ...]:
    return (
        claim.id,
        claim.origin,
        claim.subject,
        claim.predicate,
        claim.object or "",
        status.value,
        *standing(claim, status, schema),
        claim.confidence,
        len(claim.evidence),
        to_json(sorted(sources_of(claim))),
        claim_record(claim),
    )


def standing(claim: Claim, status: Status, schema: Schema) -> tuple[bool, str | None, str, str]:
    """(shown, problem, wording, edge key): how the schema takes the claim when it has that status."""
    problem = claim_problem(claim, schema)
    seen = claim if status is claim.status else claim.model_copy(update={"status": status})
    shown = seen.is_projected and problem is None
    key = ""
    if problem is None and claim.object is not None:
        relation = schema.relations[claim.predicate]
        key = edge_key(claim.qualifiers, relation, schema)
        problem = "; ".join(why for _, why in qualifier_problems(claim.qualifiers, relation, schema)) or None
    return shown, problem, wording(statement_of(claim)), key


def set_status(connection: sqlite3.Connection, claim: Claim, status: Status, schema: Schema, touched: Touched) -> None:
    """Keep a review and let it count at once."""
    connection.execute("INSERT OR REPLACE INTO reviews VALUES (?, ?)", (claim.id, status.value))
    shown = standing(claim, status, schema)[0]
    connection.execute("UPDATE claims SET status = ?, shown = ? WHERE id = ?", (status.value, shown, claim.id))
    touched.add(claim.subject, claim.object or "")


def forget_reviews(connection: sqlite3.Connection, origin: str) -> None:
    """Take out the reviews of an origin's claims, which go with it for good."""
    connection.execute("DELETE FROM reviews WHERE claim IN (SELECT id FROM claims WHERE origin = ?)", (origin,))


def kept_text(connection: sqlite3.Connection, document: str) -> str | None:
    """The text of a document as it stands, or None when there is none."""
    row = connection.execute("SELECT text FROM document_texts WHERE document = ?", (document,)).fetchone()
    return str(row["text"]) if row is not None else None
