"""What surrounds a thing in the graph."""

from __future__ import annotations

from graph_schema.graph import Subgraph
from graph_store.ports import GraphStore
from service.browse.cards import find_node


def known_neighbourhood(store: GraphStore, node_id: str, *, depth: int, limit: int) -> Subgraph:
    """The nodes within so many factual steps and the relations among them. Raises UnknownId, naming the nearest ids."""
    find_node(store, node_id)
    return store.neighbourhood(node_id, depth=depth, limit=limit)
