"""The card of one thing: what is said of it, side by side where sources differ, and what it is related to."""

from __future__ import annotations

from collections.abc import Iterable

from graph_schema.claims import Claim
from graph_schema.graph import Neighbour, Node, Relation
from graph_schema.judgements import Resolution, Verdict
from graph_schema.schema import load_schema
from graph_store.ports import ClaimFilter, GraphStore
from service.errors import UnknownId
from service.models.browse import Card, Relations, Statement
from service.search.nearest import nearest_ids


def find_node(store: GraphStore, node_id: str, *, label: str | None = None) -> Node:
    """The node of that id and type, or the one that it was merged into. Raises UnknownId, naming the nearest ids."""
    merged = Resolution(store.judgements(verdict=Verdict.POSITIVE))
    found = next(iter(store.nodes(ids=[merged.shown(node_id)])), None)
    if found is None or (label is not None and found.label != label):
        kind = load_schema().nodes[label].label if label else "node"
        raise UnknownId(kind, node_id, nearest_ids(node_id, store.names(), label=label))
    return found


def make_card(store: GraphStore, node: Node) -> Card:
    """Everything about a thing, each value and each neighbour with the claims it rests on."""
    claims = store.claims(ClaimFilter(subject=node.id))
    relations = list(store.relations(node=node.id))
    others = {r.target if r.source == node.id else r.source for r in relations}
    nodes = {n.id: n for n in store.nodes(ids=sorted(others))}
    return Card(node=node, statements=_statements(claims), relations=_grouped(node.id, relations, nodes))


def _statements(claims: Iterable[Claim]) -> list[Statement]:
    found: dict[tuple[str, str], Statement] = {}
    for claim in claims:
        if claim.value is not None and claim.is_projected:
            key = (claim.predicate, repr(claim.value))
            known = found.setdefault(key, Statement(property=claim.predicate, value=claim.value, claims=[]))
            known.claims.append(claim.id)
    return sorted(found.values(), key=lambda s: (s.property, repr(s.value)))


def _grouped(node_id: str, relations: Iterable[Relation], nodes: dict[str, Node]) -> list[Relations]:
    types = load_schema().relations
    groups: dict[tuple[str, str], Relations] = {}
    for relation in relations:
        direction = "out" if relation.source == node_id else "in"
        other = nodes.get(relation.target if direction == "out" else relation.source)
        if other is None:
            continue
        kind = types[relation.type]
        label = kind.label if direction == "out" else kind.inverse
        group = groups.setdefault(
            (relation.type, direction), Relations(type=relation.type, label=label, direction=direction, neighbours=[])
        )
        group.neighbours.append(
            Neighbour(
                id=other.id, label=other.label, name=other.name, properties=relation.properties, claims=relation.claims
            )
        )
    for group in groups.values():
        group.neighbours.sort(key=lambda n: (n.name.casefold(), n.id))
    return [groups[key] for key in sorted(groups)]
