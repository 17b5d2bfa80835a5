"""The checker's part for what is shown: columns, figures, groups and order."""

from __future__ import annotations

from collections.abc import Iterator

from graph_schema.askable import properties_of
from graph_schema.check_conditions import condition_problems, neighbours_problems, property_missing
from graph_schema.query import Aggregate, Column, GraphQuery, GroupBy, Order, Related
from graph_schema.schema import Schema

_GROUP_COLUMNS = frozenset({"group", "group_id", "value", "n"})


def select_problems(query: GraphQuery, types: frozenset[str], schema: Schema) -> Iterator[str]:
    """What is wrong with the columns."""
    keys = [column.key for column in query.select]
    if repeated := sorted({key for key in keys if keys.count(key) > 1}):
        yield f"select: the key {', '.join(repeated)} is given more than once"
    if query.select and _is_grouped(query):
        yield f"select: the rows of a grouped answer are groups with {', '.join(sorted(_GROUP_COLUMNS))} only"
    for number, column in enumerate(query.select):
        yield from _part_problems(column, ("property", "neighbours", "count_of"), types, f"select[{number}]", schema)


def aggregate_problems(aggregate: Aggregate, types: frozenset[str], schema: Schema) -> Iterator[str]:
    """What is wrong with a figure and its groups."""
    given = {name for name in ("property", "of_count", "numerator", "among") if getattr(aggregate, name) is not None}
    if aggregate.function == "count" and given:
        yield f"aggregate: count takes no {' or '.join(sorted(given))}"
    elif aggregate.function == "share" and (not aggregate.numerator or given & {"property", "of_count"}):
        yield "aggregate: share needs a numerator, may have among, and takes no property and no of_count"
    elif aggregate.function not in {"count", "share"} and given not in ({"property"}, {"of_count"}):
        yield f"aggregate: {aggregate.function} needs either a property or of_count, and nothing else"
    if aggregate.property is not None:
        yield from _number_problems(aggregate.property, types, schema)
    if aggregate.of_count is not None:
        yield from neighbours_problems(aggregate.of_count, types, "aggregate.of_count", schema)
    for name, condition in (("numerator", aggregate.numerator), ("among", aggregate.among)):
        if condition is not None:
            yield from condition_problems(condition, types, f"aggregate.{name}", schema)
    if aggregate.by is not None:
        yield from _part_problems(aggregate.by, ("property", "neighbour", "count_of"), types, "aggregate.by", schema)
        if aggregate.by.property is not None:
            yield from _column_problems(aggregate.by.property, types, "aggregate.by", schema)


def order_problems(query: GraphQuery, types: frozenset[str], schema: Schema) -> Iterator[str]:
    """What is wrong with the order of rows."""
    if query.with_ties and not query.order:
        yield "with_ties: needs an order that rows can be equal in"
    for number, order in enumerate(query.order):
        place = f"order[{number}]"
        if (order.figure is not None) != _is_grouped(query):
            yield f"{place}: a grouped answer is ordered by figure (group or value), any other by property or count_of"
        yield from _part_problems(order, ("property", "count_of", "figure"), types, place, schema)
        if order.property is not None:
            yield from _column_problems(order.property, types, place, schema)


def _is_grouped(query: GraphQuery) -> bool:
    return query.aggregate is not None and query.aggregate.by is not None


def _part_problems(
    part: Column | GroupBy | Order, names: tuple[str, ...], types: frozenset[str], place: str, schema: Schema
) -> Iterator[str]:
    """Exactly one of the names is given; a property is there; neighbours can be reached."""
    given = [name for name in names if getattr(part, name) is not None]
    if len(given) != 1:
        yield f"{place}: give exactly one of {', '.join(names)}, found {' and '.join(given) or 'none'}"
    for name in given:
        value = getattr(part, name)
        if isinstance(value, Related):
            yield from neighbours_problems(value, types, f"{place}.{name}", schema)
        elif name == "property" and not properties_of(types, value, schema):
            yield f"{place}: {property_missing(value, types, schema)}"


def _column_problems(name: str, types: frozenset[str], place: str, schema: Schema) -> Iterator[str]:
    found = properties_of(types, name, schema)
    if found and not found[0].is_column:
        yield f"{place}: {name} holds lists; rows can be neither grouped nor ordered by it"


def _number_problems(name: str, types: frozenset[str], schema: Schema) -> Iterator[str]:
    found = properties_of(types, name, schema)
    if not found:
        yield f"aggregate: {property_missing(name, types, schema)}"
    elif not found[0].is_number:
        yield f"aggregate: {name} is a {found[0].type}; figures are worked out from whole numbers"
