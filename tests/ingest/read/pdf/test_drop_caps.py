from __future__ import annotations

import pytest

from ingest.read.pdf.drop_caps import mend_drop_caps
from ingest.read.pdf.lines import build_lines
from ingest.read.pdf.shapes import Word
from tests.ingest.read.pdf.type_cases import set_words, texts


def beside(cap: str, first: str, second: str, *, shift: float = 0.0) -> list[Word]:
    """An initial over two lines; the first line begins so much further in than the second."""
    initial = Word(cap, 70.0, 90.0, 113.0, 30.0)
    return [
        initial,
        *set_words(first, 92.0 + shift),
        *set_words(second, 92.0, 113.0),
        *set_words("by noon", base=126.0),
    ]


@pytest.mark.parametrize(
    ("cap", "rest", "expected"),
    [
        ("T", "he envoys met", "The envoys met"),
        ("A", "greement was near", "Agreement was near"),
        ("A", "ceasefire held", "A ceasefire held"),
        ("“W", "e waited", "“We waited"),
        ("6", "of them stayed", "6 of them stayed"),
    ],
)
def test_initial_is_put_before_its_word(cap: str, rest: str, expected: str) -> None:
    mended = mend_drop_caps(beside(cap, rest, "in the ferry house"), 10.0)
    assert texts(build_lines(mended)) == [expected, "in the ferry house", "by noon"]


def test_initial_that_stands_apart_is_a_word() -> None:
    mended = mend_drop_caps(beside("I", "rons were hot", "in the ferry house", shift=3.0), 10.0)
    assert texts(build_lines(mended))[0] == "I rons were hot"


def test_lines_beside_an_initial_begin_where_it_begins() -> None:
    lines = build_lines(mend_drop_caps(beside("T", "he envoys met", "in the ferry house"), 10.0))
    assert {line.x0 for line in lines} == {70.0}


def test_large_letter_without_lines_beside_it_stays() -> None:
    words = [Word("A", 70.0, 90.0, 60.0, 30.0), *set_words("Envoys met")]
    assert mend_drop_caps(words, 10.0) == words
