"""The graph follows from the claims, whatever the order they come in."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.claims import Claim, Modality, Polarity, Status
from graph_schema.graph import Node
from graph_schema.query import GraphQuery
from graph_store.ports import GraphStore
from tests.graph_store.contract.invented import REPORT, REVIEW, named, node_of, record, report, says

NORWAY = named("actor:norway", "Norway", kind="State")
SELM = named("group:selm", "Friends of the Selm Talks")
KENYA_TALKS = [*named("case:mara", "Mara talks"), says("case:mara", "LOCATED_IN", "place:kenya")]


def test_two_reports_of_one_fact_give_one_relation(store: GraphStore) -> None:
    second = says("actor:norway", "MEMBER_OF", "group:selm", origin=REVIEW, confidence=0.7)
    first = says("actor:norway", "MEMBER_OF", "group:selm", confidence=0.9)
    store.write([report(*NORWAY, *SELM, first), report(second, origin=REVIEW)])
    (found,) = store.relations(types=["MEMBER_OF"])
    assert (found.claims, found.confidence) == (sorted([first.id, second.id]), 0.9)


def test_vaguer_report_supports_the_fuller_one(store: GraphStore) -> None:
    full = says("actor:norway", "MEMBER_OF", "group:selm", qualifiers={"as": "co-chair"})
    vague = says("actor:norway", "MEMBER_OF", "group:selm", origin=REVIEW)
    store.write([report(*NORWAY, *SELM, full), report(vague, origin=REVIEW)])
    (found,) = store.relations(types=["MEMBER_OF"])
    assert (found.properties, found.claims) == ({"as": "co-chair"}, sorted([full.id, vague.id]))
    store.remove(REPORT)
    store.write([report(*NORWAY, *SELM)])
    assert [(r.properties, r.claims) for r in store.relations(types=["MEMBER_OF"])] == [({}, [vague.id])]


def test_relation_waits_until_both_ends_are_named(store: GraphStore) -> None:
    store.write([report(*NORWAY, says("actor:norway", "MEMBER_OF", "group:selm"))])
    assert list(store.relations()) == []
    assert store.status().details["dangling"] == 1
    store.write([report(*named("group:selm", "Friends of the Selm Talks", origin=REVIEW), origin=REVIEW)])
    assert [r.target for r in store.relations()] == ["group:selm"]
    assert store.status().details["dangling"] == 0


UNSHOWN = [{"status": Status.CANDIDATE}, {"polarity": Polarity.NEGATED}, {"modality": Modality.HYPOTHETICAL}]


@pytest.mark.parametrize("fields", UNSHOWN, ids=lambda f: str(next(iter(f.values()))))
def test_claim_that_is_not_asserted_and_accepted_is_kept_but_not_shown(
    store: GraphStore, fields: dict[str, Any]
) -> None:
    store.write([report(*NORWAY, *SELM, says("actor:norway", "MEMBER_OF", "group:selm", **fields))])
    assert list(store.relations()) == []
    assert store.status().counts["claims"] == 4


def test_size_follows_the_members_of_other_documents(store: GraphStore) -> None:
    store.write([report(*NORWAY, *SELM, says("actor:norway", "MEMBER_OF", "group:selm"))])
    peru = named("actor:peru", "Peru", origin=REVIEW)
    store.write([report(*peru, says("actor:peru", "MEMBER_OF", "group:selm", origin=REVIEW), origin=REVIEW)])
    assert node_of(store, "group:selm") == Node(
        id="group:selm",
        label="FriendsGroup",
        name="Friends of the Selm Talks",
        properties={"member_count": 2, "member_count_basis": "listed"},
    )


def test_strategy_is_there_as_long_as_it_is_used(store: GraphStore) -> None:
    used = says("case:selm", "USED_STRATEGY", "strategy:shuttle-diplomacy")
    store.write([report(*named("case:selm", "Selm talks"), used)])
    strategy = node_of(store, "strategy:shuttle-diplomacy")
    assert strategy is not None
    assert strategy.name == "shuttle diplomacy"
    assert strategy.properties["definition"]
    store.remove(REPORT)
    assert node_of(store, "strategy:shuttle-diplomacy") is None


def test_passage_is_there_for_what_is_stated_in_it(store: GraphStore) -> None:
    lesson = [*named("lesson:chair", "Rotate the chair."), says("lesson:chair", "STATED_IN", f"{REPORT}#1")]
    store.write([report(*lesson)])
    assert [(r.type, r.target) for r in store.relations()] == [("STATED_IN", f"{REPORT}#1")]
    assert "Passage" not in {n.label for n in store.nodes()}


def ways(store: GraphStore) -> set[tuple[str, str]]:
    query = {"op": "related", "relations": ["LOCATED_IN"], "any_depth": True}
    column = {"key": "in", "neighbours": query}
    result = store.run(GraphQuery.model_validate({"find": "Place", "select": [column]}))
    return {(row.id or "", n.id) for row in result.rows for n in row.values["in"]}  # type: ignore[union-attr]


def test_country_lies_in_its_region_in_the_background(store: GraphStore) -> None:
    store.write([report(*KENYA_TALKS)])
    assert ("place:kenya", "place:africa") in ways(store)
    assert [n.id for n in store.nodes(label="Place")] == ["place:kenya"]
    assert node_of(store, "place:africa") is not None
    assert "place:africa" in {node for node, _, _ in store.names()}
    assert [r.target for r in store.relations(types=["LOCATED_IN"])] == ["place:kenya"]


def test_region_goes_with_the_last_country_that_needs_it(store: GraphStore) -> None:
    store.write([report(*KENYA_TALKS)])
    store.remove(REPORT)
    assert node_of(store, "place:africa") is None
    assert ways(store) == set()


def test_region_that_is_named_stays_when_its_country_goes(store: GraphStore) -> None:
    in_africa = [*named("case:north", "Northern talks", origin=REVIEW)]
    in_africa.append(says("case:north", "LOCATED_IN", "place:africa", origin=REVIEW))
    store.write([report(*KENYA_TALKS), report(*in_africa, origin=REVIEW)])
    assert "place:africa" in {n.id for n in store.nodes()}
    store.remove(REPORT)
    assert node_of(store, "place:africa") is not None
    assert node_of(store, "place:kenya") is None


def test_claimed_place_takes_the_place_of_the_vocabulary(store: GraphStore) -> None:
    own: list[Claim] = [*named("place:lakes", "the Great Lakes", origin=REVIEW)]
    own.append(says("place:kenya", "LOCATED_IN", "place:lakes", origin=REVIEW))
    store.write([report(*KENYA_TALKS), report(*own, origin=REVIEW)])
    assert {far for near, far in ways(store) if near == "place:kenya"} == {"place:lakes"}
    store.remove(REVIEW)
    assert "place:africa" in {far for near, far in ways(store) if near == "place:kenya"}


def test_claim_the_schema_has_no_room_for_is_reported(store: GraphStore) -> None:
    store.write([report(*NORWAY, says("actor:norway", "shoe_size", 44))])
    details = store.status().details
    assert details["unfit"] == 1
    assert "Actor has no property 'shoe_size'" in details["unfit_examples"][0]


def test_qualifier_without_room_is_reported_and_the_rest_shown(store: GraphStore) -> None:
    odd = says("actor:norway", "MEMBER_OF", "group:selm", qualifiers={"as": "chief", "from_year": 1990})
    store.write([report(*NORWAY, *SELM, odd)])
    assert [r.properties for r in store.relations(types=["MEMBER_OF"])] == [{"from_year": 1990}]
    assert "'chief' is not in the vocabulary" in store.status().details["unfit_examples"][0]


def test_declared_node_needs_no_claims(store: GraphStore) -> None:
    river = Node(id="conflict:selm", label="Conflict", name="Selm dispute", properties={"start_year": 1988})
    store.write([record("load:abc", declared=[river])])
    assert store.nodes() == [river]


def test_document_and_section_are_nodes(store: GraphStore) -> None:
    store.write([report()])
    found = {n.label: n for n in store.nodes()}
    assert found["Document"].properties["authors"] == ["Ada Marlowe"]
    assert found["Section"].properties["document"] == REPORT
