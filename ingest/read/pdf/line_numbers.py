"""Numbers of lines in the margin, as drafts of agreements carry them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.read.pdf.shapes import Page, Word

_FEWEST, _FEW = 6, 2
_SAME_EDGE = 2.5
_COUNTING_SHARE = 0.8
# They stand on most pages and nearly from the first line to the last, unlike numbers of notes, items and rows.
_PAGES_SHARE, _HEIGHT_SHARE = 0.6, 0.6


def take_out_line_numbers(pages: Sequence[Page]) -> list[Page]:
    """The pages with the numbers of their lines apart from their words."""
    numbers = [find_line_numbers(page.words) for page in pages]
    full = [bool(held) for page, held in zip(pages, numbers, strict=True) if len(page.words) > 10 * _FEWEST]
    if not any(numbers) or sum(full) < _PAGES_SHARE * len(full):
        return list(pages)
    # Where they are known to be, a few are enough.
    return [_part(page, find_line_numbers(page.words, fewest=_FEW, height_share=0.0)) for page in pages]


def _part(page: Page, numbers: Sequence[Word]) -> Page:
    held = {id(word) for word in numbers}
    words = tuple(word for word in page.words if id(word) not in held)
    return replace(page, words=words, line_numbers=tuple(numbers))


def find_line_numbers(
    words: Sequence[Word], *, fewest: int = _FEWEST, height_share: float = _HEIGHT_SHARE
) -> list[Word]:
    """The words of a page that may number its lines: figures on one edge beside the text that count down the page.

    height_share: how much of the height of the text they must reach over.
    """
    figures = [w for w in words if w.text.isdigit() and len(w.text) <= 4]
    if len(figures) < fewest:
        return []
    by_edge: dict[int, list[Word]] = defaultdict(list)
    for word in figures:
        by_edge[round(word.x1 / _SAME_EDGE)].append(word)
    column = max(by_edge.values(), key=len)
    if len(column) < fewest or not _is_beside(column, words, height_share):
        return []
    numbers = [int(w.text) for w in sorted(column, key=lambda w: w.base)]
    steps = [b - a for a, b in pairwise(numbers)]
    usual = max(set(steps), key=steps.count)
    return column if usual in {1, 2, 5, 10} and steps.count(usual) >= _COUNTING_SHARE * len(steps) else []


def _is_beside(column: Sequence[Word], words: Sequence[Word], height_share: float) -> bool:
    """True if all other words stand on one side of the figures, over about the same height."""
    left, right = min(w.x0 for w in column), max(w.x1 for w in column)
    held = {id(word) for word in column}
    others = [w for w in words if id(w) not in held]
    if len(others) <= 3 * len(column):
        return False
    after, before = sum(w.x0 > right for w in others), sum(w.x1 < left for w in others)
    height = max(w.base for w in column) - min(w.base for w in column)
    whole = max(w.base for w in others) - min(w.base for w in others)
    return max(after, before) >= 0.97 * len(others) and height >= height_share * whole
