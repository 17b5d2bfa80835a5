"""The shapes that documents take on their way from a file to passages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from graph_schema.documents import Confidentiality, Document, Passage, PassageKind, Section
from ingest.clean.clean_text import CleanText

Span = tuple[int, int]
Markup = Literal["none", "markdown"]


class BlockRole(StrEnum):
    """What a block is, as far as the reader or a cleaning step knows; all but the first two are kinds of passage.

    LINES: lines as they stand on the page, whose paragraphs, headings and notes are still to be found.
    """

    LINES = "lines"
    HEADING = "heading"
    BODY = "body"
    LIST = "list"
    BOX = "box"
    QUOTE = "quote"
    TABLE = "table"
    CAPTION = "caption"
    NOTE = "note"
    ABSTRACT = "abstract"
    REFERENCE = "reference"
    FURNITURE = "furniture"

    @property
    def passage_kind(self) -> PassageKind:
        """The kind of the passages made of such a block. Raises ValueError for LINES and HEADING, which become none."""
        return PassageKind(self.value)


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A stretch of the reader's text that belongs together.

    start, end: code points into the text. spans: the parts of [start, end) that are the block's own, in order, each a
    line of it; empty means all of [start, end). level: depth of a heading or list item, from 1. number: of a note.
    """

    start: int
    end: int
    role: BlockRole
    level: int = 1
    number: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class SourceMetadata:
    """What a document says about itself. found_in: field -> where its value stood ("front matter", "first page")."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    publisher: str | None = None
    kind: str | None = None
    language: str | None = None
    confidentiality: Confidentiality | None = None
    doi: str | None = None
    found_in: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RawDocument:
    """A file as its reader gave it. All offsets of the product, of passages and of quotes, count code points of `text`.

    source: the file's path below the folder that was ingested. sha256: of the file's bytes. page_starts: where each
    page begins, the first at 0; empty for formats without pages. markup: the notation left in `text` for cleaning to
    take out. page_labels: the number printed on each page, or given to it by the file; empty where no page has any.
    scanned_pages: pages, from 1, that are pictures without text.
    """

    source: str
    sha256: str
    text: str
    blocks: tuple[RawBlock, ...]
    page_starts: tuple[int, ...] = ()
    page_labels: tuple[str | None, ...] = ()
    scanned_pages: tuple[int, ...] = ()
    markup: Markup = "none"
    metadata: SourceMetadata = SourceMetadata()
    warnings: tuple[str, ...] = ()

    @property
    def pages(self) -> int | None:
        """How many pages there are; None for formats without pages."""
        return len(self.page_starts) or None

    def page_at(self, offset: int) -> int | None:
        """The page, from 1, that a place of the text stands on."""
        return bisect_right(self.page_starts, offset) or None if self.page_starts else None


class Anchor(NamedTuple):
    """Where the marker of a note stood in a block's clean text, from which it was taken out."""

    number: str
    at: int


@dataclass(frozen=True)
class TextBlock:
    """A cleaned block: one heading, paragraph, list item, table or note.

    level: depth of a heading, from 1. number: of a note. note_for: the block, by its place in the document, that
    carries the note's marker, and which of its anchors it is. is_mined: False for rosters, imprints and the like, kept
    to be found but not to draw facts from.
    """

    text: CleanText
    role: BlockRole
    level: int = 1
    number: str | None = None
    anchors: tuple[Anchor, ...] = ()
    note_for: tuple[int, Anchor] | None = None
    is_mined: bool = True


@dataclass(frozen=True)
class PreparedPassage:
    """A passage as the store keeps it, with its sentences and its map back to the reader's text.

    sentences: [start, end) in `passage.text`, in order, white space between them left out. is_mined: False for
    furniture, bibliographies and rosters, from which no facts are to be drawn.
    """

    passage: Passage
    clean: CleanText
    sentences: tuple[Span, ...]
    is_mined: bool = True

    def to_original(self, start: int, end: int) -> Span:
        """Where [start, end) of the passage's text stands in the reader's text.

        Evidence takes its `quote` from the passage's text, where hyphens are mended and markers gone, and its `start`
        and `end` from here, so that both the words read well and the place can be shown in the file.
        """
        return self.clean.original_span(start, end)


@dataclass(frozen=True)
class PreparedDocument:
    """A document read, cleaned and cut up, ready for extraction. sections and passages stand in reading order."""

    raw: RawDocument
    document: Document
    sections: tuple[Section, ...]
    passages: tuple[PreparedPassage, ...]

    @property
    def text_passages(self) -> tuple[PreparedPassage, ...]:
        """The passages that are no furniture."""
        return tuple(p for p in self.passages if p.passage.kind is not PassageKind.FURNITURE)
