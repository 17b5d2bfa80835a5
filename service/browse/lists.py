"""Lists of things of one type, narrowed and paged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_schema.graph import Node
from graph_schema.query import (
    MAX_LIMIT,
    ActiveIn,
    AllOf,
    Condition,
    GraphQuery,
    HasProperty,
    IsOneOf,
    PropertyTest,
    Related,
)
from graph_schema.schema import load_schema
from graph_store.ports import GraphStore
from service.browse.filters import ListFilter
from service.browse.pages import page_from, page_of
from service.errors import UnknownFilterValue
from service.models.browse import Page
from service.search.nearest import nearest_ids, nearest_values


@dataclass(frozen=True)
class ByProperty:
    """A filter on a property of the thing itself."""

    property: str
    test: PropertyTest = "eq"


@dataclass(frozen=True)
class ByNeighbour:
    """A filter on a thing it is related to, seen from the thing that is listed."""

    relation: str
    direction: str
    any_depth: bool = False


Filter = ByProperty | ByNeighbour
FILTERS: Mapping[str, Filter] = {
    "outcome": ByProperty("outcome"),
    "kind": ByProperty("kind"),
    "scope": ByProperty("scope"),
    "status": ByProperty("status"),
    "strength": ByProperty("strength"),
    "min_members": ByProperty("member_count", "ge"),
    "max_members": ByProperty("member_count", "le"),
    "year_from": ByProperty("year", "ge"),
    "year_to": ByProperty("year", "le"),
    "place": ByNeighbour("LOCATED_IN", "out", any_depth=True),
    "mediator": ByNeighbour("MEDIATED", "in"),
    "party": ByNeighbour("PARTY_TO", "in"),
    "strategy": ByNeighbour("USED_STRATEGY", "out"),
    "member": ByNeighbour("MEMBER_OF", "in"),
    "served": ByNeighbour("SERVED", "out"),
    "member_of": ByNeighbour("MEMBER_OF", "out"),
    "case": ByNeighbour("RESULTED_IN", "in"),
    "signatory": ByNeighbour("SIGNED", "in"),
    "used_in": ByNeighbour("USED_STRATEGY", "in"),
    "topic": ByNeighbour("ABOUT", "out"),
    "drawn_from": ByNeighbour("DRAWN_FROM", "out"),
}
_NOT_CONDITIONS = {"name", "limit", "cursor", "from_year", "to_year"}


def list_things(store: GraphStore, label: str, which: ListFilter, *, seconds: float) -> Page[Node]:
    """One page of the things of a type that fit. Raises UnknownFilterValue, naming the nearest known values."""
    conditions = _conditions(store, label, which)
    if which.name is not None:
        conditions.append(IsOneOf(ids=_named(store, label, which.name)))
    if not conditions:
        return page_from(
            lambda after, count: store.nodes(label=label, after=after, limit=count),
            limit=which.limit,
            cursor=which.cursor,
        )
    query = GraphQuery(find=label, where=AllOf(of=conditions), limit=MAX_LIMIT)
    ids = [row.id for row in store.run(query, seconds=seconds).rows if row.id is not None]
    return page_of(store.nodes(ids=ids) if ids else [], limit=which.limit, cursor=which.cursor)


def _conditions(store: GraphStore, label: str, which: ListFilter) -> list[Condition]:
    given = which.model_dump(exclude_none=True)
    conditions: list[Condition] = [
        _condition(store, label, name, value) for name, value in given.items() if name not in _NOT_CONDITIONS
    ]
    if "from_year" in given or "to_year" in given:
        conditions.append(ActiveIn(from_year=given.get("from_year"), to_year=given.get("to_year")))
    return conditions


def _condition(store: GraphStore, label: str, name: str, value: str | int) -> Condition:
    how = FILTERS[name]
    if isinstance(how, ByProperty):
        _check_term(label, name, how.property, value)
        return HasProperty(property=how.property, test=how.test, value=value)
    return Related(
        relations=[how.relation],
        direction="out" if how.direction == "out" else "in",
        any_depth=how.any_depth,
        where=IsOneOf(ids=[_known_id(store, name, str(value), how)]),
    )


def _check_term(label: str, name: str, prop: str, value: str | int) -> None:
    vocabulary = load_schema().nodes[label].properties[prop].vocabulary
    if vocabulary is None:
        return
    known = load_schema().vocabularies[vocabulary].ids
    if value not in known:
        raise UnknownFilterValue(name, str(value), nearest_values(str(value), known) or known)


def _known_id(store: GraphStore, name: str, value: str, how: ByNeighbour) -> str:
    """The id itself, or the id made of a prefix of the types at that end and a vocabulary id."""
    schema = load_schema()
    relation = schema.relations[how.relation]
    ends = relation.target if how.direction == "out" else relation.source
    tried = [value, *(f"{schema.nodes[end].prefix}:{value}" for end in ends)]
    found = {node.id: node.label for node in store.nodes(ids=tried)}
    known = next((node_id for node_id in tried if found.get(node_id) in ends), None)
    if known is None:
        raise UnknownFilterValue(name, value, nearest_ids(value, (n for n in store.names() if n[1] in ends)))
    return known


def _named(store: GraphStore, label: str, part: str) -> list[str]:
    wanted = part.casefold().strip()
    return sorted({i for i, found, surface in store.names() if found == label and wanted in surface.casefold()})
