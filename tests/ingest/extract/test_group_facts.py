"""Friends groups: members, size, whether the list is whole, beginnings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.extract.mine import Mined

Facts = Callable[..., set[tuple[str, str, object]]]
GROUP = "group:group-of-friends-of-chad"
FOUR = {"actor:norway", "actor:ghana", "actor:qatar", "actor:united-nations"}


def _members(found: set[tuple[str, str, object]]) -> set[str]:
    return {s for s, p, _ in found if p == "MEMBER_OF"}


@pytest.mark.parametrize(
    "text",
    [
        "The Group of Friends of Chad comprised Norway, Ghana, Qatar and the United Nations.",
        "The Group of Friends of Chad (Norway, Ghana, Qatar and the UN) met.",
        "Norway, Ghana, Qatar and the UN formed the Group of Friends of Chad.",
        "The four members of the Group of Friends of Chad—Norway, Ghana, Qatar, and the UN—met.",
        "The Group of Friends of Chad, made up of four donors: Norway, Ghana, Qatar and the UN, met.",
        "Three states (Norway, Ghana and Qatar) and the UN constituted the Group of Friends of Chad.",
    ],
)
def test_whole_list_gives_all_members(facts: Facts, text: str) -> None:
    found = facts(text)
    assert _members(found) == FOUR
    assert (GROUP, "members_complete", "True") in found


@pytest.mark.parametrize(
    "text",
    [
        "The Group of Friends of Chad included Norway and Ghana.",
        "The Group of Friends of Chad comprised Norway, Ghana and others.",
        "Norway and Ghana were members of the Group of Friends of Chad.",
    ],
)
def test_part_of_a_list_is_not_called_whole(facts: Facts, text: str) -> None:
    found = facts(text)
    assert _members(found) == {"actor:norway", "actor:ghana"}
    assert not [f for f in found if f[1] == "members_complete"]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("The six-member Group of Friends of Chad met.", "6"),
        ("The Group of Friends of Chad had half a dozen members.", "6"),
        ("All five members of the Group of Friends of Chad agreed.", "5"),
    ],
)
def test_stated_size_is_read(facts: Facts, text: str, size: str) -> None:
    assert (GROUP, "member_count", size) in facts(text)


@pytest.mark.parametrize(
    "text", ["The Group of Friends of Chad had about ten members.", "It was a Group of Friends of Chad."]
)
def test_vague_size_is_not_read(facts: Facts, text: str) -> None:
    assert not [f for f in facts(text) if f[1] == "member_count"]


def test_refusal_to_join_is_negated(mined: Callable[..., Mined]) -> None:
    claims = mined("Norway refused to join the Group of Friends of Chad.").claims
    assert [c.polarity for c in claims if c.predicate == "MEMBER_OF"] == ["negated"]


def test_co_chairs_belong_as_such(mined: Callable[..., Mined]) -> None:
    claims = mined("The Group of Friends of Chad was co-chaired by Norway and Ghana.").claims
    assert {c.qualifiers["as"] for c in claims if c.predicate == "MEMBER_OF"} == {"co-chair"}


def test_group_goes_on_as_the_group(facts: Facts) -> None:
    found = facts("The Group of Friends of Chad met. Qatar later joined the group. It was formed in 1994.")
    assert ("actor:qatar", "MEMBER_OF", GROUP) in found
    assert (GROUP, "start_year", "1994") in found


def test_members_may_stand_in_the_sentence_before(facts: Facts) -> None:
    found = facts(
        "The envoy turned to Gabon, Ghana and Togo. These three states came to be known as the Friends of Chad."
    )
    group = "group:friends-of-chad"
    assert {s for s, p, o in found if p == "MEMBER_OF" and o == group} == {"actor:gabon", "actor:ghana", "actor:togo"}
    assert (group, "member_count", "3") in found


def test_list_of_another_length_is_not_of_the_members(facts: Facts) -> None:
    found = facts("The envoy turned to Gabon and Ghana. These three states came to be known as the Friends of Chad.")
    assert not {s for s, p, _ in found if p == "MEMBER_OF"}


def test_members_of_two_sorts_are_added_up(facts: Facts) -> None:
    found = facts("The Contact Group on Chad was made up of four states and three NGOs.")
    assert ("group:contact-group-on-chad", "member_count", "7") in found


@pytest.mark.parametrize(
    "text",
    [
        "The Group of Friends of Chad comprised Norway, Ghana and Qatar, later joined by the United Nations.",
        "The Group of Friends of Chad was expanded to include Norway, Ghana, Qatar and the United Nations.",
        "The Group of Friends of Chad had four members: Norway, Ghana, Qatar and the United Nations.",
        "The Group of Friends of Chad numbered six states, among them Norway, Ghana, Qatar and the United Nations.",
        "The Group of Friends of Chad was established in 2006 by Norway, Ghana, Qatar and the United Nations.",
        "The Group of Friends of Chad, or Lake Club, brought together Norway, Ghana, Qatar and the United Nations.",
    ],
)
def test_members_told_late_are_members(facts: Facts, text: str) -> None:
    assert {s for s, p, o in facts(text) if (p, o) == ("MEMBER_OF", GROUP)} == FOUR


def test_who_left_a_group_was_of_it(facts: Facts) -> None:
    assert ("actor:ghana", "MEMBER_OF", GROUP) in facts("Ghana left the Group of Friends of Chad in 2008.")


def test_observer_is_no_full_member(mined: Callable[..., Mined]) -> None:
    claims = mined("The Group of Friends of Chad consisted of Norway and Ghana, with Qatar as an observer.").claims
    found = {(c.subject, c.qualifiers["as"]) for c in claims if c.predicate == "MEMBER_OF"}
    assert found == {("actor:norway", "member"), ("actor:ghana", "member"), ("actor:qatar", "observer")}


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("Ghana, though not a member of the Group of Friends of Chad, paid.", {"actor:ghana"}),
        ("Neither Ghana nor Togo was a member of the Group of Friends of Chad.", {"actor:ghana", "actor:togo"}),
    ],
)
def test_who_is_no_member_is_denied(mined: Callable[..., Mined], text: str, outside: set[str]) -> None:
    found = [c for c in mined(text).claims if c.predicate == "MEMBER_OF"]
    assert {c.subject for c in found} == outside
    assert {c.polarity for c in found} == {"negated"}


def test_who_took_part_as_an_observer_is_no_full_member(mined: Callable[..., Mined]) -> None:
    text = "The Group of Friends of Chad was set up by Norway and Ghana; Qatar took part as an observer."
    found = {(c.subject, c.qualifiers["as"]) for c in mined(text).claims if c.predicate == "MEMBER_OF"}
    assert ("actor:qatar", "observer") in found


def test_size_of_a_loose_grouping(facts: Facts) -> None:
    assert (GROUP, "member_count", "24") in facts("The Group of Friends of Chad, a loose grouping of 24 states, met.")


def test_size_before_the_name(facts: Facts) -> None:
    found = facts("With five members, the Group of Friends of Chad was small.")
    assert (GROUP, "member_count", "5") in found


def test_new_support_group_is_called_after_its_members(facts: Facts) -> None:
    found = facts("Chad was helped by a Support Group composed of Norway, Ghana and Qatar.")
    assert {s for s, p, _ in found if p == "MEMBER_OF"} == {"actor:norway", "actor:ghana", "actor:qatar"}


def test_plus_group_is_a_group(facts: Facts) -> None:
    found = facts("The Two plus One Group on Chad consisted of Norway, Ghana and Qatar.")
    assert ("actor:qatar", "MEMBER_OF", "group:two-plus-one-group-on-chad") in found
