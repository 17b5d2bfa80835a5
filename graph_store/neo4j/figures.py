"""The statements for figures and groups: what enters, what is left out by rule, and what is not coded. Pure."""

from __future__ import annotations

from graph_schema.query import MAX_LIMIT, Aggregate, GraphQuery
from graph_store.neo4j.conditions import condition_cypher, count, neighbours
from graph_store.neo4j.expressions import Parts, Text, property_expression
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.texts import found_nodes, label_of, order_terms

_UNKNOWN = "(among IS NULL OR (among AND (numerator IS NULL OR figure IS NULL OR key IS NULL)))"
_IN = "(among AND numerator IS NOT NULL AND figure IS NOT NULL AND key IS NOT NULL)"

# Over the rows that enter; no figure rather than a wrong one when none does.
_FIGURES = {
    "count": "count(*)",
    "average": "CASE WHEN count(*) > 0 THEN 1.0 * sum(figure) / count(*) END",
    "min": "min(figure)",
    "max": "max(figure)",
    "sum": "CASE WHEN count(*) > 0 THEN sum(figure) END",
    "share": "CASE WHEN count(*) > 0 THEN 1.0 * count(CASE WHEN numerator THEN 1 END) / count(*) END",
}


def _entering(query: GraphQuery, aggregate: Aggregate, parts: Parts) -> str:
    """A statement up to n, figure, numerator, key and among of each node found.

    Whether it enters the figure, is left out by rule, or asks about something not coded follows from these.
    """
    layout = parts.layout
    figure = group = "1"
    numerator = among = "true"
    if aggregate.property is not None:
        figure = property_expression(aggregate.property, "n", layout)
    if aggregate.of_count is not None:
        figure = count(aggregate.of_count, "n", parts)
    if aggregate.numerator is not None:
        numerator = condition_cypher(aggregate.numerator, "n", parts)
    if aggregate.among is not None:
        among = condition_cypher(aggregate.among, "n", parts)
    by = aggregate.by
    if by is not None and by.property is not None:
        group = property_expression(by.property, "n", layout)
    if by is not None and by.count_of is not None:
        group = count(by.count_of, "n", parts)
    if by is not None and by.neighbour is not None:
        group = f"(CASE WHEN EXISTS {{ {neighbours(by.neighbour, 'n', parts)[0]} }} THEN 1 END)"
    where = f" WHERE {condition_cypher(query.where, 'n', parts)}" if query.where is not None else ""
    return (
        f"{found_nodes(query, parts)}{where}"
        f" WITH n, {figure} AS figure, {numerator} AS numerator, {group} AS key, {among} AS among"
    )


def figure_text(query: GraphQuery, aggregate: Aggregate, layout: Layout) -> Text:
    """(value, unknown, left_out): the figure over all that enter, and how many of those found do not."""
    parts = Parts(layout)
    entering = _entering(query, aggregate, parts)
    figure = _FIGURES[aggregate.function]
    return Text(
        f"""{entering} WITH collect({{figure: figure, numerator: numerator, in: {_IN}}}) AS found,
        count(CASE WHEN {_UNKNOWN} THEN 1 END) AS unknown, count(CASE WHEN NOT among THEN 1 END) AS left_out
        CALL (found) {{ UNWIND found AS one WITH one WHERE one.in
            WITH one.figure AS figure, one.numerator AS numerator RETURN {figure} AS value }}
        RETURN value, unknown, left_out""",
        parts.values,
    )


def groups_text(query: GraphQuery, aggregate: Aggregate, layout: Layout) -> Text:
    """(groups, shown): how many groups there are, and the first of them in order as maps of key, id, label, value, n.

    id: of the neighbour grouped by, else the key.
    """
    parts = Parts(layout)
    entering = _entering(query, aggregate, parts)
    figure = f"{_FIGURES[aggregate.function]} AS value, count(*) AS n"
    if aggregate.by is not None and aggregate.by.neighbour is not None:
        pattern, neighbour = neighbours(aggregate.by.neighbour, "n", parts)
        groups = f"""{pattern} WITH DISTINCT n, figure, numerator, {neighbour} AS m
            WITH m, {figure} WITH m.name AS key, m.id AS id, {label_of("m")} AS label, value, n"""
    else:
        groups = f"WITH key, {figure} WITH key, key AS id, null AS label, value, n"
    names = ["value" if order.figure == "value" else "key" for order in query.order]
    order = ", ".join([*order_terms(query.order, names), "key", "id"])
    limit = parts.value(MAX_LIMIT if query.with_ties else query.limit)
    return Text(
        f"""{entering} WHERE {_IN} {groups} ORDER BY {order}
        WITH collect({{key: key, id: id, label: label, value: value, n: n}}) AS found
        RETURN size(found) AS groups, found[..{limit}] AS shown""",
        parts.values,
    )


def group_members_text(query: GraphQuery, aggregate: Aggregate, layout: Layout, *, most: int) -> Text:
    """(group, nodes): the first nodes of each group, at most so many, so that their claims can be shown."""
    parts = Parts(layout)
    entering = _entering(query, aggregate, parts)
    limit = parts.value(most)
    if aggregate.by is not None and aggregate.by.neighbour is not None:
        pattern, neighbour = neighbours(aggregate.by.neighbour, "n", parts)
        pairs = f"{pattern} WITH DISTINCT n, {neighbour}.id AS group_id"
    else:
        pairs = "WITH n, key AS group_id"
    return Text(
        f"""{entering} WHERE {_IN} {pairs} WITH group_id, n.id AS node ORDER BY node
        RETURN group_id, collect(node)[..{limit}] AS nodes""",
        parts.values,
    )
