"""Rounds of a case, and what is said of all of them."""

from __future__ import annotations

from collections.abc import Callable

Facts = Callable[..., set[tuple[str, str, object]]]
FIRST, SECOND = (f"case:{n}-round-of-chad-peace-process" for n in ("first", "second"))
_ROUNDS = "The Chad peace process began. The first round of talks was short. The second round of talks failed."


def test_round_follows_the_one_before(facts: Facts) -> None:
    assert (SECOND, "FOLLOWED", FIRST) in facts(_ROUNDS)


def test_parties_of_the_whole_are_parties_of_its_rounds(facts: Facts) -> None:
    found = facts(_ROUNDS, "Gabon was a party to the Chad peace process.")
    assert {("actor:gabon", "PARTY_TO", FIRST), ("actor:gabon", "PARTY_TO", SECOND)} <= found


def test_mediator_of_the_rounds_mediated_each(facts: Facts) -> None:
    found = facts(_ROUNDS, "Most rounds of the talks were held under the auspices of Norway.")
    assert {("actor:norway", "MEDIATED", FIRST), ("actor:norway", "MEDIATED", SECOND)} <= found


def test_mediator_of_the_whole_need_not_have_mediated_each(facts: Facts) -> None:
    found = facts(_ROUNDS, "Norway mediated the Chad peace process.")
    assert ("actor:norway", "MEDIATED", FIRST) not in found


def test_round_of_a_vote_is_no_round_of_talks(facts: Facts) -> None:
    found = facts(
        "The Chad peace process began. The second round of voting was fair. The first round failed at the ballot."
    )
    assert not {FIRST, SECOND} & {s for s, _, _ in found}


def test_round_needs_no_word_for_the_talks(facts: Facts) -> None:
    assert (SECOND, "start_year", "1994") in facts(
        "The Chad peace process began. The second round was held in May 1994."
    )
