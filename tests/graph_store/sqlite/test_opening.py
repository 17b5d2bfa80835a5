"""Opening a store: made where there is none, recognised where there is one, and a clear word for everything else."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from graph_store.errors import StoreConflict, StoreNotFound, StoreNotWritable, StoreTooNew, StoreUnavailable
from graph_store.ports import ClaimFilter
from graph_store.sqlite.store import SqliteStore
from graph_store.sqlite.tables import SCHEMA_VERSION
from tests.graph_store.contract.invented import everything, mention, named, report

NORWAY = report(*named("actor:norway", "Norway"), mentions=[mention("actor:norway", "Norway")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a store with one document, closed."""
    store = SqliteStore(tmp_path / "store")
    store.open()
    store.write([NORWAY])
    store.close()
    return tmp_path / "store"


def change(folder: Path, sql: str) -> None:
    connection = sqlite3.connect(folder / "graph.db")
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_new_store_is_empty(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "new")
    store.open()
    assert (store.generation, store.nodes(), store.status().schema_version) == (0, [], SCHEMA_VERSION)
    store.close()


def test_store_is_there_again_when_opened_again(folder: Path) -> None:
    store = SqliteStore(folder)
    store.open(create=False)
    assert (store.generation, [n.id for n in store.nodes(label="Actor")]) == (1, ["actor:norway"])
    store.close()


def test_store_keeps_its_own_id(folder: Path) -> None:
    ids = set()
    for _ in range(2):
        store = SqliteStore(folder)
        store.open()
        ids.add(store.status().details["store"])
        store.close()
    assert len(ids) == 1


def test_missing_store_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFound, match=r"there is no store here \(no graph.db\); name another"):
        SqliteStore(tmp_path / "new").open(create=False)
    assert not (tmp_path / "new").exists()


def test_empty_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "graph.db").touch()
    with pytest.raises(StoreNotFound, match="graph.db is empty, there is no store here"):
        SqliteStore(tmp_path).open(create=False)


def test_missing_parent_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFound, match="the folder above it, .*/gone, does not exist; make it first"):
        SqliteStore(tmp_path / "gone" / "store").open()


def test_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a note")
    with pytest.raises(StoreUnavailable, match="a file is in the way; a store is a folder"):
        SqliteStore(tmp_path / "store").open()


def test_store_from_before_judgements_is_brought_up_to_date(folder: Path) -> None:
    before = SqliteStore(folder)
    before.open()
    shown = everything(before)
    before.close()
    for statement in (
        "DROP INDEX documents_sha256",
        "DROP TABLE judgements",
        "DROP INDEX mentions_entity",
        "ALTER TABLE mentions DROP COLUMN entity",
        "UPDATE meta SET value = '1' WHERE key = 'schema_version'",
    ):
        change(folder, statement)
    store = SqliteStore(folder)
    store.open()
    assert (everything(store), store.judgements(), store.status().schema_version) == (shown, [], SCHEMA_VERSION)
    store.close()


def test_newer_store_is_not_touched(folder: Path) -> None:
    change(folder, f"UPDATE meta SET value = '{SCHEMA_VERSION + 1}' WHERE key = 'schema_version'")
    before = (folder / "graph.db").read_bytes()
    with pytest.raises(StoreTooNew, match=f"store version {SCHEMA_VERSION + 1}, this program knows {SCHEMA_VERSION}"):
        SqliteStore(folder).open()
    assert (folder / "graph.db").read_bytes() == before


def test_text_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "graph.db").write_text("The Friends of the Selm Talks met in spring. " * 40)
    with pytest.raises(StoreUnavailable, match=r"graph.db: it is not a store \(not a SQLite database\)"):
        SqliteStore(tmp_path).open()


def test_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    change(tmp_path, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreUnavailable, match="graph.db is another program's database; choose another folder"):
        SqliteStore(tmp_path).open()


def test_damaged_store_says_so(folder: Path) -> None:
    content = (folder / "graph.db").read_bytes()
    (folder / "graph.db").write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    store = SqliteStore(folder)
    with pytest.raises(StoreUnavailable, match="the file is damaged; restore it from a backup"):
        store.open()
    store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere: tests of read-only folders")
def test_folder_that_cannot_be_written_is_named(folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(StoreNotWritable, match="cannot be written to; change its permissions"):
        SqliteStore(folder).open()
    folder.chmod(0o700)


def test_write_waits_for_another_program_and_gives_up(folder: Path) -> None:
    store = SqliteStore(folder, busy_seconds=0.05)
    store.open()
    other = sqlite3.connect(folder / "graph.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="another program is writing to it; try again"):
        store.write([NORWAY])
    other.execute("ROLLBACK")
    other.close()
    store.write([NORWAY])
    store.close()


def test_closed_store_says_that_it_is_closed(folder: Path) -> None:
    store = SqliteStore(folder)
    with pytest.raises(StoreUnavailable, match="the store is not open; open it first"):
        store.claims(ClaimFilter())
    store.open()
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable, match="the store is not open; open it first"):
        store.write([NORWAY])


def test_failed_write_leaves_the_store_usable(folder: Path) -> None:
    store = SqliteStore(folder)
    store.open()
    with pytest.raises(StoreConflict, match="not valid Unicode"):
        store.write([report(text="\udcff")])
    store.write([NORWAY])
    assert store.generation == 2
    store.close()
