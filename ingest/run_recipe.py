"""The recipe that a run would read a file by, and the one that it did read it by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph_schema.documents import Document
from ingest.metadata.library import Library
from ingest.metadata.sidecar import find_sidecar
from ingest.options import IngestOptions
from ingest.read.ocr import VERSION as OCR_VERSION
from ingest.recipe import Recipe, mark_of
from ingest.records import SourceMetadata


def recipe_before(path: Path, before: Document | None, options: IngestOptions, library: Library | None) -> Recipe:
    """The recipe for a file; of what the run says nothing it is that of the earlier version. Raises SidecarWrong."""
    old = Recipe.parse(before.recipe if before is not None else "")
    sidecar = find_sidecar(path)
    return Recipe(
        steps=options.steps,
        kind=options.kind_id or old.kind,
        confidentiality=options.confidentiality or old.confidentiality,
        sidecar=mark_of(sidecar[1]) if sidecar is not None else "",
        library=_library_mark(path, before, library) if library is not None and before is not None else old.library,
        ocr=_ocr_mark(path, options) or old.ocr,
    )


def recipe_made(
    path: Path, document: Document, recipe: Recipe, options: IngestOptions, library: Library | None
) -> Recipe:
    """The recipe of a document that was read. recipe: the one before it was."""
    library_mark = _library_mark(path, document, library) if library is not None else ""
    return replace(recipe, library=library_mark, ocr=_ocr_mark(path, options))


def _ocr_mark(path: Path, options: IngestOptions) -> str:
    return OCR_VERSION if options.ocr is not None and path.suffix.lower() == ".pdf" else ""


def _library_mark(path: Path, document: Document, library: Library) -> str:
    """What the library says of a document; it is found by what the document is called since it was last read."""
    known = SourceMetadata(title=document.title, authors=tuple(document.authors), year=document.year)
    match = library.find(path, known)
    return mark_of(repr(match.entry.metadata).encode()) if match is not None else ""
