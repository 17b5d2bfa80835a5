from __future__ import annotations

from ingest.read.pdf.rulings import find_rulings
from ingest.read.pdf.shapes import Box, Drawings


def level(y: float, x0: float = 100.0, x1: float = 400.0) -> Box:
    return Box(x0, y, x1, y + 0.5)


def upright(x: float, y0: float = 100.0, y1: float = 160.0) -> Box:
    return Box(x, y0, x + 0.5, y1)


def test_crossing_lines_make_a_grid() -> None:
    rules = (*(level(y) for y in (100, 130, 160)), *(upright(x) for x in (100, 200, 400)))
    (grid,) = find_rulings(Drawings(rules), 595, 842).grids
    assert (len(grid.columns), len(grid.rows)) == (3, 3)


def test_grid_without_lines_at_its_sides_has_edges() -> None:
    rules = (*(level(y) for y in (100, 130, 160)), upright(200.0))
    (grid,) = find_rulings(Drawings(rules), 595, 842).grids
    assert [round(x) for x in grid.columns] == [100, 200, 400]


def test_borders_of_cells_drawn_one_by_one_are_one_line() -> None:
    pieces = [level(y, x, x + 100) for y in (100, 160) for x in (100, 200, 300)]
    (grid,) = find_rulings(Drawings((*pieces, *(upright(x) for x in (100, 200, 300, 400)))), 595, 842).grids
    assert len(grid.columns) == 4


def test_four_lines_around_a_text_are_a_frame() -> None:
    rules = (level(100.0), level(160.0), upright(100.0), upright(400.0))
    found = find_rulings(Drawings(rules), 595, 842)
    assert (found.grids, len(found.frames), found.across) == ((), 1, ())


def test_three_sides_are_a_frame_that_a_page_cuts() -> None:
    assert len(find_rulings(Drawings((level(100.0), upright(100.0), upright(400.0))), 595, 842).frames) == 1


def test_line_over_notes_is_across() -> None:
    found = find_rulings(Drawings((level(700.0, 70.0, 180.0),)), 595, 842)
    assert [(s.start, s.end) for s in found.across] == [(70.0, 180.0)]


def test_inner_frame_belongs_to_the_outer_one() -> None:
    frames = (Box(100, 100, 400, 300), Box(110, 110, 390, 140))
    assert find_rulings(Drawings(frames=frames), 595, 842).frames == (frames[0],)


def test_frame_around_the_page_is_none() -> None:
    assert find_rulings(Drawings(frames=(Box(1, 1, 594, 841),)), 595, 842).frames == ()
