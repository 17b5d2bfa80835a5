"""Reading the ledger: claims with their evidence, documents, sections, passages and mentions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from graph_schema.claims import Claim, Evidence
from graph_schema.documents import Document, Mention, Passage, Section
from graph_store.errors import NotInStore
from graph_store.ports import ClaimFilter, PassageFilter
from graph_store.sqlite.records import claim_of
from graph_store.sqlite.tables import SHA256

_AMONG = "IN (SELECT value FROM json_each(?))"


def read_claims(
    connection: sqlite3.Connection, which: ClaimFilter, *, after: str | None, limit: int | None
) -> list[Claim]:
    """Claims that fit every field given, in order of id."""
    tests, values = _claim_tests(which)
    if after is not None:
        tests, values = [*tests, "id > ?"], [*values, after]
    sql = f"SELECT id, origin, status, record FROM claims WHERE {' AND '.join(tests) or '1'} ORDER BY id LIMIT ?"
    rows = connection.execute(sql, (*values, -1 if limit is None else limit)).fetchall()
    evidence = _evidence(connection, [row["id"] for row in rows])
    return [claim_of(row, evidence.get(row["id"], [])) for row in rows]


def _claim_tests(which: ClaimFilter) -> tuple[list[str], list[str]]:
    tests: list[str] = []
    values: list[str] = []
    for test, value in (
        (f"id {_AMONG}", None if which.ids is None else json.dumps(list(which.ids))),
        ("subject = ?", which.subject),
        ("target = ? AND target <> ''", which.object),
        ("predicate = ?", which.predicate),
        ("origin = ?", which.origin),
        ("status = ?", which.status),
        ("id IN (SELECT claim FROM evidence WHERE document = ?)", which.document),
    ):
        if value is not None:
            tests, values = [*tests, test], [*values, str(value)]
    if which.about is not None:
        about = "SELECT id FROM claims WHERE subject = ? UNION SELECT id FROM claims WHERE target = ? AND target <> ''"
        tests, values = [*tests, f"id IN ({about})"], [*values, which.about, which.about]
    return tests, values


def _evidence(connection: sqlite3.Connection, claims: Sequence[str]) -> dict[str, list[Evidence]]:
    rows = connection.execute(
        f"SELECT claim, record FROM evidence WHERE claim {_AMONG} ORDER BY claim, place", (json.dumps(claims),)
    )
    found: dict[str, list[Evidence]] = {}
    for row in rows:
        found.setdefault(row["claim"], []).append(Evidence.model_validate_json(row["record"]))
    return found


def read_documents(
    connection: sqlite3.Connection, ids: Sequence[str] | None = None, *, sha256: str | None = None
) -> list[Document]:
    """Every document, or those of these ids and these bytes, in order of id."""
    tests, values = [], []
    if ids is not None:
        tests.append(f"id {_AMONG}")
        values.append(json.dumps(list(ids)))
    if sha256 is not None:
        tests.append(f"{SHA256} = ?")
        values.append(sha256)
    only = f" WHERE {' AND '.join(tests)}" if tests else ""
    rows = connection.execute(f"SELECT record FROM documents{only} ORDER BY id", values)
    return [Document.model_validate_json(row["record"]) for row in rows]


def read_sections(connection: sqlite3.Connection, document: str) -> list[Section]:
    """The sections of a document, in reading order."""
    rows = connection.execute("SELECT record FROM sections WHERE document = ? ORDER BY place, id", (document,))
    return [Section.model_validate_json(row["record"]) for row in rows]


def read_text(connection: sqlite3.Connection, document: str) -> str:
    """The document's text as its reader gave it. Raises NotInStore."""
    row = connection.execute("SELECT text FROM document_texts WHERE document = ?", (document,)).fetchone()
    if row is None:
        raise NotInStore(f"{document}: the store holds no document of this id")
    return str(row["text"])


def read_passages(
    connection: sqlite3.Connection, *, ids: Sequence[str] | None, document: str | None, furniture: bool
) -> list[Passage]:
    """Passages by id in the order asked, or of one document, or all, in reading order."""
    tests = [] if furniture else ["furniture = 0"]
    values: list[str] = []
    if ids is not None:
        tests, values = [*tests, f"id {_AMONG}"], [*values, json.dumps(list(ids))]
    if document is not None:
        tests, values = [*tests, "document = ?"], [*values, document]
    sql = f"SELECT record FROM passages WHERE {' AND '.join(tests) or '1'} ORDER BY document, place, id"
    found = [Passage.model_validate_json(row["record"]) for row in connection.execute(sql, values)]
    if ids is None:
        return found
    by_id = {passage.id: passage for passage in found}
    return [by_id[i] for i in ids if i in by_id]


def read_passage_ids(connection: sqlite3.Connection, which: PassageFilter) -> set[str]:
    """Ids of the passages that fit every field given."""
    tests, values = ["p.furniture = 0"], list[str | int]()
    if which.documents is not None:
        tests, values = [*tests, f"p.document {_AMONG}"], [*values, json.dumps(list(which.documents))]
    for sign, year in ((">=", which.year_from), ("<=", which.year_to)):
        if year is not None:
            tests, values = [*tests, f"d.year {sign} ?"], [*values, year]
    for node in which.mentions:
        tests, values = [*tests, f"p.id IN ({_PASSAGES_ABOUT})"], [*values, node, node, node]
    sql = f"SELECT p.id FROM passages p JOIN documents d ON d.id = p.document WHERE {' AND '.join(tests)}"
    return {row["id"] for row in connection.execute(sql, values)}


_PASSAGES_ABOUT = """
    SELECT passage FROM mentions WHERE entity = ?
    UNION SELECT e.passage FROM claims c JOIN evidence e ON e.claim = c.id
        WHERE c.subject = ? AND c.shown = 1 AND e.passage IS NOT NULL
    UNION SELECT e.passage FROM claims c JOIN evidence e ON e.claim = c.id
        WHERE c.target = ? AND c.target <> '' AND c.shown = 1 AND e.passage IS NOT NULL"""


def read_mentions(connection: sqlite3.Connection, passages: Sequence[str]) -> list[Mention]:
    """The mentions in these passages, in the order asked, from the first word on, with ids as they are shown."""
    return _mentions(connection, passages, node="entity")


def read_given_mentions(connection: sqlite3.Connection, passages: Sequence[str]) -> list[Mention]:
    """The same, with the ids that the document gave the things."""
    return _mentions(connection, passages, node="node")


def _mentions(connection: sqlite3.Connection, passages: Sequence[str], *, node: str) -> list[Mention]:
    rows = connection.execute(
        f"""SELECT passage, {node} AS node, surface, start, end, confidence FROM mentions
        WHERE passage {_AMONG} ORDER BY start, end, {node}""",
        (json.dumps(list(passages)),),
    )
    place = {passage: number for number, passage in reversed(list(enumerate(passages)))}
    return sorted((Mention.model_validate(dict(row)) for row in rows), key=lambda mention: place[mention.passage])
