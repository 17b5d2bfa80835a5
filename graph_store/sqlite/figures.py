"""The statements for figures and groups: what enters, what is left out by rule, and what is not coded. Pure."""

from __future__ import annotations

from graph_schema.query import Aggregate, GraphQuery
from graph_store.sqlite.conditions import condition_sql, neighbour_pairs
from graph_store.sqlite.expressions import Parts, property_expression
from graph_store.sqlite.layout import Layout
from graph_store.sqlite.texts import Text, count_join, finish, group_order, label_test

# avg() of no rows is null, as are min, max and sum: no figure rather than a wrong one.
_FIGURES = {
    "count": "count(*)",
    "average": "avg(figure)",
    "min": "min(figure)",
    "max": "max(figure)",
    "sum": "sum(figure)",
    "share": "1.0 * sum(numerator) / count(*)",
}


def _entering(query: GraphQuery, aggregate: Aggregate, parts: Parts) -> tuple[str, str]:
    """A subquery of the nodes found with what they bring to the figure, and the name of the groups' pairs, if any.

    standing: `in` the figure, `out` by rule, or `unknown` because something it asks about is not coded.
    """
    layout = parts.layout
    joins: list[str] = []
    figure = group = numerator = among = "1"
    if aggregate.property is not None:
        figure = property_expression(aggregate.property, "n", layout)
    if aggregate.of_count is not None:
        joins.append(count_join(aggregate.of_count, "f", parts))
        figure = "COALESCE(f.number, 0)"
    if aggregate.numerator is not None:
        numerator = condition_sql(aggregate.numerator, "n", parts)
    if aggregate.among is not None:
        among = condition_sql(aggregate.among, "n", parts)
    by, pairs = aggregate.by, ""
    if by is not None and by.property is not None:
        group = property_expression(by.property, "n", layout)
    if by is not None and by.count_of is not None:
        joins.append(count_join(by.count_of, "g", parts))
        group = "COALESCE(g.number, 0)"
    if by is not None and by.neighbour is not None:
        pairs = neighbour_pairs(by.neighbour, parts)
        group = f"(CASE WHEN n.id IN (SELECT node FROM {pairs}) THEN 1 END)"
    tests = [label_test(query, layout)]
    tests += [condition_sql(query.where, "n", parts)] if query.where is not None else []
    entering = parts.subquery(
        "id, figure, numerator, key, among",
        f"SELECT n.id, {figure}, {numerator}, {group}, {among} FROM nodes n {' '.join(joins)}"
        f" WHERE {' AND '.join(tests)}",
    )
    return entering, pairs


_UNKNOWN = "(among IS NULL OR among AND (numerator IS NULL OR figure IS NULL OR key IS NULL))"
_IN = "(among AND numerator IS NOT NULL AND figure IS NOT NULL AND key IS NOT NULL)"


def figure_text(query: GraphQuery, aggregate: Aggregate, layout: Layout) -> Text:
    """(value, unknown, left_out): the figure over all that enter, and how many of those found do not."""
    parts = Parts(layout)
    entering, _ = _entering(query, aggregate, parts)
    return finish(
        parts,
        f"""SELECT (SELECT {_FIGURES[aggregate.function]} FROM {entering} WHERE {_IN}) AS value,
        (SELECT count(*) FROM {entering} WHERE {_UNKNOWN}) AS unknown,
        (SELECT count(*) FROM {entering} WHERE NOT among) AS left_out""",
    )


def groups_text(query: GraphQuery, aggregate: Aggregate, layout: Layout) -> Text:
    """(key, id, label, value, n, groups): one row a group, in order. id: of the neighbour grouped by, else the key."""
    parts = Parts(layout)
    return finish(parts, group_order(query, parts, _groups(query, aggregate, parts)))


def _groups(query: GraphQuery, aggregate: Aggregate, parts: Parts) -> str:
    entering, pairs = _entering(query, aggregate, parts)
    figure = f"{_FIGURES[aggregate.function]} AS value, count(*) AS n"
    if not pairs:
        return f"SELECT key, key AS id, NULL AS label, {figure} FROM {entering} WHERE {_IN} GROUP BY key"
    return f"""SELECT m.name AS key, m.id AS id, m.label AS label, {figure}
        FROM {entering} e JOIN (SELECT DISTINCT node, neighbour FROM {pairs}) s ON s.node = e.id
        JOIN nodes m ON m.id = s.neighbour WHERE {_IN} GROUP BY m.id"""


def group_members_text(query: GraphQuery, aggregate: Aggregate, layout: Layout, *, most: int) -> Text:
    """(group_id, node): the first nodes of each group, at most so many, so that their claims can be shown."""
    parts = Parts(layout)
    entering, pairs = _entering(query, aggregate, parts)
    group = "key" if not pairs else "s.neighbour"
    join = f"JOIN (SELECT DISTINCT node, neighbour FROM {pairs}) s ON s.node = e.id" if pairs else ""
    return finish(
        parts,
        f"""SELECT group_id, node FROM (SELECT {group} AS group_id, e.id AS node,
            row_number() OVER (PARTITION BY {group} ORDER BY e.id) AS place FROM {entering} e {join} WHERE {_IN})
        WHERE place <= {parts.value(most)} ORDER BY group_id, place""",
    )
