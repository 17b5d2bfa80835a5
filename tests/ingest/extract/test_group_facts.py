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
