"""A write looks at what it touches, however large the store is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from graph_schema.schema import load_schema
from graph_store.sqlite.layout import layout_of
from graph_store.sqlite.store import SqliteStore
from graph_store.sqlite.writing import remove_origin, write_bundle
from tests.graph_store.contract.invented import REVIEW
from tests.graph_store.contract.test_removing import first, second, third

# Not tables: lists handed in, and the steps from one wording to the next.
SMALL = ("json_each", "said", "CONSTANT ROW", "subquery", "COMPOUND")


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    store = SqliteStore(tmp_path / "store")
    store.open()
    store.write([first(), third()])
    store.close()
    connection = sqlite3.connect(tmp_path / "store" / "graph.db", isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def test_no_statement_of_a_write_scans_a_table(connection: sqlite3.Connection) -> None:
    run: list[str] = []
    connection.set_trace_callback(run.append)
    write_bundle(connection, second(), layout_of(load_schema()))
    remove_origin(connection, REVIEW, layout_of(load_schema()))
    connection.set_trace_callback(None)
    asked = [sql for sql in run if not sql.startswith("--")]
    plans = {row["detail"]: sql for sql in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")}
    connection.close()
    assert len(asked) > 50
    scans = {detail: sql for detail, sql in plans.items() if detail.startswith("SCAN")}
    assert {detail: sql for detail, sql in scans.items() if not any(small in detail for small in SMALL)} == {}
