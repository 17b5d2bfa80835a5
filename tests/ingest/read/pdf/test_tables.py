from __future__ import annotations

import pytest

from ingest.read.pdf.shapes import Line, Table, Word
from ingest.read.pdf.tables import cell_text, fill_columns, table_row_text
from tests.ingest.read.pdf.type_cases import set_line, set_words

EDGES = (150.0, 250.0)
STARTS = (70.0, 160.0, 260.0)


def table_of(*rows: tuple[str, ...], step: float = 13.0) -> Table:
    """Cells under each other, three columns wide; empty ones are left out."""
    words: list[Word] = []
    for n, row in enumerate(rows):
        for x, text in zip(STARTS, row, strict=True):
            words += set_words(text, x, 100.0 + n * step)
    return fill_columns(words, EDGES)


def rows_of(table: Table) -> list[str]:
    return [table_row_text(row) for row in table.rows]


def lines(*texts: str) -> list[Line]:
    return [set_line(text, base=100.0 + 13 * n) for n, text in enumerate(texts)]


def test_every_line_is_a_row_where_all_cells_begin_anew() -> None:
    assert rows_of(table_of(("Selm", "May", "kept"), ("Ostra", "July", "lost"))) == [
        "Selm | May | kept",
        "Ostra | July | lost",
    ]


def test_row_goes_on_where_a_word_is_cut() -> None:
    table = table_of(("Selm", "a non-paper of four", "under con-"), ("Accord", "pages", "siderable"))
    assert rows_of(table) == ["Selm Accord | a non-paper of four pages | under con\u0002siderable"]


def test_row_goes_on_where_full_cells_go_on_in_small_letters() -> None:
    table = table_of(("Crossing agreement", "the border crossing", "once ice allowed"), ("papers", "office", "return"))
    assert rows_of(table) == ["Crossing agreement papers | the border crossing office | once ice allowed return"]


def test_cells_centred_between_lines_stay_in_their_rows() -> None:
    words = [
        *set_words("Selm", 70.0, 106.5),
        *set_words("kept in", 160.0, 100.0),
        *set_words("part", 160.0, 113.0),
        *set_words("1994", 260.0, 106.5),
        *set_words("Ostra", 70.0, 139.5),
        *set_words("kept in", 160.0, 133.0),
        *set_words("full", 160.0, 146.0),
        *set_words("1998", 260.0, 139.5),
    ]
    assert rows_of(fill_columns(words, EDGES)) == ["Selm | kept in part | 1994", "Ostra | kept in full | 1998"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("verificatio", "n office"), "verification office"),
        (("joint", "office"), "joint office"),
        (("imple-", "mented"), "imple\u0002mented"),
        (("the port", "of call"), "the port of call"),
    ],
)
def test_lines_of_a_cell_make_one_text(parts: tuple[str, ...], expected: str) -> None:
    assert cell_text(lines(*parts)) == expected
