"""The shelf: the documents of a store while a run goes on, to tell what is new, changed, unchanged or there twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_schema.documents import Document
from ingest.find import FoundFile
from ingest.prepare import document_id


def place_of(file: FoundFile) -> str:
    """Stands for the folder that a file's source path begins at; 12 hex digits, so that no path is kept."""
    path = file.path.absolute().as_posix()
    return hashlib.sha256(path.removesuffix(file.source).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Slot:
    """Where a file goes on the shelf. before: the document it is a version of, if any.

    namesake: a document of the same name from another folder, which it must not replace.
    """

    id: str
    place: str
    before: Document | None = None
    namesake: Document | None = None


@dataclass
class Shelf:
    """Documents by id and by content."""

    _by_id: dict[str, Document] = field(default_factory=dict)
    _by_digest: dict[str, Document] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Shelf:
        """A shelf with these documents on it."""
        shelf = cls()
        for document in documents:
            shelf.put(document)
        return shelf

    def put(self, document: Document) -> None:
        """Add a document, or its new version."""
        self._by_id[document.id] = document
        if document.sha256:
            self._by_digest.setdefault(document.sha256, document)

    def reserve(self, slot: Slot, *, source: str) -> None:
        """Keep a slot for a file that is being read, so that a namesake of it in the same run gets another."""
        stand_in = Document(id=slot.id, title=source, source=source, place=slot.place)
        self._by_id[slot.id] = slot.before or stand_in

    def slot(self, file: FoundFile, digest: str, *, place: str | None = None) -> Slot:
        """The slot of a file: that of its earlier version, or a new one beside a namesake from another folder.

        place: what stands for its folder, where that is not the folder itself.
        """
        name, place = document_id(file.source), place or place_of(file)
        there = self._by_id.get(name)
        if there is None or there.sha256 == digest or there.place in ("", place):
            return Slot(id=name, place=place, before=there)
        own = document_id(f"{place}/{file.source}")
        return Slot(id=own, place=place, before=self._by_id.get(own), namesake=there)

    def twin(self, digest: str, *, of: str) -> Document | None:
        """Another document of the same bytes."""
        found = self._by_digest.get(digest)
        return found if found is not None and found.id != of else None
