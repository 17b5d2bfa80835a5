"""All that is known of a document, from beside it and from itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from graph_schema.documents import Confidentiality
from ingest.metadata.library import Library
from ingest.metadata.merge import merge_metadata
from ingest.metadata.sidecar import read_sidecar
from ingest.records import SourceMetadata

# From what everybody may see to what hardly anybody may.
_LEVELS = tuple(Confidentiality)


class Description(NamedTuple):
    """What is known of a document, with where each value came from, and what a reader of it should know of that.

    own_title: the title that stands on its pages, whatever others call it.
    """

    metadata: SourceMetadata
    own_title: str | None
    warnings: tuple[str, ...] = ()


def describe_document(
    path: Path, found: SourceMetadata, library: Library | None = None, *, given: SourceMetadata | None = None
) -> Description:
    """Put what a document says of itself under what its sidecar, whoever ingests it and the library say, in this order.

    path: of the document. found: from the file and its first page, completed. given: for the whole run; a level of
    confidentiality is the least for all its documents, and only a sidecar says less of one. Raises SidecarWrong.
    """
    sidecar = read_sidecar(path)
    said = sidecar.metadata if sidecar is not None else SourceMetadata()
    match = library.find(path, merge_metadata(said, found)) if library is not None else None
    listed = match.metadata if match is not None else SourceMetadata()
    least = _without_lower_level(given or SourceMetadata(), found)
    merged = merge_metadata(said, least, listed, found)
    return Description(merged, found.title, sidecar.warnings if sidecar is not None else ())


def _without_lower_level(given: SourceMetadata, found: SourceMetadata) -> SourceMetadata:
    """What was given, without a level of confidentiality that lies under the one the document itself names."""
    if given.confidentiality is None or found.confidentiality is None:
        return given
    if _LEVELS.index(given.confidentiality) >= _LEVELS.index(found.confidentiality):
        return given
    return replace(given, confidentiality=None)
