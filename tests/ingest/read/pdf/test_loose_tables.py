from __future__ import annotations

from ingest.read.pdf.loose_tables import find_loose_tables, split_cells
from ingest.read.pdf.shapes import Line, Table
from ingest.read.pdf.tables import table_row_text
from tests.ingest.read.pdf.type_cases import set_column, set_line

ROWS = [("Detainee list", "May 1994"), ("Port charges", "never"), ("Ice fund", "March 1995")]


def row(left: str, right: str, base: float) -> Line:
    line = set_line(left, base=base)
    line.words += set_column([right], 250.0, base)
    line.x1 = line.words[-1].x1
    return line


def test_lines_in_pieces_under_each_other_are_a_table() -> None:
    lines = [row(*cells, 100.0 + 13 * n) for n, cells in enumerate(ROWS)]
    (table,) = find_loose_tables(lines)
    assert isinstance(table, Table)
    assert [table_row_text(held) for held in table.rows] == [" | ".join(cells) for cells in ROWS]


def test_lines_of_text_are_no_table() -> None:
    lines = [set_line("the envoys waited in the ferry house", base=100.0 + 13 * n) for n in range(4)]
    assert find_loose_tables(lines) == lines


def test_two_words_that_fill_a_very_narrow_column_are_one_piece() -> None:
    line = row("ferry", "house", 100.0)
    wide = split_cells(line)
    moved = [word._replace(x0=word.x0 - 130, x1=word.x1 - 130) if word.x0 > 200 else word for word in line.words]
    line.words, line.right = moved, 150.0
    line.x1 = moved[-1].x1
    assert (len(wide), len(split_cells(line))) == (2, 1)
