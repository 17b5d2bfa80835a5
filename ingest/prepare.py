"""From a file to a prepared document: read, clean, segment."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from graph_schema.documents import Confidentiality, Document
from graph_schema.ids import slug
from graph_schema.vocabulary import load_vocabularies
from ingest.clean.document import CleanDocument, clean_document
from ingest.clean.title_page import complete_metadata, set_front_apart
from ingest.errors import FileEmpty
from ingest.read.registry import read_document
from ingest.read.source_file import DEFAULT_LIMIT_BYTES, open_source
from ingest.records import PreparedDocument, RawDocument, SourceMetadata
from ingest.segment.passages import cut_passages
from ingest.segment.sections import build_sections

# Changes whenever the same file would give other passages; documents made by another recipe are read again.
RECIPE = "read/1 clean/1 segment/1"

_KINDS = "document_kinds"
_DEFAULT_KIND = "report"
_ID_PREFIX = "document"
_SLUG_CHARS = 48
_HASH_CHARS = 6


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
    path: Path, *, source: str | None = None, document_id: str | None = None, max_bytes: int = DEFAULT_LIMIT_BYTES
) -> PreparedDocument:
    """Read a file, clean its text and cut it into sections, passages and sentences.

    source: the file's path below the ingested folder; its name if left out. document_id: made from it if left out.
    Raises FileRefused and its kinds.
    """
    raw = read_document(path, source=source, limit_bytes=max_bytes)
    clean = clean_document(raw)
    prepared = segment_document(raw, clean, document_id or _name(raw.source))
    if not prepared.passages:
        raise FileEmpty(path, "holds no text that could become a passage")
    return prepared


_name = document_id


def segment_document(raw: RawDocument, clean: CleanDocument, document_id: str) -> PreparedDocument:
    """Cut a cleaned document into sections and passages and say what it is."""
    document = _make_document(raw, clean, complete_metadata(raw, clean), document_id)
    blocks = set_front_apart(clean.blocks, document.title)
    tree = build_sections(blocks, document_id)
    passages = cut_passages(raw, blocks, tree, document_id, clean.page_labels)
    return PreparedDocument(raw, document, tree.sections, passages)


def _make_document(raw: RawDocument, clean: CleanDocument, found: SourceMetadata, document_id: str) -> Document:
    kind, warnings = _find_kind(found.kind)
    return Document(
        id=document_id,
        title=found.title or PurePosixPath(raw.source).stem,
        authors=list(found.authors),
        year=found.year,
        publisher=found.publisher,
        kind=kind or _DEFAULT_KIND,
        language=found.language or "en",
        confidentiality=found.confidentiality or Confidentiality.PUBLIC,
        source=raw.source,
        sha256=raw.sha256,
        pages=raw.pages,
        metadata_from=found.found_in,
        recipe=RECIPE,
        warnings=[*raw.warnings, *clean.warnings, *warnings],
    )


def _find_kind(named: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The kind of document that a name or synonym stands for; an unknown one is reported."""
    if named is None:
        return None, ()
    vocabulary = load_vocabularies()[_KINDS]
    for term in vocabulary.terms:
        if named.casefold() in {term.id.casefold(), *(surface.casefold() for surface in term.surfaces)}:
            return term.id, ()
    return None, (f"kind {named!r} is not one of {', '.join(vocabulary.ids)}: taken for a {_DEFAULT_KIND}",)
