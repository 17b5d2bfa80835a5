"""Misspelt words: mended where one known word is nearest, left alone otherwise."""

from __future__ import annotations

import pytest

from service.ask.lexicon import Lexicon
from service.ask.spelling import mend, ordinary_words


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
