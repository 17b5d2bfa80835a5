"""Conditions of a GraphQuery as Cypher, three-valued as the query language is. Pure: no driver in sight."""

from __future__ import annotations

from typing import Literal

from graph_schema.query import ActiveIn, AllOf, AnyOf, Condition, EdgeTest, HasProperty, IsOneOf, Not, Related
from graph_store.neo4j.expressions import Parts, compare, edge_expression, property_expression, sign
from graph_store.neo4j.names import labels, types
from graph_store.undecided import can_be_unknown

Truth = Literal["true", "false", "unknown", "any"]


def condition_cypher(condition: Condition, alias: str, parts: Parts) -> str:
    """An expression that is true, false or null for the node of that alias."""
    match condition:
        case HasProperty():
            expression = property_expression(condition.property, alias, parts.layout)
            return f"({compare(expression, condition.test, condition.value, parts)})"
        case IsOneOf():
            return f"({alias}.id IN {parts.value(list(condition.ids))})"
        case ActiveIn():
            return _active(condition, alias, parts)
        case Related():
            return _related(condition, alias, parts)
        case AllOf():
            return f"({' AND '.join(condition_cypher(c, alias, parts) for c in condition.of)})"
        case AnyOf():
            return f"({' OR '.join(condition_cypher(c, alias, parts) for c in condition.of)})"
        case Not():
            return f"(NOT {condition_cypher(condition.of, alias, parts)})"


def _active(active: ActiveIn, alias: str, parts: Parts) -> str:
    start = property_expression("start_year", alias, parts.layout)
    end = property_expression("end_year", alias, parts.layout)
    tests = []
    if active.to_year is not None:
        tests.append(f"{start} <= {parts.value(active.to_year)}")
    if active.from_year is not None:
        tests.append(f"({end} IS NULL OR {end} >= {parts.value(active.from_year)})")
    return f"(CASE WHEN {start} IS NOT NULL THEN {' AND '.join(tests)} END)"


def _related(related: Related, alias: str, parts: Parts) -> str:
    if related.quantifier == "only":
        return _only(related, alias, parts)
    if (related.count.test, related.count.value) in {("ge", 1), ("gt", 0)}:
        return f"EXISTS {{ {neighbours(related, alias, parts)[0]} }}"
    return f"({count(related, alias, parts)} {sign(related.count.test)} {parts.value(related.count.value)})"


def count(related: Related, alias: str, parts: Parts) -> str:
    """How many different neighbours the node has, as an expression."""
    pattern, neighbour = neighbours(related, alias, parts)
    return f"COUNT {{ {pattern} RETURN DISTINCT {neighbour} }}"


def _only(related: Related, alias: str, parts: Parts) -> str:
    """At least one neighbour, and the condition holds for all: false beats unknown, unknown beats true."""
    cases = [f"WHEN NOT EXISTS {{ {neighbours(related, alias, parts, truth='any')[0]} }} THEN false"]
    if related.where is not None:
        cases.append(f"WHEN EXISTS {{ {neighbours(related, alias, parts, truth='false')[0]} }} THEN false")
        if can_be_unknown(related.where):
            cases.append(f"WHEN EXISTS {{ {neighbours(related, alias, parts, truth='unknown')[0]} }} THEN null")
    return f"(CASE {' '.join(cases)} ELSE true END)"


def neighbours(related: Related, alias: str, parts: Parts, *, truth: Truth = "true") -> tuple[str, str]:
    """A MATCH from the node of that alias to its neighbours, and the neighbour's name in it.

    truth: which neighbours, by what `where` is for them; `any` lets all in.
    """
    relation, neighbour = parts.name("r"), parts.name("m")
    depth = "*1.." if related.any_depth else ""
    step = arrow(f"{relation}:{relation_types(related, parts)}{depth}", related.direction)
    tests = [*edge_tests(related, relation, parts), *neighbour_tests(related, neighbour, parts, truth=truth)]
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    return f"MATCH ({alias}){step}({neighbour}){where}", neighbour


def arrow(inside: str, direction: str) -> str:
    """A step as it is drawn, seen from the node on the left."""
    return f"{'<-' if direction == 'in' else '-'}[{inside}]{'->' if direction == 'out' else '-'}"


def relation_types(related: Related, parts: Parts) -> str:
    """The relation types that are meant: those named, else every factual one."""
    return types(related.relations or parts.layout.schema.factual_relations, parts.layout.schema)


def neighbour_tests(related: Related, neighbour: str, parts: Parts, *, truth: Truth = "true") -> list[str]:
    """What must hold for the neighbour of that name."""
    tests = [f"({neighbour}:{labels(related.to, parts.layout.schema)})"] if related.to else []
    if related.where is None or truth == "any":
        return tests
    held = condition_cypher(related.where, neighbour, parts)
    match truth:
        case "false":
            return [*tests, f"(NOT {held})"]
        case "unknown":
            return [*tests, f"({held} IS NULL)"]
    return [*tests, held]


def edge_tests(related: Related, relation: str, parts: Parts) -> list[str]:
    """What must hold for the relation of that name."""
    return [_edge(test, relation, parts) for test in related.edge]


def _edge(test: EdgeTest, relation: str, parts: Parts) -> str:
    if test.property != "active":
        expression = edge_expression(test.property, relation, parts.layout)
        return f"({compare(expression, test.test, test.value, parts)})"
    year = parts.value(test.value)
    first, last = (edge_expression(name, relation, parts.layout) for name in ("from_year", "to_year"))
    return f"(({first} IS NULL OR {first} <= {year}) AND ({last} IS NULL OR {last} >= {year}))"
