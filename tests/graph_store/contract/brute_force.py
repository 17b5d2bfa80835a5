"""GraphQuery answered by looking at everything, in plain Python: what every adapter is compared with.

Slow and simple on purpose, and written from the query language's own words, not from any adapter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import fmean
from typing import Any

from graph_schema.graph import Coverage, Neighbour, Node, QueryResult, Relation, Row
from graph_schema.query import (
    ActiveIn,
    Aggregate,
    AllOf,
    AnyOf,
    Condition,
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
from graph_schema.schema import Schema
from graph_store.answers import group_label, merge_neighbours

Truth = bool | None

TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "in": lambda a, b: a in b,
    "not_in": lambda a, b: a not in b,
}


def both(truths: Sequence[Truth]) -> Truth:
    return False if False in truths else None if None in truths else True


def compare(value: Any, test: str, wanted: Any) -> Truth:
    if test in {"known", "unknown"}:
        return (value is not None) == (test == "known")
    return None if value is None else TESTS[test](value, wanted)


def value_of(node: Node, name: str) -> Any:
    start, end = node.properties.get("start_year"), node.properties.get("end_year")
    if name == "name":
        return node.name
    if name == "duration_years":
        return end - start if start is not None and end is not None else None
    if name == "decade":
        year = start if start is not None else node.properties.get("year")
        return year // 10 * 10 if year is not None else None
    return node.properties.get(name)


@dataclass
class BruteForce:
    """A whole graph in memory."""

    nodes: dict[str, Node]
    relations: list[Relation]
    schema: Schema

    def run(self, query: GraphQuery) -> QueryResult:
        if query.path is not None:
            return self.path(query.path)
        types = [query.find] if query.find else [t.name for t in self.schema.nodes.values() if t.factual]
        judged = [(n, self.truth(query.where, n)) for n in self.nodes.values() if n.label in types]
        found = [n for n, truth in judged if truth]
        unknown = sum(truth is None for _, truth in judged)
        coverage = Coverage(matching=len(found), coded=len(judged) - unknown, not_coded=unknown)
        if query.aggregate is not None:
            return self.figure(query, query.aggregate, found, coverage)
        rows = self.rows(query, found)
        return QueryResult(rows=rows, coverage=coverage, truncated=len(found) > len(rows))

    # --- conditions
    def truth(self, condition: Condition | None, node: Node) -> Truth:
        match condition:
            case None:
                return True
            case HasProperty():
                return compare(value_of(node, condition.property), condition.test, condition.value)
            case IsOneOf():
                return node.id in condition.ids
            case ActiveIn():
                return self.active(condition, node)
            case AllOf():
                return both([self.truth(part, node) for part in condition.of])
            case AnyOf():
                opposite = both([self.opposite(part, node) for part in condition.of])
                return None if opposite is None else not opposite
            case Not():
                return self.opposite(condition.of, node)
            case Related():
                return self.related(condition, node)

    def opposite(self, condition: Condition, node: Node) -> Truth:
        truth = self.truth(condition, node)
        return None if truth is None else not truth

    def active(self, active: ActiveIn, node: Node) -> Truth:
        start, end = node.properties.get("start_year"), node.properties.get("end_year")
        if start is None:
            return None
        begins = active.to_year is None or start <= active.to_year
        return begins and (active.from_year is None or end is None or end >= active.from_year)

    def related(self, related: Related, node: Node) -> Truth:
        if related.quantifier == "only":
            ends = {n.id: n for n, _ in self.steps(related, node)}
            return both([self.truth(related.where, n) for n in ends.values()]) if ends else False
        return TESTS[related.count.test](self.count(related, node), related.count.value)

    def count(self, related: Related, node: Node) -> int:
        return len({n.id for n, _ in self.neighbours(related, node)})

    def neighbours(self, related: Related, node: Node) -> list[tuple[Node, Relation]]:
        return [(n, r) for n, r in self.steps(related, node) if self.truth(related.where, n)]

    def steps(self, related: Related, node: Node) -> list[tuple[Node, Relation]]:
        """Every neighbour of the right type with the first relation of the way to it."""
        found = []
        for end, relation in self.edges(related, node.id):
            ends = self.closure(related, end) if related.any_depth else {end}
            found += [(self.nodes[e], relation) for e in ends]
        return [(n, r) for n, r in found if not related.to or n.label in related.to]

    def closure(self, related: Related, start: str) -> set[str]:
        seen, waiting = {start}, [start]
        while waiting:
            ends = {end for end, _ in self.edges(related, waiting.pop())} - seen
            seen, waiting = seen | ends, waiting + list(ends)
        return seen

    def edges(self, related: Related, node: str) -> Iterable[tuple[str, Relation]]:
        types = related.relations or self.schema.factual_relations
        for relation in self.relations:
            if relation.type in types and all(self.edge_holds(test, relation) for test in related.edge):
                if related.direction in {"out", "either"} and relation.source == node:
                    yield relation.target, relation
                if related.direction in {"in", "either"} and relation.target == node:
                    yield relation.source, relation

    def edge_holds(self, test: EdgeTest, relation: Relation) -> bool:
        given = relation.properties
        if test.property == "active":
            first, last = given.get("from_year"), given.get("to_year")
            from_then = compare(first, "le", test.value)
            return from_then is not False and compare(last, "ge", test.value) is not False
        return compare(given.get(test.property), test.test, test.value) is True

    # --- rows
    def rows(self, query: GraphQuery, found: list[Node]) -> list[Row]:
        ordered = sorted(found, key=lambda n: (n.name, n.id))
        for order in reversed(query.order):
            ordered = in_order(ordered, lambda n, o=order: self.order_key(o, n), order)  # type: ignore[misc]
        keys = [[self.order_key(order, n) for order in query.order] for n in ordered]
        shown = cut(ordered, keys, query)
        return [
            Row(
                id=n.id,
                label=n.label,
                name=n.name,
                values={c.key: self.cell(c.property, c.neighbours, c.count_of, n) for c in query.select},
                contested=n.properties.get("contested") is True,
            )
            for n in shown
        ]

    def order_key(self, order: Order, node: Node) -> Any:
        return self.count(order.count_of, node) if order.count_of else value_of(node, order.property or "name")

    def cell(self, name: str | None, neighbours: Related | None, count_of: Related | None, node: Node) -> Any:
        if name is not None:
            return value_of(node, name)
        if count_of is not None:
            return self.count(count_of, node)
        return merge_neighbours(
            Neighbour(id=n.id, label=n.label, name=n.name, properties=r.properties)
            for n, r in self.neighbours(neighbours or Related(), node)
        )

    # --- figures
    def figure(self, query: GraphQuery, wanted: Aggregate, found: list[Node], coverage: Coverage) -> QueryResult:
        left_out = [n for n in found if self.truth(wanted.among, n) is False]
        entering = [n for n in found if n not in left_out]
        known = [n for n in entering if self.is_known(wanted, n)]
        unknown = len(entering) - len(known)
        coverage = Coverage(
            matching=coverage.matching - unknown,
            coded=coverage.coded - unknown,
            not_coded=coverage.not_coded + unknown,
            left_out=len(left_out),
        )
        if wanted.by is not None:
            rows, groups = self.groups(query, wanted, wanted.by, known)
            return QueryResult(rows=rows, coverage=coverage, truncated=groups > len(rows))
        rows = self.rows(query, found)
        value = self.worked_out(wanted, known)
        return QueryResult(rows=rows, value=value, coverage=coverage, truncated=len(found) > len(rows))

    def is_known(self, wanted: Aggregate, node: Node) -> bool:
        return (
            self.truth(wanted.among, node) is True
            and self.truth(wanted.numerator, node) is not None
            and (wanted.property is None or value_of(node, wanted.property) is not None)
            and (wanted.by is None or bool(self.keys(wanted.by, node)))
        )

    def worked_out(self, wanted: Aggregate, nodes: list[Node]) -> Any:
        if wanted.function == "count":
            return len(nodes)
        if not nodes:
            return None
        if wanted.function == "share":
            return sum(self.truth(wanted.numerator, n) is True for n in nodes) / len(nodes)
        figures = [
            self.count(wanted.of_count, n) if wanted.of_count else value_of(n, wanted.property or "") for n in nodes
        ]
        return {"average": fmean, "min": min, "max": max, "sum": sum}[wanted.function](figures)  # type: ignore[operator]

    def keys(self, by: GroupBy, node: Node) -> set[tuple[Any, Any]]:
        """(key, id) of the groups that a node belongs to."""
        if by.neighbour is not None:
            return {(n.name, n.id) for n, _ in self.neighbours(by.neighbour, node)}
        key = self.count(by.count_of, node) if by.count_of else value_of(node, by.property or "")
        return {(key, key)} if key is not None else set()

    def groups(self, query: GraphQuery, wanted: Aggregate, by: GroupBy, nodes: list[Node]) -> tuple[list[Row], int]:
        members: dict[tuple[Any, Any], list[Node]] = {}
        for node in nodes:
            for key in self.keys(by, node):
                members.setdefault(key, []).append(node)
        made = [(key, self.worked_out(wanted, found), found) for key, found in sorted(members.items())]
        for order in reversed(query.order):
            made = in_order(made, lambda g, o=order: g[1] if o.figure == "value" else g[0][0], order)  # type: ignore[misc]
        keys = [[g[1] if order.figure == "value" else g[0][0] for order in query.order] for g in made]
        return [self.group_row(by, *group) for group in cut(made, keys, query)], len(made)

    def group_row(self, by: GroupBy, key: tuple[Any, Any], value: Any, found: list[Node]) -> Row:
        label = group_label(key[0], by)
        values = {"group": label if by.property == "decade" else key[0], "value": value, "n": len(found)}
        if by.neighbour is None:
            return Row(id=None, name=label, values=values)
        return Row(id=None, label=self.nodes[key[1]].label, name=label, values={**values, "group_id": key[1]})

    # --- paths
    def path(self, path: Path) -> QueryResult:
        factual = [t.name for t in self.schema.nodes.values() if t.factual]
        ways = [[node] for node in sorted(set(path.source)) if node in self.nodes]
        for _ in range(path.max_steps + 1):
            if arrived := [way for way in ways if way[-1] in path.target]:
                rows = self.path_rows(min(arrived))
                return QueryResult(rows=rows, coverage=Coverage(matching=len(rows), coded=len(rows), not_coded=0))
            open_ways = [w for w in ways if len(w) == 1 or self.nodes[w[-1]].label in factual]
            either = Related(direction="either")
            ways = [[*w, end] for w in open_ways for end in {e for e, _ in self.edges(either, w[-1])} if end not in w]
        return QueryResult(rows=[], coverage=Coverage(matching=0, coded=0, not_coded=0))

    def path_rows(self, way: list[str]) -> list[Row]:
        rows = []
        for before, here in zip([None, *way], way, strict=False):
            steps = [
                (r.type, direction)
                for r, direction in product(self.relations, ("in", "out"))
                if (r.source, r.target) == ((before, here) if direction == "out" else (here, before))
                and r.type in self.schema.factual_relations
            ]
            step = min(steps, key=lambda s: (s[0], s[1] != "out")) if before is not None else (None, None)
            node = self.nodes[here]
            contested = node.properties.get("contested") is True
            values = {"relation": step[0], "direction": step[1]}
            rows.append(Row(id=here, label=node.label, name=node.name, values=values, contested=contested))
        return rows


def in_order(items: list[Any], key: Callable[[Any], Any], order: Order) -> list[Any]:
    """Stable, what is not coded last."""
    known = [item for item in items if key(item) is not None]
    rest = [item for item in items if key(item) is None]
    ordered = sorted(known, key=key)
    if order.descending:
        ordered = sorted(known, key=key, reverse=True)
    return ordered + rest


def cut(items: list[Any], keys: list[list[Any]], query: GraphQuery) -> list[Any]:
    end = min(query.limit, len(items))
    while query.with_ties and 0 < end < len(items) and keys[end] == keys[end - 1]:
        end += 1
    return items[:end]
