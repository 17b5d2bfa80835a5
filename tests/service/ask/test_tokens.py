"""Cutting questions into words."""

from __future__ import annotations

import pytest

from service.ask.tokens import keys_of, tokenise, word_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organizations", "organisation"),
        ("processes", "process"),
        ("countries", "country"),
        ("Türkiye", "turkiye"),
        ("center", "centre"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


@pytest.mark.parametrize("word", ["crisis", "process", "1990s", "bus", "has"])
def test_endings_that_belong_to_the_word_stay(word: str) -> None:
    assert word_key(word) == word


def test_possessive_is_noted_and_dropped() -> None:
    tokens = tokenise("the League's members")
    assert [(t.text, t.owner) for t in tokens] == [("the", False), ("League", True), ("members", False)]


def test_short_forms_are_written_out() -> None:
    assert keys_of("it didn't succeed") == ("it", "did", "not", "succeed")


def test_dotted_abbreviation_is_one_word() -> None:
    assert keys_of("U.N. talks") == ("un", "talk")


def test_range_and_grouped_number() -> None:
    assert keys_of("4-6 of 1,200") == ("4", "to", "6", "of", "1200")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("groups w/ Norway", ["groups", "with", "Norway"]),
        ("no. of cases", ["number", "of", "cases"]),
        ("Oslo vs. Madrid", ["Oslo", "vs", "Madrid"]),
        ("Norway & Cuba", ["Norway", "and", "Cuba"]),
    ],
)
def test_shortened_words_are_written_out(typed: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(typed)] == words
