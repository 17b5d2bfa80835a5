"""Which pairs are put before a person, and which never are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from graph_schema.graph import Node
from ingest.resolve.suggest import merge_at_once, suggest_pairs
from ingest.resolve.things import Thing

LABELS = {"actor": "Actor", "case": "Case", "conflict": "Conflict", "group": "FriendsGroup", "agreement": "Agreement"}


def thing(
    node: str, name: str, *aliases: str, related: Sequence[str] = (), is_curated: bool = False, **properties: Any
) -> Thing:
    """A thing with its names; an actor is an NGO unless it is said."""
    prefix = node.split(":")[0]
    given = {"kind": "NGO", **properties} if prefix == "actor" else properties
    shown = Node(id=node, label=LABELS[prefix], name=name, aliases=list(aliases), properties=given)
    return Thing(shown, frozenset(related), is_curated)


def pairs(*things: Thing) -> list[tuple[str, str]]:
    return [judgement.pair for judgement in suggest_pairs(things)]


def test_likely_pair_is_suggested_with_score_reason_and_method() -> None:
    (found,) = suggest_pairs(
        [thing("actor:b", "Institute of Quay Studies"), thing("actor:a", "Quay Studies Institute")]
    )
    assert (found.pair, found.score, found.method) == (("actor:a", "actor:b"), 1.0, "rules/similar-names/1")
    assert found.reason.endswith("the same words")
    assert (found.by, found.at) == (None, None)


APART = {
    "kinds": [thing("actor:a", "Quay Council"), thing("actor:b", "Quay Council", kind="IGO")],
    "states": [thing("actor:a", "Niger", kind="State"), thing("actor:b", "Republic of Niger", "Niger", kind="State")],
    "sudans": [thing("case:a", "Addis talks on Sudan"), thing("case:b", "Addis talks on South Sudan")],
    "congos": [
        thing("case:a", "Lusaka talks on the Republic of the Congo"),
        thing("case:b", "Lusaka talks on the Democratic Republic of the Congo"),
    ],
    "surnames": [thing("actor:a", "Ada Marlowe", kind="Person"), thing("actor:b", "Edith Marlowe", kind="Person")],
    "rounds": [thing("case:a", "First round of the Quay talks"), thing("case:b", "Second round of the Quay talks")],
    "round and whole": [thing("case:a", "First round of the Quay talks"), thing("case:b", "Quay talks")],
    "numbered groups": [thing("group:a", "Quay Group of Four"), thing("group:b", "Quay Group of Six")],
    "number in another name": [
        thing("agreement:a", "Quay Protocol", "Quay I"),
        thing("agreement:b", "Quay Protocol on Pasture", "Quay II"),
    ],
    "factions": [
        thing("actor:a", "Quay Front", kind="ArmedGroup"),
        thing("actor:b", "Quay Front North", kind="ArmedGroup"),
    ],
    "years": [thing("case:a", "Quay talks", start_year=1990), thing("case:b", "Quay talks", start_year=2004)],
    "years of names": [thing("case:a", "Quay talks 1990-1992"), thing("case:b", "Quay talks 2004")],
    "related": [thing("actor:a", "Quay Union", related=["actor:b"]), thing("actor:b", "Quay Union")],
    "records": [thing("case:a", "Quay talks", is_curated=True), thing("case:b", "Quay talks", is_curated=True)],
    "general words": [thing("agreement:a", "Peace Agreement"), thing("agreement:b", "Comprehensive Peace Agreement")],
    "descriptions": [thing("case:a", "Quay talks", "the Vell round"), thing("case:b", "Mara talks", "the Vell round")],
}


@pytest.mark.parametrize("things", APART.values(), ids=APART)
def test_what_is_apart_is_never_suggested(things: list[Thing]) -> None:
    assert pairs(*things) == []


TOGETHER = {
    "alias of the other": [thing("case:a", "Quay talks", "Mara round"), thing("case:b", "Mara round")],
    "conflict by its place": [thing("conflict:a", "Kenya conflict"), thing("conflict:b", "Kenyan civil war")],
    "own abbreviation": [thing("actor:a", "QIN Quay Institute"), thing("actor:b", "Quay Institute", "QIN")],
    "abbreviation alone": [thing("actor:a", "QIN"), thing("actor:b", "Quay Institute of Norway")],
    "one surname": [thing("actor:a", "Ada Marlowe", kind="Person"), thing("actor:b", "Marlowe", kind="Person")],
    "group without a kind": [
        thing("group:a", "Quay Contact Group"),
        thing("group:b", "Quay Contact Group", kind="other"),
    ],
    "record and text": [thing("case:a", "Quay talks", is_curated=True), thing("case:b", "Talks of Quay")],
}


@pytest.mark.parametrize("things", TOGETHER.values(), ids=TOGETHER)
def test_what_may_be_one_is_suggested(things: list[Thing]) -> None:
    assert pairs(*things) == [(things[0].id, things[1].id)]


def test_surname_that_two_persons_bear_is_not_suggested() -> None:
    people = [("actor:a", "Ada Marlowe"), ("actor:b", "Edith Marlowe"), ("actor:c", "Marlowe")]
    assert pairs(*(thing(node, name, kind="Person") for node, name in people)) == []


def test_same_name_of_two_alone_is_merged_at_once() -> None:
    suggested = suggest_pairs([thing("actor:a", "Quay Institute"), thing("actor:b", "Institute of Quay")])
    assert merge_at_once(suggested) == suggested


def test_nothing_is_merged_by_way_of_a_third() -> None:
    names = ("Quay Institute", "Institute of Quay", "The Quay Institute")
    suggested = suggest_pairs([thing(f"actor:{n}", name) for n, name in enumerate(names)])
    assert (len(suggested), merge_at_once(suggested)) == (3, [])


def test_likely_name_is_not_merged_at_once() -> None:
    suggested = suggest_pairs([thing("actor:a", "Tarnowski Institute"), thing("actor:b", "Tarnovski Institute")])
    assert (len(suggested), merge_at_once(suggested)) == (1, [])
