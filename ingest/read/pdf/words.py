"""Characters to words: what stands together without a space, in the frame in which it is read."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import numpy as np

from ingest.read.pdf.calls import Floats
from ingest.read.pdf.glyphs import Glyphs
from ingest.read.pdf.rtl import is_rtl
from ingest.read.pdf.shapes import Style, Word

# Gaps between runs, in parts of the type's size: wider ones part words, where nothing stands between the runs and where
# PDFium has put in a space; narrower ones glue a raised number to its word.
_GAP_NONE, _GAP_GENERATED, _GAP_GLUED = 0.28, 0.04, 0.16
_OVERLAP = 0.6
_SAME_BASE = 0.06
_SAME_SIZE = 0.04
# How far above the baseline of a word its superscript may stand.
_REACH_UP = 0.8
_TWICE = 0.12
_CELL, _SHIFTS = 3.0, (0.0, 1.5)
SLANTED = -1


class PageBox(NamedTuple):
    """What is shown of a page, in its own space, y upwards."""

    left: float
    bottom: float
    right: float
    top: float


class _Places(NamedTuple):
    """Where runs stand in the frame in which each is read: left, right, baseline, and where the pen began."""

    x0: Floats
    x1: Floats
    base: Floats
    pen: Floats


def build_words(glyphs: Glyphs, box: PageBox) -> dict[int, list[Word]]:
    """The words of a page by the way they run: quarter turns, or SLANTED; none from outside the page."""
    if not len(glyphs.starts):
        return {}
    places = _place(glyphs, box)
    begins, glued = _find_beginnings(glyphs, places)
    x0, x1, base, _ = (column.tolist() for column in places)
    starts, stops = glyphs.starts.tolist(), glyphs.stops.tolist()
    found: dict[int, list[Word]] = {}
    for order, (first, stop) in enumerate(zip(begins, [*begins[1:], len(starts)], strict=True)):
        text = "".join(glyphs.text[starts[i] : stops[i]] for i in range(first, stop))
        style = glyphs.kinds[glyphs.styles[first]]
        left, right = min(x0[first], x0[stop - 1]), max(x1[first], x1[stop - 1])
        word = _make_word(text, left, right, base[first], style, order, glued[order])
        if _is_shown(word, style.turn, box):
            found.setdefault(style.turn, []).append(word)
    return {turn: _drop_doubles(words) for turn, words in found.items()}


def _place(glyphs: Glyphs, box: PageBox) -> _Places:
    """Columns 0 to 3 of the boxes are left, top, right and bottom, with y upwards."""
    turns = np.array([kind.turn for kind in glyphs.kinds])[glyphs.styles]
    left, right = glyphs.boxes[:, :, 0].min(axis=1), glyphs.boxes[:, :, 2].max(axis=1)
    top, bottom = glyphs.boxes[:, :, 1].max(axis=1), glyphs.boxes[:, :, 3].min(axis=1)
    x, y = glyphs.origins.T
    is_turned = [turns == 1, turns == 2, turns == 3]
    return _Places(
        np.select(is_turned, [bottom - box.bottom, box.right - right, box.top - top], left - box.left),
        np.select(is_turned, [top - box.bottom, box.right - left, box.top - bottom], right - box.left),
        np.select(is_turned, [x - box.left, y - box.bottom, box.right - x], box.top - y),
        np.select(is_turned, [y - box.bottom, box.right - x, box.top - y], x - box.left),
    )


def _find_beginnings(glyphs: Glyphs, places: _Places) -> tuple[list[int], list[bool]]:
    """Which runs begin a word, and whether that word is glued to the one before it."""
    x0, x1, base, pen = places
    is_rtl_run = np.array([is_rtl(glyphs.text[i]) for i in glyphs.starts.tolist()])
    backwards = (is_rtl_run[1:] | is_rtl_run[:-1]) & (x0[1:] < x0[:-1])
    gap = np.where(backwards, x0[:-1] - x1[1:], pen[1:] - x1[:-1])
    sizes = np.array([kind.size for kind in glyphs.kinds])[glyphs.styles]
    turns = np.array([kind.turn for kind in glyphs.kinds])[glyphs.styles]
    size = np.maximum(np.maximum(sizes[1:], sizes[:-1]), 0.1)
    may_touch = ~glyphs.spaced[1:] & (turns[1:] == turns[:-1]) & (gap > -_OVERLAP * size)
    drop, step = np.abs(np.diff(base)), np.abs(np.diff(sizes))
    # PDFium parts words where the file has no spaces; what still touches has been parted without need.
    is_next = glyphs.starts[1:] == glyphs.stops[:-1]
    reach = np.where(is_next, _GAP_NONE, _GAP_GENERATED)
    goes_on = may_touch & (gap < reach * size) & (drop <= _SAME_BASE * size) & (step <= _SAME_SIZE * size)
    glued = may_touch & (gap < _GAP_GLUED * size) & (drop < _REACH_UP * size)
    # Letters that lean reach over the space behind them: "of the".
    leans = np.array([kind.italic for kind in glyphs.kinds])[glyphs.styles]
    glued &= ~(leans[1:] & leans[:-1] & ~is_next & (drop <= _SAME_BASE * size) & (step <= _SAME_SIZE * size))
    begins = np.concatenate(([0], np.flatnonzero(~goes_on) + 1))
    return begins.tolist(), [False, *glued[begins[1:] - 1].tolist()]


def _make_word(text: str, x0: float, x1: float, base: float, style: Style, order: int, glued: bool) -> Word:
    backwards = not text.isascii() and any(map(is_rtl, text))
    if backwards:
        # The shapes that Arabic letters take in a word are forms of one letter.
        text = unicodedata.normalize("NFKC", text)
    return Word(
        text,
        x0,
        x1,
        base,
        style.size,
        style.bold,
        style.italic,
        order,
        glued,
        is_rtl=backwards,
        is_artifact=style.is_artifact,
    )


def _is_shown(word: Word, turn: int, box: PageBox) -> bool:
    width, height = box.right - box.left, box.top - box.bottom
    if turn % 2 and turn != SLANTED:
        width, height = height, width
    return word.x1 > 0 and word.x0 < width and word.bottom > 0 and word.top < height and word.size > 0.5


def _drop_doubles(words: list[Word]) -> list[Word]:
    """Without words drawn twice in almost one place, as for shadows and false bold type."""
    # Hardly any page has some: two coarse grids, shifted against each other, show it fast.
    if all(len({(w.text, (w.x0 + s) // _CELL, (w.base + s) // _CELL) for w in words}) == len(words) for s in _SHIFTS):
        return words
    kept: list[Word] = []
    cells: dict[tuple[str, int, int], list[Word]] = {}
    for word in words:
        slack = _TWICE * word.size
        columns = {int((word.x0 + side) // _CELL) for side in (-slack, slack)}
        rows = {int((word.base + side) // _CELL) for side in (-slack, slack)}
        near = (twin for x in columns for y in rows for twin in cells.get((word.text, x, y), ()))
        if any(abs(t.x0 - word.x0) < slack and abs(t.base - word.base) < slack for t in near):
            continue
        cells.setdefault((word.text, int(word.x0 // _CELL), int(word.base // _CELL)), []).append(word)
        kept.append(word)
    return kept
