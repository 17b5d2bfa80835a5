"""Names of both sides find each other, and shares are worked out of what was found."""

from __future__ import annotations

import pytest

from service.evaluating.aligning import Rate, align, fold, is_same, names_of


def test_folding_leaves_out_brackets_and_little_words() -> None:
    assert fold("The Friends of Oru (1994), and Others") == "friends oru others"


@pytest.mark.parametrize("other", ["Oru Front (OF)", "Front Oru", "Oru Frunt"])
def test_names_that_are_nearly_alike_are_the_same(other: str) -> None:
    assert is_same(names_of("Oru Front"), names_of(other))


def test_one_shared_alias_is_enough() -> None:
    assert is_same(names_of("Oru Front", ["OFR"]), names_of("Quay Movement", ["OFR"]))


def test_each_item_is_used_once_and_the_likest_first() -> None:
    gold = [names_of("Oru talks"), names_of("Oru talk")]
    assert align(gold, [names_of("Oru talks")]) == {0: 0}


def test_unlike_names_stay_alone() -> None:
    assert align([names_of("Oru talks")], [names_of("Vell accord")]) == {}


def test_rate_of_nothing_is_nought() -> None:
    assert Rate(0, 0, 0).as_json() == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "tp": 0, "found": 0, "gold": 0}


def test_rate_to_three_places() -> None:
    assert Rate(1, 3, 2).as_json() == {"precision": 0.333, "recall": 0.5, "f1": 0.4, "tp": 1, "found": 3, "gold": 2}
