"""What a list item or a note begins with: a bullet, a number, a letter."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

# Glyphs of symbol fonts come out of dumps as letters with a tab behind them.
_BULLET = re.compile(r"(?:[•‣◦▪●■□➢➤✓►▸·∙\uf0a7\uf0b7]\s*|[-–—*](?=\s)\s+|[uoØ§n](?=\t)\s+)(?=\S)")
_DASH = frozenset("-–—*")
_NUMBER = re.compile(
    r"(?:\((\d{1,3}|[a-zA-Z]|[ivxlc]{1,6})\)|(\d{1,3}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[ivxlc]{1,6}|[a-zA-Z])[.)])\s+(?=\S)"
)
_PLAIN_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[^\W\d_a-z])")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(
    r"(?:([⁰¹²³⁴-⁹]{1,3})\s*|(\d{1,3})[.)]?\s+|\[(\d{1,3})\]\s*|(\d{1,3})(?=[A-Z][a-z]))(?=[\"“‘'(\[*]*[^\W_])"
)

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

MarkerKind = Literal["bullet", "dash", "number", "roman", "letter"]


class Marker(NamedTuple):
    """The mark of a list item.

    value: of a number, 1 for `a` and `i`. depth: parts of a decimal number. length: with the space behind it.
    """

    kind: MarkerKind
    value: int
    depth: int
    length: int


def read_marker(text: str) -> Marker | None:
    """The list marker that a line begins with, or None."""
    bullet = _BULLET.match(text)
    if bullet:
        return Marker("dash" if text[0] in _DASH else "bullet", 0, 1, bullet.end())
    number = _NUMBER.match(text) or _PLAIN_DECIMAL.match(text)
    if number is None:
        return None
    label = number[1] or number[2] if number.re is _NUMBER else number[1]
    if label[0].isdecimal():
        parts = label.split(".")
        return Marker("number", int(parts[-1]), len(parts), number.end())
    if set(label.lower()) <= _ROMAN.keys() and (len(label) > 1 or label.lower() in "ivx"):
        return Marker("roman", _read_roman(label.lower()), 1, number.end())
    if len(label) == 1:
        return Marker("letter", ord(label.lower()) - ord("a") + 1, 1, number.end())
    return None


def _read_roman(label: str) -> int:
    values = [_ROMAN[c] for c in label]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def read_superscript(text: str) -> str:
    """Raised digits as plain ones."""
    return "".join(c for c in text.translate(_SUPERSCRIPT) if c.isdecimal() or c == ",")


class NoteStart(NamedTuple):
    """The number a note begins with. is_raised: in superscript. length: of number and space, in characters."""

    number: str
    is_raised: bool
    length: int


def read_note_start(text: str) -> NoteStart | None:
    """The number of a note that a line may begin with, or None."""
    found = _NOTE.match(text)
    if found is None:
        return None
    number = read_superscript(found[1] or found[2] or found[3] or found[4])
    return NoteStart(number, found[1] is not None, found.end())
