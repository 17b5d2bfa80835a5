"""Reading the ledger: claims with their evidence, documents, sections, passages and mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_schema.claims import Claim
from graph_schema.documents import Document, Mention, Passage, Section
from graph_store.errors import NotInStore
from graph_store.neo4j.ledger_writing import CLAIM_COLUMNS
from graph_store.neo4j.names import CLAIM, DOCUMENT, EVIDENCE, MENTION, PASSAGE, RESTS_ON, SECTION
from graph_store.neo4j.records import claim_of
from graph_store.neo4j.sessions import Transaction
from graph_store.ports import ClaimFilter, PassageFilter


def read_claims(
    transaction: Transaction, which: ClaimFilter, *, after: str | None = None, limit: int | None = None
) -> list[Claim]:
    """Claims that fit every field given, in order of id."""
    tests, values = _claim_tests(which)
    if after is not None:
        tests, values = [*tests, "c.id > $after"], {**values, "after": after}
    bounded = ""
    if limit is not None:
        bounded, values = " LIMIT $limit", {**values, "limit": limit}
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    rows = transaction.run(
        f"MATCH (c:{CLAIM}) {where} WITH c ORDER BY c.id{bounded} RETURN {CLAIM_COLUMNS} ORDER BY c.id", values
    )
    return [claim_of(row) for row in rows]


def _claim_tests(which: ClaimFilter) -> tuple[list[str], dict[str, Any]]:
    tests: list[str] = []
    values: dict[str, Any] = {}
    for name, test, value in (
        ("ids", "c.id IN $ids", None if which.ids is None else list(which.ids)),
        ("subject", "c.subject = $subject", which.subject),
        ("object", "c.target = $object AND c.target <> ''", which.object),
        ("predicate", "c.predicate = $predicate", which.predicate),
        ("origin", "c.origin = $origin", which.origin),
        ("status", "c.status = $status", None if which.status is None else which.status.value),
        ("about", "(c.subject = $about OR (c.target = $about AND c.target <> ''))", which.about),
        ("document", f"EXISTS {{ (c)-[:{RESTS_ON}]->(:{EVIDENCE} {{document: $document}}) }}", which.document),
    ):
        if value is not None:
            tests, values = [*tests, test], {**values, name: value}
    return tests, values


def read_documents(
    transaction: Transaction, ids: Sequence[str] | None = None, *, sha256: str | None = None
) -> list[Document]:
    """Every document, or those of these ids and these bytes, in order of id."""
    tests = [*([] if ids is None else ["d.id IN $ids"]), *([] if sha256 is None else ["d.sha256 = $sha256"])]
    only = f" WHERE {' AND '.join(tests)}" if tests else ""
    given = {"ids": list(ids or ()), "sha256": sha256}
    rows = transaction.run(f"MATCH (d:{DOCUMENT}){only} RETURN d.record AS record ORDER BY d.id", given)
    return [Document.model_validate_json(row["record"]) for row in rows]


def read_sections(transaction: Transaction, document: str) -> list[Section]:
    """The sections of a document, in reading order."""
    rows = transaction.run(
        f"MATCH (s:{SECTION} {{document: $document}}) RETURN s.record AS record ORDER BY s.place, s.id",
        {"document": document},
    )
    return [Section.model_validate_json(row["record"]) for row in rows]


def read_text(transaction: Transaction, document: str) -> str:
    """The document's text as its reader gave it. Raises NotInStore."""
    row = transaction.one(f"MATCH (d:{DOCUMENT} {{id: $document}}) RETURN d.text AS text", {"document": document})
    if row is None:
        raise NotInStore(f"{document}: the store holds no document of this id")
    return str(row["text"])


def read_passages(
    transaction: Transaction, *, ids: Sequence[str] | None, document: str | None, furniture: bool
) -> list[Passage]:
    """Passages by id in the order asked, or of one document, or all, in reading order."""
    tests = [] if furniture else ["NOT p.furniture"]
    tests += [] if ids is None else ["p.id IN $ids"]
    tests += [] if document is None else ["p.document = $document"]
    where = f"WHERE {' AND '.join(tests)}" if tests else ""
    rows = transaction.run(
        f"MATCH (p:{PASSAGE}) {where} RETURN p.record AS record ORDER BY p.document, p.place, p.id",
        {"ids": None if ids is None else list(ids), "document": document},
    )
    found = [Passage.model_validate_json(row["record"]) for row in rows]
    if ids is None:
        return found
    by_id = {passage.id: passage for passage in found}
    return [by_id[i] for i in ids if i in by_id]


def read_passage_ids(transaction: Transaction, which: PassageFilter) -> set[str]:
    """Ids of the passages that fit every field given."""
    tests: list[str] = []
    values: dict[str, Any] = {}
    for name, test, value in (
        ("documents", "d.id IN $documents", None if which.documents is None else list(which.documents)),
        ("year_from", "d.year >= $year_from", which.year_from),
        ("year_to", "d.year <= $year_to", which.year_to),
    ):
        if value is not None:
            tests, values = [*tests, test], {**values, name: value}
    if which.mentions:
        about = [set(_passages_about(transaction, node)) for node in which.mentions]
        tests, values = [*tests, "p.id IN $passages"], {**values, "passages": sorted(set.intersection(*about))}
    where = f"AND {' AND '.join(tests)}" if tests else ""
    rows = transaction.run(
        f"""MATCH (p:{PASSAGE}) MATCH (d:{DOCUMENT} {{id: p.document}})
        WHERE NOT p.furniture {where} RETURN p.id AS id""",
        values,
    )
    return {row["id"] for row in rows}


def _passages_about(transaction: Transaction, node: str) -> list[str]:
    """Passages that mention the node, or that a claim about it rests on."""
    resting = f"-[:{RESTS_ON}]->(e:{EVIDENCE}) WHERE c.shown AND e.passage IS NOT NULL RETURN e.passage AS passage"
    rows = transaction.run(
        f"""MATCH (m:{MENTION} {{entity: $node}}) RETURN m.passage AS passage
        UNION MATCH (c:{CLAIM} {{subject: $node}}){resting}
        UNION MATCH (c:{CLAIM} {{target: $node}}){resting}""",
        {"node": node},
    )
    return [row["passage"] for row in rows] if node else []


def read_mentions(transaction: Transaction, passages: Sequence[str]) -> list[Mention]:
    """The mentions in these passages, in the order asked, from the first word on, with ids as they are shown."""
    return _mentions(transaction, passages, node="entity")


def read_given_mentions(transaction: Transaction, passages: Sequence[str]) -> list[Mention]:
    """The same, with the ids that the document gave the things."""
    return _mentions(transaction, passages, node="node")


def _mentions(transaction: Transaction, passages: Sequence[str], *, node: str) -> list[Mention]:
    rows = transaction.run(
        f"""MATCH (m:{MENTION}) WHERE m.passage IN $passages
        RETURN m {{.passage, node: m.{node}, .surface, .start, .end, .confidence}} AS m
        ORDER BY m.start, m.end, m.node""",
        {"passages": list(passages)},
    )
    place = {passage: number for number, passage in reversed(list(enumerate(passages)))}
    return sorted((Mention.model_validate(row["m"]) for row in rows), key=lambda mention: place[mention.passage])
