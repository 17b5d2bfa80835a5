"""Stores to test on: every adapter, each on a folder or a server of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph_store.ports import GraphStore
from graph_store.sqlite.store import SqliteStore
from tests.graph_store.neo4j.servers import Servers

NewStore = Callable[[], GraphStore]

# No test looks at more stores than this at the same time, and a server holds one.
SERVERS = 2

ADAPTERS = ["sqlite", pytest.param("neo4j", marks=pytest.mark.neo4j)]


@pytest.fixture(params=ADAPTERS)
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """Makes as many empty stores as a test needs."""
    made: list[GraphStore] = []

    def on_sqlite(number: int) -> GraphStore:
        return SqliteStore(tmp_path / f"store-{number}")

    def on_neo4j(number: int) -> GraphStore:
        servers: Servers = request.getfixturevalue("neo4j_servers")
        return servers.take(number % SERVERS).store()

    def make() -> GraphStore:
        store = {"sqlite": on_sqlite, "neo4j": on_neo4j}[request.param](len(made))
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
