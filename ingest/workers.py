"""Reading and mining documents, in this process or in several others, in the order they were given.

Workers are started afresh, not forked: the program may already have threads of its libraries running.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

from ingest.errors import FileRefused
from ingest.extract.mine import Lexicon, Mined, mine
from ingest.find import FoundFile
from ingest.prepare import prepare
from ingest.records import PreparedDocument
from ingest.resolve.known_names import with_known_names
from ingest.shelf import Slot

log = logging.getLogger(__name__)

Names = tuple[tuple[str, str, str], ...]
# fewer files than this are read sooner than workers are started
FEW_FILES = 8
# documents read ahead of the one being written, for each worker: keeps memory flat however many there are
AHEAD = 2


@dataclass(frozen=True)
class Task:
    """A file to read, the slot it goes to, and how."""

    file: FoundFile
    slot: Slot
    digest: str
    max_bytes: int
    mine_claims: bool


@dataclass(frozen=True)
class Outcome:
    """What became of a file: a prepared and mined document, or the reason why not."""

    task: Task
    prepared: PreparedDocument | None = None
    mined: Mined | None = None
    refusal: str | None = None


def how_many_workers(files: int) -> int:
    """As many as there are processors, for more than a few files."""
    return 1 if files < FEW_FILES else os.cpu_count() or 1


@cache
def lexicon_with(names: Names) -> Lexicon:
    """The bundled lexicon with a store's names in it; made once in each process."""
    return with_known_names(Lexicon.bundled(), names)


def read_and_mine(task: Task, names: Names) -> Outcome:
    """Read one document. A file that cannot be read, and a fault of ours in reading it, are outcomes too."""
    try:
        prepared = prepare(task.file.path, source=task.file.source, document_id=task.slot.id, max_bytes=task.max_bytes)
        mined = mine(prepared, lexicon_with(names), claims=task.mine_claims)
    except FileRefused as exc:
        return Outcome(task, refusal=exc.reason)
    # the outermost edge of one document: a fault of ours in one file must not lose the files behind it
    except Exception as exc:
        log.exception("document failed", extra={"path": str(task.file.path)})
        return Outcome(task, refusal=f"a fault of the program, please report it: {type(exc).__name__}: {exc}")
    return Outcome(task, prepared, mined)


def outcomes_of(tasks: Iterable[Task | None], names: Names, *, workers: int) -> Iterator[Outcome | None]:
    """The outcome of each task, in order; None for what is no task, so that a caller can keep step with its files.

    Tasks are taken from the iterable a little ahead of the outcomes.
    """
    if workers <= 1:
        yield from (read_and_mine(task, names) if task else None for task in tasks)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[Outcome] | None] = deque()
        for task in tasks:
            waiting.append(pool.submit(read_and_mine, task, names) if task else None)
            while len(waiting) > AHEAD * workers or (waiting and waiting[0] is None):
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())


def _result(future: Future[Outcome] | None) -> Outcome | None:
    return None if future is None else future.result()
