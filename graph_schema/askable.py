"""What can be asked of a thing: its own properties, its name, what its years give, and where its relations lead."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from graph_schema.query import Related
from graph_schema.schema import NodeType, Property, RelationType, Schema

NAME_PROPERTY = Property(name="name", type="text", definition="What it is called.")
DECADE = Property(name="decade", type="year", definition="The first year of the decade in which it began or was made.")
DURATION = Property(name="duration_years", type="integer", definition="The years from its start to its end.")

# Passages are found by words and by meaning; the graph shows them only as the place where something is stated.
BY_SEARCH_ONLY = frozenset({"Passage"})
MENTIONS = "MENTIONS"


def askable_properties(node_type: NodeType) -> dict[str, Property]:
    """The type's own properties, its name, and those computed from its years."""
    found = {**node_type.properties, NAME_PROPERTY.name: NAME_PROPERTY}
    if {"start_year", "year"} & node_type.properties.keys():
        found[DECADE.name] = DECADE
    if node_type.has_years:
        found[DURATION.name] = DURATION
    return found


def properties_of(types: Iterable[str], name: str, schema: Schema) -> list[Property]:
    """The property of that name in each of the types that has it."""
    return [found[name] for t in sorted(types) if name in (found := askable_properties(schema.nodes[t]))]


def factual_types(schema: Schema) -> frozenset[str]:
    """The types that a query for anything asks about, and that paths may pass through."""
    return frozenset(t.name for t in schema.nodes.values() if t.factual)


def relations_of(related: Related, schema: Schema) -> list[RelationType]:
    """The relation types that are meant: those named, else every factual one."""
    names = related.relations or schema.factual_relations
    return [schema.relations[name] for name in names if name in schema.relations]


def step(relation: RelationType, start: frozenset[str], direction: str) -> frozenset[str]:
    """The types that one step along the relation leads to from any of the types."""
    found: set[str] = set()
    if direction in {"out", "either"} and start & set(relation.source):
        found |= set(relation.target)
    if direction in {"in", "either"} and start & set(relation.target):
        found |= set(relation.source)
    return frozenset(found)


def neighbour_types(related: Related, start: frozenset[str], schema: Schema) -> frozenset[str]:
    """The types that the neighbours may have, before and whatever `to` says."""
    relations = relations_of(related, schema)
    seen: frozenset[str] = frozenset()
    reached = start
    while True:
        reached = reduce(frozenset.union, (step(r, reached, related.direction) for r in relations), frozenset())
        if not related.any_depth or reached <= seen:
            return seen | reached
        seen |= reached
