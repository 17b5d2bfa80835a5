"""Strategies at work."""

from __future__ import annotations

from collections.abc import Callable

Facts = Callable[..., set[tuple[str, str, object]]]


def _used(found: set[tuple[str, str, object]]) -> set[tuple[str, object]]:
    return {(s, o) for s, p, o in found if p == "USED_STRATEGY"}


def test_strategy_belongs_to_case_and_doer(facts: Facts) -> None:
    found = _used(facts("In the Chad peace process, Norway resorted to shuttle diplomacy."))
    assert found == {
        ("case:chad-peace-process", "strategy:shuttle-diplomacy"),
        ("actor:norway", "strategy:shuttle-diplomacy"),
    }


def test_strategy_that_should_be_used_is_no_fact(facts: Facts) -> None:
    assert _used(facts("Norway should use shuttle diplomacy more often.")) == set()


def test_strategy_urged_on_others_is_not_the_speakers(facts: Facts) -> None:
    assert _used(facts("Ghana urged the CIS to send peacekeeping troops.")) == set()


def test_opening_clause_is_said_of_the_subject(facts: Facts) -> None:
    assert ("actor:norway", "strategy:shuttle-diplomacy") in _used(
        facts("Resorting to shuttle diplomacy, Norway went on in 1994.")
    )


def test_strategy_of_an_organisation_in_general_waits(facts: Facts) -> None:
    assert _used(facts("The United Nations uses shuttle diplomacy.")) == set()


def test_strategy_in_the_name_of_a_body_is_none(facts: Facts) -> None:
    assert _used(facts("In Chad, Uganda joined the Joint Monitoring and Evaluation Commission in 1994.")) == set()
