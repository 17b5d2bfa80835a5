"""The index as it stands at one moment, open for searching. Never changes; a new state is a new snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graph_store.ports import IndexedPassage, Matrix, Score
from graph_store.search.manifest import Manifest
from graph_store.search.passage_table import PassageTable, load_table
from graph_store.search.query_words import QueryWords
from graph_store.search.ranking import (
    CANDIDATES,
    Flags,
    Floats,
    Ints,
    Parts,
    SentenceCosines,
    best_first,
    top_places,
    total_scores,
)
from graph_store.search.text_index import Hits, TextIndex
from graph_store.search.vector_file import VectorFile

ROWS_AT_ONCE = 256


@dataclass(frozen=True)
class Snapshot:
    """Everything a search reads; several threads may search at once.

    passages, sentences: unit rows, shape (rows, d), None when the index was made without an encoder. A "place" is a
    passage's number in the table.
    """

    manifest: Manifest
    table: PassageTable
    text: TextIndex
    passages: Matrix | None = None
    sentences: Matrix | None = None

    def search(
        self, query: QueryWords, *, limit: int, words: bool, vector: Floats | None, only: set[str] | None
    ) -> list[Score]:
        """Best passages first. words: search by words. vector: the query's, to search by meaning. only: passage ids."""
        depth = max(CANDIDATES, limit)
        allowed = None if only is None else self._places(only)
        bm25 = self._word_scores(query, depth, allowed) if words else None
        exact = self._holds_phrases(query, depth, allowed) if words else np.zeros(len(self.table), dtype=np.bool_)
        cosines = None if vector is None else self._cosines(vector)
        is_candidate = exact.copy() if bm25 is None else exact | (bm25 > 0)
        if cosines is not None:
            is_candidate[nearest(cosines, depth, allowed)] = True
        places = np.flatnonzero(is_candidate)
        sentences = None if vector is None else self._sentence_cosines(places, vector)
        parts = Parts(
            exact=exact[places],
            text=None if bm25 is None else bm25[places],
            vector=None if cosines is None else cosines[places],
            sentence=None if sentences is None else sentences.best(),
        )
        return self._explain(places, parts.normalised(), sentences, limit)

    def stored_passages(self, places: Ints) -> list[IndexedPassage]:
        """The passages at these places, as they were given, in no particular order."""
        return self.text.stored(self.table.slots[places])

    def _places(self, only: set[str]) -> Ints:
        known = self.table.place_of
        return np.sort(np.array([known[id] for id in only if id in known], dtype=np.int64))

    def _word_scores(self, query: QueryWords, depth: int, allowed: Ints | None) -> Floats:
        """BM25 of the best passages by words, 0 for all others, shape (n,)."""
        places, scores = self._placed(self.text.find_words(query, limit=depth, only=self._slots(allowed)))
        bm25 = np.zeros(len(self.table), dtype=np.float32)
        bm25[places] = scores
        return bm25

    def _holds_phrases(self, query: QueryWords, depth: int, allowed: Ints | None) -> Flags:
        """Which passages hold the phrases of the first alternative that any passage holds, shape (n,)."""
        exact = np.zeros(len(self.table), dtype=np.bool_)
        for phrases in query.phrases:
            places, _ = self._placed(self.text.find_phrases(phrases, limit=depth, only=self._slots(allowed)))
            if len(places):
                exact[places] = True
                break
        return exact

    def _slots(self, places: Ints | None) -> Ints | None:
        return None if places is None else np.sort(self.table.slots[places])

    def _placed(self, hits: Hits) -> Hits:
        slots, scores = hits
        return self.table.place_of_slot[slots], scores

    def _cosines(self, vector: Floats) -> Floats:
        """Cosine of every passage to the query, shape (n,).

        Exact, row by row: vecdot stays on one thread, so callers do not fight over the cores, and a passage's cosine
        does not depend on which others are there. Beyond 200,000 passages an approximate index belongs here.
        """
        if self.passages is None:
            return np.zeros(len(self.table), dtype=np.float32)
        cosines: Floats = np.vecdot(self.passages, vector)[self.table.vector_rows]
        return cosines

    def _sentence_cosines(self, places: Ints, vector: Floats) -> SentenceCosines:
        sentences, begins = self.table.places_of_sentences(places)
        if self.sentences is None:
            return SentenceCosines(np.zeros(len(sentences), dtype=np.float32), sentences, begins)
        return SentenceCosines(
            np.vecdot(self.sentences[self.table.sentence_rows[sentences]], vector), sentences, begins
        )

    def _explain(self, places: Ints, parts: Parts, sentences: SentenceCosines | None, limit: int) -> list[Score]:
        """The best candidates with the parts of their scores. parts, sentences: in the order of the places."""
        totals = total_scores(parts)
        return [
            Score(
                passage=self.table.ids[places[candidate]],
                total=float(totals[candidate]),
                text=_part(parts.text, candidate),
                vector=_part(parts.vector, candidate),
                sentence=_part(parts.sentence, candidate),
                exact=bool(parts.exact[candidate]),
                best_sentence=None if sentences is None else self._span(sentences.best_of(candidate)),
            )
            for candidate in best_first(totals, parts.exact)[:limit].tolist()
        ]

    def _span(self, sentence: int) -> tuple[int, int]:
        start, end = self.table.sentence_spans[sentence].tolist()
        return start, end


def cosines_of_rows(matrix: Matrix, rows: Ints, vector: Floats) -> Floats:
    """Cosines of scattered rows to a vector, shape (len(rows),); so many at once as the processor's cache holds."""
    cosines = np.empty(len(rows), dtype=np.float32)
    for first in range(0, len(rows), ROWS_AT_ONCE):
        part = slice(first, first + ROWS_AT_ONCE)
        cosines[part] = np.vecdot(matrix[rows[part]], vector)
    return cosines


def nearest(cosines: Floats, depth: int, allowed: Ints | None) -> Ints:
    """Places of the `depth` highest cosines among those allowed."""
    if allowed is None:
        return top_places(cosines, depth)
    return allowed[top_places(cosines[allowed], depth)]


def open_snapshot(folder: Path, manifest: Manifest) -> Snapshot:
    """Open the files a manifest names. Raises OSError or ValueError when one is missing or damaged."""
    table = load_table(folder / manifest.table_file)
    text = TextIndex(folder / manifest.text_folder)
    note = manifest.vectors
    if note is None or not note.complete:
        return Snapshot(manifest, table, text)
    passages, sentences = (VectorFile(folder / stem, note.dimensions) for stem in (note.passages, note.sentences))
    snapshot = Snapshot(manifest, table, text, passages.matrix(), sentences.matrix())
    if table.vector_rows.max(initial=-1) >= len(passages) or table.sentence_rows.max(initial=-1) >= len(sentences):
        raise ValueError(f"{note.passages} or {note.sentences} is shorter than the table says")
    return snapshot


def _part(scores: Floats | None, candidate: int) -> float | None:
    return None if scores is None else float(scores[candidate])
