"""The characters of a page with their places and styles, as PDFium hands them out."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from ingest.read.pdf import calls
from ingest.read.pdf.calls import Floats, Integers
from ingest.read.pdf.odd_letters import LINE_END_HYPHENS, mend_letters, mend_line_ends
from ingest.read.pdf.rtl import Letter, is_rtl, order_letters
from ingest.read.pdf.shapes import Style
from ingest.read.pdf.styles import Styler

# In parts of the type's size: letters are not so wide on average, unless there is a gap among them, so wide at least.
_WIDEST_LETTER, _GAP = 0.95, 0.6
# Python counts some codes that fonts without names use for letters among white space.
_LETTER_CODES = "\x1c\x1d\x1e\x1f\x0b\x0c"


class Glyphs(NamedTuple):
    """The characters of a page, in the file's order, in runs of one style with no space within.

    text: all characters, one code point each. starts, stops: shape (n,), where each run stands in it. styles: shape
    (n,), indices into `kinds`. boxes: shape (n, 2, 4), left, top, right and bottom of the first and the last character;
    origins: shape (n, 2), x and y of the first one on its baseline; both in the page's own space, in which y grows
    upwards. spaced: shape (n,), whether the file itself has a space before the run. objects: where PDFium keeps the
    pieces of text they come from.
    """

    text: str
    starts: Integers
    stops: Integers
    styles: Integers
    boxes: Floats
    origins: Floats
    spaced: NDArray[np.bool_]
    kinds: list[Style]
    objects: frozenset[int]


_NOTHING = np.zeros(0, np.int64)
_NO_GLYPHS = Glyphs(
    text="",
    starts=_NOTHING,
    stops=_NOTHING,
    styles=_NOTHING,
    boxes=np.zeros((0, 2, 4)),
    origins=np.zeros((0, 2)),
    spaced=np.zeros(0, bool),
    kinds=[],
    objects=frozenset(),
)


def read_glyphs(text_page: Any, *, is_tagged: bool, limit: int) -> Glyphs:
    """All characters of a page, at most `limit`. is_tagged: the file says of its text what is no text."""
    page = calls.address(text_page)
    count = min(raw.FPDFText_CountChars(text_page), limit)
    if count <= 0:
        return _NO_GLYPHS
    pages = [page] * count
    owners = np.array([owner or 0 for owner in map(calls.object_of, pages, range(count))], np.uint64)
    styler = Styler(page, is_tagged)
    text = _read_text(text_page, pages, count)
    is_space = np.fromiter(map(str.isspace, text), bool, count) & ~_are_among(text, _LETTER_CODES)
    # Behind the hyphen at the end of a line PDFium goes right on with the next line.
    is_cut = _are_among(text, LINE_END_HYPHENS)
    is_run = (owners != 0) & ~is_space
    before = np.concatenate(([False], (is_run & ~is_cut)[:-1]))
    styles = styler.find_styles(owners, text, before)
    text = mend_line_ends(text)
    if styler.has_odd_letters or "\0" in text:
        drawn = np.flatnonzero(owners).tolist()
        text = mend_letters(text, drawn, lambda i: styler.font_of(int(owners[i])).name)
    changed = np.concatenate(([True], styles[1:] != styles[:-1]))
    starts = np.flatnonzero(is_run & (~before | changed))
    ends_run = np.concatenate((~is_run[1:] | changed[1:], [True])) | is_cut
    lasts = np.flatnonzero(is_run & ends_run)
    starts, lasts, first_box, last_box = _measure(page, starts, lasts, styles, styler)
    if not text.isascii():
        text = _order_rtl(page, text, starts, lasts, first_box)
    spaces = np.cumsum(is_space & (owners != 0))
    spaced = np.diff(spaces[starts], prepend=0) > 0
    return Glyphs(
        text=text,
        starts=starts,
        stops=lasts + 1,
        styles=styles[starts],
        boxes=np.stack([first_box, last_box], axis=1),
        origins=calls.find_origins(page, starts),
        spaced=spaced,
        kinds=list(styler.kinds),
        objects=frozenset(owners.tolist()),
    )


def _are_among(text: str, letters: str) -> NDArray[np.bool_]:
    """Which characters of a text are among some."""
    if not any(letter in text for letter in letters):
        return np.zeros(len(text), bool)
    return np.fromiter(map(letters.__contains__, text), bool, len(text))


def _measure(
    page: int, starts: Integers, lasts: Integers, styles: Integers, styler: Styler
) -> tuple[Integers, Integers, Floats, Floats]:
    """Runs with the boxes of their first and last characters; those that hide a wide gap are parted at it."""
    first_box, last_box = calls.find_boxes(page, starts), calls.find_boxes(page, lasts)
    sizes = np.array([kind.size for kind in styler.kinds] or [1.0])[styles[starts]]
    width = np.maximum(
        np.abs(last_box - first_box)[:, [0, 2]].max(axis=1), np.abs(last_box - first_box)[:, [1, 3]].max(axis=1)
    )
    wide = np.flatnonzero(width > sizes * (1.0 + _WIDEST_LETTER * (lasts - starts)))
    if not len(wide):
        return starts, lasts, first_box, last_box
    cuts = [at for i in wide for at in _find_gaps(page, int(starts[i]), int(lasts[i]), float(sizes[i]))]
    starts = np.sort(np.concatenate((starts, np.array(cuts, np.int64))))
    lasts = np.sort(np.concatenate((lasts, np.array(cuts, np.int64) - 1)))
    return starts, lasts, calls.find_boxes(page, starts), calls.find_boxes(page, lasts)


def _find_gaps(page: int, start: int, last: int, size: float) -> Iterator[int]:
    """The characters of a run that stand far from the one before them."""
    boxes = calls.find_boxes(page, np.arange(start, last + 1))
    across, along = boxes[1:, 0] - boxes[:-1, 2], boxes[1:, 3] - boxes[:-1, 1]
    far = np.maximum(np.maximum(across, along), np.maximum(boxes[:-1, 0] - boxes[1:, 2], boxes[:-1, 3] - boxes[1:, 1]))
    yield from (start + 1 + int(i) for i in np.flatnonzero(far > _GAP * size))


def _order_rtl(page: int, text: str, starts: Integers, lasts: Integers, first_box: Floats) -> str:
    """The text with the letters of right-to-left words in the order of reading, each word in its old place.

    first_box: of each run; for those of such words it is made to hold the whole run, whose ends may be anywhere.
    """
    parts: list[str] = []
    at = 0
    for i, (start, last) in enumerate(zip(starts.tolist(), lasts.tolist(), strict=True)):
        word = text[start : last + 1]
        if word.isascii() or not any(map(is_rtl, word)):
            continue
        boxes = calls.find_boxes(page, np.arange(start, last + 1))
        first_box[i, [0, 3]], first_box[i, [1, 2]] = boxes[:, [0, 3]].min(axis=0), boxes[:, [1, 2]].max(axis=0)
        letters = [Letter(letter, box[0], box[2]) for letter, box in zip(word, boxes.tolist(), strict=True)]
        parts += [text[at:start], order_letters(letters)]
        at = last + 1
    return "".join([*parts, text[at:]])


def _read_text(text_page: Any, pages: Sequence[int | None], count: int) -> str:
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    if written == count + 1:
        codes: list[int] = buffer[:count]
        if not any(0xD800 <= code < 0xE000 for code in codes):
            return "".join(map(chr, codes))
    # Characters without a code are left out of the buffer, and rare ones take two places in it.
    single = map(calls.unicode_of, pages, range(count))
    return "".join("\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code) for code in single)
