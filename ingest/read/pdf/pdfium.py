"""The one door to PDFium: a file's bytes to pages in their reading frame, bookmarks and properties."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from ingest.errors import FileEmpty, FileTooLarge, FileUnreadable, FormatMismatch
from ingest.read.formats import recognise
from ingest.read.pdf.drawings import read_shapes
from ingest.read.pdf.frames import make_page
from ingest.read.pdf.glyphs import read_glyphs
from ingest.read.pdf.shapes import Page
from ingest.read.source_file import SourceFile

_HEAD_BYTES = 1024
_TAIL_BYTES = 4096
_DEEPEST_BOOKMARK = 8


@dataclass(frozen=True)
class PdfLimits:
    """What is refused as too much. page_chars: characters of one page beyond these are left out, with a warning."""

    pages: int = 5000
    page_chars: int = 60_000
    seconds: float = 900.0


@dataclass(frozen=True)
class Bookmark:
    """An entry of a file's outline.

    level: from 1. page: from 1; None if it leads nowhere. top: from the page's foot.
    """

    title: str
    level: int
    page: int | None


@dataclass(frozen=True)
class PdfFile:
    """An open file. is_cut: its last bytes are missing, so that there may have been more."""

    handle: Any
    count: int
    bookmarks: tuple[Bookmark, ...]
    properties: dict[str, str]
    is_tagged: bool
    is_cut: bool
    limits: PdfLimits

    def read_page(self, index: int) -> Page | None:
        """A page by its index from 0; None if it is too damaged to be opened."""
        page = raw.FPDF_LoadPage(self.handle.raw, index)
        if not page:
            return None
        text_page = raw.FPDFText_LoadPage(page)
        try:
            return self._read_open_page(index, page, text_page)
        finally:
            raw.FPDFText_ClosePage(text_page)
            raw.FPDF_ClosePage(page)

    def _read_open_page(self, index: int, page: Any, text_page: Any) -> Page:
        glyphs = read_glyphs(text_page, is_tagged=self.is_tagged, limit=self.limits.page_chars)
        label = self.handle.get_page_label(index).strip() or None
        is_cut = raw.FPDFText_CountChars(text_page) > self.limits.page_chars
        return make_page(
            index + 1, _visible_box(page), glyphs, read_shapes(page, texts=glyphs.objects), label, is_cut=is_cut
        )


def _visible_box(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what is shown of a page, in its own space."""
    rect = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, rect)
    return rect.left, rect.bottom, rect.right, rect.top


@contextmanager
def open_pdf(file: SourceFile, limits: PdfLimits) -> Iterator[PdfFile]:
    """Open a file, and close it at the end.

    Raises FormatMismatch for what is no PDF, FileUnreadable if it is locked or broken, FileEmpty without pages,
    FileTooLarge with too many. An owner's password and a lost table of objects are no hindrance.
    """
    _check_header(file)
    handle = _load(file)
    try:
        count = len(handle)
        if count == 0:
            raise FileEmpty(file.path, "is a PDF without a page")
        if count > limits.pages:
            raise FileTooLarge(file.path, f"has {count:,} pages, over the limit of {limits.pages:,}; split it")
        yield PdfFile(
            handle=handle,
            count=count,
            bookmarks=tuple(_read_bookmarks(handle)),
            properties={key: value.strip() for key, value in handle.get_metadata_dict().items()},
            is_tagged=bool(handle.is_tagged()),
            is_cut=b"%%EOF" not in file.data[-_TAIL_BYTES:],
            limits=limits,
        )
    finally:
        handle.close()


def _check_header(file: SourceFile) -> None:
    if b"%PDF-" in file.data[:_HEAD_BYTES]:
        return
    name = recognise(file.data)
    if name is not None:
        raise FormatMismatch(
            file.path, f"is {name}, not a PDF as its ending {file.ending} says; give it its own ending"
        )
    raise FormatMismatch(file.path, "is not a PDF: its first 1,024 bytes hold no PDF header")


def _load(file: SourceFile) -> Any:
    try:
        return pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as exc:
        if exc.err_code == raw.FPDF_ERR_PASSWORD:
            reason = "needs a password to be opened; save a copy without one and read that"
        elif exc.err_code == raw.FPDF_ERR_SECURITY:
            reason = "is encrypted in a way that cannot be opened; save a copy without protection and read that"
        elif b"%%EOF" not in file.data[-_TAIL_BYTES:]:
            reason = "is truncated: its end is missing and no page can be found; get the file again"
        else:
            reason = "is damaged: no page can be found in it; get the file again, or mend it with qpdf"
        raise FileUnreadable(file.path, reason) from exc


def _read_bookmarks(handle: Any) -> Iterator[Bookmark]:
    for entry in handle.get_toc(max_depth=_DEEPEST_BOOKMARK):
        title = " ".join(entry.get_title().split())
        target = entry.get_dest()
        index = target.get_index() if target else None
        if title:
            yield Bookmark(title, entry.level + 1, None if index is None or index < 0 else index + 1)
