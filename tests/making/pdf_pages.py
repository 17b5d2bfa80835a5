"""Makes small PDFs about an invented river dispute, whose true text is known."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = float(A4[0]), float(A4[1])
LEFT, TOP, LEADING = 72.0, HEIGHT - 110, 14.0
COLUMN = 250.0


def sentence(number: int) -> str:
    """A sentence of its own, of about half a line."""
    return f"Delegation {number} of the Selm talks spoke of water and of grazing."


def plain_lines(page: int, *, count: int = 20) -> list[str]:
    """The body lines of a page."""
    return [sentence(page * 100 + line) for line in range(count)]


class Pages:
    """A PDF in the making; pages are drawn one after the other."""

    def __init__(self) -> None:
        self._out = BytesIO()
        self._canvas = Canvas(self._out, pagesize=A4, pageCompression=1)
        self._page = 0

    def add(
        self, lines: Sequence[str], *, head: str = "", folio: bool = False, note: str = "", rotation: int = 0
    ) -> None:
        """A page of one column, with a running head, a printed page number and a footnote under a rule as asked."""
        self._page += 1
        top = TOP
        if rotation:
            top = self._turn(rotation)
        self._furniture(head, folio)
        self._canvas.setFont("Times-Roman", 11)
        for place, line in enumerate(lines):
            self._canvas.drawString(LEFT, top - place * LEADING, line)
        if note:
            self._canvas.line(LEFT, 120, LEFT + 100, 120)
            self._canvas.setFont("Times-Roman", 8)
            self._canvas.drawString(LEFT, 108, note)
        self._canvas.showPage()

    def _turn(self, rotation: int) -> float:
        """Turn the page one way and what is drawn on it the other, so that it reads upright.

        Gives the first line's place.
        """
        self._canvas.setPageRotation(rotation)
        origin = {90: (WIDTH, 0.0), 180: (WIDTH, HEIGHT)}[rotation]
        self._canvas.translate(*origin)
        self._canvas.rotate(rotation)
        return TOP if rotation == 180 else WIDTH - 110

    def add_columns(self, left: Sequence[str], right: Sequence[str], *, head: str = "") -> None:
        """A page of two columns, drawn row by row across both."""
        self._page += 1
        self._furniture(head, folio=False)
        self._canvas.setFont("Times-Roman", 8)
        for place, (one, two) in enumerate(zip(left, right, strict=True)):
            self._canvas.drawString(LEFT, TOP - place * LEADING, one)
            self._canvas.drawString(LEFT + COLUMN, TOP - place * LEADING, two)
        self._canvas.showPage()

    def add_picture(self) -> None:
        """A page that is a picture, as a scanner makes it."""
        self._page += 1
        scan = ImageReader(Image.effect_noise((400, 560), 60))
        self._canvas.drawImage(scan, 0, 0, WIDTH, HEIGHT)
        self._canvas.showPage()

    def _furniture(self, head: str, folio: bool) -> None:
        self._canvas.setFont("Helvetica", 9)
        if head:
            self._canvas.drawCentredString(WIDTH / 2, HEIGHT - 50, head)
        if folio:
            self._canvas.drawCentredString(WIDTH / 2, 40, str(self._page))

    def save(self, path: Path) -> Path:
        """Write the file and give back its path."""
        self._canvas.save()
        path.write_bytes(self._out.getvalue())
        return path
