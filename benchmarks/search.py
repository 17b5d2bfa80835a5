"""Search over 10,000 passages beside the same work done bare: the encoder, tantivy and one dot product.

usage: python -m benchmarks.search [--passages N] [--queries N] [--seed N]

Both answer the same queries in the same run, by turns. The passages are made by rule (`benchmarks/made_text.py`) and
their vectors are random, since encoding them takes minutes and changes nothing about the time of a search; the queries
are really encoded.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tantivy

from benchmarks.made_text import make_passages, make_queries
from graph_store.encoders import open_encoder
from graph_store.ports import Encoder, IndexedPassage, Matrix
from graph_store.search import LocalSearchIndex

LIMIT = 10
WARM_UP = 10
TARGET = 1.5


class RandomVectors:
    """Stands in for an encoder while the index is made: random unit vectors under the name of the real one."""

    def __init__(self, encoder: Encoder, *, seed: int) -> None:
        self.name = encoder.name
        self.dimensions = encoder.dimensions
        self._random = np.random.default_rng(seed)

    def encode(self, texts: Sequence[str]) -> Matrix:
        vectors = self._random.standard_normal((len(texts), self.dimensions), dtype=np.float32)
        unit: Matrix = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


class BareSearch:
    """The three libraries called with nothing around them: best by words and best by vector, not put together."""

    def __init__(self, folder: Path, passages: Sequence[IndexedPassage], encoder: Encoder, vectors: Matrix) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("text", tokenizer_name="en_stem")
        index = tantivy.Index(builder.build(), path=str(folder))
        writer = index.writer()
        for passage in passages:
            document = tantivy.Document()
            document.add_text("id", passage.id)
            document.add_text("text", f"{passage.heading}\n{passage.text}")
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._index, self._searcher = index, index.searcher()
        self._encoder, self._vectors = encoder, vectors
        self.seconds = {"encoder": 0.0, "tantivy": 0.0, "dot product": 0.0}

    def search(self, text: str) -> None:
        began = time.perf_counter()
        vector = self._encoder.encode([text])[0]
        encoded = time.perf_counter()
        query = self._index.parse_query(text, ["text"])
        found = self._searcher.search(query, LIMIT).hits
        [self._searcher.doc(address)["id"] for _, address in found]
        searched = time.perf_counter()
        # not `@`: its BLAS threads and those of ONNX Runtime fight for the cores, which makes bare search twice as slow
        cosines = np.vecdot(self._vectors, vector)
        np.argpartition(-cosines, LIMIT)[:LIMIT]
        self.seconds["encoder"] += encoded - began
        self.seconds["tantivy"] += searched - encoded
        self.seconds["dot product"] += time.perf_counter() - searched


@dataclass(frozen=True)
class Times:
    """Milliseconds of every query."""

    ms: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.ms)

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.ms, n=20)[-1]


def time_by_turns(queries: Sequence[str], *searches: Callable[[str], object]) -> list[Times]:
    """Time each search on each query, query by query, so that both meet the same state of the machine."""
    ms: list[list[float]] = [[] for _ in searches]
    for number, query in enumerate(queries):
        for search, times in zip(searches, ms, strict=True):
            began = time.perf_counter()
            search(query)
            if number >= WARM_UP:
                times.append((time.perf_counter() - began) * 1000)
    return [Times(times) for times in ms]


def measure(folder: Path, *, passages: int, queries: int, seed: int) -> None:
    """Build both, run both, print the table."""
    encoder = open_encoder()
    made = make_passages(passages, seed=seed)
    stand_in = RandomVectors(encoder, seed=seed)
    began = time.perf_counter()
    LocalSearchIndex(folder / "index", stand_in).update(generation=1, add=made)
    print(f"{passages:,} passages indexed in {time.perf_counter() - began:.1f} s, not counting the encoder")
    index = LocalSearchIndex(folder / "index", encoder)
    (folder / "bare").mkdir()
    bare = BareSearch(folder / "bare", made, encoder, stand_in.encode([passage.id for passage in made]))
    asked = make_queries(queries + WARM_UP, seed=seed + 1)
    times = time_by_turns(asked, bare.search, lambda text: index.search(text, limit=LIMIT))
    for name, taken in zip(("bare", "good offices"), times, strict=True):
        print(f"{name:<14}median {taken.median:6.2f} ms   p95 {taken.p95:6.2f} ms")
    shares = ", ".join(f"{name} {seconds / len(asked) * 1000:.2f} ms" for name, seconds in bare.seconds.items())
    ratio = times[1].median / times[0].median
    print(f"bare, on average: {shares}")
    print(f"ratio of medians {ratio:.2f} (target: at most {TARGET}), of p95 {times[1].p95 / times[0].p95:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Time search beside its bare libraries.")
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), passages=arguments.passages, queries=arguments.queries, seed=arguments.seed)


if __name__ == "__main__":
    main()
