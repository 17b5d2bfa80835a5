"""What follows from the schema for the tables, worked out once a store: columns, statements that fill them, terms."""

from __future__ import annotations

from dataclasses import dataclass

from graph_schema.schema import Property, Schema
from graph_store.sqlite.tables import edge_column, node_column
from graph_store.term_nodes import TermNodes, term_nodes

_NODE = ("id", "label", "name", "contested", "background", "aliases", "rest")
_EDGE = ("type", "source", "target", "key", "takes_unkeyed", "confidence", "background", "rest")


@dataclass(frozen=True)
class Layout:
    """The schema with its columns by property name, and the statements that write a node and an edge."""

    schema: Schema
    columns: dict[str, Property]
    edge_columns: dict[str, Property]
    terms: TermNodes
    put_node: str
    put_edge: str


def layout_of(schema: Schema) -> Layout:
    """Work out the layout."""
    columns, edge_columns = schema.columns, schema.edge_columns
    return Layout(
        schema=schema,
        columns=columns,
        edge_columns=edge_columns,
        terms=term_nodes(schema),
        put_node=_insert("nodes", [*_NODE, *map(node_column, columns)]),
        put_edge=_insert("relations", [*_EDGE, *map(edge_column, edge_columns)]),
    )


def _insert(table: str, columns: list[str]) -> str:
    return f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
