"""Writing the projection: nodes by label and relations by type, each in batches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph_schema.graph import Node
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.ledger_writing import put
from graph_store.neo4j.names import THING, quoted
from graph_store.neo4j.records import edge_properties, node_properties
from graph_store.neo4j.sessions import Transaction
from graph_store.projection import Edge


def put_nodes(
    transaction: Transaction, layout: Layout, nodes: Iterable[Node], before: Mapping[str, str], *, background: bool
) -> None:
    """Write nodes in place of those of their ids, which keep their relations. before: labels of those there now."""
    new: dict[str, list[dict[str, Any]]] = {}
    there: dict[str, list[dict[str, Any]]] = {}
    for node in nodes:
        row = node_properties(node, layout.columns, background=background)
        label = layout.schema.nodes[node.label].name
        old = before.get(node.id)
        (new if old is None else there).setdefault(label, []).append(row)
        if old is not None and old != label:
            transaction.run(
                f"MATCH (n:{THING} {{id: $id}}) REMOVE n:{quoted(old)} SET n:{quoted(label)}", {"id": node.id}
            )
    for label, rows in sorted(new.items()):
        put(transaction, f"UNWIND $rows AS row CREATE (n:{THING}:{quoted(label)}) SET n = row", rows)
    put(
        transaction,
        f"UNWIND $rows AS row MATCH (n:{THING} {{id: row.id}}) SET n = row",
        [row for _, rows in sorted(there.items()) for row in rows],
    )


def delete_nodes(transaction: Transaction, ids: Iterable[str]) -> None:
    """Take nodes out with the relations they still have."""
    if wanted := sorted(ids):
        transaction.run(f"UNWIND $ids AS id MATCH (n:{THING} {{id: id}}) DETACH DELETE n", {"ids": wanted})


def put_edges(transaction: Transaction, layout: Layout, edges: Iterable[Edge], *, background: bool = False) -> None:
    """Write relations between nodes that are there; those between the same two were taken out before."""
    by_type: dict[str, list[dict[str, Any]]] = {}
    for edge in edges:
        row = {
            "source": edge.relation.source,
            "target": edge.relation.target,
            "properties": edge_properties(edge, layout.edge_columns, background=background),
        }
        by_type.setdefault(layout.schema.relations[edge.relation.type].name, []).append(row)
    for kind, rows in sorted(by_type.items()):
        put(
            transaction,
            f"""UNWIND $rows AS row MATCH (a:{THING} {{id: row.source}}) MATCH (b:{THING} {{id: row.target}})
            CREATE (a)-[r:{quoted(kind)}]->(b) SET r = row.properties""",
            rows,
        )


def delete_between(transaction: Transaction, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str, str]]:
    """Take out every relation from the first to the second of each pair; (source, target, type) of what was there."""
    rows = [{"source": source, "target": target} for source, target in sorted(pairs)]
    if not rows:
        return set()
    found = transaction.run(
        f"""UNWIND $rows AS row MATCH (a:{THING} {{id: row.source}})-[r]->(b:{THING} {{id: row.target}})
        WITH a.id AS source, b.id AS target, type(r) AS type, r DELETE r RETURN source, target, type""",
        {"rows": rows},
    )
    return {(row["source"], row["target"], row["type"]) for row in found}
