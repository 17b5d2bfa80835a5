"""Which reader reads which files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.errors import FormatUnknown
from ingest.read.advice import refuse_with_advice
from ingest.read.docx.reader import read_docx
from ingest.read.epub.reader import read_epub
from ingest.read.html.reader import read_html
from ingest.read.markdown import read_markdown
from ingest.read.ocr import TextRecognition, read_with_recognition
from ingest.read.odt.reader import read_odt
from ingest.read.pdf.reader import read_pdf
from ingest.read.plain_text import read_plain_text
from ingest.read.source_file import DEFAULT_LIMIT_BYTES, SourceFile, open_source
from ingest.records import RawDocument

Reader = Callable[[SourceFile], RawDocument]

READERS: dict[str, Reader] = {
    ".pdf": read_pdf,
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".docx": read_docx,
    ".odt": read_odt,
    ".epub": read_epub,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
}


# Documents that no reader reads well; each is refused with what to do about it.
REFUSED: dict[str, Reader] = {".rtf": refuse_with_advice, ".doc": refuse_with_advice}


def known_endings() -> list[str]:
    """The endings that some reader reads, with their dots."""
    return sorted(READERS)


def refused_endings() -> list[str]:
    """The endings of documents that are not read, and say why, with their dots."""
    return sorted(REFUSED)


def read_document(
    path: Path,
    *,
    source: str | None = None,
    limit_bytes: int = DEFAULT_LIMIT_BYTES,
    ocr: TextRecognition | None = None,
) -> RawDocument:
    """Read a file with the reader for its ending.

    source: the file's path below the folder that was ingested; its name if left out. ocr: recognises the text of
    scanned pages of a PDF; None leaves them out.
    Raises FileRefused and its kinds, each saying what was found and what to do.
    """
    reader = {**READERS, **REFUSED}.get(path.suffix.lower())
    if reader is None:
        ending = path.suffix or "a file without an ending"
        raise FormatUnknown(path, f"no reader for {ending}; read are {', '.join(known_endings())}")
    file = open_source(path, source=source, limit_bytes=limit_bytes)
    if ocr is not None and reader is read_pdf:
        return read_with_recognition(file, read_pdf, ocr)
    return reader(file)
