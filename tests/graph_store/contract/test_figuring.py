"""Figures and groups with their denominators."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.graph import QueryResult
from graph_schema.query import GraphQuery
from graph_store.ports import GraphStore
from tests.graph_store.contract.invented import named, report, says

MEDIATED_BY = {"op": "related", "relations": ["MEDIATED"], "direction": "in"}
CASES = [
    ("amber", "success", 1990, 1992),
    ("basin", "success", 1991, 1995),
    ("cedar", "failure", 1991, None),
    ("delta", "ongoing", 2001, None),
    ("ember", None, None, None),
]


@pytest.fixture
def cases(store: GraphStore) -> GraphStore:
    claims = [*named("actor:norway", "Norway"), *named("actor:peru", "Peru")]
    for key, outcome, start, end in CASES:
        given: dict[str, Any] = {"outcome": outcome, "start_year": start, "end_year": end}
        claims += named(f"case:{key}", f"{key.title()} talks", **{k: v for k, v in given.items() if v is not None})
    pairs = [("norway", "amber"), ("norway", "basin"), ("peru", "basin"), ("peru", "delta")]
    claims += [says(f"actor:{who}", "MEDIATED", f"case:{case}") for who, case in pairs]
    store.write([report(*claims)])
    return store


def figure(store: GraphStore, where: Any = None, order: Any = (), limit: int = 100, **aggregate: Any) -> QueryResult:
    query = {"find": "Case", "where": where, "aggregate": aggregate, "order": list(order), "limit": limit}
    return store.run(GraphQuery.model_validate(query))


def outcome(test: str, value: Any) -> dict[str, Any]:
    return {"op": "property", "property": "outcome", "test": test, "value": value}


JUDGED = outcome("in", ["success", "partial", "failure"])
WON = outcome("eq", "success")

# aggregate, value, matching, not coded, left out
FIGURES: list[tuple[dict[str, Any], Any, int, int, int]] = [
    ({"function": "count"}, 5, 5, 0, 0),
    ({"function": "average", "property": "duration_years"}, 3.0, 2, 3, 0),
    ({"function": "min", "property": "start_year"}, 1990, 4, 1, 0),
    ({"function": "max", "property": "start_year"}, 2001, 4, 1, 0),
    ({"function": "sum", "property": "duration_years"}, 6, 2, 3, 0),
    ({"function": "average", "of_count": MEDIATED_BY}, 0.8, 5, 0, 0),
    ({"function": "share", "numerator": WON, "among": JUDGED}, 2 / 3, 4, 1, 1),
    ({"function": "share", "numerator": WON}, 0.5, 4, 1, 0),
    ({"function": "share", "numerator": MEDIATED_BY}, 0.6, 5, 0, 0),
]


@pytest.mark.parametrize(("aggregate", "value", "matching", "not_coded", "left_out"), FIGURES)
def test_figure_has_its_denominator(
    cases: GraphStore, aggregate: dict[str, Any], value: Any, matching: int, not_coded: int, left_out: int
) -> None:
    result = figure(cases, **aggregate)
    assert result.value == pytest.approx(value)
    assert result.coverage.model_dump() == {
        "matching": matching, "coded": 5 - not_coded, "not_coded": not_coded, "left_out": left_out,
    }  # fmt: skip


def test_figure_over_nothing_is_no_figure(cases: GraphStore) -> None:
    nothing = {"op": "is", "ids": ["case:gone"]}
    assert figure(cases, nothing, function="average", property="start_year").value is None
    assert figure(cases, nothing, function="count").value == 0


def test_figure_shows_what_it_is_over(cases: GraphStore) -> None:
    result = figure(cases, WON, function="count")
    assert (result.value, [row.id for row in result.rows]) == (2, ["case:amber", "case:basin"])


def groups(result: QueryResult) -> list[tuple[object, object, object]]:
    return [(row.values["group"], row.values["value"], row.values["n"]) for row in result.rows]


GROUPS: list[tuple[dict[str, Any], list[tuple[object, object, object]], int]] = [
    ({"by": {"property": "decade"}}, [("1990s", 3, 3), ("2000s", 1, 1)], 1),
    ({"by": {"property": "outcome"}}, [("failure", 1, 1), ("ongoing", 1, 1), ("success", 2, 2)], 1),
    ({"by": {"neighbour": MEDIATED_BY}}, [("Norway", 2, 2), ("Peru", 2, 2)], 2),
    ({"by": {"count_of": MEDIATED_BY}}, [(0, 2, 2), (1, 2, 2), (2, 1, 1)], 0),
    ({"function": "average", "property": "duration_years", "by": {"neighbour": MEDIATED_BY}},
     [("Norway", 3.0, 2), ("Peru", 4.0, 1)], 3),
    ({"function": "share", "numerator": WON, "among": JUDGED, "by": {"property": "decade"}},
     [("1990s", pytest.approx(2 / 3), 3)], 1),
]  # fmt: skip


@pytest.mark.parametrize(("aggregate", "rows", "not_coded"), GROUPS)
def test_groups_have_a_figure_each(
    cases: GraphStore, aggregate: dict[str, Any], rows: list[tuple[object, object, object]], not_coded: int
) -> None:
    result = figure(cases, **{"function": "count", **aggregate})
    assert groups(result) == rows
    assert result.coverage.not_coded == not_coded


def test_group_row_has_a_name_and_no_id(cases: GraphStore) -> None:
    row = figure(cases, function="count", by={"property": "decade"}).rows[0]
    assert (row.id, row.name) == (None, "1990s")


def test_group_of_a_neighbour_says_which(cases: GraphStore) -> None:
    row = figure(cases, function="count", by={"neighbour": MEDIATED_BY}).rows[0]
    assert (row.id, row.label, row.name, row.values["group_id"]) == (None, "Actor", "Norway", "actor:norway")


def test_group_shows_claims_of_its_members(cases: GraphStore) -> None:
    row = figure(cases, function="count", by={"property": "outcome"}).rows[0]
    assert row.claims == [says("case:cedar", "outcome", "failure").id]


def test_groups_are_ordered_by_figure_and_cut(cases: GraphStore) -> None:
    order = [{"figure": "value", "descending": True}]
    result = figure(cases, function="count", by={"property": "outcome"}, order=order, limit=2)
    assert groups(result) == [("success", 2, 2), ("failure", 1, 1)]
    assert result.truncated
