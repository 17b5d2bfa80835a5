"""Misspelt words: mended where one known word is nearest, left alone otherwise."""

from __future__ import annotations

import pytest

from service.ask.lexicon import Lexicon
from service.ask.spelling import correct, mend, ordinary_words
from service.ask.tokens import tokenise


@pytest.mark.parametrize(
    ("typed", "read"),
    [("norwey", "norway"), ("mediatro", "mediator"), ("agreemnt", "agreement"), ("brokering", "brokering")],
)
def test_slip_is_mended(typed: str, read: str, lexicon: Lexicon) -> None:
    assert mend(typed, lexicon) == read


@pytest.mark.parametrize("typed", ["zzzzzz", "gras", "1945x", "xorway"])
def test_word_that_is_near_to_nothing_stays(typed: str, lexicon: Lexicon) -> None:
    assert mend(typed, lexicon) is None


@pytest.mark.parametrize("word", ["decide", "attacked", "faced", "whole"])
def test_ordinary_word_is_no_misspelling(word: str, lexicon: Lexicon) -> None:
    assert word in ordinary_words()
    assert mend(word, lexicon) is None


@pytest.mark.parametrize(("typed", "read"), [("wat", "what"), ("les", "less"), ("hwo", "who")])
def test_short_slip_of_a_question_word_is_mended_and_told(typed: str, read: str, lexicon: Lexicon) -> None:
    mended, told = correct(tokenise(f"{typed} mediated"), lexicon)
    assert (mended[0].key, told) == (read, {0: typed})
