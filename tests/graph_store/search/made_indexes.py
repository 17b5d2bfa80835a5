"""Small indexes for the search tests, and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph_store.ports import IndexedPassage, Score
from graph_store.search import LocalSearchIndex
from tests.graph_store.search.hashing_encoder import HashingEncoder
from tests.graph_store.search.made_passages import make_passage

QUERIES = (
    "envoy proposal",
    "who monitored the accord",
    "friends group",
    "the ceasefire collapsed within a week",
    "harbour",
)


def answers(index: LocalSearchIndex) -> list[list[Score]]:
    return [index.search(query, limit=10) for query in QUERIES]


def fresh(folder: Path, passages: Sequence[IndexedPassage]) -> LocalSearchIndex:
    index = LocalSearchIndex(folder, HashingEncoder())
    index.update(generation=1, add=passages)
    return index


def many_passages(count: int) -> list[IndexedPassage]:
    return [make_passage(f"many/{n:04d}", f"Round {n} opened. The envoy spoke for {n} minutes.") for n in range(count)]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
