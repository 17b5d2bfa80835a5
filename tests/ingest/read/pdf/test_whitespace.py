from __future__ import annotations

from ingest.read.pdf.shapes import Box
from ingest.read.pdf.whitespace import find_gutters


def rows(*spans: tuple[float, float], count: int = 10) -> list[Box]:
    """Ten rows, 12 points apart, each with type over these spans."""
    return [Box(a, 12.0 * n, b, 12.0 * n + 6) for n in range(count) for a, b in spans]


def test_white_between_columns_is_found() -> None:
    found = find_gutters(rows((0, 100), (120, 220)), narrowest=8, shortest=40)
    assert [(g.left, g.right) for g in found] == [(100, 120)]


def test_margins_are_no_gutters() -> None:
    assert find_gutters(rows((30, 200)), narrowest=8, shortest=40) == []


def test_strip_ends_at_a_line_that_crosses_it() -> None:
    crossed = [*rows((0, 100), (120, 220)), Box(0, 132, 220, 138)]
    found = find_gutters(crossed, narrowest=8, shortest=40)
    assert 108 <= found[0].bottom <= 132


def test_narrow_and_short_strips_are_left_out() -> None:
    boxes = rows((0, 100), (105, 220))
    assert find_gutters(boxes, narrowest=8, shortest=40) == []
    assert find_gutters(rows((0, 100), (120, 220), count=3), narrowest=8, shortest=60) == []


def test_columns_need_not_share_their_lines() -> None:
    shifted = [Box(120, 12.0 * n + 5, 220, 12.0 * n + 11) for n in range(10)]
    found = find_gutters([*rows((0, 100)), *shifted], narrowest=8, shortest=40)
    assert (found[0].left, found[0].right) == (100, 120)


def test_narrowing_white_gives_the_wide_and_the_long_strip() -> None:
    found = find_gutters([*rows((0, 100), (140, 240), count=5), Box(0, 60, 110, 66)], narrowest=8, shortest=30)
    assert {(g.left, g.right) for g in found} >= {(100, 140), (110, 140)} - {(110, 140)}
    assert found[0].height >= found[-1].height
