"""The checker allows what the schema has room for and says what is wrong with the rest, and where."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.check import MAX_DEPTH, MAX_PARTS, MAX_VALUES, check_query, require_allowed
from graph_schema.errors import QueryNotAllowed
from graph_schema.query import GraphQuery, HasProperty, IsOneOf, Not
from graph_schema.schema import load_schema

NORWAY = {"op": "is", "ids": ["actor:norway"]}
MEDIATED_BY = {"op": "related", "relations": ["MEDIATED"], "direction": "in"}
LIES_IN = {"op": "related", "relations": ["LOCATED_IN"]}


def problems(**query: Any) -> list[str]:
    return check_query(GraphQuery.model_validate({"find": "Case", **query}), load_schema())


def where(**condition: Any) -> list[str]:
    return problems(where=condition)


def has(name: str, test: str, value: Any = None) -> dict[str, Any]:
    return {"op": "property", "property": name, "test": test, "value": value}


ALLOWED = [
    {"where": has("outcome", "in", ["success", "partial"])},
    {"where": has("decade", "eq", 1990)},
    {"where": has("duration_years", "gt", 3)},
    {"where": has("name", "eq", "Selm talks")},
    {"where": {"op": "active", "from_year": 1990}},
    {"where": {**MEDIATED_BY, "edge": [{"property": "role", "value": "lead"}], "where": NORWAY}},
    {"where": {**MEDIATED_BY, "edge": [{"property": "active", "value": 1994}]}},
    {"where": {**LIES_IN, "any_depth": True, "where": has("kind", "eq", "region")}},
    {"where": {**MEDIATED_BY, "quantifier": "only", "where": has("kind", "eq", "State")}},
    {"where": {"op": "related", "relations": [], "direction": "either", "where": NORWAY}},
    {"find": None, "where": has("kind", "eq", "State")},
    {"find": "Lesson", "select": [{"key": "at", "neighbours": {"relations": ["STATED_IN"]}}]},
    {"find": "FriendsGroup", "select": [{"key": "range", "property": "member_count_range"}]},
    {"aggregate": {"function": "count", "by": {"property": "decade"}}, "order": [{"figure": "group"}]},
    {"aggregate": {"function": "share", "numerator": has("outcome", "eq", "success")}},
    {"find": None, "path": {"source": ["actor:norway"], "target": ["case:selm"]}},
]


@pytest.mark.parametrize("query", ALLOWED)
def test_query_is_allowed(query: dict[str, Any]) -> None:
    assert problems(**query) == []


CONDITIONS = [
    (has("outcme", "eq", "success"), r"^where: Case has no property 'outcme' \(nearest: outcome"),
    (
        has("outcome", "eq", "succes"),
        r"^where: 'succes' is not in the vocabulary outcomes of outcome \(nearest: success",
    ),
    (has("outcome", "lt", "success"), "lt does not fit outcome, a term"),
    (has("start_year", "lt", "1990"), "start_year is a whole number, not '1990'"),
    (has("start_year", "eq", True), "start_year is a whole number, not True"),
    (has("start_year", "eq", 19945), "start_year is a year from 1 to 9999, not 19945"),
    (has("duration_years", "eq", 10**18), "duration_years is at most"),
    (has("contested", "eq", "yes"), "contested is true or false, not 'yes'"),
    (has("contested", "in", [True]), "in does not fit contested, a boolean"),
    (has("start_year", "in", 1990), "in needs a list of values, found 1990"),
    (has("start_year", "eq", [1990]), r"eq needs one value, found \[1990\]"),
    (has("start_year", "eq"), "eq needs one value, found None"),
    (has("start_year", "in", []), "in needs at least one value"),
    (has("start_year", "known", 1990), "known asks for no value, found 1990"),
    ({"op": "is", "ids": []}, "`is` needs at least one id"),
    ({"op": "active"}, "active needs a from_year or a to_year"),
    ({"op": "active", "from_year": 1999, "to_year": 1990}, "from_year 1999 is later than to_year 1990"),
    ({"op": "any_of", "of": []}, "any_of needs at least one condition"),
    ({"op": "all_of", "of": [NORWAY, has("size", "eq", 1)]}, r"^where.all_of\[1\]: Case has no property 'size'"),
    ({"op": "not", "of": has("size", "eq", 1)}, r"^where.not: Case has no property 'size'"),
    ({**MEDIATED_BY, "relations": ["MEDIATES"]}, r"there is no relation 'MEDIATES' \(nearest: MEDIATED"),
    ({**MEDIATED_BY, "direction": "out"}, "cannot be followed 'out' from Case; use direction 'in'"),
    ({**MEDIATED_BY, "relations": ["SIGNED"]}, r"SIGNED \(Actor -> Agreement\) cannot be followed 'in' from Case$"),
    ({**MEDIATED_BY, "to": ["Actr"]}, r"^where.to: there is no type 'Actr' \(nearest: Actor"),
    ({**MEDIATED_BY, "to": ["Place"]}, "Case has no Place there; it leads to Actor or FriendsGroup"),
    ({**MEDIATED_BY, "where": has("outcom", "eq", "x")}, r"^where.where: Actor or FriendsGroup has no property"),
    ({**MEDIATED_BY, "any_depth": True}, r"MEDIATED cannot be followed to any depth \(only LOCATED_IN\)"),
    ({**LIES_IN, "any_depth": True, "direction": "either"}, "one direction is followed and no edge is tested"),
    (
        {**MEDIATED_BY, "edge": [{"property": "how", "value": "host"}]},
        r"^where.edge\[0\]: MEDIATED has no property 'how'",
    ),
    (
        {**MEDIATED_BY, "edge": [{"property": "role", "value": "boss"}]},
        "'boss' is not in the vocabulary mediator_roles",
    ),
    (
        {**MEDIATED_BY, "edge": [{"property": "active", "test": "lt", "value": 1994}]},
        "active is tested with eq and a year",
    ),
    ({**MEDIATED_BY, "edge": [{"property": "active", "value": "then"}]}, "active is a whole number, not 'then'"),
    (
        {**LIES_IN, "edge": [{"property": "active", "value": 1994}]},
        r"LOCATED_IN has no property 'active' \(it has none",
    ),
    ({"op": "related", "edge": [{"property": "role", "value": "lead"}]}, "name the relations whose role is meant"),
    ({**MEDIATED_BY, "count": {"value": -1}}, "a number of neighbours lies between 0 and"),
    ({**MEDIATED_BY, "quantifier": "only", "count": {"value": 2}}, "`only` takes no count"),
    ({"op": "related", "relations": ["MENTIONS"], "direction": "in"}, "passages are found by search"),
]


@pytest.mark.parametrize(("condition", "message"), CONDITIONS)
def test_condition_is_refused_with_its_reason(condition: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryNotAllowed, match=message):
        require_allowed(GraphQuery.model_validate({"find": "Case", "where": condition}), load_schema())


COUNT_BY = {"function": "count", "by": {"property": "outcome"}}
QUERIES = [
    ({"find": "Cases"}, r"^find: there is no type 'Cases' \(nearest: Case"),
    ({"find": "Passage"}, "passages are found by search"),
    ({"find": "Agreement", "where": {"op": "active", "from_year": 1990}}, "Agreement has no start and end year"),
    (
        {"find": "Document", "where": has("authors", "eq", "Marlowe")},
        "authors holds lists and can be shown but not tested",
    ),
    ({"select": [{"key": "a"}]}, r"^select\[0\]: give exactly one of property, neighbours, count_of, found none"),
    ({"select": [{"key": "a", "property": "outcome", "count_of": MEDIATED_BY}]}, "found property and count_of"),
    ({"select": [{"key": "a", "property": "outcome"}] * 2}, "^select: the key a is given more than once"),
    ({"select": [{"key": "a", "neighbours": {**MEDIATED_BY, "count": {"value": 2}}}]}, "take no count and no `only`"),
    ({"select": [{"key": "a", "property": "outcome"}], "aggregate": COUNT_BY}, "^select: the rows of a grouped answer"),
    ({"aggregate": {"function": "count", "property": "outcome"}}, "count takes no property"),
    ({"aggregate": {"function": "average"}}, "average needs either a property or of_count"),
    ({"aggregate": {"function": "average", "property": "outcome"}}, "figures are worked out from whole numbers"),
    ({"aggregate": {"function": "max", "property": "size"}}, "^aggregate: Case has no property 'size'"),
    ({"aggregate": {"function": "share"}}, "share needs a numerator"),
    (
        {"aggregate": {"function": "count", "by": {}}},
        "^aggregate.by: give exactly one of property, neighbour, count_of",
    ),
    (
        {"aggregate": COUNT_BY, "order": [{"property": "outcome"}]},
        r"^order\[0\]: a grouped answer is ordered by figure",
    ),
    ({"order": [{"figure": "value"}]}, r"^order\[0\]: a grouped answer is ordered by figure"),
    ({"order": [{}]}, r"^order\[0\]: give exactly one of property, count_of, figure, found none"),
    ({"with_ties": True}, "^with_ties: needs an order"),
    ({"path": {"source": ["actor:a"], "target": ["actor:b"]}}, "^path: asks for a path alone"),
    ({"find": None, "path": {"source": [], "target": ["actor:b"]}}, "^path.source: needs at least one id"),
]


@pytest.mark.parametrize(("query", "message"), QUERIES)
def test_query_is_refused_with_its_reason(query: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryNotAllowed, match=message):
        require_allowed(GraphQuery.model_validate({"find": "Case", **query}), load_schema())


def test_every_problem_is_named_at_once() -> None:
    found = where(op="all_of", of=[has("size", "eq", 1), has("outcome", "eq", "won")])
    assert [problem.split(":")[0] for problem in found] == ["where.all_of[0]", "where.all_of[1]"]


def test_deep_query_is_refused_without_recursion() -> None:
    condition: Any = IsOneOf(ids=["case:selm"])
    for _ in range(5000):
        condition = Not.model_construct(op="not", of=condition)
    query = GraphQuery.model_construct(find="Case", where=condition, select=[], order=[], aggregate=None, path=None)
    assert check_query(query, load_schema()) == [
        f"query: the nesting of conditions is 5001, at most {MAX_DEPTH} is allowed",
        f"query: the number of parts is 5001, at most {MAX_PARTS} is allowed",
    ]


def test_longest_allowed_list_is_allowed() -> None:
    assert where(op="is", ids=["case:selm"] * MAX_VALUES) == []
    assert where(op="is", ids=["case:selm"] * (MAX_VALUES + 1)) != []


def test_half_a_character_is_refused() -> None:
    query = GraphQuery(find="Case", where=HasProperty.model_construct(property="name", test="eq", value="\ud800"))
    assert check_query(query, load_schema())[0].endswith("is not a text in Unicode")
