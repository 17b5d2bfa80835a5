"""Declared values that are not of their property's type are kept as they are, and no query takes them for one.

The engines' own rules differ: SQLite would turn "1990" in a column of numbers into a number, and true into 1.
"""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.graph import Node
from graph_schema.query import GraphQuery, HasProperty
from graph_store.ports import GraphStore
from tests.graph_store.contract.invented import record

ODD_YEARS = [
    "1990",
    " 1990",
    "1990.0",
    "1e3",
    "01990",
    "",
    True,
    False,
    1990.0,
    1990.5,
    [1990],
    2**53 + 1,
    -(2**63),
    2**63,
]
ODD_TEXTS = [1990, 0, True, False, 1.5, ["a"], 2**63]


def declare(store: GraphStore, **properties: Any) -> None:
    node = Node(id="case:selm", label="Case", name="Selm talks", properties=properties)
    store.write([record("load", declared=[node])])


def known(store: GraphStore, name: str) -> list[str | None]:
    found = store.run(GraphQuery(find="Case", where=HasProperty(property=name, test="known")), seconds=60)
    return [row.id for row in found.rows]


@pytest.mark.parametrize("value", ODD_YEARS)
def test_year_that_is_none_is_kept_and_not_tested(store: GraphStore, value: object) -> None:
    declare(store, start_year=value)
    # as text, since True equals 1
    assert repr(store.nodes()[0].properties["start_year"]) == repr(value)
    assert known(store, "start_year") == []


@pytest.mark.parametrize("value", ODD_TEXTS)
def test_text_that_is_none_is_kept_and_not_tested(store: GraphStore, value: object) -> None:
    declare(store, summary=value)
    assert repr(store.nodes()[0].properties["summary"]) == repr(value)
    assert known(store, "summary") == []


@pytest.mark.parametrize("year", [0, -1, 1990, 2**53, -(2**53)])
def test_year_that_is_one_is_tested(store: GraphStore, year: int) -> None:
    declare(store, start_year=year)
    assert known(store, "start_year") == ["case:selm"]


def test_sum_of_large_numbers_is_exact(store: GraphStore) -> None:
    years = [2**53, 2**53, 2**53 - 1]
    nodes = [Node(id=f"case:{n}", label="Case", name=f"{n}", properties={"start_year": y}) for n, y in enumerate(years)]
    store.write([record("load", declared=nodes)])
    asked = {"find": "Case", "aggregate": {"function": "sum", "property": "start_year"}}
    assert store.run(GraphQuery.model_validate(asked), seconds=60).value == sum(years)
