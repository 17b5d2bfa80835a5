"""Headings and captions over the whole width that are too short to reach across the white between two columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.read.pdf.shapes import Line

# In parts of the size of the text: how much other type differs, how high the white beside it is at least, and how
# exactly the text above it and below it ends and begins alike on both sides.
_DIFFERS, _LEAST_WHITE, _ALIKE = 0.1, 4.5, 1.2


def find_bar(left: Sequence[Line], right: Sequence[Line]) -> float | None:
    """A place right over a heading of the left column that belongs to both: the right one is blank at its height."""
    if len(left) < 3 or len(right) < 2:
        return None
    size = median(line.size for line in left)
    lines = sorted(left, key=lambda line: line.base)
    gaps = [(a.base, b.base) for a, b in pairwise(sorted(right, key=lambda line: line.base))]
    whites = [(above, below) for above, below in gaps if below - above > _LEAST_WHITE * size]
    for white in whites:
        held = [line for line in lines if white[0] < line.base < white[1]]
        other = [line for line in held if abs(line.size - size) > _DIFFERS * size]
        if other and _is_between(lines, other, white, size):
            # Either column may be the longer one by a line.
            return max(white[0], *(line.base for line in lines if line.base < other[0].base)) + 1.0
    return None


def _is_between(lines: Sequence[Line], other: Sequence[Line], white: tuple[float, float], size: float) -> bool:
    """True if the text on the left ends above the lines and begins below them where that on the right does."""
    above = [line.base for line in lines if line.base < other[0].base]
    below = [line.base for line in lines if line.base > other[-1].base]
    if not above or not below:
        return False
    return abs(above[-1] - white[0]) < _ALIKE * size and abs(below[0] - white[1]) < _ALIKE * size
