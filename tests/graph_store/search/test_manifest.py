"""The manifest that says which files make up the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_store.errors import StoreUnavailable
from graph_store.search.manifest import MANIFEST, Manifest, VectorsNote, read_manifest, write_manifest

NOTE = VectorsNote(model="hashing", dimensions=64)
INDEX = Manifest(generation=4, number=2, slots=9, vectors=NOTE)


def test_written_manifest_is_read_back(tmp_path: Path) -> None:
    write_manifest(tmp_path, INDEX)
    assert read_manifest(tmp_path) == INDEX
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST]


def test_folder_without_a_manifest_holds_no_index(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None


def test_manifest_names_the_files_in_use() -> None:
    assert {"text-000002", "passages-000002.npz"} < INDEX.files
    assert len(INDEX.files) == 6


def test_model_is_named_when_all_have_vectors() -> None:
    without = INDEX.model_copy(update={"vectors": NOTE.model_copy(update={"complete": False})})
    assert (INDEX.model, without.model) == ("hashing", None)


def test_manifest_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"format": 1, "generation": 1, "number": 1, "slots": 0, "colour": "blue"}')
    with pytest.raises(StoreUnavailable, match="is not the manifest of a search index"):
        read_manifest(tmp_path)
