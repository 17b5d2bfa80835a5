"""From a file to a prepared document: read, clean, segment, describe."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from graph_schema.documents import Confidentiality, Document
from graph_schema.ids import slug
from ingest.clean.document import CleanDocument, clean_document
from ingest.clean.title_page import complete_metadata, set_front_apart
from ingest.errors import FileEmpty
from ingest.metadata.describe import Description, describe_document
from ingest.metadata.front_doi import PLACE, find_doi
from ingest.metadata.kinds import find_kind, known_kinds
from ingest.metadata.library import Library
from ingest.read.ocr import TextRecognition
from ingest.read.registry import read_document
from ingest.read.source_file import DEFAULT_LIMIT_BYTES, open_source
from ingest.records import PreparedDocument, RawDocument, SourceMetadata
from ingest.segment.passages import cut_passages
from ingest.segment.sections import build_sections

# Changes whenever the same file would give other passages; documents made by another recipe are read again.
RECIPE = "read/2 clean/2 segment/1"

_DEFAULT_KIND = "report"
_ID_PREFIX = "document"
_SLUG_CHARS = 48
_HASH_CHARS = 6


@dataclass(frozen=True)
class ReadingOptions:
    """How a file is read.

    max_bytes: larger ones are refused. given: what whoever ingests it says of it. library: references, one of which may
    be the file's. ocr: recognises the text of pages that have none; None leaves them as they are.
    """

    max_bytes: int = DEFAULT_LIMIT_BYTES
    given: SourceMetadata = SourceMetadata()
    library: Library | None = None
    ocr: TextRecognition | None = None


def document_id(source: str) -> str:
    """Name a document by its path below the ingested folder: its file's name, made short, and a hash of the path.

    A changed file keeps its id, and two files of one name in different folders have two. Content has no part in it.
    """
    name = slug(PurePosixPath(source).stem)[:_SLUG_CHARS].rstrip("-")
    return f"{_ID_PREFIX}:{name}-{hashlib.sha256(source.encode()).hexdigest()[:_HASH_CHARS]}"


def file_digest(path: Path, *, max_bytes: int = DEFAULT_LIMIT_BYTES) -> str:
    """SHA-256 of a file's bytes. Raises FileRefused as reading it would."""
    return open_source(path, limit_bytes=max_bytes).sha256


def prepare(
    path: Path,
    *,
    source: str | None = None,
    document_id: str | None = None,
    options: ReadingOptions = ReadingOptions(),
) -> PreparedDocument:
    """Read a file, clean its text, cut it into sections, passages and sentences, and say what it is.

    source: the file's path below the ingested folder; its name if left out. document_id: made from it if left out.
    Raises FileRefused and its kinds.
    """
    raw = read_document(path, source=source, limit_bytes=options.max_bytes, ocr=options.ocr)
    clean = clean_document(raw)
    found = find_metadata(raw, clean)
    described = describe_document(path, found, options.library, given=options.given)
    prepared = segment_document(raw, clean, document_id or _name(raw.source), described=described)
    if not prepared.passages:
        raise FileEmpty(path, "holds no text that could become a passage")
    return prepared


_name = document_id


def find_metadata(raw: RawDocument, clean: CleanDocument) -> SourceMetadata:
    """What a document says of itself, in its properties and on its first pages."""
    found = complete_metadata(raw, clean)
    doi = None if found.doi else find_doi(clean.blocks)
    return replace(found, doi=doi, found_in={**found.found_in, "doi": PLACE}) if doi else found


def segment_document(
    raw: RawDocument, clean: CleanDocument, document_id: str, *, described: Description | None = None
) -> PreparedDocument:
    """Cut a cleaned document into sections and passages. described: what it says of itself, if left out."""
    if described is None:
        found = find_metadata(raw, clean)
        described = Description(found, own_title=found.title)
    document = _make_document(raw, clean, described, document_id)
    blocks = set_front_apart(clean.blocks, described.own_title or document.title)
    tree = build_sections(blocks, document_id)
    passages = cut_passages(raw, blocks, tree, document_id, _label_pages(raw, clean))
    return PreparedDocument(raw, document, tree.sections, passages)


def _label_pages(raw: RawDocument, clean: CleanDocument) -> Mapping[int, str]:
    """The printed number of each page: as the file gives it, else as cleaning found it among the words."""
    given = {page: label for page, label in enumerate(raw.page_labels, start=1) if label}
    return {**clean.page_labels, **given}


def _make_document(raw: RawDocument, clean: CleanDocument, described: Description, document_id: str) -> Document:
    found = described.metadata
    kind = find_kind(found.kind) if found.kind else None
    unknown = [f"kind {found.kind!r} is not one of {known_kinds()}: taken for a {_DEFAULT_KIND}"]
    return Document(
        id=document_id,
        title=found.title or PurePosixPath(raw.source).stem,
        authors=list(found.authors),
        year=found.year,
        publisher=found.publisher,
        doi=found.doi,
        kind=kind or _DEFAULT_KIND,
        language=found.language or "en",
        confidentiality=found.confidentiality or Confidentiality.PUBLIC,
        source=raw.source,
        sha256=raw.sha256,
        pages=raw.pages,
        metadata_from=found.found_in,
        recipe=RECIPE,
        warnings=[*raw.warnings, *clean.warnings, *described.warnings, *(unknown if found.kind and not kind else [])],
    )
