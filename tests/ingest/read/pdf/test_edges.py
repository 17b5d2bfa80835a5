from __future__ import annotations

from collections.abc import Sequence

from ingest.read.pdf.edges import set_edges
from ingest.read.pdf.shapes import Box, Line
from tests.ingest.read.pdf.type_cases import set_line

FULL = "the envoys waited in the ferry house until the river fell and then all"
HALF = "the envoys waited in the ferry"


def lines(*texts: str, x: float = 70.0, base: float = 100.0) -> list[Line]:
    return [set_line(text, x, base + 13 * n) for n, text in enumerate(texts)]


def rights(held: Sequence[Line]) -> list[int]:
    return [round(line.right) for line in held]


def test_lines_end_where_the_longest_does() -> None:
    held = lines(FULL, FULL, HALF)
    set_edges(held, [])
    assert set(rights(held)) == {round(held[0].x1)}


def test_lines_beside_a_box_end_at_the_box() -> None:
    held = lines(FULL, HALF, HALF)
    set_edges(held, [Box(240.0, 108.0, 420.0, 130.0)])
    assert rights(held) == [round(held[0].x1), 240, 240]


def test_lines_that_run_around_a_picture_end_where_most_of_them_do() -> None:
    held = lines(FULL, FULL, *[HALF] * 6, FULL)
    set_edges(held, [])
    assert rights(held)[2:8] == [round(held[2].x1)] * 6


def test_short_last_lines_are_no_column() -> None:
    held = lines(FULL, FULL, "they crossed.", FULL, "they came back.", FULL)
    set_edges(held, [])
    assert set(rights(held)) == {round(held[0].x1)}


def test_quotation_ends_where_its_longest_line_ends() -> None:
    held = [*lines(FULL, FULL), *lines(HALF, HALF, "until", x=100.0, base=140.0), *lines(FULL, base=190.0)]
    set_edges(held, [])
    assert [line.is_set_in for line in held] == [False, False, True, True, True, False]


def test_line_that_is_set_in_does_not_move_the_left_edge() -> None:
    held = [*lines(FULL, x=85.0), *lines(FULL, FULL, HALF, base=113.0)]
    set_edges(held, [])
    assert {line.left for line in held} == {70.0}
