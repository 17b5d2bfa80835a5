"""How alike names are, and that the reason says what differs."""

from __future__ import annotations

import pytest

from ingest.resolve.likeness import Likeness, compare_abbreviation, compare_names, is_one_word, places_differ
from ingest.resolve.likeness_of_people import compare_people
from ingest.resolve.name_words import take_apart


def likeness(one: str, other: str, *, place_tells: bool = True) -> Likeness | None:
    return compare_names(take_apart(one), take_apart(other), place_tells=place_tells)


def score(one: str, other: str) -> float:
    found = likeness(one, other)
    return found.score if found is not None else 0.0


def test_same_words_in_another_order_are_the_same_name() -> None:
    found = likeness("Institute of Quay Studies", "Quay Studies Institute")
    assert found is not None
    assert (found.score, found.reason) == (
        1.0,
        "“Institute of Quay Studies” and “Quay Studies Institute”: the same words",
    )


def test_reason_names_what_only_one_says() -> None:
    found = likeness("Oru civil war in Kenya", "Oru conflict")
    assert found is not None
    assert "“Oru civil war in Kenya” alone says civil, kenya, war" in found.reason
    assert "“Oru conflict” alone says conflict" in found.reason


def test_other_spelling_is_never_the_same_name() -> None:
    assert 0.9 < score("Tarnowski Institute", "Tarnovski Institute") < 1


def test_year_that_one_name_lacks_is_never_the_same_name() -> None:
    assert 0.9 < score("Quay talks of 1994", "Quay talks") < 1


def test_shared_general_words_tell_nothing() -> None:
    assert likeness("Peace Agreement", "Comprehensive Peace Agreement") is None


def test_place_tells_of_conflicts_and_not_of_organisations() -> None:
    assert score("Kenyan crisis", "crisis in Kenya") == 1
    assert likeness("Kenya Group", "Kenyan Council", place_tells=False) is None


@pytest.mark.parametrize(("one", "other"), [("tarnow", "tarnov"), ("yeltzin", "yeltsin")])
def test_slips_are_one_word(one: str, other: str) -> None:
    assert is_one_word(one, other)


@pytest.mark.parametrize(("one", "other"), [("lome", "rome"), ("dayton", "darfur"), ("niger", "nigeria")])
def test_other_words_are_two(one: str, other: str) -> None:
    assert not is_one_word(one, other)


def test_places_differ_only_where_each_name_has_one_of_its_own() -> None:
    kenya, peru = take_apart("Kenya").places, take_apart("Peru").places
    assert places_differ(kenya, peru)
    assert not places_differ(kenya, kenya | peru)
    assert not places_differ(kenya, frozenset())


def test_abbreviation_is_made_of_first_letters() -> None:
    found = compare_abbreviation("QIN", "Quay Institute of Norway")
    assert found is not None
    assert found.reason == "“QIN” are the first letters of “Quay Institute of Norway”"
    assert compare_abbreviation("QI", "Quay Institute of Norway") is None


def test_shared_surname_says_nothing() -> None:
    assert compare_people("Ada Marlowe", "Edith Marlowe") is None


@pytest.mark.parametrize("other", ["A. Marlowe", "Ambassador Ada Marlowe", "Ada Marlow", "Ada Jane Marlowe"])
def test_given_name_and_surname_fit(other: str) -> None:
    found = compare_people("Ada Marlowe", other)
    assert found is not None
    assert found.score > 0.72


def test_surname_alone_is_for_a_person_to_decide() -> None:
    found = compare_people("Ada Marlowe", "Marlowe")
    assert found is not None
    assert (found.score, "the surname fits" in found.reason) == (0.75, True)
