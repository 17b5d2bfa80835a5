"""Judgements on pairs, and which things follow to be one."""

from __future__ import annotations

import itertools

import pytest

from graph_schema.judgements import Judgement, Resolution, Verdict


def one_is(kept: str, other: str, verdict: Verdict = Verdict.POSITIVE) -> Judgement:
    """A person's judgement that keeps the first name."""
    low, high = sorted((kept, other))
    return Judgement(one=low, other=high, verdict=verdict, kept=kept)


def test_nodes_without_a_judgement_are_shown_as_themselves() -> None:
    assert (Resolution().shown("actor:oru"), Resolution().parts("actor:oru")) == ("actor:oru", ["actor:oru"])


def test_kept_id_is_shown_for_both() -> None:
    found = Resolution([one_is("actor:oru-front", "actor:front-of-oru")])
    assert found.shown("actor:front-of-oru") == "actor:oru-front"
    assert found.parts("actor:front-of-oru") == ["actor:oru-front", "actor:front-of-oru"]


@pytest.mark.parametrize("verdict", [Verdict.NEGATIVE, Verdict.UNDECIDED])
def test_only_positive_judgements_make_one(verdict: Verdict) -> None:
    assert Resolution([one_is("actor:a", "actor:b", verdict)]).parts("actor:a") == ["actor:a"]


def test_order_of_judging_does_not_matter() -> None:
    judged = [one_is("case:b", "case:a"), one_is("case:c", "case:b"), one_is("case:d", "case:a")]
    shown = {Resolution(order).shown("case:a") for order in itertools.permutations(judged)}
    assert shown == {"case:c"}


def test_nodes_that_change_their_id_are_named() -> None:
    before, after = Resolution(), Resolution([one_is("case:b", "case:a")])
    assert after.moved_since(before) == before.moved_since(after) == {"case:a"}


def test_pair_stands_in_alphabetical_order() -> None:
    with pytest.raises(ValueError, match="two nodes in alphabetical order, found 'case:b', 'case:a'"):
        Judgement(one="case:b", other="case:a")


def test_one_of_the_two_is_kept() -> None:
    with pytest.raises(ValueError, match="`kept` must be one of the two: 'case:c'"):
        Judgement(one="case:a", other="case:b", verdict=Verdict.POSITIVE, kept="case:c")


@pytest.mark.parametrize(("method", "is_nothing"), [(None, True), ("rules/similar-names/1", False)])
def test_undecided_pair_that_no_rule_suggested_is_nothing(method: str | None, is_nothing: bool) -> None:
    assert Judgement(one="case:a", other="case:b", method=method).is_nothing is is_nothing
