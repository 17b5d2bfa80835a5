"""Agreements and meetings with no name but a date, or a side."""

from __future__ import annotations

from collections.abc import Callable

Facts = Callable[..., set[tuple[str, str, object]]]
MEETING = "case:doha-meeting-of-may-1994"


def test_meeting_of_the_sides_is_called_after_place_and_date(facts: Facts) -> None:
    found = facts("The Chad peace process was slow. The two sides met in Doha on 3 May 1994.")
    assert {(MEETING, "start_year", "1994"), (MEETING, "HELD_IN", "place:qatar")} <= found


def test_named_sides_are_parties_to_their_meeting(facts: Facts) -> None:
    found = facts("Gabon and UNITA met secretly in Doha in May 1994.")
    assert {("actor:gabon", "PARTY_TO", MEETING), ("actor:unita", "PARTY_TO", MEETING)} <= found


def test_meeting_of_nobody_known_is_none(facts: Facts) -> None:
    assert not {s for s, _, _ in facts("Norway watched. The two sides met in Doha in May 1994.") if s == MEETING}


def test_agreement_with_a_movement_is_called_after_it(facts: Facts) -> None:
    found = facts("Talks led to a peace agreement with UNITA in 1994.")
    agreement = "agreement:peace-agreement-with-unita"
    assert {(agreement, "year", "1994"), ("actor:unita", "SIGNED", agreement)} <= found


def test_agreement_with_a_movement_elsewhere_is_not_of_the_case(facts: Facts) -> None:
    found = facts("The Chad peace process went on. Nearby a truce with UNITA was near.")
    assert not {o for _, p, o in found if p == "RESULTED_IN"}


def test_dated_ceasefire_is_an_agreement_of_the_case(facts: Facts) -> None:
    found = facts("Chad was poor. The Chad peace process was slow. A ceasefire was signed in May 1994.")
    assert ("case:chad-peace-process", "RESULTED_IN", "agreement:chad-ceasefire-of-may-1994") in found


def test_agreement_that_was_to_be_signed_is_dated(facts: Facts) -> None:
    found = facts(
        "The Chad peace process was slow. Norway brought both sides to sign a truce in May 1994.", heading="Chad"
    )
    assert ("agreement:chad-truce-of-may-1994", "year", "1994") in found


def test_year_in_which_a_ceasefire_was_left_is_not_its_own(facts: Facts) -> None:
    found = facts("Angola withdrew from the ceasefire with UNITA in January 1998.")
    assert not [f for f in found if f[1] == "year"]
