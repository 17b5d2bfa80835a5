"""All that is known of a document, from beside it and from itself."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ingest.metadata.library import Library
from ingest.metadata.merge import merge_metadata
from ingest.metadata.sidecar import read_sidecar
from ingest.records import SourceMetadata


class Description(NamedTuple):
    """What is known of a document, with where each value came from, and what a reader of it should know of that."""

    metadata: SourceMetadata
    warnings: tuple[str, ...] = ()


def describe_document(path: Path, found: SourceMetadata, library: Library | None = None) -> Description:
    """Put what a document says of itself under what its sidecar and the library say.

    path: of the document. found: from the file and its first page, completed. Raises SidecarWrong.
    """
    sidecar = read_sidecar(path)
    said = sidecar.metadata if sidecar is not None else SourceMetadata()
    match = library.find(path, merge_metadata(said, found)) if library is not None else None
    layers = (said, match.metadata) if match is not None else (said,)
    return Description(merge_metadata(*layers, found), sidecar.warnings if sidecar is not None else ())
