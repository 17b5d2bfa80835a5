"""What follows from the schema for the statements, worked out once a store: columns and terms."""

from __future__ import annotations

from dataclasses import dataclass

from graph_schema.schema import Property, Schema
from graph_store.term_nodes import TermNodes, term_nodes


@dataclass(frozen=True)
class Layout:
    """The schema with its properties by name and the vocabularies' terms by node id."""

    schema: Schema
    columns: dict[str, Property]
    edge_columns: dict[str, Property]
    terms: TermNodes


def layout_of(schema: Schema) -> Layout:
    """Work out the layout."""
    return Layout(schema, schema.columns, schema.edge_columns, term_nodes(schema))
