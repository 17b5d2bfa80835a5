"""Ingest without encoding, step by step, beside spaCy's tokenizer and sentencizer alone on the same text.

usage: python -m benchmarks.ingest [PATH ...] [--rounds N]

PATH: text or Markdown files and folders; the briefs of the bundled corpus if left out. The core of ingest is reading,
cleaning, cutting into passages and sentences and writing to a store; annotating and mining are counted apart, as parts
of a pipeline that spaCy's two do not have. By turns, medians over the rounds, in processor time of this one process:
what else the machine does makes no difference.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import spacy

from graph_store.open import open_store
from graph_store.ports import SourceBundle
from ingest.corpus.read import bundled_folder
from ingest.extract.mine import Lexicon, mine
from ingest.find import find_files
from ingest.pipeline import bundle_of
from ingest.prepare import prepare
from ingest.read.registry import known_endings
from ingest.records import PreparedDocument

TARGET = 0.5
Seconds = dict[str, float]


def spacy_alone(texts: Sequence[str]) -> float:
    """Seconds for spaCy's tokenizer and sentencizer over the texts."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = max(map(len, texts)) + 1
    began = time.process_time()
    for text in texts:
        nlp(text)
    return time.process_time() - began


def ours(paths: Sequence[Path], lexicon: Lexicon) -> Seconds:
    """Seconds for each step over the files, into a new store."""
    taken: Seconds = defaultdict(float)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(folder)
        for path in paths:
            began = time.process_time()
            prepared = prepare(path)
            read = time.process_time()
            mined = mine(prepared, lexicon)
            extracted = time.process_time()
            store.write([_passages_alone(prepared)])
            written = time.process_time()
            store.write([bundle_of(prepared, prepared.document, mined)])
            taken["read, clean, segment"] += read - began
            taken["annotate, extract, resolve"] += extracted - read
            taken["write passages"] += written - extracted
            taken["write claims and project"] += time.process_time() - written
        store.close()
    return taken


def _passages_alone(prepared: PreparedDocument) -> SourceBundle:
    return SourceBundle(
        origin=prepared.document.id,
        document=prepared.document,
        text=prepared.raw.text,
        sections=prepared.sections,
        passages=[p.passage for p in prepared.passages],
    )


def measure(paths: Sequence[Path], *, rounds: int) -> None:
    """Time both by turns and print words a second and ratios."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    words = sum(len(text.split()) for text in texts)
    lexicon = Lexicon.bundled()
    ours(paths[:1], lexicon)  # the pipeline's components and word lists are made on first use
    baseline: list[float] = []
    steps: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        baseline.append(spacy_alone(texts))
        for name, seconds in ours(paths, lexicon).items():
            steps[name].append(seconds)
    bare = statistics.median(baseline)
    medians = {name: statistics.median(seconds) for name, seconds in steps.items()}
    print(f"{len(paths)} files, {words:,} words, medians of {rounds} rounds")
    for name, seconds in {"spaCy tokenizer + sentencizer": bare, **medians}.items():
        print(f"{name:<32}{words / seconds:>12,.0f} words/s")
    core = medians["read, clean, segment"] + medians["write passages"]
    whole = sum(medians.values()) - medians["write passages"]
    print(f"{'core of ingest':<32}{words / core:>12,.0f} words/s   ratio {bare / core:.2f} (target: at least {TARGET})")
    print(f"{'everything but encoding':<32}{words / whole:>12,.0f} words/s   ratio {bare / whole:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Time ingest beside spaCy's tokenizer and sentencizer.")
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    chosen = arguments.paths or [bundled_folder() / "briefs"]
    paths = [f.path for f in find_files(chosen, known_endings()) if f.refusal is None]
    measure(paths, rounds=arguments.rounds)


if __name__ == "__main__":
    main()
