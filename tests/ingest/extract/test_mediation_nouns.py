"""Mediation spoken of by its mediator alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Facts = Callable[..., set[tuple[str, str, object]]]
CASE = "case:chad-peace-process"


def test_whose_mediation_it_was_mediated(facts: Facts) -> None:
    found = facts("The Chad peace process dragged on. The Norwegian mediation was patient.")
    assert ("actor:norway", "MEDIATED", CASE) in found


def test_judgement_on_the_mediation_is_one_on_the_case(facts: Facts) -> None:
    found = facts("The Chad peace process dragged on. The Norwegian mediation was a failure.")
    assert (CASE, "outcome", "failure") in found


@pytest.mark.parametrize("opening", ["The rebels rejected", "Both asked for", "There was no", "An offer of"])
def test_mediation_that_may_not_have_been_is_none(facts: Facts, opening: str) -> None:
    found = facts(f"The Chad peace process dragged on. {opening} Norwegian mediation for long.")
    assert ("actor:norway", "MEDIATED", CASE) not in found
