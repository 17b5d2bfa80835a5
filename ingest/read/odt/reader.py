"""Reader for OpenDocument texts."""

from __future__ import annotations

from ingest.errors import FileEmpty
from ingest.read.flow import assemble
from ingest.read.odt.body import BodyReader, count_marks
from ingest.read.odt.package import OpenText
from ingest.read.odt.styles import Styles
from ingest.read.office.front import describe
from ingest.read.office.page_words import fit_pages
from ingest.read.office.plain_headings import find_plain_headings
from ingest.read.source_file import SourceFile
from ingest.records import RawDocument


def read_odt(file: SourceFile) -> RawDocument:
    """An OpenDocument text. Headers and footers are no part of its text.

    Raises FormatMismatch, FileProtected, FileDamaged, FileTooLarge, FileEmpty.
    """
    opened = OpenText.open(file)
    styles = Styles.of(opened.styles)
    # Programs write marks of pages if they like; with too few of them pages would be wrong.
    marks = count_marks(opened.text, styles)
    has_all = marks > 1 and opened.said_pages() == marks and fit_pages("".join(opened.text.itertext()), marks)
    blocks = find_plain_headings(list(BodyReader(styles, marks_pages=has_all).read(opened.text)))
    flow = assemble(block.flow for block in blocks)
    if not any(c.isalpha() for c in flow.text):
        raise FileEmpty(file.path, "holds no words, only pictures or nothing at all")
    return RawDocument(
        source=file.source,
        sha256=file.sha256,
        text=flow.text,
        blocks=flow.blocks,
        page_starts=flow.page_starts,
        metadata=describe(blocks, opened.read_properties()),
    )
