"""Reader for web pages."""

from __future__ import annotations

from ingest.errors import FileEmpty
from ingest.read.flow import assemble
from ingest.read.html.blocks import BlockReader
from ingest.read.html.hidden import remove_hidden
from ingest.read.html.looks import StyleSheet, find_looks
from ingest.read.html.main_part import find_main
from ingest.read.html.metadata import describe
from ingest.read.html.note_headings import set_empty_note_headings_apart
from ingest.read.html.notes import find_notes
from ingest.read.html.printed import read_printed
from ingest.read.html.tree import DEEPEST, Page, measure_depth, read_page
from ingest.read.plain_text import find_page_starts
from ingest.read.source_file import SourceFile
from ingest.records import BlockRole, RawBlock, RawDocument, SourceMetadata

_NO_TEXT = "holds no text: it may be a page that a script fills in the browser"
_PRINTED = "holds printed lines and no paragraphs, as programs make it of PDFs: the PDF itself reads better"
_TOO_DEEP = "is nested so deeply that words at its bottom may be lost"


def read_html(file: SourceFile) -> RawDocument:
    """A web page: its article, without the site around it and what it hides. Raises FormatMismatch, FileEmpty."""
    page = read_page(file)
    printed = read_printed(page.root)
    metadata = describe(page.root)
    if printed is not None and any(c.isalpha() for c in printed):
        return _make_printed(file, page, printed, metadata)
    is_too_deep = measure_depth(page.root) >= DEEPEST
    warnings = page.warnings + ((_TOO_DEEP,) if is_too_deep else ())
    sheet = StyleSheet.of(style.text or "" for style in page.root.iter("style"))
    remove_hidden(page.root)
    main = find_main(page.root)
    reader = BlockReader(find_notes({"": page.root}), headings=find_looks([main], sheet))
    flow = assemble(set_empty_note_headings_apart(reader.read(main)))
    if not any(c.isalpha() for c in flow.text):
        raise FileEmpty(file.path, _TOO_DEEP if is_too_deep else _NO_TEXT)
    return RawDocument(
        source=file.source,
        sha256=file.sha256,
        text=flow.text,
        blocks=flow.blocks,
        metadata=metadata,
        warnings=warnings,
    )


def _make_printed(file: SourceFile, page: Page, text: str, metadata: SourceMetadata) -> RawDocument:
    """A document of lines, whose paragraphs cleaning finds as it does in a text file."""
    return RawDocument(
        source=file.source,
        sha256=file.sha256,
        text=text,
        blocks=(RawBlock(0, len(text), BlockRole.LINES),),
        page_starts=find_page_starts(text) if "\f" in text else (),
        metadata=metadata,
        warnings=(*page.warnings, _PRINTED),
    )
