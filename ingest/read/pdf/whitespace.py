"""White strips that run down a page between columns of type."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ingest.read.pdf.shapes import Box

Interval = tuple[float, float]

# How far above its middle a line of type may reach, in points.
_ABOVE = 6.0


def find_gutters(boxes: Sequence[Box], *, narrowest: float, shortest: float) -> list[Box]:
    """The largest white strips with something on both sides, highest first.

    boxes: of words, about as high as small letters. narrowest: least width, in points; shortest: least height. Strips
    may overlap: where one grows narrower further down, both the short wide and the long narrow one are found. A sweep
    from top to bottom over the levels on which words stand, keeping the white that has stayed white.
    """
    if len(boxes) < 2:
        return []
    levels = sorted({round((b.top + b.bottom) / 2) for b in boxes})
    left, right = min(b.left for b in boxes), max(b.right for b in boxes)
    edges = [levels[0] - _ABOVE, *((a + b) / 2 for a, b in pairwise(levels)), levels[-1] + _ABOVE]
    active: dict[Interval, float] = {}
    found: list[Box] = []
    for at, taken in zip(edges, _slice(boxes, levels), strict=False):
        whites = _invert(taken, left, right, narrowest)
        kept = dict.fromkeys(whites, at)
        for strip, top in active.items():
            for white in whites:
                start, end = max(strip[0], white[0]), min(strip[1], white[1])
                if end - start >= narrowest and top < kept.get((start, end), at + 1):
                    kept[start, end] = top
        found += [Box(a, top, b, at) for (a, b), top in active.items() if at - top >= shortest and (a, b) not in kept]
        active = kept
    end = edges[-1]
    found += [Box(a, top, b, end) for (a, b), top in active.items() if end - top >= shortest]
    inner = [strip for strip in found if left < strip.left and strip.right < right]
    return sorted(inner, key=lambda strip: (-strip.height, -strip.width))


def _slice(boxes: Sequence[Box], levels: Sequence[int]) -> list[list[Interval]]:
    """What is taken on each level, from left to right."""
    slices: list[list[Interval]] = [[] for _ in levels]
    for box in sorted(boxes):
        for i in range(bisect_left(levels, box.top), bisect_right(levels, box.bottom)):
            slices[i].append((box.left, box.right))
    return slices


def _invert(taken: Sequence[Interval], left: float, right: float, narrowest: float) -> list[Interval]:
    """The white between what is taken, and on both sides of it, where it is wide enough."""
    whites: list[Interval] = []
    at = left
    for start, end in taken:
        if start - at >= narrowest:
            whites.append((at, start))
        at = max(at, end)
    if right - at >= narrowest or not taken:
        whites.append((at, right))
    return whites
