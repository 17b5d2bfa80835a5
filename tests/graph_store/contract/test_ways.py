"""Shortest ways and surroundings."""

from __future__ import annotations

import pytest

from graph_schema.query import GraphQuery
from graph_store.errors import NotInStore
from graph_store.ports import GraphStore
from tests.graph_store.contract.invented import REVIEW, named, report, says

Step = tuple[str | None, object, object]


@pytest.fixture
def web(store: GraphStore) -> GraphStore:
    """norway - selm (by MEDIATED and SUPPORTED) - peru; norway - mara - peru; peru - guild; lone stands alone."""
    claims = [c for a in ("norway", "peru", "guild", "lone") for c in named(f"actor:{a}", a.title())]
    claims += [c for case in ("selm", "mara") for c in named(f"case:{case}", f"{case.title()} talks")]
    claims += [says("actor:norway", p, f"case:{c}") for p, c in (("SUPPORTED", "selm"), ("MEDIATED", "selm"))]
    claims += [
        says(f"actor:{a}", "PARTY_TO", f"case:{c}") for a, c in (("peru", "selm"), ("norway", "mara"), ("peru", "mara"))
    ]
    claims += [says("actor:guild", "BACKED", "actor:peru"), says("case:selm", "USED_STRATEGY", "strategy:deadline")]
    claims += [*named("case:zwyn", "Zwyn talks"), says("case:zwyn", "USED_STRATEGY", "strategy:deadline")]
    store.write([report(*claims)])
    return store


def way(store: GraphStore, sources: list[str], targets: list[str], most: int = 4) -> list[Step]:
    query = {"path": {"source": sources, "target": targets, "max_steps": most}}
    rows = store.run(GraphQuery.model_validate(query)).rows
    return [(row.id, row.values["relation"], row.values["direction"]) for row in rows]


def test_shortest_way_names_every_step(web: GraphStore) -> None:
    assert way(web, ["actor:norway"], ["actor:guild"]) == [
        ("actor:norway", None, None),
        ("case:mara", "PARTY_TO", "out"),
        ("actor:peru", "PARTY_TO", "in"),
        ("actor:guild", "BACKED", "in"),
    ]


def test_first_relation_by_name_is_shown_of_several(web: GraphStore) -> None:
    assert way(web, ["actor:norway"], ["case:selm"])[1] == ("case:selm", "MEDIATED", "out")


def test_relation_goes_before_direction(web: GraphStore) -> None:
    both = [
        says("actor:lone", "LED", "actor:guild", origin=REVIEW),
        says("actor:guild", "BACKED", "actor:lone", origin=REVIEW),
    ]
    web.write([report(*both, origin=REVIEW)])
    assert way(web, ["actor:lone"], ["actor:guild"])[1] == ("actor:guild", "BACKED", "in")


def test_nearest_of_several_ends_is_taken(web: GraphStore) -> None:
    assert [step[0] for step in way(web, ["actor:norway", "actor:guild"], ["actor:peru", "actor:lone"])] == [
        "actor:guild",
        "actor:peru",
    ]


def test_way_to_itself_is_one_node(web: GraphStore) -> None:
    assert way(web, ["actor:norway"], ["actor:norway"]) == [("actor:norway", None, None)]


NO_WAY = [("actor:lone", 4), ("actor:gone", 4), ("case:zwyn", 6), ("actor:guild", 2)]


@pytest.mark.parametrize(("target", "most"), NO_WAY, ids=["unconnected", "unknown", "by strategy alone", "too far"])
def test_no_way_gives_no_rows(web: GraphStore, target: str, most: int) -> None:
    assert way(web, ["actor:norway"], [target], most) == []


def test_step_shows_its_claims(web: GraphStore) -> None:
    query = GraphQuery.model_validate({"path": {"source": ["actor:guild"], "target": ["actor:peru"]}})
    assert [row.claims for row in web.run(query).rows] == [[], [says("actor:guild", "BACKED", "actor:peru").id]]


def test_neighbourhood_grows_with_depth(web: GraphStore) -> None:
    near, far = web.neighbourhood("actor:guild"), web.neighbourhood("actor:guild", depth=2)
    assert [n.id for n in near.nodes] == ["actor:guild", "actor:peru"]
    assert [n.id for n in far.nodes] == ["actor:guild", "actor:peru", "case:mara", "case:selm"]
    assert [r.type for r in far.relations] == ["BACKED", "PARTY_TO", "PARTY_TO"]


def test_neighbourhood_says_when_it_is_cut(web: GraphStore) -> None:
    cut = web.neighbourhood("actor:peru", limit=2)
    assert (len(cut.nodes), cut.truncated) == (2, True)
    assert not web.neighbourhood("actor:peru", limit=4).truncated


def test_neighbourhood_of_an_unknown_node_is_refused(web: GraphStore) -> None:
    with pytest.raises(NotInStore, match="actor:gone: the graph holds no node of this id"):
        web.neighbourhood("actor:gone")
