"""What a font's name and flags say of its looks."""

from __future__ import annotations

import ctypes
import re
from typing import NamedTuple

import pypdfium2.raw as raw

_NAME_BYTES = 256
_BOLD = re.compile(r"bold|black|heavy|demi|(?:semi)?bd\b|-medi(?!um)|cmb|sfb|ecb|[-_,]b(?:i|\b)")
_ITALIC = re.compile(r"italic|oblique|slanted|cmti|sfti|ecti|[-_,](?:b?i|it|bdit|regularital|mediital)\b|ital\b")
_ITALIC_FLAG, _FORCE_BOLD_FLAG = 1 << 6, 1 << 18


class Font(NamedTuple):
    """name: in lower case, empty for fonts that are drawn in the file itself."""

    name: str
    bold: bool
    italic: bool


def read_font(address: int) -> Font:
    """Ask PDFium for the font that lies there."""
    if not address:
        return Font("", False, False)
    handle = ctypes.cast(address, raw.FPDF_FONT)
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    raw.FPDFFont_GetBaseFontName(handle, buffer, _NAME_BYTES)
    return judge_font(buffer.value.decode("utf-8", errors="replace"), max(0, raw.FPDFFont_GetFlags(handle)))


def judge_font(name: str, flags: int = 0) -> Font:
    """Whether a font is bold or italic, by its name ("ABCDEF+Charter-BoldItalic") and the flags of its descriptor."""
    prefix, _, rest = name.lower().partition("+")
    plain = rest or prefix
    bold = bool(flags & _FORCE_BOLD_FLAG) or _BOLD.search(plain) is not None
    italic = bool(flags & _ITALIC_FLAG) or _ITALIC.search(plain) is not None
    return Font(plain, bold, italic)
