"""Parts of a statement as it is put together: values become parameters, steps to neighbours become named subqueries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_schema.askable import DECADE, DURATION, NAME_PROPERTY
from graph_schema.claims import Scalar, Value
from graph_schema.schema import Property
from graph_store.sqlite.layout import Layout
from graph_store.sqlite.tables import edge_column, node_column

_SIGNS = {"eq": "=", "ne": "<>", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


@dataclass
class Parts:
    """What a statement needs besides its own text. Values only ever stand in `values`, never in a text."""

    layout: Layout
    values: dict[str, Scalar | None] = field(default_factory=dict)
    subqueries: list[str] = field(default_factory=list)

    def value(self, value: Scalar | None) -> str:
        """Keep a value; the placeholder that stands for it."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def among(self, values: Value) -> str:
        """Keep a list as one value; the list as a subquery."""
        return f"(SELECT value FROM json_each({self.value(json.dumps(values, ensure_ascii=False))}))"

    def subquery(self, columns: str, text: str) -> str:
        """Keep a subquery under a name of its own, so that deep conditions do not nest; the name."""
        name = f"q{len(self.subqueries)}"
        self.subqueries.append(f"{name} ({columns}) AS ({text.replace('{self}', name)})")
        return name

    def statement(self, text: str) -> str:
        """The whole text, subqueries first."""
        return f"WITH RECURSIVE {', '.join(self.subqueries)} {text}" if self.subqueries else text


def property_expression(name: str, alias: str, layout: Layout) -> str:
    """A node's property, own or computed, as an expression."""
    if name == NAME_PROPERTY.name:
        return f"{alias}.name"
    if name == DURATION.name:
        return f"({alias}.{node_column('end_year')} - {alias}.{node_column('start_year')})"
    if name == DECADE.name:
        years = [f"{alias}.{node_column(year)}" for year in ("start_year", "year") if year in layout.columns]
        year = f"COALESCE({', '.join(years)})" if len(years) > 1 else years[0]
        return f"({year} / 10 * 10)"
    return f"{alias}.{node_column(layout.columns[name].name)}"


def property_type(name: str, layout: Layout) -> Property:
    """The property of that name, own or computed."""
    computed = {p.name: p for p in (NAME_PROPERTY, DECADE, DURATION)}
    return computed[name] if name in computed else layout.columns[name]


def edge_expression(name: str, alias: str, layout: Layout) -> str:
    """A relation's own property as an expression."""
    return f"{alias}.{edge_column(layout.edge_columns[name].name)}"


def compare(expression: str, test: str, value: Value | None, parts: Parts) -> str:
    """A test on an expression; null when the expression is, but for `known` and `unknown`."""
    match test:
        case "known":
            return f"{expression} IS NOT NULL"
        case "unknown":
            return f"{expression} IS NULL"
        case "in":
            return f"{expression} IN {parts.among(value if value is not None else [])}"
        case "not_in":
            return f"{expression} NOT IN {parts.among(value if value is not None else [])}"
    return f"{expression} {_SIGNS[test]} {parts.value(_one(value))}"


def _one(value: Value | None) -> Scalar | None:
    return None if isinstance(value, list) else value


def labels_in(names: Iterable[str], layout: Layout) -> str:
    """Node types as a list of texts; taken from the schema, so that nothing else can stand there."""
    return "(" + ", ".join(f"'{layout.schema.nodes[name].name}'" for name in sorted(names)) + ")"


def types_in(names: Iterable[str], layout: Layout) -> str:
    """Relation types as a list of texts, taken from the schema as well."""
    return "(" + ", ".join(f"'{layout.schema.relations[name].name}'" for name in sorted(names)) + ")"
