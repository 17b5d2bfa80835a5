"""What most of a document is set in: the size of its running text and the step from line to line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

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


def measure_type(pages: Iterable[Page]) -> TypeSizes:
    """Find the size most letters have, and the step most lines of that size keep."""
    sizes: Counter[float] = Counter()
    bases: list[list[tuple[float, float]]] = []
    backwards = letters = 0
    for page in pages:
        bases.append([(word.base, word.size) for word in page.words])
        for word in page.words:
            sizes[_round(word.size)] += len(word.text)
            letters += len(word.text)
            backwards += len(word.text) * word.is_rtl
    if not sizes:
        return TypeSizes(_PLAIN_SIZE, _PLAIN_SIZE * _PLAIN_LEADING)
    size = max(sizes, key=lambda s: (sizes[s], s))
    steps: Counter[float] = Counter()
    for page_bases in bases:
        levels = sorted({round(base, 1) for base, of in page_bases if _round(of) == size})
        steps.update(_round(b - a) for a, b in zip(levels, levels[1:], strict=False))
    usual = {step: n for step, n in steps.items() if _STEP_FROM * size <= step <= _STEP_TO * size}
    leading = max(usual, key=lambda s: usual[s]) if usual else _PLAIN_LEADING * size
    return TypeSizes(size, leading, is_rtl=2 * backwards > letters)


def _round(value: float) -> float:
    return round(value * _ROUND) / _ROUND
