from __future__ import annotations

import pytest

from ingest.read.pdf.rtl import Letter, is_rtl, move_stops, order_letters


def stand(text: str) -> list[Letter]:
    """Letters that stand from left to right, each five points wide."""
    return [Letter(letter, 5.0 * n, 5.0 * n + 5) for n, letter in enumerate(text)]


@pytest.mark.parametrize(
    ("letter", "expected"), [("ש", True), ("ع", True), ("s", False), ("3", False), ("،", False), ("٣", False)]
)
def test_right_to_left_letters_are_known(letter: str, expected: bool) -> None:
    assert is_rtl(letter) is expected


def test_word_is_read_from_its_right_end() -> None:
    assert order_letters(stand("םולש")) == "שלום"


def test_word_already_in_reading_order_stays() -> None:
    assert order_letters(stand("םולש")[::-1]) == "שלום"


def test_figures_in_a_word_keep_their_order() -> None:
    assert order_letters(stand("14-ב")) == "ב-14"


def test_letters_of_one_glyph_keep_their_order() -> None:
    ligature = [Letter("ל", 5.0, 12.0), Letter("א", 5.0, 12.0)]
    word = [Letter("ם", 0.0, 5.0), *ligature, Letter("ש", 12.0, 17.0)]
    assert order_letters(word) == "שלאם"


def test_letters_of_one_glyph_are_turned_back_with_a_turned_word() -> None:
    ligature = [Letter("א", 5.0, 12.0), Letter("ל", 5.0, 12.0)]
    word = [Letter("ש", 12.0, 17.0), *ligature, Letter("ם", 0.0, 5.0)]
    assert order_letters(word) == "שלאם"


@pytest.mark.parametrize(("text", "expected"), [(".2003", "2003."), ("2003", "2003"), ("...", "..."), ("?yes", "yes?")])
def test_stops_on_the_left_go_behind_the_word(text: str, expected: str) -> None:
    assert move_stops(text) == expected
