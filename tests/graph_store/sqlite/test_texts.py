"""Queries as SQL: values are parameters, names come from the schema, depth does not nest. No database here."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings

from graph_schema.query import GraphQuery
from graph_schema.schema import load_schema
from graph_store.sqlite.conditions import condition_sql
from graph_store.sqlite.expressions import Parts
from graph_store.sqlite.figures import figure_text, groups_text
from graph_store.sqlite.layout import layout_of
from graph_store.sqlite.texts import Text, coverage_text, rows_text
from graph_store.undecided import can_be_unknown
from tests.graph_store.contract.any_query import queries

LAYOUT = layout_of(load_schema())
MEDIATED_BY = {"op": "related", "relations": ["MEDIATED"], "direction": "in"}


def compiled(condition: dict[str, Any]) -> tuple[str, Parts]:
    parts = Parts(LAYOUT)
    where = GraphQuery.model_validate({"find": "Case", "where": condition}).where
    assert where is not None
    return condition_sql(where, "n", parts), parts


def has(name: str, test: str, value: Any = None) -> dict[str, Any]:
    return {"op": "property", "property": name, "test": test, "value": value}


SQL = [
    (has("outcome", "eq", "success"), "(n.p_outcome = :v0)", {"v0": "success"}),
    (has("outcome", "known"), "(n.p_outcome IS NOT NULL)", {}),
    (has("name", "ne", "Selm"), "(n.name <> :v0)", {"v0": "Selm"}),
    (has("start_year", "in", [1990]), "(n.p_start_year IN (SELECT value FROM json_each(:v0)))", {"v0": "[1990]"}),
    (has("duration_years", "gt", 3), "((n.p_end_year - n.p_start_year) > :v0)", {"v0": 3}),
    ({"op": "is", "ids": ["case:selm"]}, "(n.id IN (SELECT value FROM json_each(:v0)))", {"v0": '["case:selm"]'}),
    ({"op": "not", "of": has("contested", "eq", True)}, "(NOT (n.p_contested = :v0))", {"v0": True}),
    (MEDIATED_BY, "(n.id IN (SELECT node FROM q0))", {}),
    ({**MEDIATED_BY, "count": {"test": "lt", "value": 2}},
     "(n.id NOT IN (SELECT node FROM q0 GROUP BY node HAVING NOT (count(DISTINCT neighbour) < :v0)))", {"v0": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "sql", "values"), SQL)
def test_condition_compiles(condition: dict[str, Any], sql: str, values: dict[str, Any]) -> None:
    text, parts = compiled(condition)
    assert (text, parts.values) == (sql, values)


def test_steps_become_subqueries_side_by_side() -> None:
    inner = {"op": "related", "relations": ["MEMBER_OF"], "where": {"op": "is", "ids": ["group:selm"]}}
    _, parts = compiled({**MEDIATED_BY, "where": inner})
    assert [sub.split(" ")[0] for sub in parts.subqueries] == ["q0", "q1"]
    assert "m.id IN (SELECT node FROM q0)" in parts.subqueries[1]


UNKNOWABLE = [
    (has("outcome", "eq", "success"), True),
    (has("outcome", "known"), False),
    (has("name", "eq", "Selm"), False),
    ({"op": "active", "from_year": 1990}, True),
    ({"op": "is", "ids": ["case:selm"]}, False),
    ({**MEDIATED_BY, "where": has("kind", "eq", "State")}, False),
    ({**MEDIATED_BY, "where": has("kind", "eq", "State"), "quantifier": "only"}, True),
    ({"op": "any_of", "of": [MEDIATED_BY, {"op": "not", "of": has("outcome", "eq", "success")}]}, True),
]


@pytest.mark.parametrize(("condition", "unknowable"), UNKNOWABLE)
def test_conditions_that_can_be_undecided_are_known(condition: dict[str, Any], unknowable: bool) -> None:
    where = GraphQuery.model_validate({"where": condition}).where
    assert where is not None
    assert can_be_unknown(where) is unknowable


def texts(query: GraphQuery) -> list[Text]:
    found = [coverage_text(query, LAYOUT), rows_text(query, LAYOUT)]
    if query.aggregate is not None:
        found.append(figure_text(query, query.aggregate, LAYOUT))
        if query.aggregate.by is not None:
            found.append(groups_text(query, query.aggregate, LAYOUT))
    return found


@settings(max_examples=60)
@given(query=queries())
def test_text_holds_names_of_the_schema_alone(query: GraphQuery) -> None:
    known = {*LAYOUT.schema.nodes, *LAYOUT.schema.relations}
    for text in texts(query) if query.path is None else []:
        assert set(re.findall(r"'([^']*)'", text.sql)) <= known
        assert set(re.findall(r":(v\d+)", text.sql)) == text.values.keys()
