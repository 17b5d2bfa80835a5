"""Connections to the file: one for writing, and a few for reading that threads borrow."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_store.errors import StoreUnavailable
from graph_store.sqlite.driver_errors import in_our_words

_IDLE_KEPT = 8
_READING_CACHE_KIB = 8_000
_WRITING_CACHE_KIB = 48_000


class Connections:
    """Any number of threads read while one writes; each read sees one state of the store."""

    def __init__(self, path: Path, *, busy_seconds: float) -> None:
        self._path = path
        self._busy_seconds = busy_seconds
        self._idle: deque[sqlite3.Connection] = deque()
        self._writer: sqlite3.Connection | None = None
        self._writing = threading.Lock()
        self._is_open = False

    def open(self) -> None:
        """Connect for writing; the file is made if it is not there."""
        with in_our_words(self._path):
            self._writer = self._connect(_WRITING_CACHE_KIB)
            self._writer.execute("PRAGMA journal_mode = WAL")
        self._is_open = True

    def close(self) -> None:
        """Close every connection that no thread has borrowed; borrowed ones close when they come back."""
        self._is_open = False
        with self._writing:
            while self._idle:
                self._idle.pop().close()
            if self._writer is not None:
                self._writer.close()
            self._writer = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection in a read transaction, so that several statements see the same state."""
        self._require_open()
        with in_our_words(self._path):
            connection = self._borrow()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The writing connection in a transaction: all of it is kept, or none when anything is raised."""
        self._require_open()
        with self._writing, in_our_words(self._path):
            if self._writer is None:
                raise StoreUnavailable(f"{self._path}: the store was closed while something was to be written")
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    def _require_open(self) -> None:
        if not self._is_open:
            raise StoreUnavailable(f"{self._path}: the store is not open; open it first")

    def _connect(self, cache_kib: int) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{cache_kib}")
        return connection

    def _borrow(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()
        except IndexError:
            connection = self._connect(_READING_CACHE_KIB)
            connection.execute("PRAGMA query_only = ON")
            return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        connection.set_progress_handler(None, 0)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if self._is_open and len(self._idle) < _IDLE_KEPT:
            self._idle.append(connection)
        else:
            connection.close()
