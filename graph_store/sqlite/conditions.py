"""Conditions of a GraphQuery as SQL, three-valued as the query language is. Pure: no connection in sight."""

from __future__ import annotations

import operator
from typing import Literal

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
    Related,
)
from graph_store.sqlite.expressions import Parts, compare, edge_expression, labels_in, property_expression, types_in
from graph_store.undecided import can_be_unknown

_COUNT_SIGNS = {"eq": "=", "ne": "<>", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_COUNT_TESTS = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
Truth = Literal["true", "false", "unknown", "any"]


def condition_sql(condition: Condition, alias: str, parts: Parts) -> str:
    """An expression that is 1, 0 or null for the node of that alias."""
    match condition:
        case HasProperty():
            expression = property_expression(condition.property, alias, parts.layout)
            return f"({compare(expression, condition.test, condition.value, parts)})"
        case IsOneOf():
            return f"({alias}.id IN {parts.among(list(condition.ids))})"
        case ActiveIn():
            return _active(condition, alias, parts)
        case Related():
            return _related(condition, alias, parts)
        case AllOf():
            return f"({' AND '.join(condition_sql(c, alias, parts) for c in condition.of)})"
        case AnyOf():
            return f"({' OR '.join(condition_sql(c, alias, parts) for c in condition.of)})"
        case Not():
            return f"(NOT {condition_sql(condition.of, alias, parts)})"


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
    pairs = neighbour_pairs(related, parts)
    number = related.count.value
    if (related.count.test, number) in {("ge", 1), ("gt", 0)}:
        return f"({alias}.id IN (SELECT node FROM {pairs}))"
    counted = f"SELECT node FROM {pairs} GROUP BY node HAVING"
    test = f"count(DISTINCT neighbour) {_COUNT_SIGNS[related.count.test]} {parts.value(number)}"
    # Nodes without a neighbour are in no pair: where none is enough, those that fail are taken away instead.
    if _holds_for_none(related.count):
        return f"({alias}.id NOT IN ({counted} NOT ({test})))"
    return f"({alias}.id IN ({counted} {test}))"


def _holds_for_none(count: CountTest) -> bool:
    return bool(_COUNT_TESTS[count.test](0, count.value))


def _only(related: Related, alias: str, parts: Parts) -> str:
    """At least one neighbour, and the condition holds for all: false beats unknown, unknown beats true."""
    there = f"{alias}.id NOT IN (SELECT node FROM {neighbour_pairs(related, parts, truth='any')})"
    cases = [f"WHEN {there} THEN 0"]
    if related.where is not None:
        against = f"{alias}.id IN (SELECT node FROM {neighbour_pairs(related, parts, truth='false')})"
        cases.append(f"WHEN {against} THEN 0")
        if can_be_unknown(related.where):
            undecided = f"{alias}.id IN (SELECT node FROM {neighbour_pairs(related, parts, truth='unknown')})"
            cases.append(f"WHEN {undecided} THEN NULL")
    return f"(CASE {' '.join(cases)} ELSE 1 END)"


def neighbour_pairs(related: Related, parts: Parts, *, truth: Truth = "true") -> str:
    """A subquery (node, neighbour, relation) of every node and its neighbours; relation: the first step's.

    truth: which neighbours, by what `where` is for them; `any` lets all in.
    """
    where = _neighbour_test(related, parts, truth)
    directions = ["out", "in"] if related.direction == "either" else [related.direction]
    texts = []
    for direction in directions:
        near, far = ("source", "target") if direction == "out" else ("target", "source")
        join = f"JOIN nodes m ON m.id = r.{far} " if where else ""
        tests = [*_relation_tests(related, parts), *where]
        texts.append(f"SELECT r.{near}, r.{far}, r.id FROM relations r {join}WHERE {' AND '.join(tests)}")
        if related.any_depth:
            # Backwards from the neighbours that fit, so that a named region is cheap.
            texts.append(
                f"SELECT r.{near}, s.neighbour, r.id FROM {{self}} s JOIN relations r ON r.{far} = s.node"
                f" WHERE {_types(related, parts)}"
            )
    joined = " UNION " if related.any_depth else " UNION ALL "
    return parts.subquery("node, neighbour, relation", joined.join(texts))


def pairs_from(related: Related, rows: str, parts: Parts) -> str:
    """The same subquery for the nodes in `rows` alone, followed forwards from them."""
    where = _neighbour_test(related, parts, "true")
    directions = ["out", "in"] if related.direction == "either" else [related.direction]
    steps = []
    for direction in directions:
        near, far = ("source", "target") if direction == "out" else ("target", "source")
        tests = [f"r.{near} IN {rows}", *_relation_tests(related, parts)]
        steps.append(f"SELECT r.{near}, r.{far}, r.id FROM relations r WHERE {' AND '.join(tests)}")
        if related.any_depth:
            steps.append(
                f"SELECT s.node, r.{far}, s.relation FROM {{self}} s JOIN relations r ON r.{near} = s.neighbour"
                f" WHERE {_types(related, parts)}"
            )
    joined = " UNION " if related.any_depth else " UNION ALL "
    reached = parts.subquery("node, neighbour, relation", joined.join(steps))
    if not where:
        return reached
    text = f"SELECT s.node, s.neighbour, s.relation FROM {reached} s JOIN nodes m ON m.id = s.neighbour"
    return parts.subquery("node, neighbour, relation", f"{text} WHERE {' AND '.join(where)}")


def _neighbour_test(related: Related, parts: Parts, truth: Truth) -> list[str]:
    tests = [f"m.label IN {labels_in(related.to, parts.layout)}"] if related.to else []
    if related.where is None or truth == "any":
        return tests
    held = condition_sql(related.where, "m", parts)
    match truth:
        case "false":
            return [*tests, f"(NOT {held})"]
        case "unknown":
            return [*tests, f"({held} IS NULL)"]
    return [*tests, held]


def _relation_tests(related: Related, parts: Parts) -> list[str]:
    return [_types(related, parts), *(_edge(test, parts) for test in related.edge)]


def _types(related: Related, parts: Parts) -> str:
    return f"r.type IN {types_in(related.relations or parts.layout.schema.factual_relations, parts.layout)}"


def _edge(test: EdgeTest, parts: Parts) -> str:
    if test.property != "active":
        return f"({compare(edge_expression(test.property, 'r', parts.layout), test.test, test.value, parts)})"
    year = parts.value(test.value if not isinstance(test.value, list) else None)
    first, last = (edge_expression(name, "r", parts.layout) for name in ("from_year", "to_year"))
    return f"(({first} IS NULL OR {first} <= {year}) AND ({last} IS NULL OR {last} >= {year}))"
