"""Passages by their words: the tantivy index, written in a folder of its own for each change and then only read."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import tantivy
from tantivy import Filter, Occur, Query, TextAnalyzerBuilder, Tokenizer

from graph_store.errors import StoreUnavailable
from graph_store.ports import IndexedPassage
from graph_store.search.query_words import QueryWords
from graph_store.search.ranking import Floats, Ints

STEMS = "stems"
"""Field: words of heading and text, stemmed."""

WORDS = "words"
"""Field: words of the text as they stand, with their order, for phrases."""

SLOT = "slot"
PASSAGE = "passage"
LONGEST_WORD_BYTES = 40
WRITER_BYTES = 50_000_000

FILTERED_SLOTS = 1000
"""Up to so many allowed passages are part of the query; more are sifted from a longer list of hits, which is faster."""

Hits = tuple[Ints, Floats]
"""Slots and their scores, best first."""


class TextIndex:
    """A finished tantivy index. Safe for several threads at once."""

    def __init__(self, folder: Path) -> None:
        self._index = _register(tantivy.Index.open(str(folder)))
        self._index.config_reader(reload_policy="manual")
        self._index.reload()
        self._searcher = self._index.searcher()
        self._stems = _analyzer(stemmed=True)
        self._words = _analyzer(stemmed=False)

    def find_words(self, query: QueryWords, *, limit: int, only: Ints | None = None) -> Hits:
        """Passages holding any of the query's words or their inflections, best first by BM25. only: rising slots."""
        stems = dict.fromkeys(self._stems.analyze(query.text))
        clauses = [
            (Occur.Should, Query.term_query(self._index.schema, STEMS, stem, index_option="freq")) for stem in stems
        ]
        return self._search(clauses, limit=limit, only=only)

    def find_phrases(self, phrases: Sequence[str], *, limit: int, only: Ints | None = None) -> Hits:
        """Passages holding every one of the phrases word for word, whatever the case, accents and punctuation."""
        clauses = [(Occur.Must, self._phrase(phrase)) for phrase in phrases]
        return self._search(clauses, limit=limit, only=only)

    def stored(self, slots: Ints) -> list[IndexedPassage]:
        """The passages at these slots, as they were given, in no particular order."""
        wanted = set(slots.tolist())
        found, addresses = self._all_slots()
        return [self._passage(address) for slot, address in zip(found, addresses, strict=True) if slot in wanted]

    def _phrase(self, phrase: str) -> Query:
        words = self._words.analyze(phrase)
        if not words:
            return Query.empty_query()
        if len(words) == 1:
            return Query.term_query(self._index.schema, WORDS, words[0])
        return Query.phrase_query(self._index.schema, WORDS, list(words))

    def _search(self, clauses: list[tuple[Occur, Query]], *, limit: int, only: Ints | None) -> Hits:
        held = self._searcher.num_docs
        if not clauses or not held or (only is not None and not len(only)):
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        query = Query.boolean_query(clauses)
        if only is None:
            return self._hits(query, limit=min(limit, held))
        if len(only) <= FILTERED_SLOTS:
            allowed = Query.const_score_query(Query.term_set_query(self._index.schema, SLOT, only.tolist()), 0.0)
            return self._hits(Query.boolean_query([(Occur.Must, allowed), (Occur.Must, query)]), limit=min(limit, held))
        return self._sifted_hits(query, limit=limit, only=only)

    def _sifted_hits(self, query: Query, *, limit: int, only: Ints) -> Hits:
        held = self._searcher.num_docs
        depth = min(held, limit * (1 + held // len(only)))
        while True:
            slots, scores = self._hits(query, limit=depth)
            allowed = np.isin(slots, only)
            if allowed.sum() >= limit or len(slots) < depth or depth == held:
                return slots[allowed][:limit], scores[allowed][:limit]
            depth = min(held, 4 * depth)

    def _hits(self, query: Query, *, limit: int) -> Hits:
        hits = self._searcher.search(query, limit=limit, count=False).hits
        slots = self._searcher.fast_field_values(SLOT, [address for _, address in hits])
        return np.array(slots, dtype=np.int64), np.array([score for score, _ in hits], dtype=np.float32)

    def _all_slots(self) -> tuple[list[int], list[tantivy.DocAddress]]:
        held = self._searcher.num_docs
        if not held:
            return [], []
        addresses = [address for _, address in self._searcher.search(Query.all_query(), limit=held, count=False).hits]
        slots = self._searcher.fast_field_values(SLOT, addresses)
        return [int(slot) for slot in slots if slot is not None], addresses

    def _passage(self, address: tantivy.DocAddress) -> IndexedPassage:
        record = json.loads(bytes(self._searcher.doc(address).get_first(PASSAGE) or b""))
        record["sentences"] = tuple((start, end) for start, end in record["sentences"])
        return IndexedPassage(**record)


def build_text_index(folder: Path, passages: Sequence[IndexedPassage], slots: Ints) -> None:
    """Write a new index of these passages into a new folder."""
    folder.mkdir()
    _write(_register(tantivy.Index(_schema(), path=str(folder), reuse=False)), passages, slots, gone=())


def extend_text_index(
    source: Path, folder: Path, passages: Sequence[IndexedPassage], slots: Ints, *, gone: Ints
) -> None:
    """Write the index in `source`, plus these passages and without the slots `gone`, into a new folder.

    tantivy never changes a finished file, so those are linked, not copied; `source` stays as it is.
    """
    folder.mkdir()
    for path in source.iterdir():
        if path.suffix == ".lock":
            continue
        if path.suffix == ".json":
            shutil.copy2(path, folder)
        else:
            _link(path, folder / path.name)
    _write(_register(tantivy.Index.open(str(folder))), passages, slots, gone=gone.tolist())


def _write(index: tantivy.Index, passages: Sequence[IndexedPassage], slots: Ints, *, gone: Sequence[int]) -> None:
    # one thread: the same passages then always give the same segments
    writer = index.writer(heap_size=WRITER_BYTES, num_threads=1)
    if gone:
        # not delete_documents_by_term: it takes the number for a signed one and deletes nothing
        writer.delete_documents_by_query(Query.term_set_query(index.schema, SLOT, gone))
    for slot, passage in zip(slots.tolist(), passages, strict=True):
        writer.add_document(_document(slot, passage))
    try:
        writer.commit()
    except ValueError as exc:  # how tantivy reports a full or failing disk
        raise StoreUnavailable(f"The search index could not be written ({exc}). The index as it was is kept.") from exc
    writer.wait_merging_threads()


def _document(slot: int, passage: IndexedPassage) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned(SLOT, slot)
    document.add_text(STEMS, f"{passage.heading}\n{passage.text}")
    document.add_text(WORDS, passage.text)
    document.add_bytes(PASSAGE, json.dumps(vars(passage)).encode())
    return document


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(SLOT, indexed=True, fast=True)
    builder.add_text_field(STEMS, tokenizer_name=STEMS, index_option="freq")
    builder.add_text_field(WORDS, tokenizer_name=WORDS, index_option="position")
    builder.add_bytes_field(PASSAGE, stored=True)
    return builder.build()


def _analyzer(*, stemmed: bool) -> tantivy.TextAnalyzer:
    """tantivy's en_stem with accents folded, so that Cote finds Côte; unstemmed for phrases."""
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST_WORD_BYTES))
    builder = builder.filter(Filter.lowercase()).filter(Filter.ascii_fold())
    return (builder.filter(Filter.stemmer("english")) if stemmed else builder).build()


def _register(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(STEMS, _analyzer(stemmed=True))
    index.register_tokenizer(WORDS, _analyzer(stemmed=False))
    return index


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)
