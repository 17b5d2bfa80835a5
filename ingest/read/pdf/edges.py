"""Where a column begins and ends at the height of each of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.read.pdf.shapes import Box, Line, bounds

_EDGE = 2.0
# In parts of the type's size: how far lines that are set in on both sides end before their column, and how far those
# do that run around a picture.
_SET_IN_RIGHT, _FAR_IN = 0.8, 4.0
_FEWEST_BESIDE, _FEWEST_WORDS = 5, 4
_FLUSH, _FLUSH_SHARE = 1.0, 0.6


def set_edges(lines: Sequence[Line], islands: Sequence[Box], *, is_rtl: bool = False) -> None:
    """Tell each line of a column where the column begins and ends at its height.

    islands: what stands among the lines and is no running text, such as tables and boxes.
    """
    if not lines:
        return
    left, _, right, _ = bounds(lines)
    if is_rtl:
        right = -_common_edge([-line.x1 for line in lines])
    else:
        left = _common_edge([line.x0 for line in lines])
    for line in lines:
        line.left, line.right = min(left, line.x0), max(right, line.x1)
    _narrow_set_in(lines)
    _narrow_beside(lines)
    for line in lines:
        for island in islands:
            if island.top - line.size < line.base < island.bottom + line.size:
                if island.left > line.x1 - _EDGE:
                    line.right = min(line.right, island.left)
                elif island.right < line.x0 + _EDGE:
                    line.left = max(line.left, line.x0 if line.x0 - island.right < 3 * line.size else island.right)


def _narrow_set_in(lines: Sequence[Line]) -> None:
    """Quotations and such, set in on both sides, end where their own longest line ends."""
    at = 0
    while at < len(lines):
        stop = at + 1
        first = lines[at]
        while stop < len(lines) and abs(lines[stop].x0 - first.x0) < _EDGE and abs(lines[stop].size - first.size) < 0.5:
            stop += 1
        run = lines[at:stop]
        if stop - at > 1 and first.x0 - first.left > first.size and any(_is_broken(a, b) for a, b in pairwise(run)):
            end = max(line.x1 for line in run)
            is_set_in = first.right - end > _SET_IN_RIGHT * first.size
            for line in run:
                line.right, line.is_set_in = min(line.right, end), is_set_in
        at = stop


def _narrow_beside(lines: Sequence[Line]) -> None:
    """Text that runs around a picture ends where most of its lines there end."""
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and lines[stop].right - lines[stop].x1 > _FAR_IN * lines[stop].size:
            stop += 1
        run = lines[at:stop]
        end = _find_end(run) if len(run) >= _FEWEST_BESIDE else None
        if end is not None:
            for line in run:
                line.right = max(line.x1, end)
        at = stop + 1


def _find_end(lines: Sequence[Line]) -> float | None:
    """Where most of some lines end; None if they end anywhere, or are too short to be text."""
    slack = _FLUSH * lines[0].size
    near = {line.x1: [x.x1 for x in lines if abs(x.x1 - line.x1) < slack] for line in lines}
    most = max(near.values(), key=len)
    words = sorted(len(line.words) for line in lines)[len(lines) // 2]
    return max(most) if len(most) >= _FLUSH_SHARE * len(lines) and words >= _FEWEST_WORDS else None


def _is_broken(line: Line, following: Line) -> bool:
    """True if a sentence goes on from one line to the next."""
    return following.text[:1].islower() and line.text[-1:] not in ".!?:;"


def _common_edge(edges: Sequence[float]) -> float:
    """Where most lines begin: the leftmost place that at least a sixth of them share."""
    counts = Counter(round(edge) for edge in edges)
    for place in sorted(counts):
        if sum(counts[p] for p in (place - 1, place, place + 1)) >= len(edges) / 6:
            near = [edge for edge in edges if abs(edge - place) <= 1.5]
            return min(near)
    return min(edges)
