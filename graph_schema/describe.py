"""A query in plain English, made from the labels of the schema: what was asked, in words a reader can check."""

from __future__ import annotations

from collections.abc import Mapping

from graph_schema.askable import DURATION, factual_types
from graph_schema.describe_conditions import Wording, describe_condition, list_words, relation_words
from graph_schema.query import Aggregate, Column, GraphQuery, GroupBy, Order, Related
from graph_schema.schema import Schema

_FIGURES = {"average": "average", "min": "smallest", "max": "largest", "sum": "sum of"}
_NO_LIMIT = GraphQuery().limit


def describe_query(query: GraphQuery, schema: Schema, names: Mapping[str, str] | None = None) -> str:
    """The query in words, such as "friends groups with fewer than 6 members and outcome success; shown with size".

    names: readable names by node id. The query must be one that the checker allows.
    """
    wording = Wording(schema, names or {})
    if query.path is not None:
        ends = [list_words([wording.name(i) for i in ids], "or") for ids in (query.path.source, query.path.target)]
        return f"the shortest way from {ends[0]} to {ends[1]}, in at most {query.path.max_steps} steps"
    types = frozenset([query.find]) if query.find else factual_types(schema)
    found = schema.nodes[query.find].plural if query.find else "anything"
    if query.where is not None:
        found = f"{found} {describe_condition(query.where, types, wording)}"
    if query.aggregate is not None:
        found = _figure(query.aggregate, found, types, wording)
    return "; ".join([found, *_showing(query, wording)])


def _figure(aggregate: Aggregate, found: str, types: frozenset[str], wording: Wording) -> str:
    if aggregate.function == "count":
        text = f"number of {found}"
    elif aggregate.numerator is not None:
        text = f"share {describe_condition(aggregate.numerator, types, wording)} among {found}"
        if aggregate.among is not None:
            text += f", counting only those {describe_condition(aggregate.among, types, wording)}"
    else:
        text = f"{_FIGURES[aggregate.function]} {_measured(aggregate, wording)} of {found}"
    return f"{text}, by {_group(aggregate.by, wording)}" if aggregate.by is not None else text


def _measured(aggregate: Aggregate, wording: Wording) -> str:
    if aggregate.of_count is not None:
        return _number_of(aggregate.of_count, wording)
    return _noun(aggregate.property or "")


def _noun(name: str) -> str:
    return "number of years" if name == DURATION.name else name.replace("_", " ")


def _number_of(related: Related, wording: Wording) -> str:
    return f"number of {_things(related, wording)}"


def _things(related: Related, wording: Wording) -> str:
    """Neighbours as a noun, with the relation in brackets: "actors (mediated by)"."""
    label = relation_words(related, wording)
    kinds = [wording.schema.nodes[name].plural for name in related.to]
    return f"{list_words(kinds, 'or')} ({label})" if kinds else f"neighbours ({label})"


def _group(by: GroupBy, wording: Wording) -> str:
    if by.count_of is not None:
        return _number_of(by.count_of, wording)
    if by.neighbour is not None:
        return _things(by.neighbour, wording)
    return _noun(by.property or "")


def _showing(query: GraphQuery, wording: Wording) -> list[str]:
    parts = []
    if query.select:
        parts.append(f"shown with {list_words([_column(column) for column in query.select], 'and')}")
    if query.order:
        parts.append(f"ordered by {list_words([_order(order, wording) for order in query.order], 'then')}")
    if query.limit != _NO_LIMIT:
        parts.append(f"the first {query.limit}" + (" and any equal to the last of them" if query.with_ties else ""))
    return parts


def _column(column: Column) -> str:
    return column.label.lower() or column.key.replace("_", " ")


def _order(order: Order, wording: Wording) -> str:
    if order.count_of is not None:
        key = _number_of(order.count_of, wording)
    elif order.figure is not None:
        key = "the group" if order.figure == "group" else "the figure"
    else:
        key = _noun(order.property or "")
    return f"{key}, highest first" if order.descending else key
