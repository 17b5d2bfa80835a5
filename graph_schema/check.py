"""The checker: whether the schema allows a query, and if not, what is wrong with it and where."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from graph_schema.askable import BY_SEARCH_ONLY, factual_types
from graph_schema.check_conditions import condition_problems
from graph_schema.check_figures import aggregate_problems, order_problems, select_problems
from graph_schema.errors import QueryNotAllowed
from graph_schema.fit import nearest
from graph_schema.query import (
    ActiveIn,
    AllOf,
    AnyOf,
    CountTest,
    GraphQuery,
    HasProperty,
    IsOneOf,
    Not,
    Path,
    Related,
)
from graph_schema.schema import Schema

MAX_DEPTH = 12
MAX_PARTS = 200
MAX_VALUES = 1000

_CONDITIONS = (HasProperty, IsOneOf, ActiveIn, Related, AllOf, AnyOf, Not)


def check_query(query: GraphQuery, schema: Schema) -> list[str]:
    """What is wrong with the query, one sentence each with the place it speaks of; empty when it is allowed."""
    return list(_size_problems(query)) or list(_problems(query, schema))


def require_allowed(query: GraphQuery, schema: Schema) -> None:
    """Raise QueryNotAllowed with every problem when the schema does not allow the query."""
    if problems := check_query(query, schema):
        raise QueryNotAllowed(problems)


def _size_problems(query: GraphQuery) -> Iterator[str]:
    # Walks without recursion, so that a query nested thousands deep gets this answer too.
    waiting: list[tuple[object, int]] = [(query, 0)]
    parts = deepest = longest = 0
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, str) and not _is_unicode(item):
            yield f"query: {item!r} is not a text in Unicode"
        if isinstance(item, BaseModel) and not isinstance(item, CountTest):
            depth += isinstance(item, _CONDITIONS)
            parts, deepest = parts + 1, max(deepest, depth)
            waiting += [(value, depth) for _, value in item]
        elif isinstance(item, list):
            longest = max(longest, len(item))
            waiting += [(value, depth) for value in item]
    # The query itself is none of its parts.
    for what, found, most in (
        ("nesting of conditions", deepest, MAX_DEPTH),
        ("number of parts", parts - 1, MAX_PARTS),
        ("longest list of values", longest, MAX_VALUES),
    ):
        if found > most:
            yield f"query: the {what} is {found}, at most {most} is allowed"


def _is_unicode(text: str) -> bool:
    """False for the halves of a character that JSON can spell and no engine can store."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _problems(query: GraphQuery, schema: Schema) -> Iterator[str]:
    if query.path is not None:
        yield from _path_problems(query, query.path)
    elif query.find is not None and query.find not in schema.nodes:
        yield f"find: there is no type {query.find!r} ({nearest(query.find, schema.nodes)})"
    elif query.find in BY_SEARCH_ONLY:
        yield f"find: {query.find} cannot be asked for in a graph query; passages are found by search"
    else:
        types = frozenset([query.find]) if query.find else factual_types(schema)
        if query.where is not None:
            yield from condition_problems(query.where, types, "where", schema)
        if query.aggregate is not None:
            yield from aggregate_problems(query.aggregate, types, schema)
        yield from select_problems(query, types, schema)
        yield from order_problems(query, types, schema)


def _path_problems(query: GraphQuery, path: Path) -> Iterator[str]:
    if query != GraphQuery(path=path, limit=query.limit):
        yield "path: asks for a path alone; find, where, select, aggregate and order are to be left out"
    for end, ids in (("source", path.source), ("target", path.target)):
        if not ids:
            yield f"path.{end}: needs at least one id"
