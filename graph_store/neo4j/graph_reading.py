"""Reading the graph as projected: nodes, relations with their claims, names, and what the store holds."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import Any

from graph_schema.graph import Node, Relation
from graph_store.mention_relations import MENTIONS, mention_relation
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.names import BACKGROUND, CLAIM, DOCUMENT, KEY, MENTION, PASSAGE, THING, labels, types
from graph_store.neo4j.records import label_of, node_of, relation_of
from graph_store.neo4j.sessions import Transaction
from graph_store.neo4j.texts import CLAIMS_OF_RELATION
from graph_store.structure_nodes import STRUCTURE


def read_nodes(
    transaction: Transaction,
    layout: Layout,
    *,
    ids: Sequence[str] | None,
    label: str | None,
    after: str | None,
    limit: int | None,
    background: bool,
) -> list[Node]:
    """Nodes in order of id; those in the background only when asked for, or by their ids."""
    if label is not None and label not in layout.schema.nodes:
        return []
    tests = [f"n:{labels([label], layout.schema)}"] if label is not None else []
    tests += ["n.id IN $ids"] if ids is not None else []
    tests += ["n.id > $after"] if after is not None else []
    tests += [] if background or ids is not None else [f"NOT n.`{BACKGROUND}`"]
    rows = transaction.run(
        f"""MATCH (n:{THING}) {f"WHERE {' AND '.join(tests)}" if tests else ""}
        WITH n ORDER BY n.id {"LIMIT $limit" if limit is not None else ""}
        RETURN properties(n) AS n, labels(n) AS labels ORDER BY n.id""",
        {"ids": None if ids is None else list(ids), "after": after, "limit": limit},
    )
    return [node_of(row["n"], row["labels"]) for row in rows]


def read_relations(
    transaction: Transaction,
    layout: Layout,
    *,
    node: str | None,
    kinds: Sequence[str] | None,
    mentions: bool,
    background: bool,
) -> list[Relation]:
    """Relations in order of type, source, target, with the claims they rest on."""
    found = _projected(transaction, layout, node=node, kinds=kinds, background=background)
    if mentions or (kinds is not None and MENTIONS in kinds):
        parts = (found, _mentions(transaction, node=node))
        return list(heapq.merge(*parts, key=lambda r: (r.type, r.source, r.target)))
    return found


def _projected(
    transaction: Transaction, layout: Layout, *, node: str | None, kinds: Sequence[str] | None, background: bool
) -> list[Relation]:
    known = layout.schema.relations.keys() if kinds is None else set(kinds) & layout.schema.relations.keys()
    if not known:
        return []
    step = f"[r:{types(known, layout.schema)}]"
    shown = "" if background else f"WHERE NOT r.`{BACKGROUND}`"
    match = f"MATCH (a:{THING})-{step}->(b:{THING}) {shown}"
    if node is not None:
        # from either end; a relation of a node to itself is met once
        match = f"MATCH (n:{THING} {{id: $node}})-{step}-() {shown} WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b"
    rows = transaction.run(
        f"""{match} RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS r,
        COLLECT {{ {CLAIMS_OF_RELATION} RETURN c.id ORDER BY c.id }} AS claims
        ORDER BY type, source, target, r.`{KEY}`""",
        {"node": node},
    )
    return [relation_of(row["r"], row["type"], row["source"], row["target"], row["claims"]) for row in rows]


def _mentions(transaction: Transaction, *, node: str | None) -> list[Relation]:
    about = "" if node is None else "WHERE m.entity = $node OR m.passage = $node"
    rows = transaction.run(
        f"""MATCH (m:{MENTION}) {about} MATCH (n:{THING} {{id: m.entity}})
        MATCH (p:{PASSAGE} {{id: m.passage}}) WHERE NOT p.furniture
        RETURN properties(m) AS m ORDER BY m.passage, m.entity, m.start, m.end, m.node""",
        {"node": node},
    )
    return [mention_relation(row["m"]) for row in rows]


def read_names(transaction: Transaction) -> list[tuple[str, str, str]]:
    """(node id, label, surface) for the name and every alias; regions in the background have names too."""
    rows = transaction.run(
        f"""MATCH (n:{THING}) RETURN n.id AS id, labels(n) AS labels, n.name AS name, n.aliases AS aliases
        ORDER BY n.id"""
    )
    found = [(row["id"], label_of(row["labels"]), [row["name"], *row["aliases"]]) for row in rows]
    return [(node, label, surface) for node, label, names in found if label not in STRUCTURE for surface in names]


def count_all(transaction: Transaction) -> dict[str, int]:
    """Nodes by label, relations by type, and documents, passages, claims."""
    counts: dict[str, int] = {}
    for cypher in (
        f"""MATCH (n:{THING}) WHERE NOT n.`{BACKGROUND}` UNWIND labels(n) AS label WITH label WHERE label <> '{THING}'
        RETURN label AS what, count(*) AS number""",
        f"""MATCH (:{THING})-[r]->(:{THING}) WHERE NOT r.`{BACKGROUND}`
        RETURN type(r) AS what, count(*) AS number""",
        f"""MATCH (m:{MENTION}) WITH m.entity AS node, count(*) AS number MATCH (n:{THING} {{id: node}})
        WITH sum(number) AS number WHERE number > 0 RETURN '{MENTIONS}' AS what, number""",
        f"MATCH (n:{DOCUMENT}) RETURN 'documents' AS what, count(*) AS number",
        f"MATCH (n:{PASSAGE}) WHERE NOT n.furniture RETURN 'passages' AS what, count(*) AS number",
        f"MATCH (n:{CLAIM}) RETURN 'claims' AS what, count(*) AS number",
    ):
        counts |= {row["what"]: row["number"] for row in transaction.run(cypher)}
    return counts


def count_unshown(transaction: Transaction) -> dict[str, Any]:
    """What the ledger holds that the graph does not show, and why.

    dangling: claims one of whose ends has no name. unfit: claims the schema has no room for, or not for all of their
    qualifiers, with the first few and the reason.
    """
    dangling = transaction.run(
        f"""MATCH (c:{CLAIM}) WHERE c.shown AND c.target <> ''
        AND NOT (EXISTS {{ (:{THING} {{id: c.subject}}) }} AND EXISTS {{ (:{THING} {{id: c.target}}) }})
        RETURN count(*) AS number"""
    )
    unfit = transaction.run(
        f"MATCH (c:{CLAIM}) WHERE c.problem IS NOT NULL RETURN c.id AS id, c.problem AS problem ORDER BY id"
    )
    statuses = transaction.run(f"MATCH (c:{CLAIM}) RETURN c.status AS status, count(*) AS number ORDER BY status")
    hidden = transaction.run(f"MATCH (n:{THING}) WHERE n.`{BACKGROUND}` RETURN count(*) AS number")
    return {
        "dangling": dangling[0]["number"],
        "unfit": len(unfit),
        "unfit_examples": [f"{row['id']}: {row['problem']}" for row in unfit[:10]],
        "claims_by_status": {row["status"]: row["number"] for row in statuses},
        "background_nodes": hidden[0]["number"],
    }
