"""Which texts are encoded, and where their vectors are kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from graph_store.errors import EncoderMismatch
from graph_store.ports import IndexedPassage
from graph_store.search import LocalSearchIndex
from graph_store.search.encoding import PASSAGES_A_STEP, compact_vectors, seconds_a_word, vectors_for
from graph_store.search.manifest import VectorsNote
from graph_store.search.passage_table import load_table
from graph_store.search.vector_file import VectorFile
from tests.graph_store.search.hashing_encoder import HashingEncoder
from tests.graph_store.search.made_indexes import answers, fresh, many_passages, names
from tests.graph_store.search.made_passages import bridge_passages, harbour_passages, make_passage


def sentences_in_order(passages: Sequence[IndexedPassage]) -> list[str]:
    return [passage.text[start:end] for passage in passages for start, end in passage.sentences]


def test_only_new_texts_are_encoded(tmp_path: Path) -> None:
    fresh(tmp_path, harbour_passages())
    encoder = HashingEncoder()
    added = make_passage("bridge/1", "The accord held. It met on an old ferry.", heading="Bridge accord")
    LocalSearchIndex(tmp_path, encoder).update(generation=2, add=[*harbour_passages(), added])
    assert encoder.seen == ["Bridge accord\nThe accord held. It met on an old ferry.", "The accord held."]


def test_cleared_index_is_built_from_known_vectors(tmp_path: Path) -> None:
    before = answers(fresh(tmp_path, harbour_passages()))
    encoder = HashingEncoder()
    index = LocalSearchIndex(tmp_path, encoder)
    index.clear()
    index.update(generation=2, add=harbour_passages())
    assert encoder.seen == []
    assert answers(index) == before


def test_progress_counts_passages(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    index = LocalSearchIndex(tmp_path, HashingEncoder())
    index.update(
        generation=1, add=many_passages(PASSAGES_A_STEP + 5), progress=lambda done, total: calls.append((done, total))
    )
    assert calls == [(PASSAGES_A_STEP, PASSAGES_A_STEP + 5), (PASSAGES_A_STEP + 5, PASSAGES_A_STEP + 5)]


def test_update_without_an_encoder_gives_up_the_vectors(tmp_path: Path) -> None:
    fresh(tmp_path, harbour_passages())
    LocalSearchIndex(tmp_path).update(generation=2, add=bridge_passages())
    index = LocalSearchIndex(tmp_path, HashingEncoder())
    assert not index.has_vectors
    assert index.search("ceasefires", limit=1)[0].vector is None


def test_next_update_with_an_encoder_makes_up_for_it(tmp_path: Path) -> None:
    LocalSearchIndex(tmp_path / "a").update(generation=1, add=harbour_passages())
    index = LocalSearchIndex(tmp_path / "a", HashingEncoder())
    index.update(generation=2, add=bridge_passages())
    assert answers(index) == answers(fresh(tmp_path / "b", [*harbour_passages(), *bridge_passages()]))


def test_update_by_another_model_is_refused(tmp_path: Path) -> None:
    fresh(tmp_path, harbour_passages())
    other = LocalSearchIndex(tmp_path, HashingEncoder("another"))
    with pytest.raises(EncoderMismatch, match="made by hashing, but the settings name another"):
        other.update(generation=2, add=bridge_passages())
    assert other.generation == 1


def test_another_model_may_begin_anew(tmp_path: Path) -> None:
    fresh(tmp_path, harbour_passages())
    encoder = HashingEncoder("another")
    other = LocalSearchIndex(tmp_path, encoder)
    other.clear()
    other.update(generation=2, add=harbour_passages())
    assert len(encoder.seen) == 9
    assert not any("hashing" in name for name in names(tmp_path))


def test_spare_vectors_are_cleared_away(tmp_path: Path) -> None:
    index = fresh(tmp_path / "a", [*harbour_passages(), *many_passages(60)])
    index.update(generation=2, remove_documents=["many"])
    table, note = load_table(tmp_path / "a" / "passages-000002.npz"), VectorsNote(model="hashing", dimensions=64)
    smaller, moved = compact_vectors(tmp_path / "a", note, table, spare_rows=0)
    matrix = VectorFile(tmp_path / "a" / smaller.sentences, 64).matrix()
    assert matrix.shape == (6, 64)
    assert np.array_equal(matrix[moved.sentence_rows], HashingEncoder().encode(sentences_in_order(harbour_passages())))


def test_few_spare_vectors_stay(tmp_path: Path) -> None:
    fresh(tmp_path, harbour_passages())
    table, note = load_table(tmp_path / "passages-000001.npz"), VectorsNote(model="hashing", dimensions=64)
    assert compact_vectors(tmp_path, note, table)[0] == note


def test_vectors_of_the_same_model_go_on() -> None:
    note = VectorsNote(model="hashing", dimensions=64, number=3, complete=False)
    assert vectors_for(note, HashingEncoder()) == VectorsNote(model="hashing", dimensions=64, number=3)


def test_models_of_like_names_have_files_of_their_own() -> None:
    notes = [VectorsNote(model=name, dimensions=64) for name in ("models/A", "models-a")]
    assert not notes[0].files & notes[1].files


def test_speed_is_measured_with_passages_and_their_sentences() -> None:
    encoder = HashingEncoder()
    assert seconds_a_word(encoder) > 0
    assert sum(text.count("ceasefire") == 5 for text in encoder.seen) > 1
    assert seconds_a_word(None) == 0.0
