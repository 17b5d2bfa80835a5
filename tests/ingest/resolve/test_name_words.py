"""Names taken apart: one spelling, with places, numbers and years set apart."""

from __future__ import annotations

import pytest

from ingest.resolve.name_words import load_words, take_apart, weight_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Centre for Security and Co-operation", "Center of Security & Cooperation"),
        ("Institut für Öffentliche Fragen", "Institut fur Offentliche Fragen"),
        ("The Widows' Councils", "Widows Council"),
        ("Norwegian Quay Institute", "Quay Institute of Norway"),
    ],
)
def test_spellings_of_one_name_have_the_same_words(one: str, other: str) -> None:
    a, b = take_apart(one), take_apart(other)
    assert (a.words, a.places) == (b.words, b.places)


def test_south_sudan_is_not_sudan() -> None:
    (north,), (south,) = take_apart("Talks on Sudan").places, take_apart("Talks on South Sudan").places
    assert not north & south


def test_name_that_two_states_share_means_either() -> None:
    (place,) = take_apart("Congo talks").places
    assert len(place) == 2


def test_capital_is_no_place_of_its_state() -> None:
    assert take_apart("Oslo channel").places == frozenset()


@pytest.mark.parametrize(
    ("name", "numbers", "years"),
    [
        ("Second round of the Oru talks", {2}, set()),
        ("Group of Four", {4}, set()),
        ("Quay II", {2}, set()),
        ("Oru Accord of 1996", set(), {1996}),
    ],
)
def test_numbers_and_years_are_told_apart(name: str, numbers: set[int], years: set[int]) -> None:
    found = take_apart(name)
    assert (set(found.numbers), set(found.years)) == (numbers, years)


def test_general_words_weigh_little() -> None:
    assert weight_of("peace") < weight_of("quay") == 1


def test_no_word_is_both_general_and_parting() -> None:
    words = load_words()
    assert words.parting & words.dropped == frozenset()
    assert not {word for word in words.generic if word.endswith("s") and not word.endswith(("ss", "is"))}
