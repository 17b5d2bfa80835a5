"""Every error of the driver has a name of ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from graph_store.errors import QueryTimedOut, StoreConflict, StoreError, StoreNotWritable, StoreUnavailable
from graph_store.sqlite.driver_errors import in_our_words, translate

PLACE = Path("store/graph.db")


def driver_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as the driver says it")
    error.sqlite_errorcode = code
    return error


CODES = [
    (sqlite3.SQLITE_INTERRUPT, QueryTimedOut, "took longer than its time limit"),
    (sqlite3.SQLITE_READONLY_DBMOVED, StoreNotWritable, "it can be read only"),
    (sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, StoreConflict, "does not fit what is there"),
    (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreUnavailable, "another program is writing"),
    (sqlite3.SQLITE_FULL, StoreUnavailable, "the disk is full"),
    (sqlite3.SQLITE_IOERR_READ, StoreUnavailable, "the disk failed"),
    (sqlite3.SQLITE_CANTOPEN, StoreUnavailable, "it cannot be opened"),
    (sqlite3.SQLITE_MISMATCH, StoreUnavailable, "as the driver says it"),
]


@pytest.mark.parametrize(("code", "kind", "message"), CODES)
def test_code_has_its_error_and_its_advice(code: int, kind: type[StoreError], message: str) -> None:
    found = translate(driver_error(code), PLACE)
    assert type(found) is kind
    assert message in str(found)


def test_read_only_database_is_not_writable(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    sqlite3.connect(path).close()
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with pytest.raises(StoreNotWritable, match="make the file and its folder writable"), in_our_words(path):
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def test_driver_error_stays_as_the_cause() -> None:
    with pytest.raises(StoreUnavailable, match="no such table") as caught, in_our_words(PLACE):
        sqlite3.connect(":memory:").execute("SELECT * FROM gone")
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
