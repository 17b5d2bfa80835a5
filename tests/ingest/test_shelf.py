"""Where a file goes among the documents of a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.documents import Document
from graph_store.open import open_store
from graph_store.ports import GraphStore, SourceBundle
from ingest.find import FoundFile
from ingest.prepare import document_id
from ingest.shelf import Shelf, place_of

TALKS = FoundFile(Path("/reports/talks.pdf"), "talks.pdf")
OTHERS = FoundFile(Path("/others/talks.pdf"), "talks.pdf")


def _document(file: FoundFile, digest: str) -> Document:
    name = document_id(file.source)
    return Document(id=name, title="Talks", source=file.source, sha256=digest, place=place_of(file))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(str(tmp_path / "store"))
    document = _document(TALKS, "aa")
    opened.write([SourceBundle(origin=document.id, document=document)])
    yield opened
    opened.close()


def test_new_version_takes_the_place_of_the_old(store: GraphStore) -> None:
    slot = Shelf(store).slot(TALKS, "bb")
    assert (slot.id, slot.before) == (document_id("talks.pdf"), _document(TALKS, "aa"))


def test_namesake_from_another_folder_has_a_place_of_its_own(store: GraphStore) -> None:
    slot = Shelf(store).slot(OTHERS, "bb")
    assert slot.id != document_id("talks.pdf")
    assert slot.namesake == _document(TALKS, "aa")


def test_copy_is_known_by_its_bytes(store: GraphStore) -> None:
    shelf = Shelf(store)
    assert shelf.twin("aa", of="document:copy") == _document(TALKS, "aa")
    assert shelf.twin("aa", of=document_id("talks.pdf")) is None
    assert shelf.twin("bb", of="document:copy") is None


def test_what_the_run_took_in_is_known_too() -> None:
    shelf = Shelf(None)
    shelf.reserve(shelf.slot(TALKS, "aa"), source="talks.pdf")
    assert shelf.slot(OTHERS, "bb").namesake is not None
    shelf.put(_document(TALKS, "aa"))
    twin = shelf.twin("aa", of="document:copy")
    assert twin is not None
    assert twin.source == "talks.pdf"
