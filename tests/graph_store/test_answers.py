"""What rows show beside their values, whichever engine found them."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.claims import Scalar
from graph_schema.graph import Neighbour
from graph_schema.query import GraphQuery, GroupBy
from graph_store.answers import group_label, merge_neighbours, neighbours_asked, properties_asked

LABELS = [
    (1990, "decade", "1990s"),
    (True, "contested", "yes"),
    (False, "contested", "no"),
    ("success", "outcome", "success"),
]


@pytest.mark.parametrize(("key", "name", "label"), LABELS)
def test_group_is_labelled(key: Scalar, name: str, label: str) -> None:
    assert group_label(key, GroupBy(property=name)) == label


def neighbour(node: str, name: str, **properties: Any) -> Neighbour:
    return Neighbour(id=node, label="Actor", name=name, properties=properties, claims=[f"claim:{len(properties)}"])


def test_neighbours_stand_in_order_of_name() -> None:
    found = merge_neighbours(
        [neighbour("actor:b", "Peru"), neighbour("actor:c", "Chile"), neighbour("actor:a", "Peru")]
    )
    assert [n.id for n in found] == ["actor:c", "actor:a", "actor:b"]


def test_neighbour_by_two_relations_stands_once() -> None:
    (found,) = merge_neighbours(
        [neighbour("actor:a", "Peru", how="host"), neighbour("actor:a", "Peru", how="fund", from_year=1990)]
    )
    assert found.properties == {"how": ["fund", "host"], "from_year": 1990}
    assert found.claims == ["claim:1", "claim:2"]


MEDIATED_BY = {"op": "related", "relations": ["MEDIATED"], "direction": "in"}


def query(**fields: Any) -> GraphQuery:
    return GraphQuery.model_validate({"find": "Case", **fields})


def test_properties_tested_and_shown_are_named_once() -> None:
    asked = query(
        where={"op": "all_of", "of": [
            {"op": "not", "of": {"op": "property", "property": "outcome", "test": "eq", "value": "success"}},
            {"op": "active", "from_year": 1990},
            {**MEDIATED_BY, "where": {"op": "property", "property": "kind", "test": "eq", "value": "State"}},
        ]},
        select=[{"key": "o", "property": "outcome"}, {"key": "d", "property": "decade"}],
        order=[{"property": "summary"}],
    )  # fmt: skip
    assert properties_asked(asked) == ["outcome", "start_year", "end_year", "year", "summary"]


def test_neighbours_that_are_denied_support_nothing() -> None:
    assert neighbours_asked(query(where={"op": "not", "of": MEDIATED_BY})) == []


def test_one_step_asked_for_twice_is_one_step() -> None:
    found = neighbours_asked(
        query(where={**MEDIATED_BY, "count": {"value": 3}}, select=[{"key": "m", "neighbours": MEDIATED_BY}])
    )
    assert [r.relations for r in found] == [["MEDIATED"]]


def test_figures_name_what_they_rest_on() -> None:
    asked = query(aggregate={"function": "average", "property": "duration_years", "by": {"neighbour": MEDIATED_BY}})
    assert properties_asked(asked) == ["start_year", "end_year"]
    assert len(neighbours_asked(asked)) == 1
