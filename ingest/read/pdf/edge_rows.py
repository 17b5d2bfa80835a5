"""The first and last rows of type on a page, which may be running heads, feet and page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.read.pdf.lines import build_lines, join_words
from ingest.read.pdf.shapes import Line, Page, Word

# How deep into the page, in parts of its height, and how many rows are looked at from either edge.
_DEPTH = 0.24
_MOST_ROWS = 5
_PIECE_GAP = 1.6

_ROMAN = r"[ivxlc]{1,7}|[IVXLC]{1,7}"
_FOLIO = re.compile(
    rf"(?:(?:page|p\.|pg\.?|seite|s\.|página|pagina)\s*)?[-–—|\[(•·~]*\s*(?P<number>\d{{1,4}}|{_ROMAN})\s*[-–—|\])•·~]*"
    r"(?:\s*(?:of|/|von|de|sur|\|)\s*\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ROMAN_ALONE = re.compile(rf"(?<!\w)(?:{_ROMAN})(?!\w)")


class Piece(NamedTuple):
    """A stretch of a row between wide gaps."""

    text: str
    key: str
    folio: int | None
    printed: str | None


@dataclass(frozen=True)
class EdgeRow:
    """A row near the top or the foot of a page. depth: rows between it and the edge. gap: to the next row inwards."""

    page: int
    is_top: bool
    depth: int
    base: float
    size: float
    gap: float
    words: tuple[Word, ...]
    text: str
    key: str
    pieces: tuple[Piece, ...]

    @property
    def is_artifact(self) -> bool:
        """True if the file itself says that the row is no text."""
        return all(word.is_artifact for word in self.words)


def find_edge_rows(page: Page) -> list[EdgeRow]:
    """The rows at the top, from the edge inwards, and then those at the foot, likewise."""
    top = build_lines([w for w in page.words if w.base < _DEPTH * page.height])
    foot = build_lines([w for w in page.words if w.bottom > (1 - _DEPTH) * page.height])[::-1]
    below = min((w.base for w in page.words if top and w.base > top[-1].base + 1), default=float("inf"))
    above = max((w.base for w in page.words if foot and w.base < foot[-1].base - 1), default=float("-inf"))
    return [*_describe(page, top, below, is_top=True), *_describe(page, foot, above, is_top=False)]


def _describe(page: Page, rows: Sequence[Line], beyond: float, *, is_top: bool) -> list[EdgeRow]:
    found: list[EdgeRow] = []
    for depth, line in enumerate(rows[:_MOST_ROWS]):
        following = rows[depth + 1].base if depth + 1 < len(rows) else beyond
        found.append(
            EdgeRow(
                page=page.number,
                is_top=is_top,
                depth=depth,
                base=line.base,
                size=line.size,
                gap=abs(following - line.base),
                words=tuple(line.words),
                text=line.text,
                key=make_key(line.text),
                pieces=tuple(_read_piece(piece) for piece in _part(line.words, line.size)),
            )
        )
    return found


def _part(words: Sequence[Word], size: float) -> list[list[Word]]:
    pieces: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.x0):
        if pieces and word.x0 - pieces[-1][-1].x1 <= _PIECE_GAP * size:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _read_piece(words: Sequence[Word]) -> Piece:
    text = join_words(words)
    found = _FOLIO.fullmatch(text.strip())
    if found is None:
        return Piece(text, make_key(text), None, None)
    return Piece(text, make_key(text), read_number(found["number"]), found["number"])


def make_key(text: str) -> str:
    """A row's text as it is the same on every page: without the numbers and case that may differ."""
    return " ".join(_ROMAN_ALONE.sub("#", _DIGITS.sub("#", text)).casefold().split())


def read_number(text: str) -> int | None:
    """A page number in digits or Roman numerals; Roman ones count below zero, so that the two never mix."""
    if text.isdigit():
        return int(text)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[c] for c in text.lower()]
    total = sum(-v if any(v < w for w in values[i + 1 :]) else v for i, v in enumerate(values))
    return total - 10_000 if total > 0 else None
