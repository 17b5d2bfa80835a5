"""The checker's part for conditions: properties that a type has, values that fit, steps that its relations allow."""

from __future__ import annotations

from collections.abc import Iterator

from graph_schema.askable import MENTIONS, askable_properties, neighbour_types, properties_of, relations_of, step
from graph_schema.claims import Scalar, Value
from graph_schema.fit import LARGEST_NUMBER, nearest, scalars, value_problem
from graph_schema.query import (
    ActiveIn,
    AllOf,
    AnyOf,
    Condition,
    CountTest,
    EdgeTest,
    HasProperty,
    IsOneOf,
    Not,
    PropertyTest,
    Related,
)
from graph_schema.schema import Property, RelationType, Schema

_ACTIVE = Property(name="active", type="year", definition="A year in which the relation held.")
_FOR_EVERY_TYPE = frozenset({"eq", "ne", "known", "unknown"})
_FOR_WORDS = _FOR_EVERY_TYPE | {"in", "not_in"}
_FOR_NUMBERS = _FOR_WORDS | {"lt", "le", "gt", "ge"}


def condition_problems(condition: Condition, types: frozenset[str], place: str, schema: Schema) -> Iterator[str]:
    """What is wrong with a condition on nodes of any of the types."""
    match condition:
        case HasProperty():
            yield from _property_problems(condition, types, place, schema)
        case IsOneOf():
            if not condition.ids:
                yield f"{place}: `is` needs at least one id"
        case ActiveIn():
            yield from _active_problems(condition, types, place, schema)
        case Related():
            yield from related_problems(condition, types, place, schema)
        case AllOf() | AnyOf():
            if not condition.of:
                yield f"{place}: {condition.op} needs at least one condition"
            for number, part in enumerate(condition.of):
                yield from condition_problems(part, types, f"{place}.{condition.op}[{number}]", schema)
        case Not():
            yield from condition_problems(condition.of, types, f"{place}.not", schema)


def property_missing(name: str, types: frozenset[str], schema: Schema) -> str:
    """Says that none of the types has the property, and which ones there are."""
    known = {known for t in types for known in askable_properties(schema.nodes[t])}
    return f"{_either(types)} has no property {name!r} ({nearest(name, known)})"


def _either(types: frozenset[str]) -> str:
    return " or ".join(sorted(types)) or "nothing"


def _property_problems(has: HasProperty, types: frozenset[str], place: str, schema: Schema) -> Iterator[str]:
    found = properties_of(types, has.property, schema)
    if not found:
        yield f"{place}: {property_missing(has.property, types, schema)}"
    elif not found[0].is_column:
        yield f"{place}: {has.property} holds lists and can be shown but not tested"
    else:
        yield from _test_problems(found, has.test, has.value, place, schema)


def _test_problems(
    found: list[Property], test: PropertyTest, value: Value | None, place: str, schema: Schema
) -> Iterator[str]:
    name = found[0].name
    allowed = _FOR_NUMBERS if found[0].is_number else _FOR_EVERY_TYPE if found[0].type == "boolean" else _FOR_WORDS
    if test not in allowed:
        yield f"{place}: {test} does not fit {name}, a {found[0].type} ({', '.join(sorted(allowed))} do)"
    elif test in {"known", "unknown"}:
        if value is not None:
            yield f"{place}: {test} asks for no value, found {value!r}"
    elif value is None or isinstance(value, list) != (test in {"in", "not_in"}):
        wanted = "a list of values" if test in {"in", "not_in"} else "one value"
        yield f"{place}: {test} needs {wanted}, found {value!r}"
    elif value == []:
        yield f"{place}: {test} needs at least one value"
    else:
        yield from (f"{place}: {problem}" for v in scalars(value) if (problem := _misfit(found, v, schema)))


def _misfit(found: list[Property], value: Scalar, schema: Schema) -> str | None:
    problems = [value_problem(prop, value, schema) for prop in found]
    return None if None in problems else problems[0]


def _active_problems(active: ActiveIn, types: frozenset[str], place: str, schema: Schema) -> Iterator[str]:
    if not any(schema.nodes[t].has_years for t in types):
        yield f"{place}: {_either(types)} has no start and end year, so it cannot be active in a span of years"
    years = [year for year in (active.from_year, active.to_year) if year is not None]
    if not years:
        yield f"{place}: active needs a from_year or a to_year"
    yield from (f"{place}: {problem}" for year in years if (problem := value_problem(_ACTIVE, year, schema)))
    if len(years) == 2 and years[0] > years[1]:
        yield f"{place}: from_year {years[0]} is later than to_year {years[1]}"


def neighbours_problems(related: Related, types: frozenset[str], place: str, schema: Schema) -> Iterator[str]:
    """What is wrong with neighbours that are to be shown, counted or grouped by, rather than tested."""
    if related.quantifier != "count" or related.count != CountTest():
        yield f"{place}: neighbours that are shown, counted or grouped by take no count and no `only`"
    yield from related_problems(related, types, place, schema)


def related_problems(related: Related, types: frozenset[str], place: str, schema: Schema) -> Iterator[str]:
    """What is wrong with a condition on neighbours."""
    unknown = [name for name in related.relations if name not in schema.relations]
    yield from (f"{place}: there is no relation {name!r} ({nearest(name, schema.relations)})" for name in unknown)
    unknown_types = [name for name in related.to if name not in schema.nodes]
    yield from (f"{place}.to: there is no type {name!r} ({nearest(name, schema.nodes)})" for name in unknown_types)
    if unknown or unknown_types:
        return
    if MENTIONS in related.relations:
        yield f"{place}: {MENTIONS} cannot be asked for in a graph query; passages are found by search"
        return
    yield from _step_problems(related, types, place, schema)
    yield from _count_problems(related, place)
    for number, test in enumerate(related.edge):
        yield from _edge_problems(test, related, f"{place}.edge[{number}]", schema)
    reached = neighbour_types(related, types, schema)
    if beyond := sorted(set(related.to) - reached):
        yield f"{place}.to: {_either(types)} has no {' or '.join(beyond)} there; it leads to {_either(reached)}"
    elif related.where is not None and reached:
        ends = frozenset(related.to) or reached
        yield from condition_problems(related.where, ends, f"{place}.where", schema)


def _step_problems(related: Related, types: frozenset[str], place: str, schema: Schema) -> Iterator[str]:
    for name in related.relations:
        relation = schema.relations[name]
        starts = neighbour_types(related, types, schema) | types if related.any_depth else types
        if not step(relation, starts, related.direction):
            yield f"{place}: {_wrong_way(relation, types, related.direction)}"
    if related.any_depth:
        fixed = [r.name for r in relations_of(related, schema) if not r.transitive]
        if fixed:
            able = [r.name for r in schema.relations.values() if r.transitive]
            yield f"{place}: {', '.join(fixed)} cannot be followed to any depth (only {', '.join(able)})"
        if related.direction == "either" or related.edge:
            yield f"{place}: to any depth, one direction is followed and no edge is tested"


def _wrong_way(relation: RelationType, types: frozenset[str], direction: str) -> str:
    other = "in" if direction == "out" else "out"
    hint = f"; use direction {other!r}" if step(relation, types, other) else ""
    ends = f"{_either(frozenset(relation.source))} -> {_either(frozenset(relation.target))}"
    return f"{relation.name} ({ends}) cannot be followed {direction!r} from {_either(types)}{hint}"


def _count_problems(related: Related, place: str) -> Iterator[str]:
    if related.quantifier == "only" and related.count != CountTest():
        yield f"{place}: `only` takes no count"
    if not 0 <= related.count.value <= LARGEST_NUMBER:
        yield f"{place}.count: a number of neighbours lies between 0 and {LARGEST_NUMBER}, found {related.count.value}"


def _edge_problems(test: EdgeTest, related: Related, place: str, schema: Schema) -> Iterator[str]:
    if not related.relations:
        yield f"{place}: name the relations whose {test.property} is meant"
    for relation in [schema.relations[name] for name in related.relations]:
        if test.property == _ACTIVE.name and {"from_year", "to_year"} <= relation.properties.keys():
            yield from _active_edge_problems(test, place, schema)
        elif test.property not in relation.properties:
            known = [*relation.properties, _ACTIVE.name] if "from_year" in relation.properties else relation.properties
            hint = nearest(test.property, known) if known else "it has none"
            yield f"{place}: {relation.name} has no property {test.property!r} ({hint})"
        else:
            found = [relation.properties[test.property]]
            yield from _test_problems(found, test.test, test.value, place, schema)


def _active_edge_problems(test: EdgeTest, place: str, schema: Schema) -> Iterator[str]:
    if test.test != "eq":
        yield f"{place}: active is tested with eq and a year, found {test.test}"
    elif test.value is None or (problem := value_problem(_ACTIVE, test.value, schema)):
        yield f"{place}: {problem if test.value is not None else 'active needs a year'}"
