"""Making, recognising and bringing up to date the file that a store lies in."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from graph_schema.schema import Schema
from graph_store.errors import StoreNotFound, StoreNotWritable, StoreTooNew, StoreUnavailable
from graph_store.sqlite.layout import layout_of
from graph_store.sqlite.projecting import project_everything
from graph_store.sqlite.tables import (
    APPLICATION_ID,
    DROP_PROJECTION,
    MIGRATIONS,
    SCHEMA_VERSION,
    create_projection,
    fingerprint,
)

FILE_NAME = "graph.db"

# RETURNING and subqueries that are worked out once came with this version.
_OLDEST_ENGINE = (3, 35, 0)


def prepare_folder(folder: Path, *, create: bool) -> Path:
    """The path of the store's file. Raises StoreNotFound, StoreNotWritable or StoreUnavailable, saying what to do."""
    if folder.exists() and not folder.is_dir():
        raise StoreUnavailable(f"{folder}: a file is in the way; a store is a folder, choose another path")
    if sqlite3.sqlite_version_info < _OLDEST_ENGINE:
        raise StoreUnavailable(
            f"SQLite {sqlite3.sqlite_version} is too old; at least {'.'.join(map(str, _OLDEST_ENGINE))} is needed"
        )
    path = folder / FILE_NAME
    if not create and not path.exists():
        raise StoreNotFound(f"{folder}: there is no store here (no {FILE_NAME}); name another folder, or ingest first")
    if not folder.exists():
        _make(folder)
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        raise StoreNotWritable(f"{folder}: the folder or the store in it cannot be written to; change its permissions")
    return path


def _make(folder: Path) -> None:
    if not folder.parent.is_dir():
        raise StoreNotFound(f"{folder}: the folder above it, {folder.parent}, does not exist; make it first")
    try:
        folder.mkdir(exist_ok=True)
    except PermissionError as exc:
        raise StoreNotWritable(f"{folder}: cannot be made, {folder.parent} cannot be written to") from exc
    except OSError as exc:
        raise StoreUnavailable(f"{folder}: cannot be made ({exc.strerror})") from exc


def needs_update(connection: sqlite3.Connection, folder: Path, schema: Schema) -> bool:
    """True when the file is new, of an older version or projected under another schema. Raises StoreTooNew."""
    version = _version(connection, folder)
    if version > SCHEMA_VERSION:
        raise StoreTooNew(
            f"{folder}: made by a newer version of this program (store version {version}, this program knows "
            f"{SCHEMA_VERSION}); update the program"
        )
    return version < SCHEMA_VERSION or meta(connection, "fingerprint") != fingerprint(schema)


def _version(connection: sqlite3.Connection, folder: Path) -> int:
    """0 for an empty file. Raises StoreUnavailable for another program's database."""
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    if found == APPLICATION_ID:
        return int(meta(connection, "schema_version") or 0)
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreUnavailable(f"{folder}: {FILE_NAME} is another program's database; choose another folder")
    return 0


def require_made(connection: sqlite3.Connection, folder: Path) -> None:
    """Raise StoreNotFound for a file in which no store was ever made."""
    if _version(connection, folder) == 0:
        raise StoreNotFound(f"{folder}: {FILE_NAME} is empty, there is no store here; name another folder")


def bring_up_to_date(connection: sqlite3.Connection, folder: Path, schema: Schema, *, new_id: str) -> None:
    """Make or migrate the tables and project the claims anew; to be called within a writing transaction."""
    if not needs_update(connection, folder, schema):
        return  # another process was quicker
    version = _version(connection, folder)
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            connection.execute(statement)
    if version == 0:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        set_meta(connection, "store", new_id)
        set_meta(connection, "generation", "0")
    for statement in [*DROP_PROJECTION, *create_projection(schema)]:
        connection.execute(statement)
    if version > 0:
        project_everything(connection, layout_of(schema))
        raise_generation(connection)
    set_meta(connection, "schema_version", str(SCHEMA_VERSION))
    set_meta(connection, "fingerprint", fingerprint(schema))


def meta(connection: sqlite3.Connection, key: str) -> str | None:
    """A value of the store's own bookkeeping."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row is not None else None


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a value of the store's own bookkeeping."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def raise_generation(connection: sqlite3.Connection) -> None:
    """Count one more change, so that derived indexes know they are behind."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
