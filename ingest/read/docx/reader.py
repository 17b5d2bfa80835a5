"""Reader for Word documents."""

from __future__ import annotations

from ingest.errors import FileDamaged, FileEmpty
from ingest.read.docx.body import BodyReader
from ingest.read.docx.notes import KINDS, Notes
from ingest.read.docx.numbering import Numbering
from ingest.read.docx.package import W, WordPackage
from ingest.read.docx.page_breaks import choose_breaks, section_breaks
from ingest.read.docx.properties import read_properties
from ingest.read.docx.styles import Styles
from ingest.read.flow import assemble
from ingest.read.office.front import describe
from ingest.read.office.plain_headings import find_plain_headings
from ingest.read.source_file import SourceFile
from ingest.records import RawDocument


def read_docx(file: SourceFile) -> RawDocument:
    """A Word document. Headers and footers are no part of its text.

    Raises FormatMismatch, FileProtected, FileDamaged, FileTooLarge, FileEmpty.
    """
    package = WordPackage.open(file)
    body = package.document.find(f"{W}body")
    if body is None:
        raise FileDamaged(file.path, "has no body of text; open it in Word and save it anew")
    reader = BodyReader(
        styles=Styles.of(package.part("styles")),
        numbering=Numbering.of(package.part("numbering")),
        notes={kind: Notes.of(package, kind) for kind in KINDS},
        breaks=choose_breaks(package, body),
        section_ends=section_breaks(body),
    )
    blocks = find_plain_headings(list(reader.read(body)))
    flow = assemble(block.flow for block in blocks)
    if not any(c.isalpha() for c in flow.text):
        raise FileEmpty(file.path, "holds no words, only pictures or nothing at all")
    return RawDocument(
        source=file.source,
        sha256=file.sha256,
        text=flow.text,
        blocks=flow.blocks,
        page_starts=flow.page_starts,
        metadata=describe(blocks, read_properties(package)),
        warnings=_warn(reader),
    )


def _warn(reader: BodyReader) -> tuple[str, ...]:
    if not reader.embedded:
        return ()
    return (
        f"{reader.embedded} embedded parts in another format were not read; open the file in Word and save it anew",
    )
