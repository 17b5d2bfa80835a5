"""Reader for plain text files. It changes nothing: what the lines mean is for cleaning to find out."""

from __future__ import annotations

from ingest.read.encodings import decode
from ingest.read.source_file import SourceFile
from ingest.records import BlockRole, RawBlock, RawDocument


def read_plain_text(file: SourceFile) -> RawDocument:
    """A text file as one block of lines; a form feed begins a page. Raises FormatMismatch, FileEmpty."""
    decoded = decode(file)
    return RawDocument(
        source=file.source,
        sha256=file.sha256,
        text=decoded.text,
        blocks=(RawBlock(0, len(decoded.text), BlockRole.LINES),),
        page_starts=find_page_starts(decoded.text),
        warnings=decoded.warnings,
    )


def find_page_starts(text: str) -> tuple[int, ...]:
    """Where each page begins: at 0 and after every form feed that has text behind it."""
    starts = [0]
    end = len(text.rstrip())
    at = text.find("\f")
    while 0 <= at < end:
        starts.append(at + 1)
        at = text.find("\f", at + 1)
    return tuple(starts)
