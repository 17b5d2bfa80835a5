"""Makes PDFs whose true text is known: type set line by line, in whatever order, place and turn a test asks for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.read.source_file import SourceFile

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, FOOT = 70.0, 525.0, 80.0, 760.0
STEP = 14.0
PLAIN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
_HIDDEN = 3


class Piece(NamedTuple):
    """Words on one line. y: from the top of the page. turn: degrees against the clock."""

    text: str
    x: float
    y: float
    font: str = PLAIN
    size: float = 10.0
    turn: float = 0.0
    is_hidden: bool = False


class Paper:
    """A PDF in the making, page by page. keywords: those of reportlab's canvas, such as `encrypt`."""

    def __init__(self, **keywords: object) -> None:
        self._out = BytesIO()
        self._canvas = Canvas(self._out, pagesize=(WIDTH, HEIGHT), invariant=1, **keywords)

    def turn(self, degrees: int) -> None:
        """Turn this page with the clock, and what is drawn on it from now on the other way, so that it reads upright.

        A page turned by a quarter lies on its side in the file: reportlab swaps its width and height.
        """
        self._canvas.setPageRotation(degrees)
        self._canvas.translate(*{90: (HEIGHT, 0.0), 180: (WIDTH, HEIGHT), 270: (0.0, WIDTH)}[degrees])
        self._canvas.rotate(degrees)

    def draw(self, *pieces: Piece) -> None:
        """Draw words in this order."""
        for piece in pieces:
            self._canvas.saveState()
            self._canvas.translate(piece.x, HEIGHT - piece.y)
            self._canvas.rotate(piece.turn)
            text = self._canvas.beginText(0, 0)
            text.setFont(piece.font, piece.size)
            text.setTextRenderMode(_HIDDEN if piece.is_hidden else 0)
            text.textOut(piece.text)
            self._canvas.drawText(text)
            self._canvas.restoreState()

    def draw_rule(self, x0: float, y: float, x1: float) -> None:
        """Draw a level line."""
        self._canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)

    def draw_frame(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw the border of a box."""
        self._canvas.rect(left, HEIGHT - bottom, right - left, bottom - top)

    def draw_scan(self) -> None:
        """Cover the page with a picture, as a scanner does."""
        scan = ImageReader(Image.effect_noise((40, 56), 60))
        self._canvas.drawImage(scan, 0, 0, WIDTH, HEIGHT)

    def add_bookmark(self, title: str, level: int) -> None:
        """Add an entry to the outline that leads to this page. level: from 0."""
        self._canvas.bookmarkPage(title)
        self._canvas.addOutlineEntry(title, title, level)

    def end_page(self) -> None:
        """End this page and begin the next, upright."""
        self._canvas.showPage()
        self._canvas.setPageRotation(0)

    def describe(self, *, title: str = "", author: str = "") -> None:
        """Write the document information."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)

    def finish(self) -> bytes:
        """The file's bytes."""
        self._canvas.save()
        return self._out.getvalue()


def as_source(data: bytes, name: str = "selm.pdf") -> SourceFile:
    """Bytes as a file that was opened."""
    return SourceFile(Path(name), name, data, hashlib.sha256(data).hexdigest())


def sentence(number: int) -> str:
    """A sentence of its own, of about half a line."""
    return f"Delegation {number} of the Selm talks spoke of water and of grazing."


def plain_lines(page: int, *, count: int = 20) -> list[str]:
    """Body lines that no other page has."""
    return [sentence(page * 100 + line) for line in range(count)]


def break_lines(
    words: Sequence[str], width: float, *, font: str = PLAIN, size: float = 10.0, hyphenate: bool = False
) -> list[str]:
    """Words as lines that fit; with hyphens, a word that does not fit is cut where it has room."""
    lines: list[str] = []
    line = ""
    for word in words:
        whole = f"{line} {word}".strip()
        if stringWidth(whole, font, size) <= width:
            line = whole
            continue
        cut = _find_cut(line, word, width, font, size) if hyphenate else 0
        lines.append(f"{line} {word[:cut]}-" if cut else line)
        line = word[cut:]
    return [*lines, line]


def _find_cut(line: str, word: str, width: float, font: str, size: float) -> int:
    fitting = (n for n in range(len(word) - 3, 2, -1) if stringWidth(f"{line} {word[:n]}-", font, size) <= width)
    return next(fitting, 0) if word.isalpha() and word.islower() else 0


def set_lines(
    lines: Sequence[str], x: float = LEFT, y: float = TOP, *, step: float = STEP, font: str = PLAIN, size: float = 10.0
) -> list[Piece]:
    """Lines under each other."""
    return [Piece(line, x, y + n * step, font, size) for n, line in enumerate(lines)]


def justify(pieces: Sequence[Piece], width: float) -> Iterator[Piece]:
    """Lines stretched to a width, word by word; the last one stays as it is."""
    for piece in pieces[:-1]:
        words = piece.text.split()
        widths = [stringWidth(word, piece.font, piece.size) for word in words]
        room = (width - sum(widths)) / max(1, len(words) - 1)
        at = piece.x
        for word, taken in zip(words, widths, strict=True):
            yield piece._replace(text=word, x=at)
            at += taken + room
    yield from pieces[-1:]


def by_rows(pieces: Sequence[Piece]) -> list[Piece]:
    """In the order of a printer that knows no columns: row by row across the page."""
    return sorted(pieces, key=lambda piece: (piece.y, piece.x))
