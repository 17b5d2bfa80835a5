"""The driver's errors in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic_core import PydanticSerializationError

from graph_store.errors import QueryTimedOut, StoreConflict, StoreError, StoreNotWritable, StoreUnavailable

# The low byte of an extended result code is the primary one.
_PRIMARY = 0xFF

_UNAVAILABLE = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; try again, or stop the other program",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; try again, or stop the other program",
    sqlite3.SQLITE_NOTADB: "it is not a store (not a SQLite database); choose another folder or move the file away",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; restore it from a backup, or read the documents in again",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; look at its permissions and the folder above it",
    sqlite3.SQLITE_IOERR: "the disk failed while it was read or written",
    sqlite3.SQLITE_FULL: "the disk is full; free some space and run the same command again",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}
_NOT_WRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


def translate(exc: sqlite3.Error, path: Path) -> StoreError:
    """The error of ours that a driver's error stands for."""
    code = getattr(exc, "sqlite_errorcode", None)
    primary = code & _PRIMARY if code is not None else None
    if primary == sqlite3.SQLITE_INTERRUPT:
        return QueryTimedOut("the query took longer than its time limit and was stopped; narrow it down")
    if primary in _NOT_WRITABLE:
        return StoreNotWritable(f"{path}: it can be read only; make the file and its folder writable")
    if primary == sqlite3.SQLITE_CONSTRAINT:
        return StoreConflict(f"{path}: what was to be written does not fit what is there ({exc})")
    if primary in _UNAVAILABLE:
        return StoreUnavailable(f"{path}: {_UNAVAILABLE[primary]}")
    return StoreUnavailable(f"{path}: {exc}")


@contextmanager
def in_our_words(path: Path) -> Iterator[None]:
    """Turn what the driver raises within into StoreError and its kinds."""
    try:
        yield
    except sqlite3.Error as exc:
        raise translate(exc, path) from exc
    except (UnicodeEncodeError, PydanticSerializationError) as exc:
        raise StoreConflict(f"{path}: text that is not valid Unicode cannot be kept ({exc})") from exc
