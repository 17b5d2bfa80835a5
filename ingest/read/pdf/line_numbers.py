"""Numbers of lines in the margin, as drafts of agreements carry them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.read.pdf.shapes import Page, Word

_FEWEST = 6
_SAME_EDGE = 2.5
_COUNTING_SHARE = 0.8
# Every line is counted, unlike where numbers begin notes or paragraphs. Baselines of one row are so near, in points.
_ROWS_SHARE, _SAME_ROW = 0.7, 3.0


def take_out_line_numbers(page: Page) -> Page:
    """The page with the numbers of its lines apart from its words."""
    numbers = find_line_numbers(page.words)
    if not numbers:
        return page
    held = {id(word) for word in numbers}
    words = tuple(word for word in page.words if id(word) not in held)
    return replace(page, words=words, line_numbers=tuple(numbers))


def find_line_numbers(words: Sequence[Word]) -> list[Word]:
    """The words of a page that number its lines.

    Figures that end on one edge, beside the text, and count down the page.
    """
    figures = [w for w in words if w.text.isdigit() and len(w.text) <= 4]
    if len(figures) < _FEWEST:
        return []
    by_edge: dict[int, list[Word]] = defaultdict(list)
    for word in figures:
        by_edge[round(word.x1 / _SAME_EDGE)].append(word)
    column = max(by_edge.values(), key=len)
    if len(column) < _FEWEST or not _is_beside(column, words):
        return []
    numbers = [int(w.text) for w in sorted(column, key=lambda w: w.base)]
    steps = [b - a for a, b in pairwise(numbers)]
    usual = max(set(steps), key=steps.count)
    if usual not in {1, 2, 5, 10} or steps.count(usual) < _COUNTING_SHARE * len(steps):
        return []
    top, bottom = min(w.base for w in column), max(w.base for w in column)
    rows = len({round(w.base / _SAME_ROW) for w in words if top - 1 < w.base < bottom + 1})
    return column if usual * len(column) >= _ROWS_SHARE * rows else []


def _is_beside(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """True if all other words stand on one side of the figures, and not in rows as in a table."""
    left, right = min(w.x0 for w in column), max(w.x1 for w in column)
    held = {id(word) for word in column}
    others = [w for w in words if id(w) not in held]
    after = sum(w.x0 > right for w in others)
    before = sum(w.x1 < left for w in others)
    return len(others) > 3 * len(column) and max(after, before) >= 0.97 * len(others)
