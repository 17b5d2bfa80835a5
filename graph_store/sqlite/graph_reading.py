"""Reading the graph as projected: nodes, relations with their claims, names, and what the store holds."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from graph_schema.graph import Node, Relation
from graph_store.mention_relations import MENTIONS, mention_relation
from graph_store.sqlite.layout import Layout
from graph_store.sqlite.records import node_of, relation_of

# To follow `relations r JOIN`. A claim counts for the relation of its own key; one that leaves the key open for the
# relation that takes such claims.
CLAIMS_OF_RELATION = """claims c INDEXED BY claims_wording
    ON c.shown = 1 AND c.subject = r.source AND c.target = r.target AND c.predicate = r.type
    AND (c.edge_key = r.key OR (c.edge_key = '' AND r.takes_unkeyed = 1)) AND r.background = 0"""

_STRUCTURE = "('Document', 'Section', 'Passage')"


def read_nodes(
    connection: sqlite3.Connection,
    layout: Layout,
    *,
    ids: Sequence[str] | None,
    label: str | None,
    after: str | None,
    limit: int | None,
    background: bool,
) -> list[Node]:
    """Nodes in order of id; those in the background only when asked for, or by their ids."""
    tests: list[str] = []
    values: list[Any] = []
    for test, value in (
        ("id IN (SELECT value FROM json_each(?))", None if ids is None else json.dumps(list(ids))),
        ("label = ?", label),
        ("id > ?", after),
    ):
        if value is not None:
            tests, values = [*tests, test], [*values, value]
    if ids is None and not background:
        tests = [*tests, "background = 0"]
    sql = f"SELECT * FROM nodes WHERE {' AND '.join(tests) or '1'} ORDER BY id LIMIT ?"
    rows = connection.execute(sql, (*values, -1 if limit is None else limit))
    return [node_of(row, layout.columns) for row in rows]


def read_relations(
    connection: sqlite3.Connection,
    layout: Layout,
    *,
    node: str | None,
    types: Sequence[str] | None,
    mentions: bool,
    background: bool,
) -> Iterator[Relation]:
    """Relations in order of type, source, target; claims are read along in the same order."""
    found = _projected(connection, layout, node=node, types=types, background=background)
    if mentions or (types is not None and MENTIONS in types):
        parts = (found, _mentions(connection, node=node))
        found = heapq.merge(*parts, key=lambda r: (r.type, r.source, r.target))
    return found


def _projected(
    connection: sqlite3.Connection, layout: Layout, *, node: str | None, types: Sequence[str] | None, background: bool
) -> Iterator[Relation]:
    tests = ["1"] if background else ["r.background = 0"]
    values: list[Any] = []
    if types is not None:
        tests, values = [*tests, "r.type IN (SELECT value FROM json_each(?))"], [*values, json.dumps(list(types))]
    if node is not None:
        ends = "SELECT id FROM relations WHERE source = ? UNION SELECT id FROM relations WHERE target = ?"
        tests, values = [*tests, f"r.id IN ({ends})"], [*values, node, node]
    sql = f"""SELECT r.*, json_group_array(c.id) FILTER (WHERE c.id IS NOT NULL) AS claims
        FROM relations r LEFT JOIN {CLAIMS_OF_RELATION} WHERE {" AND ".join(tests)}
        GROUP BY r.type, r.source, r.target, r.key ORDER BY r.type, r.source, r.target, r.key"""
    for row in connection.execute(sql, values):
        yield relation_of(row, sorted(json.loads(row["claims"])), layout.edge_columns)


def _mentions(connection: sqlite3.Connection, *, node: str | None) -> Iterator[Relation]:
    test, values = ("1", ()) if node is None else ("(m.entity = ? OR m.passage = ?)", (node, node))
    sql = f"""SELECT m.* FROM mentions m JOIN nodes n ON n.id = m.entity JOIN passages p ON p.id = m.passage
        WHERE {test} AND p.furniture = 0 ORDER BY m.passage, m.entity, m.start, m.end, m.node"""
    return (mention_relation(dict(row)) for row in connection.execute(sql, values))


def read_names(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """(node id, label, surface) for the name and every alias; regions in the background have names too."""
    sql = f"SELECT id, label, name, aliases FROM nodes WHERE label NOT IN {_STRUCTURE} ORDER BY id"
    for row in connection.execute(sql):
        for surface in (row["name"], *json.loads(row["aliases"])):
            yield row["id"], row["label"], surface


def count_all(connection: sqlite3.Connection) -> dict[str, int]:
    """Nodes by label, relations by type, and documents, passages, claims."""
    counts: dict[str, int] = {}
    for sql in (
        "SELECT label, count(*) FROM nodes WHERE background = 0 GROUP BY label",
        "SELECT type, count(*) FROM relations WHERE background = 0 GROUP BY type",
        f"SELECT '{MENTIONS}', count(*) FROM mentions m JOIN nodes n ON n.id = m.entity HAVING count(*) > 0",
        "SELECT 'documents', count(*) FROM documents",
        "SELECT 'passages', count(*) FROM passages WHERE furniture = 0",
        "SELECT 'claims', count(*) FROM claims",
    ):
        counts |= {row[0]: row[1] for row in connection.execute(sql)}
    return counts


def count_unshown(connection: sqlite3.Connection) -> dict[str, Any]:
    """What the ledger holds that the graph does not show, and why.

    dangling: claims one of whose ends has no name. unfit: claims the schema has no room for, or not for all of their
    qualifiers, with the first few and the reason.
    """
    dangling = """SELECT count(*) FROM claims c WHERE c.shown = 1 AND c.target <> '' AND NOT (
        EXISTS (SELECT 1 FROM nodes WHERE id = c.subject) AND EXISTS (SELECT 1 FROM nodes WHERE id = c.target))"""
    unfit = connection.execute("SELECT id, problem FROM claims WHERE problem IS NOT NULL ORDER BY id").fetchall()
    statuses = connection.execute("SELECT status, count(*) FROM claims GROUP BY status ORDER BY status")
    return {
        "dangling": connection.execute(dangling).fetchone()[0],
        "unfit": len(unfit),
        "unfit_examples": [f"{row['id']}: {row['problem']}" for row in unfit[:10]],
        "claims_by_status": {row[0]: row[1] for row in statuses},
        "background_nodes": connection.execute("SELECT count(*) FROM nodes WHERE background = 1").fetchone()[0],
    }
