"""Makes scans: pages of a PDF as pictures alone, as a scanner gives them."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO

import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_POINTS_AN_INCH = 72


def scan_pages(pdf: bytes, *, dots_an_inch: int = 150) -> bytes:
    """The same pages, each a picture and nothing else."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            picture = page.render(scale=dots_an_inch / _POINTS_AN_INCH).to_pil().convert("L")
            canvas.setPageSize((width, height))
            canvas.drawImage(ImageReader(picture), 0, 0, width, height)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan_some(pdf: bytes, pages: Collection[int]) -> bytes:
    """The same file with these pages, from 1, as pictures; the others as they are."""
    out = BytesIO()
    with (
        pypdfium2.PdfDocument(pdf) as typed,
        pypdfium2.PdfDocument(scan_pages(pdf)) as scanned,
        pypdfium2.PdfDocument.new() as joined,
    ):
        for index in range(len(typed)):
            joined.import_pages(scanned if index + 1 in pages else typed, [index])
        joined.save(out)
    return out.getvalue()
