"""Giving passages and their sentences vectors, taking those of known texts from the files, and keeping these small."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from graph_store.ports import Encoder, IndexedPassage, Progress
from graph_store.search.manifest import VectorsNote
from graph_store.search.passage_table import PassageTable, Rows, sentences_of
from graph_store.search.ranking import Ints
from graph_store.search.vector_file import VectorFile, VectorWriter

PASSAGES_A_STEP = 128
"""Encoded and put on the disk together: at most so much work is lost when the program is stopped."""

_USUAL_SENTENCE = (
    "The mediator met the two delegations in the capital, and after a week of talks both of them agreed to a ceasefire."
)
_SENTENCES = 5
_PASSAGES = 8

SPARE_ROWS = 20_000
"""Rows nobody refers to that are not worth writing the file anew for."""


def vectors_for(present: VectorsNote | None, encoder: Encoder | None) -> VectorsNote | None:
    """The files an update uses: those there are when the model is the same, else new ones. None: no vectors at all."""
    if encoder is None:
        return present.model_copy(update={"complete": False}) if present else None
    wanted = VectorsNote(model=encoder.name, dimensions=encoder.dimensions)
    if present and (present.model, present.dimensions) == (wanted.model, wanted.dimensions):
        return present.model_copy(update={"complete": True})
    return wanted


def encode_passages(
    passages: Sequence[IndexedPassage], folder: Path, note: VectorsNote, encoder: Encoder, progress: Progress | None
) -> Rows:
    """Encode what has no vector yet; progress counts passages."""
    by_passage = VectorWriter(VectorFile(folder / note.passages, note.dimensions), encoder)
    by_sentence = VectorWriter(VectorFile(folder / note.sentences, note.dimensions), encoder)
    passage_rows, sentence_rows = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for first in range(0, len(passages), PASSAGES_A_STEP):
        step = passages[first : first + PASSAGES_A_STEP]
        passage_rows.append(by_passage.rows_of([text_with_heading(passage) for passage in step]))
        sentence_rows.append(by_sentence.rows_of([text for passage in step for text in sentence_texts(passage)]))
        if progress:
            progress(first + len(step), len(passages))
    return Rows(np.concatenate(passage_rows), np.concatenate(sentence_rows))


def text_with_heading(passage: IndexedPassage) -> str:
    """What is encoded of a passage: a passage alone often does not say which war it is about, its heading does."""
    return f"{passage.heading}\n{passage.text}" if passage.heading else passage.text


def sentence_texts(passage: IndexedPassage) -> list[str]:
    """The sentences of a passage, which are encoded without the heading."""
    return [passage.text[start:end] for start, end in sentences_of(passage)]


def seconds_a_word(encoder: Encoder | None) -> float:
    """How long this machine takes to encode a word of a passage, with its sentence once more; 0 without an encoder."""
    if encoder is None:
        return 0.0
    passages = [[f"{number}.{place} {_USUAL_SENTENCE}" for place in range(_SENTENCES)] for number in range(_PASSAGES)]
    texts = [text for sentences in passages for text in (" ".join(sentences), *sentences)]
    encoder.encode(texts[:2])  # what is loaded once is no word's
    began = time.perf_counter()
    encoder.encode(texts)
    return (time.perf_counter() - began) / sum(len(" ".join(sentences).split()) for sentences in passages)


def compact_vectors(
    folder: Path, note: VectorsNote, table: PassageTable, *, spare_rows: int = SPARE_ROWS
) -> tuple[VectorsNote, PassageTable]:
    """Write the vectors anew, without those nobody refers to, when these are the greater part; else change nothing."""
    passages, sentences = (VectorFile(folder / stem, note.dimensions) for stem in (note.passages, note.sentences))
    wasted = max(_wasted_rows(passages, table.vector_rows), _wasted_rows(sentences, table.sentence_rows))
    if wasted <= spare_rows:
        return note, table
    smaller = note.model_copy(update={"number": note.number + 1})
    rows = Rows(
        _copy_used(passages, VectorFile(folder / smaller.passages, note.dimensions), table.vector_rows),
        _copy_used(sentences, VectorFile(folder / smaller.sentences, note.dimensions), table.sentence_rows),
    )
    return smaller, replace(table, vector_rows=rows.passages, sentence_rows=rows.sentences)


def _wasted_rows(file: VectorFile, rows: Ints) -> int:
    """Rows without use beyond as many as there are in use."""
    return len(file) - 2 * len(np.unique(rows))


def _copy_used(source: VectorFile, target: VectorFile, rows: Ints) -> Ints:
    for path in target.paths:
        path.unlink(missing_ok=True)
    used, places = np.unique(rows, return_inverse=True)
    source.copy_rows(used, target)
    return places.astype(np.int64)
