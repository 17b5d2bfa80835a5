"""Reading what was typed into the search box."""

from __future__ import annotations

import pytest

from graph_store.search.query_words import MAX_QUERY_CHARS, MAX_QUERY_WORDS, cut_query, read_query


def test_short_query_is_no_phrase() -> None:
    assert read_query("friends groups ripeness").phrases == ()


def test_query_of_four_words_is_a_phrase() -> None:
    assert read_query("the ceasefire collapsed early").phrases == (("the ceasefire collapsed early",),)


def test_quoted_parts_are_phrases_together() -> None:
    assert read_query('"friends group" «old ferry»').phrases[-1] == ("friends group", "old ferry")


def test_whole_query_comes_before_its_quotes() -> None:
    query = "he called it “a good start” and left"
    assert read_query(query).phrases == ((query,), ("a good start",))


@pytest.mark.parametrize("text", ['say "peace', '""', '"!?"', '" "'])
def test_stray_quotes_make_no_phrase(text: str) -> None:
    assert read_query(text).phrases == ()


@pytest.mark.parametrize("text", ["", "  \n", "?!...", "🕊️🕊️", '"'])
def test_query_without_letters_is_empty(text: str) -> None:
    assert read_query(text).is_empty


@pytest.mark.parametrize("text", ["1994", "وساطة", "é"])
def test_query_of_any_script_is_not_empty(text: str) -> None:
    assert not read_query(text).is_empty


def test_long_query_keeps_its_first_words() -> None:
    text, was_cut = cut_query("peace " * (MAX_QUERY_WORDS + 1))
    assert was_cut
    assert len(text.split()) == MAX_QUERY_WORDS


def test_query_of_just_the_limit_is_not_cut() -> None:
    assert cut_query("war " * MAX_QUERY_WORDS)[1] is False


def test_endless_word_is_cut() -> None:
    text, was_cut = cut_query("a" * 100_000)
    assert was_cut
    assert len(text) == MAX_QUERY_CHARS


def test_lone_surrogate_becomes_a_question_mark() -> None:
    assert cut_query("peace \ud800 talks") == ("peace ? talks", False)
