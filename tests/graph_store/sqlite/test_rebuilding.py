"""A store that was projected under another schema is projected anew when it is opened."""

from __future__ import annotations

from pathlib import Path

from graph_schema.schema import Schema, load_schema
from graph_store.sqlite.store import SqliteStore
from tests.graph_store.contract.invented import everything
from tests.graph_store.contract.test_removing import first, second, third


def without_outcome() -> Schema:
    """A schema of an earlier day, in which groups had no outcome."""
    schema = load_schema()
    group = schema.nodes["FriendsGroup"]
    kept = {name: prop for name, prop in group.properties.items() if name != "outcome"}
    return schema.model_copy(
        update={"nodes": {**schema.nodes, group.name: group.model_copy(update={"properties": kept})}}
    )


def opened(folder: Path, schema: Schema | None = None) -> SqliteStore:
    store = SqliteStore(folder, schema=schema)
    store.open()
    return store


def test_new_property_shows_what_was_claimed_before(tmp_path: Path) -> None:
    old = opened(tmp_path / "old", without_outcome())
    old.write([first(), second(), third()])
    assert "outcome" not in old.nodes(ids=["group:selm"])[0].properties
    assert old.status().details["unfit"] == 3
    old.close()
    fresh, again = opened(tmp_path / "fresh"), opened(tmp_path / "old")
    fresh.write([first(), second(), third()])
    assert everything(again) == everything(fresh)
    again.close()
    fresh.close()


def test_rebuilding_counts_as_a_change_once(tmp_path: Path) -> None:
    old = opened(tmp_path / "old", without_outcome())
    old.write([first()])
    old.close()
    for _ in range(2):
        store = opened(tmp_path / "old")
        assert store.generation == 2
        store.close()
