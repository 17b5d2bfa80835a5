"""Writing rows of the projection."""

from __future__ import annotations

import sqlite3

from graph_schema.graph import Node
from graph_store.projection import Edge
from graph_store.sqlite.layout import Layout
from graph_store.sqlite.records import split_columns, to_json


def exists(connection: sqlite3.Connection, node_id: str) -> bool:
    """True when the node is there, in the background or not."""
    return connection.execute("SELECT 1 FROM nodes WHERE id = ?", (node_id,)).fetchone() is not None


def put_node(connection: sqlite3.Connection, layout: Layout, node: Node, *, background: bool) -> None:
    """Write a node in place of the one of its id."""
    values, rest = split_columns(node.properties, layout.columns)
    contested = node.properties.get("contested") is True
    row = (node.id, node.label, node.name, contested, background, to_json(node.aliases), rest, *values)
    connection.execute(layout.put_node, row)


def delete_node(connection: sqlite3.Connection, node_id: str) -> None:
    """Take a node out, if it is there."""
    connection.execute("DELETE FROM nodes WHERE id = ?", (node_id,))


def put_edge(connection: sqlite3.Connection, layout: Layout, edge: Edge, *, background: bool = False) -> None:
    """Write a relation in place of the one with the same ends, type and key."""
    relation = edge.relation
    values, rest = split_columns(relation.properties, layout.edge_columns)
    row = (
        relation.type,
        relation.source,
        relation.target,
        edge.key,
        edge.takes_unkeyed,
        relation.confidence,
        background,
        rest,
        *values,
    )
    connection.execute(layout.put_edge, row)
