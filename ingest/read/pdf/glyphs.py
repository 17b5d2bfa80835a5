"""The characters of a page with their places and styles, as PDFium hands them out."""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from ingest.read.pdf import calls
from ingest.read.pdf.rtl import Letter, is_rtl, order_letters
from ingest.read.pdf.shapes import Style

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_NAME_BYTES = 256
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|(?:semi)?bd\b|-medi(?!um)|cmb|sfb|ecb|[-_,]b(?:i|\b)")
_ITALIC_NAME = re.compile(r"italic|oblique|slanted|cmti|sfti|ecti|[-_,](?:b?i|it|bdit|regularital|mediital)\b|ital\b")
_PICTURE_NAMES = ("wingdings", "dingbats", "webdings")
_SYMBOL_NAMES = (*_PICTURE_NAMES, "symbol")
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18
_INVISIBLE = 3
_SLANT_DEGREES = 3.0
_SAME_PLACE = 0.01
# In parts of the type's size: letters are not so wide on average, unless there is a gap among them, so wide at least.
_WIDEST_LETTER, _GAP = 0.95, 0.6
_MARKS = "\u0002\ufffe"
_HYPHEN_MARKS = str.maketrans(_MARKS, "--")
# Where symbol fonts keep their bullets and ticks, by the last byte of the code.
_PICTURES = {
    0xB7: "•",
    0xA7: "▪",
    0xD8: "➢",
    0xFC: "✓",
    0xFE: "✓",
    0x6E: "■",
    0x71: "□",
    0x75: "◆",
    0x6C: "●",
    0x2D: "–",
}

# Bitmap fonts of older TeX files have no names for their characters; these are the places of TeX's own encodings.
_TEX_CODES = {
    0x0B: "\ufb00", 0x0C: "\ufb01", 0x0D: "\ufb02", 0x0E: "\ufb03", 0x0F: "\ufb04", 0x10: "“", 0x11: "”", 0x12: "„",
    0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—", 0x1B: "\ufb00", 0x1C: "\ufb01", 0x1D: "\ufb02", 0x1E: "\ufb03",
    0x1F: "\ufb04", 0x7F: "-", 0x88: "•",
}  # fmt: skip


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


class _Face(NamedTuple):
    bold: bool
    italic: bool
    name: str


def read_glyphs(text_page: Any, *, is_tagged: bool, limit: int) -> Glyphs:
    """All characters of a page, at most `limit`. is_tagged: the file says of its text what is no text."""
    page = calls.address(text_page)
    count = max(0, min(raw.FPDFText_CountChars(text_page), limit))
    pages = [page] * count
    owners = np.array([owner or 0 for owner in map(calls.object_of, pages, range(count))], np.uint64)
    styler = _Styler(page, is_tagged)
    text = _read_text(text_page, pages, count)
    # Python counts some codes that fonts without names use for letters among white space.
    is_space = np.fromiter(map(str.isspace, text), bool, count) & ~_are_among(text, "\x1c\x1d\x1e\x1f\x0b\x0c")
    # Behind the hyphen at the end of a line PDFium goes right on with the next line.
    is_cut = _are_among(text, _MARKS)
    is_run = (owners != 0) & ~is_space
    before = np.concatenate(([False], (is_run & ~is_cut)[:-1]))
    styles = styler.find_styles(owners, text, before)
    text = _mend(text, owners, styler)
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
        origins=_find_origins(page, starts),
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
    page: int, starts: Integers, lasts: Integers, styles: Integers, styler: _Styler
) -> tuple[Integers, Integers, Floats, Floats]:
    """Runs with the boxes of their first and last characters; those that hide a wide gap are parted at it."""
    first_box, last_box = _find_boxes(page, starts), _find_boxes(page, lasts)
    sizes = np.array([kind.size for kind in styler.kinds] or [1.0])[styles[starts]] if len(starts) else np.zeros(0)
    width = np.maximum(
        np.abs(last_box - first_box)[:, [0, 2]].max(axis=1), np.abs(last_box - first_box)[:, [1, 3]].max(axis=1)
    )
    wide = np.flatnonzero(width > sizes * (1.0 + _WIDEST_LETTER * (lasts - starts)))
    if not len(wide):
        return starts, lasts, first_box, last_box
    cuts = [at for i in wide for at in _find_gaps(page, int(starts[i]), int(lasts[i]), float(sizes[i]))]
    starts = np.sort(np.concatenate((starts, np.array(cuts, np.int64))))
    lasts = np.sort(np.concatenate((lasts, np.array(cuts, np.int64) - 1)))
    return starts, lasts, _find_boxes(page, starts), _find_boxes(page, lasts)


def _find_gaps(page: int, start: int, last: int, size: float) -> Iterator[int]:
    """The characters of a run that stand far from the one before them."""
    boxes = _find_boxes(page, np.arange(start, last + 1))
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
        boxes = _find_boxes(page, np.arange(start, last + 1))
        first_box[i, [0, 3]], first_box[i, [1, 2]] = boxes[:, [0, 3]].min(axis=0), boxes[:, [1, 2]].max(axis=0)
        letters = [Letter(letter, box[0], box[2]) for letter, box in zip(word, boxes.tolist(), strict=True)]
        parts += [text[at:start], order_letters(letters)]
        at = last + 1
    return "".join([*parts, text[at:]])


def _find_boxes(page: int, places: Integers) -> Floats:
    """The boxes of characters: shape (n, 4)."""
    count = len(places)
    boxes = np.zeros((count, 4), np.float32)
    at = boxes.ctypes.data
    _run(map(calls.put_box, [page] * count, places.tolist(), range(at, at + 16 * count, 16)))
    return boxes.astype(np.float64)


def _find_origins(page: int, places: Integers) -> Floats:
    """Where the pen began characters: shape (n, 2)."""
    count = len(places)
    origins = np.zeros((count, 2), np.float64)
    at = origins.ctypes.data
    ends = at + 16 * count
    _run(map(calls.put_origin, [page] * count, places.tolist(), range(at, ends, 16), range(at + 8, ends + 8, 16)))
    return origins


def _run(calls: Iterable[object]) -> None:
    """Make all calls, keeping nothing."""
    deque(calls, maxlen=0)


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


def _mend(text: str, owners: NDArray[np.uint64], styler: _Styler) -> str:
    """Line-end hyphens as hyphens, codes of symbol fonts as what they show, missing codes as U+FFFD."""
    text = text.translate(_HYPHEN_MARKS)
    if not styler.has_symbols and not styler.has_nameless and "\0" not in text:
        return text
    letters = list(text)
    for i in np.flatnonzero(owners):
        letter, owner = letters[i], int(owners[i])
        if letter == "\0":
            letters[i] = "\ufffd"
        elif ord(letter) in _TEX_CODES and not styler.face_of(owner).name:
            letters[i] = _TEX_CODES[ord(letter)]
        elif styler.has_symbols and not letter.isspace():
            letters[i] = _read_symbol(letter, styler.face_of(owner).name)
    return "".join(letters)


def _read_symbol(letter: str, font: str) -> str:
    code = ord(letter)
    is_private = 0xF000 <= code <= 0xF0FF
    if is_private and any(name in font for name in _SYMBOL_NAMES):
        return _PICTURES.get(code & 0xFF, "•")
    if code < 0x100 and any(name in font for name in _PICTURE_NAMES):
        return _PICTURES.get(code, "•")
    return letter


class _Styler:
    """Finds the style of each text object, asking as seldom as can be."""

    def __init__(self, page: int, is_tagged: bool) -> None:
        self.page = page
        self.is_tagged = is_tagged
        self.kinds: dict[Style, int] = {}
        self.has_symbols = self.has_nameless = False
        self._faces: dict[int, _Face] = {}
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
        levels = _find_origins(self.page, starts)[:, 1]
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
        face = self._face(font)
        style = Style(
            size=round(size * math.hypot(c, d), 2),
            bold=face.bold,
            italic=face.italic or (abs(c) > 0.1 * abs(d) > 0 and abs(b) < 0.01 * abs(a)),
            turn=_find_turn(a, b),
            is_hidden=calls.mode_of(owner) == _INVISIBLE,
            is_artifact=not is_marked,
        )
        return self.kinds.setdefault(style, len(self.kinds))

    def face_of(self, owner: int) -> _Face:
        """The face of a text object's font."""
        return self._face(calls.font_of(owner) or 0)

    def _face(self, font: int) -> _Face:
        if font not in self._faces:
            self._faces[font] = _read_face(font)
            name = self._faces[font].name
            self.has_symbols = self.has_symbols or any(n in name for n in _SYMBOL_NAMES)
            self.has_nameless = self.has_nameless or not name
        return self._faces[font]


def _find_turn(a: float, b: float) -> int:
    """Quarter turns, counted against the clock, of a line of type that runs along (a, b); -1 if it is slanted."""
    degrees = math.degrees(math.atan2(b, a)) % 360
    turn = round(degrees / 90)
    return turn % 4 if abs(degrees - 90 * turn) <= _SLANT_DEGREES else -1


def _read_face(font: int) -> _Face:
    if not font:
        return _Face(False, False, "")
    handle = ctypes.cast(font, raw.FPDF_FONT)
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    raw.FPDFFont_GetBaseFontName(handle, buffer, _NAME_BYTES)
    name = buffer.value.decode("utf-8", errors="replace").lower().partition("+")
    plain = name[2] or name[0]
    flags = raw.FPDFFont_GetFlags(handle)
    flags = flags if flags > 0 else 0
    bold = bool(flags & _FORCE_BOLD_FLAG) or _BOLD_NAME.search(plain) is not None
    italic = bool(flags & _ITALIC_FLAG) or _ITALIC_NAME.search(plain) is not None
    return _Face(bold, italic, plain)
