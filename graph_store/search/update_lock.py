"""Writing to the index folder: one writer at a time, and failures told as what they mean.

The lock goes with the program that holds it, however that ends.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graph_store.errors import StoreNotWritable, StoreUnavailable

LOCK = "update.lock"
WAIT_SECONDS = 60.0
PAUSE_SECONDS = 0.05

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def writing(folder: Path, *, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Make the folder if need be and hold it for writing. Raises StoreNotWritable, StoreUnavailable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with update_lock(folder, wait_seconds=wait_seconds):
            yield
    except PermissionError as exc:
        raise StoreNotWritable(
            f"The search index in {folder} cannot be written ({exc.strerror}). "
            "Give yourself the right to write there, or keep the store elsewhere with --store."
        ) from exc
    except OSError as exc:
        raise StoreUnavailable(
            f"The search index in {folder} could not be written ({exc.strerror or exc}). The index as it was is kept."
        ) from exc


@contextmanager
def update_lock(folder: Path, *, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the index for writing. Raises StoreUnavailable when another program still holds it after the wait."""
    with (folder / LOCK).open("ab") as file:
        _wait_for_lock(file, folder, until=time.monotonic() + wait_seconds)
        yield  # closing the file lets go of the lock


def _wait_for_lock(file: IO[bytes], folder: Path, *, until: float) -> None:
    while True:
        try:
            return _try_lock(file)
        except OSError as exc:
            if time.monotonic() >= until:
                raise StoreUnavailable(
                    f"Another program is updating the search index in {folder}. "
                    "Let it finish, then give the same command again."
                ) from exc
        time.sleep(PAUSE_SECONDS)
