"""The source side of the store: documents, their sections and passages, and the names mentioned in them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class PassageKind(StrEnum):
    """What a passage is on the page; furniture is kept, never mined, searched or exported."""

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


class Confidentiality(StrEnum):
    """Who may be shown a document."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class UndecidedName(_Record):
    """Words of a document that may mean several things and were left alone.

    passage: the first that they stand in. times: how often they stand in the document. reason: one clause.
    """

    surface: str
    passage: str
    candidates: list[str]
    reason: str
    times: int = 1


class Document(_Record):
    """A report, handbook, book, note or debrief that was read.

    source: path below the ingested folder. sha256: of the file's bytes. year: of publication. doi: as DOIs are
    compared, in lower case and without an address before it.
    metadata_from: field -> where its value came from ("front matter", "first page", ...).
    recipe: which version of the pipeline, with which settings, made its passages and claims. place: stands for the
    folder it was read from, so that a file of the same name elsewhere is not taken for a new version of it.
    undecided: names that nobody can be sure of, for a curator to look at.
    """

    id: str
    title: str
    authors: list[str] = Field(default_factory=list)
    year: int | None = None
    publisher: str | None = None
    doi: str | None = None
    kind: str = "report"
    language: str = "en"
    confidentiality: Confidentiality = Confidentiality.PUBLIC
    source: str = ""
    sha256: str = ""
    pages: int | None = None
    metadata_from: dict[str, str] = Field(default_factory=dict)
    recipe: str = ""
    place: str = ""
    warnings: list[str] = Field(default_factory=list)
    undecided: list[UndecidedName] = Field(default_factory=list)


class Section(_Record):
    """A heading with what stands under it. path: the headings above it and its own, joined by " > "."""

    id: str
    document: str
    name: str
    path: str
    level: int = 1
    parent: str | None = None
    order: int = 0


class Note(_Record):
    """Where a footnote hangs: its number, the passage that carried its marker, and the marker's place in that text."""

    number: str
    passage: str | None = None
    at: int | None = None


class Passage(_Record):
    """At most 180 words of one kind, whole sentences, in clean text.

    start, end: code points into the document's text as its reader gave it. page, page_to: physical pages from 1;
    page_label: the printed number. order: place in the document from 1.
    """

    id: str
    document: str
    section: str | None = None
    path: str = ""
    page: int | None = None
    page_to: int | None = None
    page_label: str | None = None
    order: int = 0
    kind: PassageKind = PassageKind.BODY
    start: int = 0
    end: int = 0
    text: str
    note: Note | None = None


class Mention(_Record):
    """A name in a passage. start, end: code points into the document's text, as for passages."""

    passage: str
    node: str
    surface: str
    start: int
    end: int
    confidence: float = 1.0
