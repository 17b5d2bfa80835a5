"""An entry of a library of references, whatever notation it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.metadata.merge import FIELDS
from ingest.records import SourceMetadata


@dataclass(frozen=True)
class LibraryEntry:
    """A work. key: how the library names it; attachments: paths of its files as the library writes them."""

    key: str
    metadata: SourceMetadata
    attachments: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the entry has values for."""
        return tuple(name for name in FIELDS if getattr(self.metadata, name) not in (None, "", ()))


@dataclass(frozen=True)
class ParsedLibrary:
    """Entries in their order. warnings: what could not be read, and where."""

    entries: tuple[LibraryEntry, ...]
    warnings: tuple[str, ...] = ()
