"""Queries in words, as they stand beside an answer."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.check import check_query
from graph_schema.describe import describe_query
from graph_schema.query import GraphQuery
from graph_schema.schema import load_schema

NAMES = {"actor:norway": "Norway", "actor:peru": "Peru", "case:selm": "the Selm talks", "place:africa": "Africa"}
MEDIATED_BY = {"op": "related", "relations": ["MEDIATED"], "direction": "in"}
MEMBERS = {"op": "related", "relations": ["MEMBER_OF"], "direction": "in"}


def has(name: str, test: str, value: Any = None) -> dict[str, Any]:
    return {"op": "property", "property": name, "test": test, "value": value}


def among(*ids: str) -> dict[str, Any]:
    return {"op": "is", "ids": list(ids)}


CASES = [
    (has("outcome", "in", ["success", "partial"]), "cases with outcome success or partial"),
    (has("outcome", "ne", "failure"), "cases with outcome other than failure"),
    (has("outcome", "unknown"), "cases with outcome not coded"),
    (has("start_year", "ge", 1990), "cases with start year 1990 or later"),
    (has("decade", "eq", 1990), "cases with 1990s as decade"),
    (has("duration_years", "gt", 3), "cases with more than 3 years from start to end"),
    (has("contested", "eq", True), "cases with contested yes"),
    ({"op": "active", "from_year": 1990, "to_year": 1999}, "cases active between 1990 and 1999"),
    ({"op": "active", "to_year": 1989}, "cases active in 1989 or before"),
    (among("case:selm"), "cases that are the Selm talks"),
    ({**MEDIATED_BY, "where": among("actor:norway", "actor:peru")}, "cases mediated by Norway or Peru"),
    ({**MEDIATED_BY, "count": {"value": 2}, "where": among("actor:norway", "actor:peru")},
     "cases mediated by at least 2 of Norway and Peru"),
    ({**MEDIATED_BY, "count": {"test": "eq", "value": 0}}, "cases mediated by no actors or friends groups"),
    ({**MEDIATED_BY, "to": ["Actor"], "where": has("kind", "eq", "NGO"), "quantifier": "only"},
     "cases mediated by only actors with kind NGO"),
    ({**MEDIATED_BY, "to": ["Actor"], "edge": [{"property": "role", "value": "lead"}]},
     "cases mediated by at least one actor (role lead)"),
    ({"op": "not", "of": {**MEDIATED_BY, "where": among("actor:norway")}}, "cases not mediated by Norway"),
    ({"op": "related", "relations": ["LOCATED_IN"], "any_depth": True, "where": among("place:africa")},
     "cases in Africa (at any depth)"),
    ({"op": "related", "relations": ["USED_STRATEGY"], "where": among("strategy:shuttle-diplomacy")},
     "cases that used shuttle diplomacy"),
    ({"op": "any_of", "of": [has("outcome", "eq", "success"), has("end_year", "lt", 1995)]},
     "cases either with outcome success or with end year before 1995"),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "text"), CASES)
def test_condition_reads_as_english(condition: dict[str, Any], text: str) -> None:
    query = GraphQuery.model_validate({"find": "Case", "where": condition})
    assert check_query(query, load_schema()) == []
    assert describe_query(query, load_schema(), NAMES) == text


QUERIES = [
    (
        {
            "find": "FriendsGroup",
            "where": {"op": "all_of", "of": [has("member_count", "lt", 6), has("outcome", "eq", "success"),
                                             {**MEMBERS, "where": among("actor:norway")}]},
            "select": [{"key": "size", "property": "member_count"},
                       {"key": "m", "label": "Members", "neighbours": MEMBERS}],
        },
        "friends groups with fewer than 6 members and outcome success and with members Norway; "
        "shown with size and members",
    ),
    ({"find": "Case", "aggregate": {"function": "count", "by": {"property": "decade"}}}, "number of cases, by decade"),
    (
        {"find": "Case", "aggregate": {"function": "average", "property": "duration_years"}},
        "average number of years of cases",
    ),
    (
        {"find": "Case", "aggregate": {"function": "share", "numerator": has("outcome", "eq", "success"),
                                       "among": has("outcome", "in", ["success", "failure"])}},
        "share with outcome success among cases, counting only those with outcome success or failure",
    ),
    (
        {"find": "Case", "order": [{"count_of": MEDIATED_BY, "descending": True}], "limit": 3, "with_ties": True},
        "cases; ordered by number of neighbours (mediated by), highest first; "
        "the first 3 and any equal to the last of them",
    ),
    (
        {"path": {"source": ["actor:norway"], "target": ["actor:peru"]}},
        "the shortest way from Norway to Peru, in at most 4 steps",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("query", "text"), QUERIES)
def test_query_reads_as_english(query: dict[str, Any], text: str) -> None:
    assert describe_query(GraphQuery.model_validate(query), load_schema(), NAMES) == text


def test_id_without_a_name_stands_as_it_is() -> None:
    query = GraphQuery.model_validate({"find": "Case", "where": among("case:unnamed")})
    assert describe_query(query, load_schema()) == "cases that are case:unnamed"
