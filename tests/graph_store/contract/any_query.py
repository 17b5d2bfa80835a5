"""Random queries that the schema allows."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from graph_schema.askable import MENTIONS, askable_properties, factual_types, neighbour_types, step
from graph_schema.query import (
    ActiveIn,
    Aggregate,
    AllOf,
    AnyOf,
    Column,
    Condition,
    CountTest,
    EdgeTest,
    GraphQuery,
    GroupBy,
    HasProperty,
    IsOneOf,
    Not,
    Order,
    Path,
    Related,
)
from graph_schema.schema import Property, RelationType
from tests.graph_store.contract.any_graph import ALL_IDS, NAMES, SCHEMA, YEARS, values

Types = frozenset[str]
# Hypothesis likes the ends of a range; a number well inside it comes up as seldom as it should.
ONE_IN_TEN = st.integers(0, 9).map(lambda number: number == 6)
ONE_IN_FOUR = st.integers(0, 7).map(lambda number: number in {3, 5})
COMPARISONS = ["eq", "ne", "lt", "le", "gt", "ge"]
FINDABLE = ["Actor", "FriendsGroup", "Case", "Conflict", "Agreement", "Place", "Strategy", "Lesson", None]


def properties_of(types: Types) -> list[Property]:
    found = {p.name: p for t in types for p in askable_properties(SCHEMA.nodes[t]).values() if p.is_column}
    return [found[name] for name in sorted(found)]


@st.composite
def tests_of(draw: DrawFn, prop: Property) -> tuple[str, Any]:
    """A test and a value that fit the property."""
    number = ["lt", "le", "gt", "ge"] if prop.is_number else []
    several = [] if prop.type == "boolean" else ["in", "not_in"]
    test = draw(st.sampled_from(["eq", "ne", "known", "unknown", *number, *several]))
    one = NAMES if prop.name == "name" else st.sampled_from([1980, 1990]) if prop.name == "decade" else values(prop)
    if test in {"known", "unknown"}:
        return test, None
    return test, draw(st.lists(one, min_size=1, max_size=3) if test in several else one)


@st.composite
def has_property(draw: DrawFn, types: Types) -> HasProperty:
    prop = draw(st.sampled_from(properties_of(types)))
    test, value = draw(tests_of(prop))
    return HasProperty(property=prop.name, test=test, value=value)


@st.composite
def active_in(draw: DrawFn) -> ActiveIn:
    first, last = sorted(draw(st.tuples(YEARS, YEARS)))
    return draw(
        st.sampled_from([ActiveIn(from_year=first, to_year=last), ActiveIn(from_year=first), ActiveIn(to_year=last)])
    )


def ways(types: Types) -> list[tuple[str, RelationType]]:
    """(direction, relation type) of every step that leads on from the types."""
    relations = [r for r in SCHEMA.relations.values() if r.name not in {MENTIONS, "STATED_IN"}]
    return [(d, r) for r in relations for d in ("out", "in", "either") if step(r, types, d)]


@st.composite
def edge_tests(draw: DrawFn, relation: RelationType) -> EdgeTest:
    if "from_year" in relation.properties and draw(st.booleans()):
        return EdgeTest(property="active", value=draw(YEARS))
    prop = draw(st.sampled_from([p for p in relation.properties.values() if p.is_column]))
    test, value = draw(tests_of(prop))
    return EdgeTest(property=prop.name, test=test, value=value)


@st.composite
def neighbours(draw: DrawFn, types: Types, depth: int) -> Related:
    """A step to neighbours, without a number of them."""
    if draw(ONE_IN_TEN):
        related = Related(direction="either")
    else:
        direction, relation = draw(st.sampled_from(ways(types)))
        deep = relation.transitive and direction != "either" and draw(st.booleans())
        edge = draw(st.lists(edge_tests(relation), max_size=2)) if relation.properties and not deep else []
        related = Related(relations=[relation.name], direction=direction, any_depth=deep, edge=edge)
    ends = neighbour_types(related, types, SCHEMA)
    if not ends:
        return related
    to = draw(st.lists(st.sampled_from(sorted(ends)), max_size=2, unique=True))
    where = draw(st.none() | conditions(frozenset(to) or ends, depth - 1)) if depth > 0 else None
    return related.model_copy(update={"to": to, "where": where})


@st.composite
def related(draw: DrawFn, types: Types, depth: int) -> Related:
    found = draw(neighbours(types, depth))
    if draw(ONE_IN_FOUR):
        return found.model_copy(update={"quantifier": "only"})
    count = CountTest(test=draw(st.sampled_from(COMPARISONS)), value=draw(st.integers(0, 3)))
    return found.model_copy(update={"count": draw(st.sampled_from([CountTest(), count]))})


@st.composite
def conditions(draw: DrawFn, types: Types, depth: int) -> Condition:
    kind = draw(st.sampled_from(["property", "property", "is", "active", "related", "all", "any", "not"]))
    if kind == "active" and any(SCHEMA.nodes[t].has_years for t in types):
        return draw(active_in())
    if kind == "is":
        return IsOneOf(ids=draw(st.lists(st.sampled_from([*ALL_IDS, "actor:gone"]), min_size=1, max_size=4)))
    if depth <= 0 or kind in {"property", "active"}:
        return draw(has_property(types))
    if kind == "related":
        leads_on = bool(ways(types))
        return draw(related(types, depth)) if leads_on else draw(has_property(types))
    if kind == "not":
        return Not(of=draw(conditions(types, depth - 1)))
    of: list[Condition] = draw(st.lists(conditions(types, depth - 1), min_size=1, max_size=3))
    return AllOf(of=of) if kind == "all" else AnyOf(of=of)


@st.composite
def columns(draw: DrawFn, types: Types) -> list[Column]:
    found: list[Column] = []
    if draw(st.booleans()):
        found.append(Column(key="p", property=draw(st.sampled_from(properties_of(types))).name))
    if bool(ways(types)) and draw(st.booleans()):
        found.append(Column(key="n", neighbours=draw(neighbours(types, 1))))
    if bool(ways(types)) and draw(st.booleans()):
        found.append(Column(key="c", count_of=draw(neighbours(types, 1))))
    return found


@st.composite
def aggregates(draw: DrawFn, types: Types) -> Aggregate:
    function = draw(st.sampled_from(["count", "average", "min", "max", "sum", "share"]))
    given: dict[str, Any] = {"function": function}
    if function == "share":
        given["numerator"] = draw(conditions(types, 1))
        given["among"] = draw(st.none() | conditions(types, 1))
    elif function != "count":
        numbers = [p.name for p in properties_of(types) if p.is_number]
        if bool(numbers) and draw(st.booleans()):
            given["property"] = draw(st.sampled_from(numbers))
        else:
            given["of_count"] = draw(neighbours(types, 1))
    if draw(st.booleans()):
        given["by"] = draw(groupings(types))
    return Aggregate.model_validate(given)


@st.composite
def groupings(draw: DrawFn, types: Types) -> GroupBy:
    kind = draw(st.sampled_from(["property", "neighbour", "count_of"]))
    if kind == "property":
        return GroupBy(property=draw(st.sampled_from(properties_of(types))).name)
    return GroupBy.model_validate({kind: draw(neighbours(types, 1))})


@st.composite
def orders(draw: DrawFn, types: Types, grouped: bool) -> Order:
    down = draw(st.booleans())
    if grouped:
        return Order(figure=draw(st.sampled_from(["group", "value"])), descending=down)
    if bool(ways(types)) and draw(ONE_IN_FOUR):
        return Order(count_of=draw(neighbours(types, 1)), descending=down)
    return Order(property=draw(st.sampled_from(properties_of(types))).name, descending=down)


@st.composite
def queries(draw: DrawFn) -> GraphQuery:
    if draw(ONE_IN_TEN):
        ends = st.lists(st.sampled_from(ALL_IDS), min_size=1, max_size=2)
        return GraphQuery(path=Path(source=draw(ends), target=draw(ends), max_steps=draw(st.integers(1, 6))))
    find = draw(st.sampled_from(FINDABLE))
    types = frozenset([find]) if find else factual_types(SCHEMA)
    aggregate = draw(st.none() | aggregates(types)) if ways(types) else None
    grouped = aggregate is not None and aggregate.by is not None
    order = draw(st.lists(orders(types, grouped), max_size=2))
    return GraphQuery(
        find=find,
        where=draw(st.none() | conditions(types, 1) | conditions(types, 3)),
        select=[] if grouped else draw(columns(types)),
        aggregate=aggregate,
        order=order,
        limit=draw(st.sampled_from([1, 2, 3, 100])),
        with_ties=bool(order) and draw(st.booleans()),
    )
