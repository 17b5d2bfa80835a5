"""The search index on a Neo4j server: its own full-text and vector indexes find candidates, our rules rank them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from graph_store.errors import EncoderMismatch
from graph_store.neo4j import search_texts as texts
from graph_store.neo4j.search_writing import Change, State, apply_change, make_ready, read_state
from graph_store.neo4j.sessions import Sessions, Transaction
from graph_store.ports import Encoder, IndexedPassage, Progress, Score, SearchMode
from graph_store.search.query_words import QueryWords, read_query
from graph_store.search.ranking import CANDIDATES, Floats, Ints, Parts, SentenceCosines, best_first, total_scores
from graph_store.server_access import ServerAccess

# Up to so many allowed passages are compared with the query one by one, which is exact.
_COMPARED = 5_000


class Neo4jSearchIndex:
    """A SearchIndex beside the store in its database. Several threads may search while one updates."""

    def __init__(self, uri: str, access: ServerAccess | None = None, encoder: Encoder | None = None) -> None:
        self._sessions = Sessions(uri, access or ServerAccess())
        self._encoder = encoder
        self._is_forgotten = False

    def open(self) -> None:
        """Make the connections; nothing is sent before the index is first used."""
        self._sessions.open()

    @property
    def generation(self) -> int:
        """The store's generation it was built from; -1 when there is none."""
        state = self._state()
        return -1 if state is None else state.generation

    @property
    def has_vectors(self) -> bool:
        """Whether passages are found by meaning too: there is an encoder, and the index was made with one."""
        state = self._state()
        return self._encoder is not None and state is not None and state.model is not None

    def update(
        self,
        *,
        generation: int,
        add: Iterable[IndexedPassage] = (),
        remove_documents: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> None:
        """Take documents out and passages in, replacing those of the same id. Encodes only texts not seen before.

        An interrupted update leaves the old index. Raises EncoderMismatch, StoreUnavailable.
        """
        present = self._state()
        self._refuse_other_model(present)
        encoder = self._encoder
        state = State(generation, encoder.name if encoder else None, encoder.dimensions if encoder else None)
        make_ready(self._sessions, self._sessions.read(read_state), state)
        change = Change(state, list(add), remove_documents, anew=present is None)
        apply_change(self._sessions, change, encoder, progress)
        self._is_forgotten = False

    def clear(self) -> None:
        """Forget everything, so that an update builds it anew; others go on searching until it has succeeded."""
        self._is_forgotten = True

    def search(
        self, text: str, *, limit: int, mode: SearchMode = "hybrid", only: set[str] | None = None
    ) -> list[Score]:
        """Best passages first; `only` restricts to these passage ids. Text without a letter or digit finds nothing.

        Falls back to words when there is no encoder or no vectors. Raises EncoderMismatch, StoreUnavailable.
        """
        query, state = read_query(text), self._state()
        if state is None or query.is_empty or limit < 1 or (only is not None and not only):
            return []
        vector = self._query_vector(query, state, mode)
        by_words = mode != "vector" or vector is None
        search = _Search(query, limit=limit, by_words=by_words, vector=vector, only=only)
        return self._sessions.read(search.run)

    def close(self) -> None:
        """Let go of the connections."""
        self._sessions.close()

    def _state(self) -> State | None:
        return None if self._is_forgotten else self._sessions.read(read_state)

    def _query_vector(self, query: QueryWords, state: State, mode: SearchMode) -> Floats | None:
        if mode == "text" or self._encoder is None or state.model is None:
            return None
        self._refuse_other_model(state)
        vector: Floats = self._encoder.encode([query.text])[0]
        return vector

    def _refuse_other_model(self, state: State | None) -> None:
        made_by = state.model if state is not None else None
        if self._encoder is not None and made_by is not None and made_by != self._encoder.name:
            raise EncoderMismatch(
                f"The vectors of the search index at {self._sessions.uri} were made by {made_by}, but the settings "
                f"name {self._encoder.name}. Name {made_by} again, or run `goodoffices reindex` to encode all anew."
            )


class _Search:
    """One search in one reading transaction."""

    def __init__(
        self, query: QueryWords, *, limit: int, by_words: bool, vector: Floats | None, only: set[str] | None
    ) -> None:
        self._query = query
        self._limit = limit
        self._depth = max(CANDIDATES, limit)
        self._by_words = by_words
        self._vector = vector
        self._only = None if only is None else sorted(only)

    def run(self, transaction: Transaction) -> list[Score]:
        """Candidates of each kind, then all of them compared and ranked; in order of id, so that ties are the same."""
        words = self._word_scores(transaction) if self._by_words else {}
        exact = self._exact(transaction) if self._by_words else set()
        near = self._near(transaction)
        ids = sorted(words.keys() | exact | near)
        flags = np.array([passage in exact for passage in ids], dtype=np.bool_)
        text = np.array([words.get(passage, 0.0) for passage in ids], dtype=np.float32) if self._by_words else None
        if self._vector is None:
            return self._explain(ids, Parts(flags, text).normalised(), None, [])
        cosines, sentences, spans = self._compare(transaction, ids, self._vector)
        parts = Parts(flags, text, cosines, sentences.best())
        return self._explain(ids, parts.normalised(), sentences, spans)

    def _word_scores(self, transaction: Transaction) -> dict[str, float]:
        return self._found(transaction, texts.STEMS_INDEX, texts.word_query(self._query.text))

    def _exact(self, transaction: Transaction) -> set[str]:
        """Passages that hold the phrases of the first alternative that any passage holds."""
        for phrases in self._query.phrases:
            found = self._found(transaction, texts.WORDS_INDEX, texts.phrase_query(phrases))
            if found:
                return set(found)
        return set()

    def _found(self, transaction: Transaction, index: str, query: str) -> dict[str, float]:
        values = {"query": query, "only": self._only, "limit": self._depth}
        rows = transaction.run(texts.find_by_words(index, only=self._only is not None), values)
        return {row["id"]: row["score"] for row in rows}

    def _near(self, transaction: Transaction) -> set[str]:
        """Passages near the query by meaning, among those allowed."""
        if self._vector is None:
            return set()
        if self._only is not None and len(self._only) <= _COMPARED:
            cosines, _, _ = self._compare(transaction, self._only, self._vector)
            return {self._only[place] for place in np.argsort(-cosines, kind="stable")[: self._depth].tolist()}
        asked = self._depth
        allowed = None if self._only is None else set(self._only)
        while True:
            values = {"limit": asked, "vector": self._vector.astype(float).tolist()}
            found = [row["id"] for row in transaction.run(texts.FIND_BY_VECTOR, values)]
            kept = [passage for passage in found if allowed is None or passage in allowed]
            if len(kept) >= self._depth or len(found) < asked:
                return set(kept[: self._depth])
            asked *= 4

    def _compare(
        self, transaction: Transaction, ids: Sequence[str], vector: Floats
    ) -> tuple[Floats, SentenceCosines, list[tuple[int, int]]]:
        """The cosine of each passage to the query and of each of its sentences, with the sentences' places."""
        rows = {row["id"]: row for row in transaction.run(texts.READ_VECTORS, {"ids": list(ids)})}
        cosines = np.zeros(len(ids), dtype=np.float32)
        spans: list[tuple[int, int]] = []
        begins: list[int] = []
        of_sentences: list[Floats] = []
        for place, passage in enumerate(ids):
            row = rows.get(passage)
            begins.append(len(spans))
            if row is None or row["bytes"] is None:
                spans.append((0, 0))
                of_sentences.append(np.zeros(1, dtype=np.float32))
                continue
            cosines[place] = np.vecdot(np.frombuffer(row["bytes"], dtype=np.float32), vector)
            matrix = np.frombuffer(row["sentences"], dtype=np.float32).reshape(-1, len(vector))
            of_sentences.append(np.vecdot(matrix, vector))
            spans += zip(row["spans"][::2], row["spans"][1::2], strict=True)
        joined: Floats = np.concatenate(of_sentences) if of_sentences else np.zeros(0, dtype=np.float32)
        numbers: Ints = np.arange(len(spans))
        return cosines, SentenceCosines(joined, numbers, np.array(begins, dtype=np.int64)), spans

    def _explain(
        self, ids: Sequence[str], parts: Parts, sentences: SentenceCosines | None, spans: Sequence[tuple[int, int]]
    ) -> list[Score]:
        """The best candidates with the parts of their scores."""
        totals = total_scores(parts)
        return [
            Score(
                passage=ids[candidate],
                total=float(totals[candidate]),
                text=_part(parts.text, candidate),
                vector=_part(parts.vector, candidate),
                sentence=_part(parts.sentence, candidate),
                exact=bool(parts.exact[candidate]),
                best_sentence=None if sentences is None else spans[sentences.best_of(candidate)],
            )
            for candidate in best_first(totals, parts.exact)[: self._limit].tolist()
        ]


def _part(scores: Floats | None, candidate: int) -> float | None:
    return None if scores is None else float(scores[candidate])
