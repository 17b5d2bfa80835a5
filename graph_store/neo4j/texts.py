"""The statements that answer a GraphQuery. Pure: query and schema in, text and values out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_schema.askable import factual_types
from graph_schema.query import MAX_LIMIT, AllOf, Condition, GraphQuery, IsOneOf, Order, Related
from graph_store.neo4j.conditions import (
    arrow,
    condition_cypher,
    count,
    edge_tests,
    neighbour_tests,
    relation_types,
)
from graph_store.neo4j.expressions import Parts, Text, property_expression
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.names import BACKGROUND, CLAIM, KEY, OTHERS, TAKES_UNKEYED, THING, labels
from graph_store.undecided import can_be_unknown

# To follow a MATCH of (a)-[r]->(b). A claim counts for the relation of its own key; one that leaves the key open for
# the relation that takes such claims.
CLAIMS_OF_RELATION = f"""MATCH (c:{CLAIM} {{subject: a.id, target: b.id, predicate: type(r)}})
    WHERE c.shown AND NOT r.`{BACKGROUND}` AND (c.key = r.`{KEY}` OR (c.key = '' AND r.`{TAKES_UNKEYED}`))"""

_RELATION = f"""type(r) AS type, r.`{KEY}` AS key, startNode(r).id AS source, endNode(r).id AS target,
    r.`{TAKES_UNKEYED}` AS takes_unkeyed, r.`{BACKGROUND}` AS background"""
_OF_A_RELATION = ("node", "source", "target", "type", "key", "takes_unkeyed")


def label_of(alias: str) -> str:
    """A node's own label as an expression."""
    return f"head([label IN labels({alias}) WHERE label <> '{THING}'])"


def found_nodes(query: GraphQuery, parts: Parts) -> str:
    """A MATCH of the nodes that may be rows, by their type alone."""
    schema = parts.layout.schema
    kinds = labels([query.find] if query.find else factual_types(schema), schema)
    # named nodes are found by their ids, which stand in the index of all nodes
    return f"MATCH (n:{THING}&({kinds}))" if _names_nodes(query.where) else f"MATCH (n:{kinds})"


def _names_nodes(condition: Condition | None) -> bool:
    match condition:
        case IsOneOf():
            return True
        case AllOf():
            return any(_names_nodes(part) for part in condition.of)
    return False


def coverage_text(query: GraphQuery, layout: Layout) -> Text:
    """(total, matching, unknown): nodes of the type, those the conditions hold for, those undecided."""
    parts = Parts(layout)
    if query.where is None:
        return Text(
            f"{found_nodes(query, parts)} WITH count(*) AS total RETURN total, total AS matching, 0 AS unknown",
            parts.values,
        )
    held = condition_cypher(query.where, "n", parts)
    if not can_be_unknown(query.where):
        # Nothing is undecided, so that only the nodes that match need to be looked at.
        everything = found_nodes(query.model_copy(update={"where": None}), parts)
        return Text(
            f"""CALL () {{ {everything} RETURN count(*) AS total }}
            CALL () {{ {found_nodes(query, parts)} WHERE {held} RETURN count(*) AS matching }}
            RETURN total, matching, 0 AS unknown""",
            parts.values,
        )
    everything = found_nodes(query.model_copy(update={"where": None}), parts)
    return Text(
        f"""{everything} WITH {held} AS held
        RETURN count(*) AS total, count(CASE WHEN held THEN 1 END) AS matching,
        count(CASE WHEN held IS NULL THEN 1 END) AS unknown""",
        parts.values,
    )


def rows_text(query: GraphQuery, layout: Layout) -> Text:
    """The nodes found, in order, with the properties selected as c0, c1, ... and what they are ordered by as keys."""
    parts = Parts(layout)
    columns = ["n.id AS id", f"{label_of('n')} AS label", "n.name AS name", "n.contested AS contested"]
    columns.append(f"n.`{OTHERS}` AS others")
    for number, column in enumerate(query.select):
        if column.property is not None and is_flat(column.property, layout):
            columns.append(f"{property_expression(column.property, 'n', layout)} AS c{number}")
    where = f" WHERE {condition_cypher(query.where, 'n', parts)}" if query.where is not None else ""
    keys = [f"{_order_key(order, parts)} AS k{number}" for number, order in enumerate(query.order)]
    order = ", ".join([*order_terms(query.order, [f"k{number}" for number in range(len(keys))]), "n.name", "n.id"])
    limit = parts.value(MAX_LIMIT if query.with_ties else query.limit)
    held = ", ".join(["n", *keys])
    shown = ", ".join([*columns, f"[{', '.join(f'k{number}' for number in range(len(keys)))}] AS keys"])
    return Text(
        f"{found_nodes(query, parts)}{where} WITH {held} ORDER BY {order} LIMIT {limit} RETURN {shown}", parts.values
    )


def is_flat(name: str, layout: Layout) -> bool:
    """True when the property is held as it is or computed, false when it is a list."""
    owners = [t.properties[name] for t in layout.schema.nodes.values() if name in t.properties]
    return not owners or owners[0].is_column


def _order_key(order: Order, parts: Parts) -> str:
    if order.count_of is not None:
        return count(order.count_of, "n", parts)
    return property_expression(order.property or "name", "n", parts.layout)


def order_terms(orders: Sequence[Order], names: Sequence[str]) -> list[str]:
    """What to order by; what is not coded comes last whichever way the order goes."""
    terms: list[str] = []
    for order, name in zip(orders, names, strict=True):
        terms += [f"{name} IS NULL", f"{name} {'DESC' if order.descending else 'ASC'}"]
    return terms


def cells_text(related: Related, rows: Sequence[str], layout: Layout) -> Text:
    """The neighbours of each of the rows, with the relation that leads to them (the first step's at any depth)."""
    parts = Parts(layout)
    match = _steps_from(related, rows, parts)
    return Text(
        f"""{match} WITH DISTINCT n, r, m RETURN n.id AS node, m.id AS neighbour, {label_of("m")} AS label,
        m.name AS name, properties(r) AS properties, {_RELATION}
        ORDER BY node, type, key, source, target""",
        parts.values,
    )


def _steps_from(related: Related, rows: Sequence[str], parts: Parts) -> str:
    """A MATCH from the rows as n, by the relation r, to the neighbours m."""
    start = f"MATCH (n:{THING}) WHERE n.id IN {parts.value(list(rows))}"
    kinds = relation_types(related, parts)
    tests = [*edge_tests(related, "r", parts), *neighbour_tests(related, "m", parts)]
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    if not related.any_depth:
        return f"{start} MATCH (n){arrow(f'r:{kinds}', related.direction)}(m){where}"
    onward = arrow(f":{kinds}*0..", related.direction)
    return f"{start} MATCH (n){arrow(f'r:{kinds}', related.direction)}(x) MATCH (x){onward}(m){where}"


def counts_text(related: Related, rows: Sequence[str], layout: Layout) -> Text:
    """How many neighbours each of the rows has."""
    parts = Parts(layout)
    start = f"MATCH (n:{THING}) WHERE n.id IN {parts.value(list(rows))}"
    return Text(f"{start} RETURN n.id AS node, {count(related, 'n', parts)} AS number", parts.values)


def property_claims_text(properties: Sequence[str], rows: Sequence[str], *, most: int) -> Text:
    """(node, claims): the claims that give each of the rows' properties, the weightiest first, at most so many each."""
    return Text(
        f"""UNWIND $rows AS node MATCH (c:{CLAIM} {{subject: node, target: ''}})
        WHERE c.shown AND c.predicate IN $properties
        WITH node, c ORDER BY NOT c.origin STARTS WITH 'corpus:', c.confidence DESC, c.support DESC, c.id
        RETURN node, collect(c.id)[..$most] AS claims""",
        {"rows": list(rows), "properties": list(properties), "most": most},
    )


def any_claims_text(rows: Sequence[str], *, most: int) -> Text:
    """(node, claims): claims that speak of each of the rows at all, its names first, at most so many a row."""
    return Text(
        f"""UNWIND $rows AS node
        CALL (node) {{ MATCH (c:{CLAIM} {{subject: node}}) WHERE c.shown RETURN c
            UNION MATCH (c:{CLAIM} {{target: node}}) WHERE c.shown RETURN c }}
        WITH node, c ORDER BY c.predicate <> 'name', c.confidence DESC, c.id
        RETURN node, collect(c.id)[..$most] AS claims""",
        {"rows": list(rows), "most": most},
    )


def relations_text(related: Related, rows: Sequence[str], layout: Layout) -> Text:
    """The relations that lead to each of the rows' neighbours."""
    parts = Parts(layout)
    match = _steps_from(related, rows, parts)
    return Text(f"{match} WITH DISTINCT n, r RETURN n.id AS node, {_RELATION}", parts.values)


def relation_claims_text(relations: Sequence[Mapping[str, Any]], *, most: int) -> Text:
    """(node, claims): the claims behind relations, at most so many a node. relations: as the statements above give
    them, with the node whose row or cell they stand in.

    One text for every question, since it is looking at a new text that costs the server time.
    """
    behind = [{name: r[name] for name in _OF_A_RELATION} for r in relations if not r["background"]]
    return Text(
        f"""UNWIND $relations AS r
        MATCH (c:{CLAIM} {{subject: r.source, target: r.target, predicate: r.type}})
        WHERE c.shown AND (c.key = r.key OR (c.key = '' AND r.takes_unkeyed))
        WITH DISTINCT r.node AS node, c.id AS claim ORDER BY claim
        RETURN node, collect(claim)[..$most] AS claims""",
        {"relations": behind, "most": most},
    )
