"""Vectors on disk and the writer that encodes only what is new."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph_store.search.vector_file import VectorFile, VectorWriter, text_keys
from tests.graph_store.search.hashing_encoder import HashingEncoder

TEXTS = ["The envoy left.", "The talks went on.", "Nobody signed."]


@pytest.fixture
def file(tmp_path: Path) -> VectorFile:
    return VectorFile(tmp_path / "vectors", HashingEncoder.dimensions)


def test_new_file_is_empty(file: VectorFile) -> None:
    assert len(file) == 0
    assert file.matrix().shape == (0, 64)


def test_rows_hold_the_vectors_of_their_texts(file: VectorFile) -> None:
    encoder = HashingEncoder()
    rows = VectorWriter(file, encoder).rows_of(TEXTS)
    assert np.array_equal(file.matrix()[rows], encoder.encode(TEXTS))


def test_equal_texts_share_a_row(file: VectorFile) -> None:
    rows = VectorWriter(file, HashingEncoder()).rows_of([TEXTS[0], TEXTS[1], TEXTS[0]])
    assert rows.tolist() == [0, 1, 0]


def test_known_texts_are_not_encoded_again(file: VectorFile) -> None:
    VectorWriter(file, HashingEncoder()).rows_of(TEXTS)
    encoder = HashingEncoder()
    rows = VectorWriter(file, encoder).rows_of(["Both armies were tired.", *TEXTS])
    assert rows.tolist() == [3, 0, 1, 2]
    assert encoder.seen == ["Both armies were tired."]


def test_writer_knows_what_it_wrote_itself(file: VectorFile) -> None:
    encoder = HashingEncoder()
    writer = VectorWriter(file, encoder)
    writer.rows_of(TEXTS[:2])
    assert writer.rows_of(TEXTS).tolist() == [0, 1, 2]
    assert encoder.seen == TEXTS


@pytest.mark.parametrize("ending", [".f32", ".keys"])
def test_half_written_row_is_ignored_and_overwritten(file: VectorFile, tmp_path: Path, ending: str) -> None:
    VectorWriter(file, HashingEncoder()).rows_of(TEXTS)
    with (tmp_path / f"vectors{ending}").open("ab") as torn:
        torn.write(b"cut off")
    encoder = HashingEncoder()
    rows = VectorWriter(file, encoder).rows_of(["Both armies were tired.", TEXTS[2]])
    assert rows.tolist() == [3, 2]
    assert np.array_equal(file.matrix()[3], encoder.encode(["Both armies were tired."])[0])


def test_vector_without_a_key_is_not_counted(file: VectorFile, tmp_path: Path) -> None:
    VectorWriter(file, HashingEncoder()).rows_of(TEXTS)
    (tmp_path / "vectors.keys").write_bytes((tmp_path / "vectors.keys").read_bytes()[:-16])
    assert len(file) == 2


def test_open_matrix_stays_as_it_was(file: VectorFile) -> None:
    VectorWriter(file, HashingEncoder()).rows_of(TEXTS[:1])
    before = file.matrix()
    kept = before.copy()
    VectorWriter(file, HashingEncoder()).rows_of(TEXTS)
    assert np.array_equal(before, kept)


def test_copied_rows_keep_their_keys(file: VectorFile, tmp_path: Path) -> None:
    VectorWriter(file, HashingEncoder()).rows_of(TEXTS)
    target = VectorFile(tmp_path / "smaller", HashingEncoder.dimensions)
    file.copy_rows(np.array([2, 0]), target)
    assert np.array_equal(target.keys(), text_keys([TEXTS[2], TEXTS[0]]))
    assert np.array_equal(target.matrix(), file.matrix()[[2, 0]])
