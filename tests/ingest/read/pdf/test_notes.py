from __future__ import annotations

import pytest

from ingest.read.pdf.notes import find_first_note, is_rest_of_note, read_start, split_notes
from ingest.read.pdf.shapes import Line
from tests.ingest.read.pdf.type_cases import SIZES, set_line


def small(*texts: str) -> list[Line]:
    return [set_line(text, base=600.0 + 10 * n, size=8.0) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("text", "number"), [("¹²Ibid.", "12"), ("7 Letter of May", "7"), ("† She declined", "†"), ("‖ So did he", "‖")]
)
def test_notes_begin_with_a_number_or_a_sign(text: str, number: str) -> None:
    start = read_start(set_line(text))
    assert start is not None
    assert start.number == number


@pytest.mark.parametrize("text", ["12 May 1994 was a Thursday", "Twelve envoys waited"])
def test_dates_and_words_begin_no_note(text: str) -> None:
    assert read_start(set_line(text)) is None


def test_small_type_with_a_number_that_is_called_above_begins_the_notes() -> None:
    text = [set_line("the envoys waited³", base=100.0 + 13 * n) for n in range(4)]
    assert find_first_note([*text, *small("3 Ibid., p. 12.")], SIZES, {"3"}) == 4


def test_notes_are_parted_by_their_numbers() -> None:
    blocks = split_notes(small("¹Minutes of the first meeting,", "kept by the clerk.", "²Ibid."))
    assert [(b.number, b.text[1:]) for b in blocks] == [
        ("1", "Minutes of the first meeting, kept by the clerk."),
        ("2", "Ibid."),
    ]


def test_small_type_over_the_first_note_of_a_column_is_the_rest_of_one() -> None:
    assert is_rest_of_note(small("kept by the clerk."), small("²Ibid."), SIZES)


@pytest.mark.parametrize("text", ["Kept by the clerk.", "Notes"])
def test_what_begins_with_a_capital_is_no_rest_of_a_note(text: str) -> None:
    assert not is_rest_of_note(small(text), small("²Ibid."), SIZES)
