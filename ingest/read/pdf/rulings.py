"""Drawn lines to grids and boxes: which belong to a table, which frame a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.read.pdf.shapes import Box, Drawings

# How far ends of lines may lie apart and still meet, in points.
_MEET = 3.5
_SAME_LINE = 4.0
_MOST_LINES = 600
_INNER_SHARE = 0.25
_LEAST_WIDTH, _LEAST_HEIGHT = 40.0, 16.0


class Stroke(NamedTuple):
    """A line across or down. at: its place on the other axis."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Grid:
    """The lines of a table. columns, rows: where they are parted, from the first edge to the last."""

    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]


@dataclass(frozen=True)
class Rulings:
    """What the drawings of a page mean.

    across: level lines that belong to no grid and no frame, such as over footnotes.
    """

    grids: tuple[Grid, ...] = ()
    frames: tuple[Box, ...] = ()
    across: tuple[Stroke, ...] = ()


def find_rulings(drawings: Drawings, width: float, height: float) -> Rulings:
    """Sort the drawings of a page of this size."""
    frames = [f for f in drawings.frames if f.width < 0.97 * width or f.height < 0.97 * height]
    level, upright = _find_strokes(drawings.rules, frames)
    grids: list[Grid] = []
    rectangles: list[Box] = []
    loose: list[Stroke] = []
    for members, crossing in _find_clusters(level, upright):
        grid = _make_grid(members, crossing)
        if grid is not None:
            grids.append(grid)
        elif len(crossing) >= 2 and len(members) >= 1:
            # Three sides are enough: a box that is cut by the end of a page has no fourth.
            rectangles.append(_enclose(members, crossing))
        elif not crossing:
            loose += members
    grids = [g for g in grids if not any(o is not g and o.box.holds(g.box) for o in grids)]
    rectangles += [f for f in frames if f.width >= _LEAST_WIDTH and f.height >= _LEAST_HEIGHT]
    outer = [r for r in rectangles if not any(g.box.holds(r) for g in grids)]
    return Rulings(tuple(grids), tuple(_keep_outermost(outer)), tuple(loose))


def _find_strokes(rules: Sequence[Box], frames: Sequence[Box]) -> tuple[list[Stroke], list[Stroke]]:
    """Level and upright lines, the edges of frames among them."""
    level = [Stroke((r.top + r.bottom) / 2, r.left, r.right) for r in rules if r.width >= r.height]
    upright = [Stroke((r.left + r.right) / 2, r.top, r.bottom) for r in rules if r.height > r.width]
    for frame in frames:
        level += [Stroke(frame.top, frame.left, frame.right), Stroke(frame.bottom, frame.left, frame.right)]
        upright += [Stroke(frame.left, frame.top, frame.bottom), Stroke(frame.right, frame.top, frame.bottom)]
    return _join(level)[:_MOST_LINES], _join(upright)[:_MOST_LINES]


def _join(strokes: Sequence[Stroke]) -> list[Stroke]:
    """Put together what lies on one line and touches, as the borders of neighbouring cells do."""
    joined: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda s: (round(s.at), s.start)):
        last = joined[-1] if joined else None
        if last and abs(last.at - stroke.at) <= 1.5 and stroke.start <= last.end + _MEET:
            joined[-1] = Stroke(last.at, last.start, max(last.end, stroke.end))
        else:
            joined.append(stroke)
    return joined


def _find_clusters(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Level lines with the upright ones that meet them, directly or over others."""
    left_level, left_upright = set(range(len(level))), set(range(len(upright)))
    clusters: list[tuple[list[Stroke], list[Stroke]]] = []
    while left_level:
        todo = [(True, left_level.pop())]
        members: tuple[list[Stroke], list[Stroke]] = ([], [])
        while todo:
            is_level, i = todo.pop()
            if is_level:
                members[0].append(level[i])
                met = {j for j in left_upright if _do_meet(level[i], upright[j])}
                left_upright -= met
            else:
                members[1].append(upright[i])
                met = {j for j in left_level if _do_meet(level[j], upright[i])}
                left_level -= met
            todo += [(not is_level, j) for j in met]
        clusters.append(members)
    return clusters


def _do_meet(level: Stroke, upright: Stroke) -> bool:
    return (
        level.start - _MEET <= upright.at <= level.end + _MEET
        and upright.start - _MEET <= level.at <= upright.end + _MEET
    )


def _enclose(level: Sequence[Stroke], upright: Sequence[Stroke]) -> Box:
    return Box(
        min([s.start for s in level] + [s.at for s in upright]),
        min([s.at for s in level] + [s.start for s in upright]),
        max([s.end for s in level] + [s.at for s in upright]),
        max([s.at for s in level] + [s.end for s in upright]),
    )


def _make_grid(level: Sequence[Stroke], upright: Sequence[Stroke]) -> Grid | None:
    """The grid that lines make; None if they part nothing into columns."""
    if not upright or len(level) < 2:
        return None
    box = _enclose(level, upright)
    columns = _merge_places([(s.at, s.end - s.start) for s in upright], _INNER_SHARE * box.height)
    rows = _merge_places([(s.at, s.end - s.start) for s in level], _INNER_SHARE * box.width)
    columns = _with_ends(columns, box.left, box.right)
    rows = _with_ends(rows, box.top, box.bottom)
    if len(columns) < 3 or len(rows) < 2:
        return None
    return Grid(box, tuple(columns), tuple(rows))


def _merge_places(places: Sequence[tuple[float, float]], least: float) -> list[float]:
    """Places of lines that are long enough when those in one place are put together."""
    merged: list[list[float]] = []
    for at, length in sorted(places):
        if merged and at - merged[-1][0] <= _SAME_LINE:
            merged[-1][1] += length
        else:
            merged.append([at, length])
    return [at for at, length in merged if length >= least]


def _with_ends(places: Sequence[float], first: float, last: float) -> list[float]:
    """Tables without lines at their sides have edges all the same."""
    inner = [p for p in places if first + 2 * _SAME_LINE < p < last - 2 * _SAME_LINE]
    return [first, *inner, last]


def _keep_outermost(boxes: Sequence[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda b: -b.width * b.height):
        if not any(other.holds(box) for other in kept):
            kept.append(box)
    return kept
