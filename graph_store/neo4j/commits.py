"""Lets readers of this program see whole writes: the engine itself shows a commit while it is being applied."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from graph_store.errors import StoreUnavailable

T = TypeVar("T")

_TRIES = 3


class Commits:
    """Counts commits; odd while one is being applied. Readers never hold a writer up unless they were disturbed thrice.

    The engine reads committed data statement by statement, so that a reader of several rows or in several statements
    could see half of what another transaction wrote. patience_seconds: how long a reader waits for a commit of which
    nothing is heard, as when the server went away in the middle of it.
    """

    def __init__(self, patience_seconds: float = 10.0) -> None:
        self._patience_seconds = patience_seconds
        self._applying = threading.Lock()
        self._number = 0
        self._is_applying = False

    def begin(self) -> None:
        """A commit is about to be sent."""
        self._applying.acquire()
        self._is_applying = True
        self._number += 1

    def end(self) -> None:
        """It was applied, or failed; does nothing when none was begun."""
        if self._is_applying:
            self._is_applying = False
            self._applying.release()

    def undisturbed(self, read: Callable[[], T]) -> T:
        """What the read gives while nothing is committed; it is repeated when something was.

        Raises StoreUnavailable when a commit is not heard of again.
        """
        for _ in range(_TRIES):
            with self._none_applying():
                before = self._number
            try:
                found = read()
            except Exception:
                # A row that is half gone reads as nulls, which fails in any way; undisturbed failures are real.
                if self._number == before:
                    raise
                continue
            if self._number == before:
                return found
        with self._none_applying():
            return read()

    @contextmanager
    def _none_applying(self) -> Iterator[None]:
        if not self._applying.acquire(timeout=self._patience_seconds):
            raise StoreUnavailable(
                f"a write has waited for the server for more than {self._patience_seconds:g} seconds; is it running?"
            )
        try:
            yield
        finally:
            self._applying.release()
