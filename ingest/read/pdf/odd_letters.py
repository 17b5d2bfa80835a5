"""Letters that a file gives by codes of its own: hyphens at line ends, symbol fonts, fonts without names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

# What PDFium puts for the hyphen at the end of a line.
LINE_END_HYPHENS = "\u0002\ufffe"
SYMBOL_FONTS = ("symbol", "wingdings", "dingbats", "webdings")

_PICTURE_FONTS = SYMBOL_FONTS[1:]
_HYPHENS = str.maketrans(LINE_END_HYPHENS, "--")
# Where symbol fonts keep their bullets and ticks, by the last byte of the code.
_PICTURES = {
    0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xFE: "✓", 0x6E: "■", 0x71: "□", 0x75: "◆", 0x6C: "●", 0x2D: "–",
}  # fmt: skip
# Bitmap fonts of older TeX files have no names for their characters; these are the places of TeX's own encodings.
_TEX_CODES = {
    0x0B: "\ufb00", 0x0C: "\ufb01", 0x0D: "\ufb02", 0x0E: "\ufb03", 0x0F: "\ufb04", 0x10: "“", 0x11: "”", 0x12: "„",
    0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—", 0x1B: "\ufb00", 0x1C: "\ufb01", 0x1D: "\ufb02", 0x1E: "\ufb03",
    0x1F: "\ufb04", 0x7F: "-", 0x88: "•",
}  # fmt: skip


def mend_line_ends(text: str) -> str:
    """The hyphens at line ends as hyphens; whether they belong to their words is for cleaning to find out."""
    return text.translate(_HYPHENS)


def mend_letters(text: str, drawn: Iterable[int], font_of: Callable[[int], str]) -> str:
    """Codes of symbol fonts and of fonts without names as what they show, missing codes as U+FFFD.

    drawn: places of the characters that are drawn. font_of: the name of the font at a place, in lower case.
    """
    letters = list(text)
    for i in drawn:
        letter = letters[i]
        if letter == "\0":
            letters[i] = "\ufffd"
        elif not letter.isspace() or ord(letter) in _TEX_CODES:
            letters[i] = _read_letter(letter, font_of(i))
    return "".join(letters)


def _read_letter(letter: str, font: str) -> str:
    code = ord(letter)
    if not font:
        return _TEX_CODES.get(code, letter)
    if 0xF000 <= code <= 0xF0FF and any(name in font for name in SYMBOL_FONTS):
        return _PICTURES.get(code & 0xFF, "•")
    if code < 0x100 and any(name in font for name in _PICTURE_FONTS):
        return _PICTURES.get(code, "•")
    return letter
