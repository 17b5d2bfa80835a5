"""The styles of characters: size, weight, slant and turn of each piece of text in a file."""

from __future__ import annotations

import ctypes
import math

import numpy as np
from numpy.typing import NDArray

from ingest.read.pdf import calls
from ingest.read.pdf.calls import Integers
from ingest.read.pdf.fonts import Font, read_font
from ingest.read.pdf.odd_letters import SYMBOL_FONTS
from ingest.read.pdf.shapes import Style

_INVISIBLE = 3
_SLANT_DEGREES = 3.0
_SAME_PLACE = 0.01


class Styler:
    """Finds the style of each text object, asking as seldom as can be.

    has_odd_letters: a font was met whose letters have codes of their own.
    """

    def __init__(self, page: int, is_tagged: bool) -> None:
        self.page = page
        self.is_tagged = is_tagged
        self.kinds: dict[Style, int] = {}
        self.has_odd_letters = False
        self._fonts: dict[int, Font] = {}
        self._matrix = (ctypes.c_float * 6)()

    def find_styles(self, owners: NDArray[np.uint64], text: str, before: NDArray[np.bool_]) -> Integers:
        """For each character the number of its style; -1 for one that belongs to no text object.

        before: whether another one stands right before it.
        """
        styles = np.full(len(owners), -1, np.int64)
        drawn = np.flatnonzero(owners)
        if not len(drawn):
            return styles
        held = owners[drawn]
        first = np.flatnonzero(np.concatenate(([True], held[1:] != held[:-1])))
        # Many producers make an object of every letter. The style may change at the start of a word, at signs and
        # behind an initial alone.
        starts = drawn[first]
        is_letter, is_small = (np.fromiter(map(f, text), bool, len(text)) for f in (str.isalpha, str.islower))
        first = first[~(before[starts] & is_letter[starts] & is_small[starts - 1])]
        starts, handles = drawn[first], held[first].tolist()
        fonts = np.array([font or 0 for font in map(calls.font_of, handles)], np.uint64)
        sizes = np.array(list(map(calls.size_of, [self.page] * len(starts), starts.tolist())))
        marked = np.array([calls.mark_of(h) >= 0 for h in handles] if self.is_tagged else [True] * len(handles))
        levels = calls.find_origins(self.page, starts)[:, 1]
        is_new = np.ones(len(starts), bool)
        is_new[1:] = (fonts[1:] != fonts[:-1]) | (marked[1:] != marked[:-1]) | (sizes[1:] != sizes[:-1])
        is_new[1:] |= np.abs(np.diff(levels)) > _SAME_PLACE
        numbers = np.zeros(len(starts), np.int64)
        for i in np.flatnonzero(is_new):
            numbers[i] = self._number(int(starts[i]), handles[i], int(fonts[i]), float(sizes[i]), bool(marked[i]))
        numbers = numbers[np.maximum.accumulate(np.where(is_new, np.arange(len(starts)), 0))]
        styles[drawn] = np.repeat(numbers, np.diff(np.append(first, len(drawn))))
        return styles

    def _number(self, at: int, owner: int, font: int, size: float, is_marked: bool) -> int:
        calls.put_matrix(self.page, at, ctypes.addressof(self._matrix))
        a, b, c, d = self._matrix[:4]
        held = self._font(font)
        style = Style(
            size=round(size * math.hypot(c, d), 2),
            bold=held.bold,
            italic=held.italic or (abs(c) > 0.1 * abs(d) > 0 and abs(b) < 0.01 * abs(a)),
            turn=find_turn(a, b),
            is_hidden=calls.mode_of(owner) == _INVISIBLE,
            is_artifact=not is_marked,
        )
        return self.kinds.setdefault(style, len(self.kinds))

    def font_of(self, owner: int) -> Font:
        """The font of a text object."""
        return self._font(calls.font_of(owner) or 0)

    def _font(self, address: int) -> Font:
        if address not in self._fonts:
            font = self._fonts[address] = read_font(address)
            self.has_odd_letters |= not font.name or any(name in font.name for name in SYMBOL_FONTS)
        return self._fonts[address]


def find_turn(a: float, b: float) -> int:
    """Quarter turns, counted against the clock, of a line of type that runs along (a, b); -1 if it is slanted."""
    degrees = math.degrees(math.atan2(b, a)) % 360
    turn = round(degrees / 90)
    return turn % 4 if abs(degrees - 90 * turn) <= _SLANT_DEGREES else -1
