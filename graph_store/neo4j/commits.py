"""Lets readers of this program see whole writes: the engine itself shows a commit while it is being applied."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_TRIES = 3


class Commits:
    """Counts commits; odd while one is being applied. Readers never hold a writer up unless they were disturbed thrice.

    The engine reads committed data statement by statement, so that a reader of several rows or in several statements
    could see half of what another transaction wrote.
    """

    def __init__(self) -> None:
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
        """What the read gives while nothing is committed; it is repeated when something was."""
        for _ in range(_TRIES):
            with self._applying:
                before = self._number
            found = read()
            if self._number == before:
                return found
        with self._applying:
            return read()
