from __future__ import annotations

from ingest.read.pdf.columns import Column, find_columns
from ingest.read.pdf.shapes import Box, Word
from tests.ingest.read.pdf.type_cases import set_column, set_words

TEXT = ["the envoys waited in the ferry", "house until the river fell and", "the guarantors could cross it"]


def lines(count: int) -> list[str]:
    return [TEXT[n % len(TEXT)] for n in range(count)]


def by_rows(words: list[Word]) -> list[Word]:
    ordered = sorted(words, key=lambda w: (w.base, w.x0))
    return [word._replace(order=n) for n, word in enumerate(ordered)]


def places(columns: list[Column]) -> list[tuple[float, float]]:
    """Where columns begin, from the left and from the top."""
    return [(min(w.x0 for w in c.words), min(w.base for w in c.words)) for c in columns]


def test_one_column_is_left_whole() -> None:
    words = set_column(lines(12))
    assert [len(c.words) for c in find_columns(words, body_size=10)] == [len(words)]


def test_two_columns_written_row_by_row_are_parted() -> None:
    words = by_rows([*set_column(lines(12)), *set_column(lines(12), 250.0)])
    assert places(find_columns(words, body_size=10)) == [(70.0, 100.0), (250.0, 100.0)]


def test_three_columns_are_read_from_the_left() -> None:
    words = by_rows([w for x in (70.0, 250.0, 430.0) for w in set_column(lines(12), x)])
    assert [x for x, _ in places(find_columns(words, body_size=10))] == [70.0, 250.0, 430.0]


def test_right_to_left_columns_are_read_from_the_right() -> None:
    words = by_rows([*set_column(lines(12)), *set_column(lines(12), 250.0)])
    assert [x for x, _ in places(find_columns(words, body_size=10, is_rtl=True))] == [250.0, 70.0]


def test_title_over_columns_comes_first_and_text_under_them_last() -> None:
    title = set_words("Waiting for the river to fall: a report from Selm", base=60.0)
    foot = set_column(["the whole house agreed that no more could be done before the ice had gone"] * 3, base=290.0)
    words = by_rows([*title, *set_column(lines(12)), *set_column(lines(12), 250.0), *foot])
    assert places(find_columns(words, body_size=10)) == [(70.0, 60.0), (70.0, 100.0), (250.0, 100.0), (70.0, 290.0)]


def test_marks_of_a_list_are_no_column() -> None:
    marks = [w for n in range(8) for w in set_words(f"{n + 1}.", base=100.0 + 13 * n)]
    words = by_rows([*marks, *set_column(lines(8), 95.0)])
    assert len(find_columns(words, body_size=10)) == 1


def test_short_cells_side_by_side_are_no_columns() -> None:
    words = by_rows(
        [*set_column(["Selm", "Ostra", "Verlund", "Quay"]), *set_column(["1994", "1996", "2001", "2004"], 250.0)]
    )
    assert len(find_columns(words, body_size=10)) == 1


def test_short_lines_written_one_column_after_the_other_are_columns() -> None:
    left, right = (
        set_column(["Ada Marlowe", "Otto Brandt", "Ine Vos"]),
        set_column(["Kofi Mensah", "Tarek Aziz"], 250.0, order=50),
    )
    assert len(find_columns([*left, *right], body_size=10)) == 2


def test_narrow_column_of_other_type_is_a_margin_read_last() -> None:
    notes = set_column(["See the box", "on amnesty"], 20.0, 130.0, size=7.0)
    words = by_rows([*notes, *set_column(lines(14), 100.0)])
    columns = find_columns(words, body_size=10)
    assert [(c.is_margin, min(w.x0 for w in c.words)) for c in columns] == [(False, 100.0), (True, 20.0)]


def test_spaces_under_one_another_in_three_lines_part_nothing() -> None:
    wide = [w for n, text in enumerate(lines(3)) for w in set_words(text, base=100.0 + 13 * n, space=1.0)]
    assert len(find_columns(by_rows([*wide, *set_column(lines(9), base=139.0)]), body_size=10)) == 1


def test_table_across_columns_parts_what_is_above_it_from_what_is_below() -> None:
    above = [*set_column(lines(6)), *set_column(lines(6), 250.0)]
    below = [*set_column(lines(6), base=300.0), *set_column(lines(6), 250.0, 300.0)]
    table = Box(70.0, 180.0, 400.0, 280.0)
    columns = find_columns(by_rows([*above, *below]), [table], body_size=10)
    assert [base for _, base in places([c for c in columns if c.words])] == [100.0, 100.0, 300.0, 300.0]


def test_heading_under_columns_goes_with_the_text_below() -> None:
    heading = set_words("Ending well", base=280.0, size=13.0, bold=True)
    below = set_column(["the whole house agreed that no more could be done before the ice had gone"] * 4, base=300.0)
    words = by_rows([*set_column(lines(12)), *set_column(lines(12), 250.0), *heading, *below])
    last = find_columns(words, body_size=10)[-1]
    assert {w.base for w in last.words} == {280.0, 300.0, 313.0, 326.0, 339.0}


def test_raised_number_stays_with_its_note_under_two_columns() -> None:
    columns = by_rows([*set_column(lines(12)), *set_column(lines(12), 250.0)])
    number, *note = set_words("2 the whole house agreed that no more could be done before the ice had gone", base=262.0)
    raised = number._replace(base=257.0, size=6.0, order=900)
    held = [w._replace(order=901 + n, glued=n == 0, size=8.0) for n, w in enumerate(note)]
    found = find_columns([*columns, raised, *held], body_size=10)
    assert any({"2", "whole"} <= {w.text for w in column.words} for column in found)
