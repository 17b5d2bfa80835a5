from __future__ import annotations

from ingest.read.pdf.ruled_tables import find_ruled_tables
from ingest.read.pdf.rulings import Stroke
from ingest.read.pdf.shapes import Word
from ingest.read.pdf.tables import table_row_text
from tests.ingest.read.pdf.type_cases import set_column, set_words

HEAD = ("Paper", "Signed", "Kept until")
ROWS = (
    ("Detainee list", "May 1994", "released"),
    ("Port charges", "never", "disputed"),
    ("Ice fund", "1995", "winter"),
)
STARTS = (70.0, 180.0, 290.0)


def cells(*rows: tuple[str, ...], base: float, bold: bool = False) -> list[Word]:
    return [
        word
        for n, row in enumerate(rows)
        for x, text in zip(STARTS, row, strict=True)
        for word in set_words(text, x, base + 14 * n, bold=bold)
    ]


def rule(at: float) -> Stroke:
    return Stroke(at, 68.0, 400.0)


def rows_of(words: list[Word], *rules: Stroke) -> list[list[str]]:
    return [[table_row_text(row) for row in table.rows] for table, _ in find_ruled_tables(words, rules)]


def test_table_between_three_lines_is_found() -> None:
    words = [*cells(HEAD, base=112.0), *cells(*ROWS, base=130.0)]
    found = rows_of(words, rule(100.0), rule(117.0), rule(163.0))
    assert found == [[" | ".join(row) for row in (HEAD, *ROWS)]]


def test_text_between_a_table_and_the_foot_of_the_page_is_text() -> None:
    text = set_column(
        ["The ministers crossed once the ice allowed it and", "sat where the lot had placed them."], base=400.0
    )
    words = [*cells(HEAD, base=212.0), *cells(*ROWS, base=230.0), *text]
    (found,) = find_ruled_tables(words, [rule(200.0), rule(217.0), rule(263.0)])
    assert not {word.text for word in found[1]} & {"ministers", "lot"}


def test_table_that_goes_on_overleaf_ends_over_the_notes() -> None:
    words = [
        *cells(HEAD, base=212.0),
        *cells(*ROWS, base=230.0),
        *set_words("1 Interview, 8 May.", base=310.0, size=8.0),
    ]
    (found,) = find_ruled_tables(words, [rule(200.0), rule(217.0), Stroke(295.0, 68.0, 180.0)])
    assert [table_row_text(row) for row in found[0].rows] == [" | ".join(row) for row in (HEAD, *ROWS)]


def test_bold_row_over_the_first_line_is_the_head() -> None:
    words = [*cells(HEAD, base=96.0, bold=True), *cells(*ROWS, base=112.0)]
    found = rows_of(words, rule(100.0), rule(116.0), rule(130.0), rule(144.0))
    assert found == [[" | ".join(row) for row in (HEAD, *ROWS)]]


def test_columns_of_text_between_two_lines_are_no_table() -> None:
    text = ["the envoys waited in the ferry house", "until the river fell and then all of"] * 8
    words = [*set_column(text, base=120.0), *set_column(text, 270.0, 120.0)]
    assert find_ruled_tables(words, [Stroke(100.0, 68.0, 460.0), Stroke(345.0, 68.0, 460.0)]) == []
