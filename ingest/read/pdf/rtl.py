"""Scripts that run from right to left.

Letters and words as they stand on the page to letters and words as they are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

_RANGES = ((0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
# Between figures these belong to the number: "3.5", "2003/4".
_STOPS = ".,:;!?،؛؟"
_WITHIN_NUMBERS = ".,:/-–٫٬"
_BRACKETS = str.maketrans("()[]{}«»", ")(][}{»«")
_EITHER_WAY = "،؛؟٪٫٬"


class Letter(NamedTuple):
    """A character and where it stands, from left to right."""

    text: str
    x0: float
    x1: float


def is_rtl(letter: str) -> bool:
    """True for letters of scripts that run from right to left; their figures and stops run either way."""
    code = ord(letter)
    if code < _RANGES[0][0] or letter in _EITHER_WAY or letter.isdecimal():
        return False
    return any(low <= code <= high for low, high in _RANGES)


def order_letters(letters: Sequence[Letter]) -> str:
    """The letters of a word in the order in which they are read, whatever order the file has them in.

    From the right to the left, except that figures and letters of other scripts run the other way among themselves.
    """
    glyphs = [list(held) for _, held in groupby(letters, key=lambda letter: (letter.x0, letter.x1))]
    # One glyph may stand for several letters. They come in the order of reading, unless the whole word was turned
    # round.
    is_turned = sum(b[0].x0 < a[0].x0 for a, b in pairwise(glyphs)) > (len(glyphs) - 1) / 2
    units = [
        (held[0].x0 + held[0].x1, "".join(le.text for le in (held[::-1] if is_turned else held))) for held in glyphs
    ]
    from_right = [text for _, text in sorted(units, key=lambda unit: -unit[0])]
    return "".join(_turn_runs(from_right))


def move_stops(text: str) -> str:
    """A figure or foreign word of a right-to-left line with the stops behind it that stand on its left."""
    bare = text.lstrip(_STOPS)
    return bare + text[: len(text) - len(bare)][::-1] if bare and bare[0].isalnum() else text


def turn_brackets(text: str) -> str:
    """A word of a right-to-left line with its brackets as they are written; on the page they look the other way."""
    return text.translate(_BRACKETS)


def _turn_runs(units: Sequence[str]) -> Iterator[str]:
    """Turn each run of what reads from left to right round again."""
    run: list[str] = []
    for i, unit in enumerate(units):
        follows = units[i + 1] if i + 1 < len(units) else ""
        inside = bool(run) and unit in _WITHIN_NUMBERS and run[-1][-1:].isdigit() and follows[:1].isdigit()
        if inside or (unit.isalnum() and not any(map(is_rtl, unit))):
            run.append(unit)
            continue
        yield from run[::-1]
        run = []
        yield unit
    yield from run[::-1]
