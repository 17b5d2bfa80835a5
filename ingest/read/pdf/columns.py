"""Columns of a page and the order in which they are read, found from the white between them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import numpy as np

from ingest.read.pdf.bars import find_bar
from ingest.read.pdf.lines import sketch_lines
from ingest.read.pdf.shapes import Box, Line, Word, bounds
from ingest.read.pdf.whitespace import find_gutters

# In parts of the body's size: how wide the white between columns is at least, how high, and how exactly lines begin.
_NARROWEST, _ALIGNED = 0.6, 0.3
# High strips may be narrower than low ones, which spaces between words make often enough.
_STRIPS = ((_NARROWEST, 7.0), (0.9, 2.2))
_MOST_TRIES = 12
_DEEPEST = 6
_FEWEST_LINES = 3
_FEWEST_WORDS = 3
_FULL_SHARE = 0.4
_FULL_WIDTH = 0.6
_ALIGNED_SHARE = 0.4
# A column so much narrower than the widest is a margin, read after the text beside it.
_MARGIN_SHARE = 0.42
_FEWEST_BESIDE_MARGIN, _OTHER_SIZE = 8, 0.94
_WIDE, _FEWEST_ALONG_NARROW = 1.3, 7
_LONGEST_MARKER = 5
_RAISED_SIZE = 0.85
_LONGEST_HEADING, _APART, _LARGER = 3, 0.8, 1.08


@dataclass
class Column:
    """Words that are read from top to bottom, with the islands among them.

    is_margin: a narrow strip beside a wide one.
    """

    words: list[Word]
    islands: list[Box] = field(default_factory=list)
    is_margin: bool = False


@dataclass(frozen=True)
class _Side:
    """What stands on one side of a white strip."""

    words: list[Word]
    lines: list[Line]
    box: Box


def find_columns(
    words: Sequence[Word], islands: Sequence[Box] = (), *, body_size: float, is_rtl: bool = False
) -> list[Column]:
    """The columns of a page, or of a part of it, in reading order.

    islands: what stands among the words and is no running text, such as tables and boxes.
    """
    columns = _divide(Column(list(words), list(islands)), body_size, is_rtl, 0)
    return [column for column in columns if column.words or column.islands]


def _divide(whole: Column, size: float, is_rtl: bool, depth: int) -> list[Column]:
    parts = _find_cut(whole, size) if depth < _DEEPEST and len(whole.words) > 2 * _FEWEST_LINES else None
    if parts is None:
        return [whole]
    above, left, right, below = parts
    columns = _divide(above, size, is_rtl, depth + 1)
    for side, is_margin in _order_sides(left, right, is_rtl):
        for column in _divide(side, size, is_rtl, depth + 1):
            column.is_margin = column.is_margin or is_margin
            columns.append(column)
    return columns + _divide(below, size, is_rtl, depth + 1)


def _find_cut(whole: Column, size: float) -> tuple[Column, Column, Column, Column] | None:
    """The first white strip that parts columns of text, and what stands above it, on its sides and below it."""
    boxes = [*_cores(whole.words), *whole.islands]
    for least, height in _STRIPS:
        gutters = find_gutters(boxes, narrowest=least * size, shortest=height * size)
        for gutter in _choose_likely(gutters, whole.words)[:_MOST_TRIES]:
            parts = _cut(whole, gutter)
            if parts is not None:
                return parts
    return None


def _choose_likely(gutters: Sequence[Box], words: Sequence[Word]) -> list[Box]:
    """A quick look before the long one: strips with enough words on both sides, and some that begin at their edge."""
    if not gutters:
        return []
    columns = zip(*((w.x0, w.x1, w.base, w.size) for w in words), strict=True)
    x0, x1, base, size = (np.array(column) for column in columns)
    middle = base - 0.3 * size
    likely: list[Box] = []
    for gutter in gutters:
        inside = (middle >= gutter.top) & (middle <= gutter.bottom)
        is_left = inside & (x1 <= gutter.left + 0.5)
        is_right = inside & ~is_left
        at_edge = is_right & (x0 - gutter.right < 0.5 * size)
        if min(is_left.sum(), is_right.sum()) >= _FEWEST_LINES and at_edge.any():
            likely.append(gutter)
    return likely


def _cores(words: Sequence[Word]) -> list[Box]:
    """The boxes of words without what reaches above small letters, so that tight lines do not touch."""
    return [Box(w.x0, w.base - 0.55 * w.size, w.x1, w.base) for w in words]


def _cut(whole: Column, gutter: Box) -> tuple[Column, Column, Column, Column] | None:
    """What stands above a strip, on its left, on its right and below it; None if it does not part columns of text."""
    above, left, right, below = (Column([]) for _ in range(4))
    mates = {word.order: word for word in whole.words}
    for word in whole.words:
        middle = _find_middle(word, mates)
        side = left if word.x1 <= gutter.left + 0.5 else right
        (above if middle < gutter.top else below if middle > gutter.bottom else side).words.append(word)
    for island in whole.islands:
        middle = (island.top + island.bottom) / 2
        side = left if island.right <= gutter.left + 0.5 else right
        (above if middle < gutter.top else below if middle > gutter.bottom else side).islands.append(island)
    sides = _look_at(left.words), _look_at(right.words)
    if not _are_columns(*sides, gutter):
        return None
    bar = find_bar(sides[0].lines, sides[1].lines)
    if bar is not None:
        _move_below(bar, left, right, below)
    _move_tail(left, right, below)
    _move_top(left, right, above)
    return above, left, right, below


def _move_below(bar: float, left: Column, right: Column, below: Column) -> None:
    """Leave what stands under a place to be divided anew."""
    for side in (left, right):
        below.words.extend(w for w in side.words if w.base > bar)
        side.words[:] = [w for w in side.words if w.base <= bar]
        below.islands.extend(box for box in side.islands if box.top > bar)
        side.islands[:] = [box for box in side.islands if box.top <= bar]


def _find_middle(word: Word, by_order: Mapping[int, Word]) -> float:
    """The height at which a word stands; a raised number stands where the word does that it is glued to."""
    if word.text.isdigit():
        before, after = by_order.get(word.order - 1), by_order.get(word.order + 1)
        glued = [before if word.glued else None, after if after is not None and after.glued else None]
        for mate in glued:
            if mate is not None and word.size < _RAISED_SIZE * mate.size and 0 < mate.base - word.base < mate.size:
                return mate.base - 0.3 * mate.size
    return word.base - 0.3 * word.size


def _look_at(words: list[Word]) -> _Side:
    return _Side(words, sketch_lines(words), bounds(words))


def _are_columns(left: _Side, right: _Side, gutter: Box) -> bool:
    """True if both sides of a strip are read from top to bottom, False for the cells of a table or the marks of a
    list.
    """
    if _is_margin_note(left, right):
        return True
    if min(len(left.lines), len(right.lines)) < 2 or _are_markers(left) or _are_markers(right):
        return False
    overlap = min(left.box.bottom, right.box.bottom) - max(left.box.top, right.box.top)
    if overlap < 0.5 * min(left.box.height, right.box.height):
        return False
    if _is_one_after_the_other(left.words, right.words):
        return True
    near_left, near_right = _beside(left, gutter, is_left=True), _beside(right, gutter, is_left=False)
    return _is_text(near_left) and _is_text(near_right) and not _is_river(near_left, near_right, gutter)


def _is_river(left: Sequence[Line], right: Sequence[Line], gutter: Box) -> bool:
    """True for white that spaces between words happen to leave under one another in a few lines."""
    gaps = [b.x0 - a.x1 for line in [*left, *right] for a, b in pairwise(sorted(line.words, key=lambda w: w.x0))]
    lines, size = min(len(left), len(right)), median(line.size for line in left)
    is_wide = gutter.width > _WIDE * size and (not gaps or gutter.width > 2 * median(gaps))
    return not is_wide and (lines < _FEWEST_ALONG_NARROW or (gaps != [] and gutter.width < 1.5 * median(gaps)))


def _is_margin_note(left: _Side, right: _Side) -> bool:
    """True if a few short lines of other type stand beside a long column of text."""
    wide, narrow = (left, right) if left.box.width > right.box.width else (right, left)
    if narrow.box.width > _MARGIN_SHARE * wide.box.width or len(wide.lines) < _FEWEST_BESIDE_MARGIN:
        return False
    if len(narrow.lines) > 0.8 * len(wide.lines) or _are_markers(narrow) or not _is_text(wide.lines):
        return False
    return _is_other(narrow.words, wide.words)


def _is_other(narrow: Sequence[Word], wide: Sequence[Word]) -> bool:
    """True if words are set in smaller type than others, or in italics or bold."""
    size = median(w.size for w in wide)
    other = sum(len(w.text) for w in narrow if w.size < _OTHER_SIZE * size or w.italic or w.bold)
    return other > 0.8 * sum(len(w.text) for w in narrow)


def _are_markers(side: _Side) -> bool:
    """Bullets and numbers before hanging text are no column."""
    return all(sum(len(w.text) for w in line.words) <= _LONGEST_MARKER for line in side.lines)


def _is_one_after_the_other(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """True if the file writes all of one side before any of the other."""
    first, second = sorted(w.order for w in left), sorted(w.order for w in right)
    return first[-1] < second[0] or second[-1] < first[0]


def _beside(side: _Side, gutter: Box, *, is_left: bool) -> list[Line]:
    """The lines that stand next to a strip, without what lies behind further strips."""
    widest = 1.2 * median(w.size for w in side.words)
    lines: list[Line] = []
    for line in side.lines:
        words = line.words[::-1] if is_left else line.words
        kept = [words[0]]
        for word in words[1:]:
            gap = kept[-1].x0 - word.x1 if is_left else word.x0 - kept[-1].x1
            if gap > widest:
                break
            kept.append(word)
        box = bounds(kept)
        lines.append(Line(kept, box.left, box.right, line.base, line.size, line.bold, line.italic))
    return _keep_nearest(lines)


def _keep_nearest(lines: Sequence[Line]) -> list[Line]:
    """Without the pieces of a column further on, which show where the nearest one is blank."""
    edges = Counter(round(line.x0) for line in lines)
    edge = max(edges, key=lambda place: edges[place])
    reach = max(line.x1 for line in lines if round(line.x0) == edge)
    return [line for line in lines if min(line.x1, reach) - max(line.x0, edge - 1) > 0.5 * (line.x1 - line.x0)]


def _is_text(lines: Sequence[Line]) -> bool:
    """True if lines fill their column and begin on one edge, as running text does."""
    if len(lines) < _FEWEST_LINES:
        return False
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    size = median(line.size for line in lines)
    edges = [round(line.x0 / (_ALIGNED * size)) for line in lines]
    aligned = max(edges.count(edge) + edges.count(edge + 1) for edge in set(edges))
    full = sum(line.x1 - line.x0 >= _FULL_WIDTH * (right - left) for line in lines)
    words = median(len(line.words) for line in lines)
    return aligned >= _ALIGNED_SHARE * len(lines) and full >= _FULL_SHARE * len(lines) and words >= _FEWEST_WORDS


def _move_tail(left: Column, right: Column, below: Column) -> None:
    """A heading under two columns that stands over text of full width belongs to that text."""
    if not below.words:
        return
    for side, other in ((left.words, right.words), (right.words, left.words)):
        end = max(w.bottom for w in other)
        tail = [w for w in side if w.top > end]
        rest = [w for w in side if w.top <= end]
        if not tail or not rest or len({round(w.base) for w in tail}) > _LONGEST_HEADING:
            continue
        size = median(w.size for w in rest)
        is_apart = min(w.top for w in tail) - max(w.bottom for w in rest) > _APART * size
        if is_apart and (all(w.bold for w in tail) or median(w.size for w in tail) > _LARGER * size):
            below.words.extend(tail)
            side[:] = rest


def _move_top(left: Column, right: Column, above: Column) -> None:
    """A line in the middle over two columns, as under a title, that happens to stand over one only."""
    whole = bounds([*left.words, *right.words])
    for side, other in ((left.words, right.words), (right.words, left.words)):
        start = min(w.top for w in other)
        top = [w for w in side if w.bottom < start]
        rest = [w for w in side if w.bottom >= start]
        if not top or not rest or len({round(w.base) for w in top}) > _LONGEST_HEADING:
            continue
        box, size = bounds(top), median(w.size for w in rest)
        is_middle = abs((box.left + box.right) - (whole.left + whole.right)) < 2 * size
        if is_middle and min(w.top for w in rest) - box.bottom > _APART * size:
            above.words.extend(top)
            side[:] = rest


def _order_sides(left: Column, right: Column, is_rtl: bool) -> list[tuple[Column, bool]]:
    """Both sides in reading order, with whether each is a margin."""
    widths = bounds(left.words).width, bounds(right.words).width
    if widths[0] < _MARGIN_SHARE * widths[1] and _is_other(left.words, right.words) and not _is_inner(right.words):
        return [(right, False), (left, True)]
    if widths[1] < _MARGIN_SHARE * widths[0] and _is_other(right.words, left.words) and not _is_inner(left.words):
        return [(left, False), (right, True)]
    return [(right, False), (left, False)] if is_rtl else [(left, False), (right, False)]


def _is_inner(wide: Sequence[Word]) -> bool:
    """True if the wide side is itself several columns."""
    return bool(find_gutters(_cores(wide), narrowest=_NARROWEST * wide[0].size, shortest=0.6 * bounds(wide).height))
