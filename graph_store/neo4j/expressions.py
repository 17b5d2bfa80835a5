"""Parts of a statement as it is put together: values become parameters, properties become expressions. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph_schema.askable import DECADE, DURATION, NAME_PROPERTY
from graph_schema.claims import Value
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.names import of

_SIGNS = {"eq": "=", "ne": "<>", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


@dataclass
class Parts:
    """What a statement needs besides its own text. Values only ever stand in `values`, never in a text."""

    layout: Layout
    values: dict[str, Any] = field(default_factory=dict)
    _names: int = 0

    def value(self, value: Any) -> str:
        """Keep a value; the placeholder that stands for it."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f"${name}"

    def name(self, letter: str) -> str:
        """A name that no other node or relation of the statement has."""
        self._names += 1
        return f"{letter}{self._names}"


@dataclass(frozen=True)
class Text:
    """A statement and the values of its parameters."""

    cypher: str
    values: dict[str, Any]


def property_expression(name: str, alias: str, layout: Layout) -> str:
    """A node's property, own or computed, as an expression."""
    if name == NAME_PROPERTY.name:
        return f"{alias}.name"
    if name == DURATION.name:
        return f"({of(alias, 'end_year')} - {of(alias, 'start_year')})"
    if name == DECADE.name:
        years = [of(alias, year) for year in ("start_year", "year") if year in layout.columns]
        year = f"coalesce({', '.join(years)})" if len(years) > 1 else years[0]
        return f"({year} / 10 * 10)"
    return of(alias, layout.columns[name].name)


def edge_expression(name: str, alias: str, layout: Layout) -> str:
    """A relation's own property as an expression."""
    return of(alias, layout.edge_columns[name].name)


def compare(expression: str, test: str, value: Value | None, parts: Parts) -> str:
    """A test on an expression; null when the expression is, but for `known` and `unknown`."""
    match test:
        case "known":
            return f"{expression} IS NOT NULL"
        case "unknown":
            return f"{expression} IS NULL"
        case "in":
            return f"{expression} IN {parts.value(value)}"
        case "not_in":
            return f"NOT {expression} IN {parts.value(value)}"
    return f"{expression} {_SIGNS[test]} {parts.value(value)}"


def sign(test: str) -> str:
    """The sign of a comparison."""
    return _SIGNS[test]
