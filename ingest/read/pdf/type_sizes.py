"""What most of a document is set in: the size of its running text and the step from line to line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.read.pdf.shapes import Page

_STEP_FROM, _STEP_TO = 0.9, 2.4
_PLAIN_SIZE, _PLAIN_LEADING = 10.0, 1.2
_ROUND = 2


@dataclass(frozen=True)
class TypeSizes:
    """size: of the running text; leading: from baseline to baseline of its lines; both in points."""

    size: float
    leading: float
    is_rtl: bool = False


def measure_type(pages: Sequence[Page]) -> TypeSizes:
    """Find the size most letters have, and the step most lines of that size keep."""
    sizes: Counter[float] = Counter()
    backwards = letters = 0
    for page in pages:
        for word in page.words:
            sizes[_round(word.size)] += len(word.text)
            letters += len(word.text)
            backwards += len(word.text) * word.is_rtl
    if not sizes:
        return TypeSizes(_PLAIN_SIZE, _PLAIN_SIZE * _PLAIN_LEADING)
    size = max(sizes, key=lambda s: (sizes[s], s))
    steps = Counter(step for page in pages for step in _find_steps(page, size))
    leading = max(steps, key=lambda s: steps[s]) if steps else _PLAIN_LEADING * size
    return TypeSizes(size, leading, is_rtl=2 * backwards > letters)


def _find_steps(page: Page, size: float) -> Iterator[float]:
    """The steps from line to line in type of this size: from the last word of a line to the first of the next.

    The order of the file is followed, as lines of neighbouring columns stand at all heights.
    """
    held = [word for word in page.words if _round(word.size) == size]
    for before, word in pairwise(held):
        is_next_line = before.x0 < word.x0 if word.is_rtl else word.x0 < before.x0
        if is_next_line and _STEP_FROM * size <= word.base - before.base <= _STEP_TO * size:
            yield _round(word.base - before.base)


def _round(value: float) -> float:
    return round(value * _ROUND) / _ROUND
