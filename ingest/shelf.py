"""The shelf: where a file goes among a store's documents, to tell what is new, changed, unchanged or there twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from graph_schema.documents import Document
from graph_store.ports import GraphStore
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


class Shelf:
    """The documents of a store, looked up one by one, and those that the run has taken in or is about to.

    store: None where there is none yet.
    """

    def __init__(self, store: GraphStore | None) -> None:
        self._store = store
        self._by_id: dict[str, Document] = {}
        self._by_digest: dict[str, Document] = {}

    def put(self, document: Document) -> None:
        """Add a document, or its new version. What is told apart by it is all that is kept."""
        kept = _card(document)
        self._by_id[document.id] = kept
        self._by_digest.setdefault(document.sha256, kept)

    def reserve(self, slot: Slot, *, source: str) -> None:
        """Keep a slot for a file that is being read, so that a namesake of it in the same run gets another."""
        stand_in = Document(id=slot.id, title=source, source=source, place=slot.place)
        self._by_id[slot.id] = _card(slot.before) if slot.before else stand_in

    def slot(self, file: FoundFile, digest: str, *, place: str | None = None) -> Slot:
        """The slot of a file: that of its earlier version, or a new one beside a namesake from another folder.

        place: what stands for its folder, where that is not the folder itself.
        """
        name, place = document_id(file.source), place or place_of(file)
        there = self._find(name)
        if there is None or there.sha256 == digest or there.place in ("", place):
            return Slot(id=name, place=place, before=there)
        own = document_id(f"{place}/{file.source}")
        return Slot(id=own, place=place, before=self._find(own), namesake=there)

    def twin(self, digest: str, *, of: str) -> Document | None:
        """Another document of the same bytes."""
        held = self._by_digest.get(digest)
        if held is not None:
            return held if held.id != of else None
        found = self._store.documents(sha256=digest) if self._store is not None else []
        return next((document for document in found if document.id != of), None)

    def _find(self, name: str) -> Document | None:
        if name in self._by_id or self._store is None:
            return self._by_id.get(name)
        return next(iter(self._store.documents(ids=[name])), None)


def _card(document: Document) -> Document:
    """A document without what only its readers need, since one is kept of every file of a run."""
    return document.model_copy(update={"authors": [], "metadata_from": {}, "warnings": []})
