"""What conditions mean: three truth values, counts of neighbours, only, depth, edges."""

from __future__ import annotations

import time
from typing import Any

import pytest

from graph_schema.errors import QueryNotAllowed
from graph_schema.graph import Neighbour, QueryResult
from graph_schema.query import GraphQuery
from graph_store.errors import QueryTimedOut
from graph_store.ports import GraphStore
from tests.graph_store.contract.invented import REVIEW, named, report, says

MEDIATED_BY = {"op": "related", "relations": ["MEDIATED"], "direction": "in"}
FOLLOWED: dict[str, Any] = {"op": "related", "relations": ["FOLLOWED"]}
MEDIATED = [
    ("norway", "selm", "lead"),
    ("peru", "selm", "co-mediator"),
    ("peru", "mara", "lead"),
    ("guild", "mara", "lead"),
]


@pytest.fixture
def talks(store: GraphStore) -> GraphStore:
    claims = [
        *named("actor:norway", "Norway", kind="State"),
        *named("actor:peru", "Peru", kind="State"),
        *named("actor:guild", "Weavers' Guild"),
        *named("case:selm", "Selm talks", outcome="success", start_year=1990, end_year=1993),
        *named("case:mara", "Mara talks", outcome="failure", start_year=1995),
        *named("case:zwyn", "Zwyn talks"),
        says("case:mara", "LOCATED_IN", "place:kenya"),
    ]
    claims += [says(f"actor:{a}", "MEDIATED", f"case:{c}", qualifiers={"role": r}) for a, c, r in MEDIATED]
    store.write([report(*claims)])
    return store


def ask(store: GraphStore, where: Any = None, **query: Any) -> QueryResult:
    return store.run(GraphQuery.model_validate({"find": "Case", "where": where, **query}))


def ids(result: QueryResult) -> list[str]:
    return [(row.id or "").split(":")[1] for row in result.rows]


def has(name: str, test: str, value: Any = None) -> dict[str, Any]:
    return {"op": "property", "property": name, "test": test, "value": value}


def not_(condition: dict[str, Any]) -> dict[str, Any]:
    return {"op": "not", "of": condition}


WON, LOST = has("outcome", "eq", "success"), has("outcome", "eq", "failure")
BY_STATE = {**MEDIATED_BY, "where": has("kind", "eq", "State")}

# condition, ids of the cases found, number that could not be decided
CONDITIONS: list[tuple[dict[str, Any], list[str], int]] = [
    (WON, ["selm"], 1),
    (not_(WON), ["mara"], 1),
    (has("outcome", "unknown"), ["zwyn"], 0),
    (has("outcome", "not_in", ["success"]), ["mara"], 1),
    ({"op": "any_of", "of": [WON, has("name", "eq", "Zwyn talks")]}, ["selm", "zwyn"], 0),
    ({"op": "all_of", "of": [WON, has("name", "eq", "Zwyn talks")]}, [], 1),
    (has("duration_years", "eq", 3), ["selm"], 2),
    (has("decade", "eq", 1990), ["mara", "selm"], 1),
    ({"op": "active", "from_year": 1993, "to_year": 1994}, ["selm"], 1),
    ({"op": "active", "from_year": 2001}, ["mara"], 1),
    ({"op": "active", "to_year": 1989}, [], 1),
    ({"op": "is", "ids": ["case:selm", "case:gone"]}, ["selm"], 0),
    (MEDIATED_BY, ["mara", "selm"], 0),
    (not_(MEDIATED_BY), ["zwyn"], 0),
    ({**MEDIATED_BY, "count": {"test": "lt", "value": 2}}, ["zwyn"], 0),
    ({**MEDIATED_BY, "count": {"test": "eq", "value": 2}}, ["mara", "selm"], 0),
    ({**BY_STATE, "count": {"test": "eq", "value": 1}}, ["mara"], 0),
    ({**MEDIATED_BY, "edge": [{"property": "role", "value": "co-mediator"}]}, ["selm"], 0),
    ({**MEDIATED_BY, "to": ["FriendsGroup"]}, [], 0),
    ({**BY_STATE, "quantifier": "only"}, ["selm"], 1),
    (not_({**BY_STATE, "quantifier": "only"}), ["zwyn"], 1),
    ({"op": "related", "relations": ["LOCATED_IN"], "where": {"op": "is", "ids": ["place:africa"]}}, [], 0),
    (
        {"op": "related", "relations": ["LOCATED_IN"], "any_depth": True, "where": has("kind", "eq", "region")},
        ["mara"],
        0,
    ),
]


@pytest.mark.parametrize(("where", "found", "undecided"), CONDITIONS)
def test_condition_finds_and_counts(talks: GraphStore, where: dict[str, Any], found: list[str], undecided: int) -> None:
    result = ask(talks, where)
    assert ids(result) == found
    assert result.coverage.model_dump() == {
        "matching": len(found), "coded": 3 - undecided, "not_coded": undecided, "left_out": 0,
    }  # fmt: skip


def test_neighbours_in_common_are_found(talks: GraphStore) -> None:
    mediated = [
        {**MEDIATED_BY, "direction": "out", "where": {"op": "is", "ids": [f"case:{c}"]}} for c in ("selm", "mara")
    ]
    assert ids(ask(talks, {"op": "all_of", "of": mediated}, find="Actor")) == ["peru"]


def test_nothing_asked_means_anything_factual(talks: GraphStore) -> None:
    result = ask(talks, has("name", "in", ["Peru", "Mara talks", "Selm report"]), find=None)
    assert [row.label for row in result.rows] == ["Case", "Actor"]


def test_columns_show_values_neighbours_and_counts(talks: GraphStore) -> None:
    columns = [
        {"key": "outcome", "property": "outcome"},
        {"key": "by", "neighbours": {**MEDIATED_BY, "edge": [{"property": "role", "value": "lead"}]}},
        {"key": "mediators", "count_of": MEDIATED_BY},
    ]
    row = ask(talks, WON, select=columns).rows[0]
    claim = says("actor:norway", "MEDIATED", "case:selm", qualifiers={"role": "lead"})
    assert row.values == {
        "outcome": "success",
        "by": [
            Neighbour(id="actor:norway", label="Actor", name="Norway", properties={"role": "lead"}, claims=[claim.id])
        ],
        "mediators": 2,
    }


def test_row_shows_the_claims_it_rests_on(talks: GraphStore) -> None:
    row = ask(talks, {"op": "all_of", "of": [WON, BY_STATE]}).rows[0]
    outcome = says("case:selm", "outcome", "success")
    mediated = [says(f"actor:{a}", "MEDIATED", f"case:{c}", qualifiers={"role": r}) for a, c, r in MEDIATED[:2]]
    assert row.claims == [outcome.id, *sorted(claim.id for claim in mediated)]


def test_row_that_is_merely_there_shows_what_speaks_of_it(talks: GraphStore) -> None:
    rows = {row.id: row.claims for row in ask(talks, {"op": "not", "of": MEDIATED_BY}).rows}
    assert rows == {"case:zwyn": [says("case:zwyn", "name", "Zwyn talks").id]}
    (kenya,) = ask(talks, {"op": "is", "ids": ["place:kenya"]}, find="Place").rows
    assert kenya.claims == [says("case:mara", "LOCATED_IN", "place:kenya").id]


def test_counted_size_rests_on_the_memberships(store: GraphStore) -> None:
    member = says("actor:norway", "MEMBER_OF", "group:selm")
    store.write([report(*named("actor:norway", "Norway"), *named("group:selm", "Friends of the Selm Talks"), member)])
    row = ask(store, has("member_count", "lt", 6), find="FriendsGroup").rows[0]
    assert row.claims == [member.id]


def test_supporter_in_two_ways_counts_once(talks: GraphStore) -> None:
    ways = [
        says("actor:peru", "SUPPORTED", "case:zwyn", origin=REVIEW, qualifiers={"how": h}) for h in ("host", "fund")
    ]
    talks.write([report(*ways, origin=REVIEW)])
    supported = {"op": "related", "relations": ["SUPPORTED"], "direction": "in"}
    result = ask(
        talks, {**supported, "count": {"test": "eq", "value": 1}}, select=[{"key": "n", "count_of": supported}]
    )
    assert [(row.id, row.values) for row in result.rows] == [("case:zwyn", {"n": 1})]
    assert ids(ask(talks, {**supported, "count": {"test": "ge", "value": 2}})) == []


def test_contested_node_marks_its_row(store: GraphStore) -> None:
    other = says("case:selm", "outcome", "failure", place=40, confidence=0.5)
    store.write([report(*named("case:selm", "Selm talks", outcome="success"), other)])
    assert [row.contested for row in ask(store, WON).rows] == [True]
    assert ask(store, LOST).rows == []


ORDERS: list[tuple[list[dict[str, Any]], list[str]]] = [
    ([], ["mara", "selm", "zwyn"]),
    ([{"property": "start_year"}], ["selm", "mara", "zwyn"]),
    ([{"property": "start_year", "descending": True}], ["mara", "selm", "zwyn"]),
    ([{"count_of": MEDIATED_BY}], ["zwyn", "mara", "selm"]),
    ([{"count_of": BY_STATE, "descending": True}, {"property": "name"}], ["selm", "mara", "zwyn"]),
]


@pytest.mark.parametrize(("order", "found"), ORDERS)
def test_rows_are_ordered_with_unknown_last(talks: GraphStore, order: list[dict[str, Any]], found: list[str]) -> None:
    assert ids(ask(talks, order=order)) == found


def test_limit_is_said_when_it_cuts(talks: GraphStore) -> None:
    assert ask(talks, limit=2).truncated
    assert not ask(talks, limit=3).truncated


def test_ties_with_the_last_row_are_shown(talks: GraphStore) -> None:
    order = [{"count_of": MEDIATED_BY, "descending": True}]
    assert ids(ask(talks, order=order, limit=1)) == ["mara"]
    assert ids(ask(talks, order=order, limit=1, with_ties=True)) == ["mara", "selm"]


def test_query_that_the_schema_does_not_allow_is_refused(talks: GraphStore) -> None:
    with pytest.raises(QueryNotAllowed, match="Case has no property 'size'"):
        ask(talks, has("size", "lt", 6))


def test_query_without_time_is_stopped(talks: GraphStore) -> None:
    with pytest.raises(QueryTimedOut, match="took longer than 0 seconds"):
        talks.run(GraphQuery(find="Case"), seconds=0)
    assert len(ask(talks).rows) == 3


@pytest.fixture
def rounds(store: GraphStore) -> GraphStore:
    """Forty rounds of talks, each said to have followed every other: 1600 steps for each level of a query."""
    names = [f"case:{number}" for number in range(40)]
    claims = [claim for name in names for claim in named(name, name)]
    store.write([report(*claims, *(says(a, "FOLLOWED", b) for a in names for b in names))])
    return store


def test_long_query_is_stopped_within_the_engine(rounds: GraphStore) -> None:
    where = FOLLOWED
    for _ in range(10):
        where = {**FOLLOWED, "where": where, "count": {"value": 2}}
    with pytest.raises(QueryTimedOut, match="took longer than"):
        rounds.run(GraphQuery.model_validate({"find": "Case", "where": where}), seconds=0.002)


def test_time_limit_ends_with_its_query(rounds: GraphStore) -> None:
    rounds.run(GraphQuery(find="Place"), seconds=0.2)
    time.sleep(0.2)
    assert len(list(rounds.relations())) == 1600
