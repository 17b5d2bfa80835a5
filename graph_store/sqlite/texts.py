"""The statements that answer a GraphQuery. Pure: query and schema in, text and values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_schema.askable import factual_types
from graph_schema.claims import Scalar
from graph_schema.query import MAX_LIMIT, GraphQuery, Order, Related
from graph_store.sqlite.conditions import condition_sql, neighbour_pairs, pairs_from
from graph_store.sqlite.expressions import Parts, labels_in, property_expression
from graph_store.sqlite.graph_reading import CLAIMS_OF_RELATION
from graph_store.sqlite.layout import Layout
from graph_store.undecided import can_be_unknown


@dataclass(frozen=True)
class Text:
    """A statement and the values of its parameters."""

    sql: str
    values: dict[str, Scalar | None]


def finish(parts: Parts, sql: str) -> Text:
    """The statement with the subqueries it names."""
    return Text(parts.statement(sql), parts.values)


def label_test(query: GraphQuery, layout: Layout) -> str:
    """Which types the rows may have."""
    return f"n.label IN {labels_in([query.find] if query.find else factual_types(layout.schema), layout)}"


def coverage_text(query: GraphQuery, layout: Layout) -> Text:
    """(total, matching, unknown): nodes of the type, those the conditions hold for, those undecided."""
    parts = Parts(layout)
    of_type = f"SELECT count(*) FROM nodes n INDEXED BY nodes_label WHERE {label_test(query, layout)}"
    if query.where is None:
        return finish(parts, f"SELECT ({of_type}) AS total, ({of_type}) AS matching, 0 AS unknown")
    held = condition_sql(query.where, "n", parts)
    if not can_be_unknown(query.where):
        # Nothing is undecided, so that only the nodes that match need to be looked at.
        matching = f"SELECT count(*) FROM nodes n WHERE {label_test(query, layout)} AND {held}"
        return finish(parts, f"SELECT ({of_type}) AS total, ({matching}) AS matching, 0 AS unknown")
    # The limit keeps SQLite from merging the two, which would work out `held` once for each of its uses.
    return finish(
        parts,
        f"""SELECT count(*) AS total, count(*) FILTER (WHERE held) AS matching,
        count(*) FILTER (WHERE held IS NULL) AS unknown
        FROM (SELECT {held} AS held FROM nodes n WHERE {label_test(query, layout)} LIMIT -1)""",
    )


def rows_text(query: GraphQuery, layout: Layout) -> Text:
    """The nodes found, in order, with the properties selected as c0, c1, ... and the rest of them as JSON."""
    parts = Parts(layout)
    columns = ["n.id", "n.label", "n.name", "n.contested", "n.rest"]
    for number, column in enumerate(query.select):
        if column.property is not None and is_flat(column.property, layout):
            columns.append(f"{property_expression(column.property, 'n', layout)} AS c{number}")
    joins, keys = _order_keys(query.order, parts)
    tests = [label_test(query, layout)]
    tests += [condition_sql(query.where, "n", parts)] if query.where is not None else []
    found = f"FROM nodes n {' '.join(joins)} WHERE {' AND '.join(tests)}"
    return finish(parts, _ordered(columns, found, keys, ["n.name", "n.id"], query, parts))


def is_flat(name: str, layout: Layout) -> bool:
    """True when the property has a column or is computed, false when it is a list."""
    owners = [t.properties[name] for t in layout.schema.nodes.values() if name in t.properties]
    return not owners or owners[0].is_column


def _order_keys(orders: Sequence[Order], parts: Parts) -> tuple[list[str], list[str]]:
    """Joins that the order needs, and its keys; what is not coded comes last whichever way the order goes."""
    joins: list[str] = []
    keys: list[str] = []
    for number, order in enumerate(orders):
        if order.count_of is not None:
            joins.append(count_join(order.count_of, f"o{number}", parts))
            key = f"COALESCE(o{number}.number, 0)"
        else:
            key = property_expression(order.property or "name", "n", parts.layout)
        keys += [f"{key} IS NULL", f"{key} {'DESC' if order.descending else 'ASC'}"]
    return joins, keys


def count_join(related: Related, alias: str, parts: Parts) -> str:
    """A join that gives every node its number of neighbours, null for none."""
    pairs = neighbour_pairs(related, parts)
    counted = parts.subquery("node, number", f"SELECT node, count(DISTINCT neighbour) FROM {pairs} GROUP BY node")
    return f"LEFT JOIN {counted} {alias} ON {alias}.node = n.id"


def _ordered(
    columns: Sequence[str], found: str, keys: Sequence[str], ties: Sequence[str], query: GraphQuery, parts: Parts
) -> str:
    """Rows in order up to the limit, or up to the last that equals the one at the limit in the keys."""
    limit = parts.value(query.limit)
    if not query.with_ties:
        return f"SELECT {', '.join(columns)} {found} ORDER BY {', '.join([*keys, *ties])} LIMIT {limit}"
    tied = f"rank() OVER (ORDER BY {', '.join(keys)}) AS tied"
    place = f"row_number() OVER (ORDER BY {', '.join([*keys, *ties])}) AS place"
    return f"""SELECT * FROM (SELECT {", ".join(columns)}, {tied}, {place} {found})
        WHERE tied <= {limit} ORDER BY place LIMIT {MAX_LIMIT}"""


def group_order(query: GraphQuery, parts: Parts, select: str) -> str:
    """Groups in order up to the limit; each row tells how many groups there are in all."""
    keys = []
    for order in query.order:
        key = "value" if order.figure == "value" else "key"
        keys += [f"{key} IS NULL", f"{key} {'DESC' if order.descending else 'ASC'}"]
    columns = ["key", "id", "label", "value", "n", "count(*) OVER () AS groups"]
    return _ordered(columns, f"FROM ({select})", keys, ["key", "id"], query, parts)


def cells_text(related: Related, rows: str, layout: Layout) -> Text:
    """The neighbours of each of the rows, with the relation that leads to them. rows: ids as JSON."""
    parts = Parts(layout)
    pairs = pairs_from(related, rows_in(rows, parts), parts)
    return finish(
        parts,
        f"""SELECT s.node, m.id AS neighbour, m.label AS neighbour_label, m.name AS neighbour_name, r.*
        FROM (SELECT DISTINCT node, neighbour, relation FROM {pairs}) s
        JOIN nodes m ON m.id = s.neighbour JOIN relations r ON r.id = s.relation
        ORDER BY s.node, r.type, r.key, r.source, r.target""",
    )


def counts_text(related: Related, rows: str, layout: Layout) -> Text:
    """How many neighbours each of the rows has; rows without any are left out."""
    parts = Parts(layout)
    pairs = pairs_from(related, rows_in(rows, parts), parts)
    return finish(parts, f"SELECT node, count(DISTINCT neighbour) AS number FROM {pairs} GROUP BY node")


def rows_in(rows: str, parts: Parts) -> str:
    """The rows' ids as a subquery. rows: ids as JSON."""
    return f"(SELECT value FROM json_each({parts.value(rows)}))"


def property_claims_text(properties: Sequence[str], rows: str, layout: Layout, *, most: int) -> Text:
    """(node, claim): the claims that give each of the rows' properties, the weightiest first, at most so many a row."""
    parts = Parts(layout)
    names = parts.among(list(properties))
    return finish(
        parts,
        f"""SELECT subject AS node, id AS claim FROM (
            SELECT c.subject, c.id, row_number() OVER (PARTITION BY c.subject
                ORDER BY c.origin NOT LIKE 'corpus:%', c.confidence DESC, c.support DESC, c.id) AS place
            FROM claims c WHERE c.subject IN {rows_in(rows, parts)} AND c.target = '' AND c.shown = 1
                AND c.predicate IN {names})
        WHERE place <= {parts.value(most)} ORDER BY node, place""",
    )


def any_claims_text(rows: str, layout: Layout, *, most: int) -> Text:
    """(node, claim): claims that speak of each of the rows at all, its names first, at most so many a row."""
    parts = Parts(layout)
    among = rows_in(rows, parts)
    return finish(
        parts,
        f"""SELECT node, claim FROM (
            SELECT node, id AS claim, row_number() OVER (PARTITION BY node
                ORDER BY predicate <> 'name', confidence DESC, id) AS place
            FROM (SELECT subject AS node, id, predicate, confidence FROM claims
                    WHERE subject IN {among} AND shown = 1
                UNION SELECT target, id, predicate, confidence FROM claims
                    WHERE target IN {among} AND target <> '' AND shown = 1))
        WHERE place <= {parts.value(most)} ORDER BY node, place""",
    )


def relation_claims_text(related: Related, rows: str, layout: Layout, *, most: int) -> Text:
    """(node, claim): the claims behind the relations to each of the rows' neighbours, at most so many a row."""
    parts = Parts(layout)
    pairs = pairs_from(related, rows_in(rows, parts), parts)
    return finish(
        parts,
        f"""SELECT node, claim FROM (
            SELECT s.node, c.id AS claim, row_number() OVER (PARTITION BY s.node ORDER BY c.id) AS place
            FROM (SELECT DISTINCT node, relation FROM {pairs}) s JOIN relations r ON r.id = s.relation
            JOIN {CLAIMS_OF_RELATION})
        WHERE place <= {parts.value(most)} ORDER BY node, place""",
    )
