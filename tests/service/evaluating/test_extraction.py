"""The figures of an export against what readers found."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.claims import Status
from graph_schema.graph import Node, Relation
from service.evaluating.exported import Exported
from service.evaluating.extraction import Report, measure
from service.evaluating.gold import Gold

NODES = [
    Node(id="actor:norway", label="Actor", name="Norway", properties={"kind": "State"}),
    Node(id="actor:oru-front", label="Actor", name="Oru Front", aliases=["OF"], properties={"kind": "PoliticalBody"}),
    Node(id="case:oru", label="Case", name="Oru talks", properties={"outcome": "success", "start_year": 1994}),
    Node(
        id="group:oru",
        label="FriendsGroup",
        name="Friends of Oru",
        properties={"member_count": 3, "outcome": "failure"},
    ),
    Node(id="strategy:shuttle-diplomacy", label="Strategy", name="shuttle diplomacy"),
    Node(
        id="lesson:1", label="Lesson", name="Leverage…", properties={"text": "Leverage that is borrowed is soon lost."}
    ),
    Node(id="topic:leverage", label="Topic", name="leverage"),
]
RELATIONS = [
    Relation(type="MEDIATED", source="actor:norway", target="case:oru"),
    Relation(type="PARTY_TO", source="actor:oru-front", target="case:oru"),
    Relation(type="MEMBER_OF", source="actor:norway", target="group:oru"),
    Relation(type="USED_STRATEGY", source="case:oru", target="strategy:shuttle-diplomacy"),
    Relation(type="ABOUT", source="lesson:1", target="topic:leverage"),
    Relation(type="SIGNED", source="actor:norway", target="case:oru", status=Status.CANDIDATE),
]


def figures(*extra: Relation, **gold: Any) -> Report:
    exported = Exported({node.id: node for node in NODES}, [*RELATIONS, *extra])
    return measure(Gold.model_validate(gold), exported)


def test_what_is_not_annotated_is_not_measured() -> None:
    assert figures(source="oru.txt") == {"source": "oru.txt", "part": None}


def test_entity_of_another_kind_is_found_but_not_typed() -> None:
    found = figures(entities=[{"name": "Norway", "type": "State"}, {"name": "Oru Front", "type": "ArmedGroup"}])
    assert (found["entities"]["tp"], found["entities_typed"]["tp"], found["entities"]["found"]) == (2, 1, 4)
    assert found["recall_by_type"] == {"ArmedGroup": "1/1 found, 0 typed", "State": "1/1 found, 1 typed"}


@pytest.mark.parametrize(
    ("relation", "strict", "loose"),
    [
        (("Norway", "MEDIATED", "Oru talks"), 1, 1),
        (("Norway", "LED", "Oru talks"), 0, 1),
        (("Oru talks", "MEDIATED", "Norway"), 0, 1),
        (("Peru", "MEDIATED", "Oru talks"), 0, 0),
    ],
)
def test_relation_counts_strictly_and_by_its_ends(relation: tuple[str, str, str], strict: int, loose: int) -> None:
    subject, predicate, target = relation
    found = figures(relations=[{"subject": subject, "predicate": predicate, "object": target}])
    assert (found["relations"]["tp"], found["relations_pair_only"]["tp"]) == (strict, loose)


def test_each_relation_of_the_export_counts_once() -> None:
    mediated = {"subject": "Norway", "predicate": "MEDIATED", "object": "Oru talks"}
    assert figures(relations=[mediated, mediated])["relations"]["tp"] == 1


def test_candidates_and_places_of_sentences_are_no_relations() -> None:
    one = [{"subject": "Norway", "predicate": "SIGNED", "object": "Oru talks"}]
    assert figures(relations=one)["relations"] == {
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
        "tp": 0,
        "found": 4,
        "gold": 1,
    }


def test_aliases_of_gold_entities_name_the_ends() -> None:
    found = figures(
        entities=[{"name": "Front for Oru", "type": "ArmedGroup", "aliases": ["OF"]}],
        relations=[{"subject": "Front for Oru", "predicate": "PARTY_TO", "object": "Oru talks"}],
    )
    assert found["relations"]["tp"] == 1


def test_group_is_measured_by_members_size_and_outcome() -> None:
    group = {"name": "Friends of Oru", "members": ["Norway", "Peru"], "member_count": 3, "outcome": "success"}
    found = figures(groups=[group])["groups"]
    assert (found["members"]["tp"], found["members"]["gold"], found["size"], found["outcome"]) == (1, 2, "1/1", "0/1")


def test_unclear_outcome_is_not_asked_for() -> None:
    assert figures(groups=[{"name": "Friends of Oru", "outcome": "unclear"}])["groups"]["outcome"] == "0/0"


def test_case_is_measured_slot_by_slot() -> None:
    case = {
        "name": "Oru talks",
        "mediators": ["Norway"],
        "parties": ["Oru Front", "Oru Ministry"],
        "strategies": ["shuttle-diplomacy"],
        "start_year": 1994,
        "outcome": "success",
    }
    found = figures(cases=[case])["cases"]
    assert {name: (slot["tp"], slot["gold"]) for name, slot in found["slots"].items()} == {
        "mediators": (1, 1),
        "parties": (1, 2),
        "supporters": (0, 0),
        "agreements": (0, 0),
        "strategies": (1, 1),
    }
    assert (found["outcome"], found["start_year"]) == ("1/1", "1/1")


def test_lesson_is_found_by_its_sentence_and_agrees_by_topic() -> None:
    quote = "Leverage that is borrowed\nis soon lost."
    found = figures(lessons=[{"quote": quote, "topics": ["leverage"]}, {"quote": "Nobody waits for ever, it is said."}])
    assert found["lessons"] == {"recall": 0.5, "gold": 2, "found": 1, "matched_found": 1, "topic_agrees": "1/1"}
