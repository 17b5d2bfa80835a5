"""Writing the projection: nodes and relations, each in batches.

Labels and types go along with the rows, from the schema as everywhere: a statement for each would be planned for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph_schema.graph import Node
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.ledger_writing import put
from graph_store.neo4j.names import THING
from graph_store.neo4j.records import edge_properties, node_properties
from graph_store.neo4j.sessions import Transaction
from graph_store.projection import Edge


def put_nodes(
    transaction: Transaction, layout: Layout, nodes: Iterable[Node], before: Mapping[str, str], *, background: bool
) -> None:
    """Write nodes in place of those of their ids, which keep their relations. before: labels of those there now."""
    rows = [_node_row(node, layout, before.get(node.id), background=background) for node in nodes]
    put(
        transaction,
        f"UNWIND $rows AS row CREATE (n:{THING}:$(row.label)) SET n = row.properties",
        [row for row in rows if row["before"] is None],
    )
    there = [row for row in rows if row["before"] is not None]
    put(transaction, f"UNWIND $rows AS row MATCH (n:{THING} {{id: row.id}}) SET n = row.properties", there)
    put(
        transaction,
        f"UNWIND $rows AS row MATCH (n:{THING} {{id: row.id}}) REMOVE n:$(row.before) SET n:$(row.label)",
        [row for row in there if row["before"] != row["label"]],
    )


def _node_row(node: Node, layout: Layout, before: str | None, *, background: bool) -> dict[str, Any]:
    return {
        "id": node.id,
        "label": layout.schema.nodes[node.label].name,
        "before": before,
        "properties": node_properties(node, layout.columns, background=background),
    }


def delete_nodes(transaction: Transaction, ids: Iterable[str]) -> None:
    """Take nodes out with the relations they still have."""
    if wanted := sorted(ids):
        transaction.run(f"UNWIND $ids AS id MATCH (n:{THING} {{id: id}}) DETACH DELETE n", {"ids": wanted})


def put_edges(transaction: Transaction, layout: Layout, edges: Iterable[Edge], *, background: bool = False) -> None:
    """Write relations between nodes that are there; those between the same two were taken out before."""
    rows = [
        {
            "source": edge.relation.source,
            "target": edge.relation.target,
            "type": layout.schema.relations[edge.relation.type].name,
            "properties": edge_properties(edge, layout.edge_columns, background=background),
        }
        for edge in edges
    ]
    put(
        transaction,
        f"""UNWIND $rows AS row MATCH (a:{THING} {{id: row.source}}) MATCH (b:{THING} {{id: row.target}})
        CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties""",
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
