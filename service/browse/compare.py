"""Two or more things of one kind side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_schema.graph import Node
from graph_schema.schema import load_schema
from graph_store.ports import GraphStore
from service.browse.cards import find_node, make_card
from service.errors import NotComparable
from service.models.browse import Card, ComparedRow, Comparison


def compare_things(store: GraphStore, ids: Sequence[str]) -> Comparison:
    """Their properties and neighbours, row by row. Raises UnknownId; NotComparable for one thing or several kinds."""
    nodes = [find_node(store, node_id) for node_id in dict.fromkeys(ids)]
    labels = sorted({node.label for node in nodes})
    if len(nodes) < 2:
        raise NotComparable(f"A comparison needs two ids or more; there was {', '.join(ids) or 'none'}.")
    if len(labels) > 1:
        raise NotComparable(f"Only things of one kind can be compared; these are {' and '.join(labels)}.")
    cards = [make_card(store, node) for node in nodes]
    return Comparison(things=nodes, rows=[*_property_rows(labels[0], nodes), *_relation_rows(cards)])


def _property_rows(label: str, nodes: Sequence[Node]) -> list[ComparedRow]:
    known = load_schema().nodes[label].properties
    keys = [key for key in known if any(key in node.properties for node in nodes)]
    return [
        ComparedRow(key=key, label=key.replace("_", " "), values={n.id: n.properties.get(key) for n in nodes})
        for key in keys
    ]


def _relation_rows(cards: Sequence[Card]) -> list[ComparedRow]:
    rows: dict[tuple[str, str], ComparedRow] = {}
    for card in cards:
        for group in card.relations:
            key = (group.type, group.direction)
            empty: dict[str, Any] = {c.node.id: [] for c in cards}
            row = rows.setdefault(
                key, ComparedRow(key=f"{group.type}:{group.direction}", label=group.label, values=empty)
            )
            row.values[card.node.id] = group.neighbours
    return [rows[key] for key in sorted(rows)]
