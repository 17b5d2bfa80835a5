from __future__ import annotations

from ingest.read.pdf.line_numbers import find_line_numbers, take_out_line_numbers
from ingest.read.pdf.shapes import Word
from tests.ingest.read.pdf.type_cases import set_column, set_page

TEXT = ["the envoys waited in the ferry house until"] * 20


def numbered(first: int, count: int, *, step: float = 13.0) -> list[Word]:
    """Numbers in the margin, ending on one edge."""
    return [
        Word(str(first + n), 60.0 - 5 * len(str(first + n)), 60.0, 100.0 + step * n, 7.0, order=500 + n)
        for n in range(count)
    ]


def test_numbers_of_lines_are_taken_out() -> None:
    pages = [set_page([*numbered(1, 20), *set_column(TEXT)]), set_page([*numbered(21, 20), *set_column(TEXT)], 2)]
    parted = take_out_line_numbers(pages)
    assert [len(page.line_numbers) for page in parted] == [20, 20]
    assert not any(word.text.isdigit() for page in parted for word in page.words)


def test_page_with_few_lines_follows_the_others() -> None:
    full = [set_page([*numbered(20 * n + 1, 20), *set_column(TEXT)], n) for n in range(3)]
    last = set_page([*numbered(61, 4), *set_column(TEXT[:4])], 4)
    assert len(take_out_line_numbers([*full, last])[-1].line_numbers) == 4


def test_numbers_of_one_page_among_many_are_rows_of_a_table() -> None:
    pages = [set_page([*numbered(1, 20), *set_column(TEXT)]), *(set_page(set_column(TEXT), n) for n in (2, 3, 4))]
    assert take_out_line_numbers(pages) == pages


def test_numbers_of_notes_are_not_of_lines() -> None:
    notes = numbered(1, 5, step=26.0)
    assert find_line_numbers([*notes, *set_column(TEXT)]) == []


def test_numbers_among_words_are_not_of_lines() -> None:
    words = [*numbered(1, 20), *set_column(TEXT), *set_column(["left of it"] * 20, 0.0)]
    assert find_line_numbers(words) == []
