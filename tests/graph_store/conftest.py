"""Stores to test on: every adapter that needs no server, each on a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph_store.ports import GraphStore
from graph_store.sqlite.store import SqliteStore

NewStore = Callable[[], GraphStore]

ADAPTERS: dict[str, Callable[[Path], GraphStore]] = {"sqlite": SqliteStore}


@pytest.fixture(params=sorted(ADAPTERS))
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """Makes as many empty stores as a test needs."""
    made: list[GraphStore] = []

    def make() -> GraphStore:
        store = ADAPTERS[request.param](tmp_path / f"store-{len(made)}")
        store.open()
        made.append(store)
        return store

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(new_store: NewStore) -> GraphStore:
    """An empty store."""
    return new_store()
