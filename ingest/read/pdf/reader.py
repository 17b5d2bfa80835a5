"""Reader for PDF files."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.errors import FileScanned, FileTooLarge
from ingest.read.pdf.blocks import Block
from ingest.read.pdf.byline import is_imprint
from ingest.read.pdf.compose import Script, Unit, make_raw_blocks, write_page
from ingest.read.pdf.contents import contents_titles
from ingest.read.pdf.first_page import find_front, find_metadata, is_publisher, open_masthead
from ingest.read.pdf.furniture import Furniture, find_furniture, without
from ingest.read.pdf.headings import Signposts, mark_headings
from ingest.read.pdf.joins import join_cut_blocks
from ingest.read.pdf.kinds import mark_kinds
from ingest.read.pdf.line_numbers import take_out_line_numbers
from ingest.read.pdf.lines import build_lines, make_line
from ingest.read.pdf.notes import markers_for_pages
from ingest.read.pdf.page_layout import NOTHING_BEGUN, Begun, lay_out
from ingest.read.pdf.paragraphs import build_blocks
from ingest.read.pdf.pdfium import PdfFile, PdfLimits, open_pdf
from ingest.read.pdf.shapes import Flow, Inset, Line, Page, Table
from ingest.read.pdf.type_sizes import TypeSizes, measure_type
from ingest.read.source_file import SourceFile
from ingest.records import BlockRole, RawDocument

# So many words that run another way than the page are a text of their own.
_LONG_STRIP = 25
_SCANNED = 0.3
# Smaller type under a table at the foot of a page is notes.
_SMALL = 0.95
# Chapters begin on pages without a number; longer stretches may have been counted otherwise.
_LONGEST_LABEL_GAP = 4


@dataclass(frozen=True)
class _ReadPage:
    """A page's blocks in reading order, with its heads and feet around them."""

    number: int
    head: list[Line]
    blocks: list[Block]
    foot: list[Line]

    @property
    def units(self) -> list[Unit]:
        held = [Unit(list(block.lines), block.table) for block in self.blocks]
        return [*([Unit(self.head)] if self.head else []), *held, *([Unit(self.foot)] if self.foot else [])]


def read_pdf(file: SourceFile, *, limits: PdfLimits | None = None) -> RawDocument:
    """A PDF file in reading order. Raises FormatMismatch, FileUnreadable, FileEmpty, FileScanned, FileTooLarge."""
    with open_pdf(file, limits or PdfLimits()) as pdf:
        pages = take_out_line_numbers(list(_read_pages(pdf, file)))
        warnings = _check_pages(pages, pdf, file)
        bookmarks, properties = pdf.bookmarks, pdf.properties
    sizes = measure_type(pages)
    furniture = find_furniture(pages, sizes)
    flows = _lay_out_pages(pages, furniture, sizes)
    markers = markers_for_pages([[f for f in held if isinstance(f, Line)] for held in flows], sizes)
    built = [build_blocks(held, sizes, of) for held, of in zip(flows, markers, strict=True)]
    built[0] = open_masthead(built[0])
    read = [_read_page(page, held, furniture, sizes) for page, held in zip(pages, built, strict=True)]
    # What is written keeps to its page; what was cut by the end of a page becomes whole as a block.
    units = [page.units for page in read]
    blocks = join_cut_blocks([block for page in read for block in page.blocks], sizes)
    front = find_front(blocks)
    metadata, title = find_metadata(front, properties, sizes)
    plain = [block for block in front if block not in title and is_imprint(block)]
    plain += [block for block in front[:-1] if block not in title and is_publisher(block)]
    signposts = Signposts.of(bookmarks, contents_titles(line for block in blocks for line in block.lines))
    mark_headings(blocks, sizes, signposts, title=title, front=front, plain=plain)
    mark_kinds(blocks, sizes, front=front)
    script = Script()
    for page_units in units:
        write_page(script, page_units)
    heads = [_furniture(lines, page.number) for page in read for lines in (page.head, page.foot) if lines]
    return RawDocument(
        source=file.source,
        sha256=file.sha256,
        text=script.text,
        blocks=tuple(make_raw_blocks([*blocks, *heads], script.places)),
        page_starts=tuple(script.page_starts),
        page_labels=_label_pages(pages, furniture),
        scanned_pages=tuple(_scanned(pages)),
        metadata=metadata,
        warnings=tuple(warnings),
    )


def _read_pages(pdf: PdfFile, file: SourceFile) -> Iterator[Page]:
    """The pages of a file; one that cannot be opened comes out empty."""
    began = time.monotonic()
    for index in range(pdf.count):
        if time.monotonic() - began > pdf.limits.seconds:
            reason = f"takes too long: {index} of {pdf.count} pages in {pdf.limits.seconds:.0f} seconds; split it"
            raise FileTooLarge(file.path, reason)
        page = pdf.read_page(index)
        yield page or Page(index + 1, 0.0, 0.0, is_damaged=True)


def _lay_out_pages(pages: Sequence[Page], furniture: Furniture, sizes: TypeSizes) -> list[list[Flow]]:
    """Each page in reading order; tables, boxes and lists of contents may go on overleaf."""
    laid_out: list[list[Flow]] = []
    begun = NOTHING_BEGUN
    for page in pages:
        flows = lay_out(page, without(page.words, furniture.words_of(page.number)), sizes, begun=begun)
        text = [f for f in flows if not isinstance(f, Line) or f.size >= _SMALL * sizes.size]
        last = text[-1] if text else None
        begun = Begun(
            table=last if isinstance(last, Table) else None,
            frame=last.box if isinstance(last, Inset) else None,
            is_contents=isinstance(last, Line) and last.is_contents,
        )
        laid_out.append(flows)
    return laid_out


def _read_page(page: Page, blocks: list[Block], furniture: Furniture, sizes: TypeSizes) -> _ReadPage:
    """A page with its heads and feet, and what runs another way.

    Strips in the margin, or a text of its own if it is long.
    """
    rows = furniture.rows.get(page.number, ())
    head = [make_line(row.words) for row in rows if row.is_top]
    foot = [make_line(row.words) for row in rows if not row.is_top]
    if page.line_numbers:
        foot.append(make_line(page.line_numbers))
    for words in page.turned:
        if len(words) >= _LONG_STRIP:
            blocks += build_blocks(lay_out(Page(page.number, page.width, page.height), words, sizes), sizes, set())
        else:
            foot += build_lines(words)
    return _ReadPage(page.number, head, blocks, foot)


def _scanned(pages: Sequence[Page]) -> list[int]:
    """Pages that are pictures without a word."""
    return [page.number for page in pages if not page.is_damaged and not page.words and page.image_share > _SCANNED]


def _check_pages(pages: Sequence[Page], pdf: PdfFile, file: SourceFile) -> list[str]:
    """What is wrong with the pages of a file, in words. Raises FileScanned if there is no text at all."""
    damaged = [page.number for page in pages if page.is_damaged]
    empty = _scanned(pages)
    if not any(page.words for page in pages):
        raise FileScanned(file.path, pages=[page.number for page in pages])
    hidden = [page.number for page in pages if page.hidden_share > 0.5]
    said = []
    if damaged:
        said.append(f"{say_pages(damaged)} cannot be read: damaged")
    if empty:
        said.append(f"no text layer on {len(empty)} of {len(pages)} pages: {say_pages(empty)}")
    if hidden:
        said.append(f"{say_pages(hidden)}: text from an OCR layer, which may hold wrong letters")
    overfull = [page.number for page in pages if page.is_cut]
    if overfull:
        said.append(f"{say_pages(overfull)}: more than {pdf.limits.page_chars:,} characters, the rest was left out")
    if pdf.is_cut:
        said.append("the end of the file is missing: pages may be lost")
    return said


def say_pages(numbers: Sequence[int]) -> str:
    """Pages in words, runs of them put together: "pages 2, 5-7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    text = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page{'' if len(numbers) == 1 else 's'} {text}"


def _furniture(lines: list[Line], page: int) -> Block:
    return Block(lines, role=BlockRole.FURNITURE, page=page)


def _label_pages(pages: Sequence[Page], furniture: Furniture) -> tuple[str | None, ...]:
    """The printed number of each page, else the one the file gives it, else the one between those of its neighbours."""
    labels = [furniture.labels.get(page.number) or page.label for page in pages]
    known = [(i, int(label) - i) for i, label in enumerate(labels) if label and label.isdigit()]
    for (before, offset), (after, other) in pairwise(known):
        if offset == other and after - before <= _LONGEST_LABEL_GAP:
            labels[before:after] = [label or str(i + offset) for i, label in enumerate(labels[before:after], before)]
    return tuple(labels)
