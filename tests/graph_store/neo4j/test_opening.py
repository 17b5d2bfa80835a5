"""Stores on a server are recognised, made, and projected anew when the schema has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph_schema.graph import Node
from graph_schema.schema import Schema
from graph_store.neo4j.migrations import SCHEMA_VERSION
from graph_store.neo4j.store import Neo4jStore
from graph_store.ports import SourceBundle
from graph_store.sqlite.store import SqliteStore
from tests.graph_store.contract.invented import everything, named, record, report
from tests.graph_store.contract.test_removing import first, second, third
from tests.graph_store.neo4j.servers import Server, Servers
from tests.graph_store.sqlite.test_rebuilding import without_outcome

pytestmark = pytest.mark.neo4j


@pytest.fixture
def server(neo4j_servers: Servers) -> Server:
    return neo4j_servers.take(0)


def opened(server: Server, schema: Schema | None = None) -> Neo4jStore:
    store = Neo4jStore(server.uri, server.access, schema=schema)
    store.open()
    return store


def test_store_is_found_again(server: Server) -> None:
    made = opened(server)
    made.write([report(*named("actor:norway", "Norway"))])
    made.close()
    again = opened(server)
    assert [node.name for node in again.nodes(label="Actor")] == ["Norway"]
    assert again.generation == 1
    again.close()


def test_schema_that_changed_shows_what_was_claimed_before(server: Server) -> None:
    old = opened(server, without_outcome())
    old.write([first(), second(), third()])
    assert "outcome" not in old.nodes(ids=["group:selm"])[0].properties
    old.close()
    again = opened(server)
    shown = everything(again)
    again.close()
    server.empty()
    fresh = opened(server)
    fresh.write([first(), second(), third()])
    assert shown == everything(fresh)
    fresh.close()


def test_status_names_engine_indexes_and_migrations(server: Server) -> None:
    store = opened(server)
    status = store.status()
    store.close()
    assert (status.engine, status.location, status.details["migrations"]) == ("neo4j", server.uri, SCHEMA_VERSION)
    assert set(status.details["indexes"].values()) == {"online"}


VALUES: list[dict[str, Any]] = [
    {"summary": "Ærøskøbing \u202e 平和 🕊 \x00 'quoted' \"twice\" `ticks` $v0 {self} \\"},
    {"summary": ""},
    {"summary": None, "outcome": None},
    {"summary": "long " * 40_000},
    {"start_year": 10**15, "end_year": -(2**63)},
    {"start_year": 2**63, "end_year": 10**40},
    {"start_year": 0.1, "unknown": [], "empty": {}, "mixed": [1, "two", None, {"three": [3.0]}]},
    {"contested": True, "start_year": 1999},
]


@pytest.mark.parametrize("properties", VALUES)
def test_declared_values_come_back_as_from_the_folder(
    server: Server, tmp_path: Path, properties: dict[str, Any]
) -> None:
    node = Node(id="case:selm", label="Case", name="Selm", aliases=["", "Sëlm 🕊"], properties=properties)
    bundle: SourceBundle = record("load", declared=[node])
    store, embedded = opened(server), SqliteStore(tmp_path / "store")
    embedded.open()
    for each in (store, embedded):
        each.write([bundle])
    assert store.nodes() == embedded.nodes()
    assert store.nodes()[0].properties == properties
    store.close()
    embedded.close()
