"""Reading and mining documents, in this process or in several others, in the order they were given.

Workers are started afresh, not forked: the program may already have threads of its libraries running. What all
documents of a run share goes to each worker once.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property

from ingest.errors import FileRefused
from ingest.extract.mine import Lexicon, Mined, mine
from ingest.find import FoundFile
from ingest.metadata.library import Library
from ingest.prepare import ReadingOptions, prepare
from ingest.read.ocr import TextRecognition
from ingest.recipe import Recipe
from ingest.records import PreparedDocument
from ingest.resolve.known_names import KnownNames
from ingest.shelf import Slot

log = logging.getLogger(__name__)

Names = tuple[tuple[str, str, str], ...]
# fewer files than this are read sooner than workers are started
FEW_FILES = 8
# documents read ahead of the one being written, for each worker: keeps memory flat however many there are
AHEAD = 2


@dataclass(frozen=True)
class Task:
    """A file to read and the slot it goes to.

    recipe: with what it is read, as far as that is known beforehand. is_mined: False to read it and no more.
    """

    file: FoundFile
    slot: Slot
    digest: str
    recipe: Recipe
    is_mined: bool = True


@dataclass(frozen=True)
class Outcome:
    """What became of a file: a prepared and mined document, or the reason why not.

    mined: None where that was not asked for. reading_seconds, mining_seconds: what the two took.
    """

    task: Task
    prepared: PreparedDocument | None = None
    mined: Mined | None = None
    refusal: str | None = None
    reading_seconds: float = 0.0
    mining_seconds: float = 0.0


@dataclass(frozen=True)
class Reader:
    """Reads the documents of one run. names: those that the store knows, as `GraphStore.names` gives them."""

    max_bytes: int
    mine_claims: bool
    names: Names = ()
    library: Library | None = None
    ocr: TextRecognition | None = None

    @cached_property
    def known_names(self) -> KnownNames:
        """The bundled lexicon and the store's names."""
        return KnownNames.of(Lexicon.bundled(), self.names)

    def read(self, task: Task) -> Outcome:
        """Read one document. A file that cannot be read, and a fault of ours in reading it, are outcomes too."""
        try:
            return self._read(task)
        except FileRefused as exc:
            return Outcome(task, refusal=exc.reason)
        # the outermost edge of one document: a fault of ours in one file must not lose the files behind it
        except Exception as exc:
            log.exception("document failed", extra={"path": str(task.file.path)})
            return Outcome(task, refusal=f"a fault of the program, please report it: {type(exc).__name__}: {exc}")

    def _read(self, task: Task) -> Outcome:
        began = time.perf_counter()
        options = ReadingOptions(self.max_bytes, given=task.recipe.given, library=self.library, ocr=self.ocr)
        prepared = prepare(task.file.path, source=task.file.source, document_id=task.slot.id, options=options)
        read = time.perf_counter()
        if not task.is_mined:
            return Outcome(task, prepared, reading_seconds=read - began)
        lexicon = self.known_names.lexicon_for(" ".join(p.passage.text for p in prepared.passages))
        mined = mine(prepared, lexicon, claims=self.mine_claims)
        return Outcome(task, prepared, mined, reading_seconds=read - began, mining_seconds=time.perf_counter() - read)


def how_many_workers(files: int) -> int:
    """As many as there are processors, for more than a few files."""
    return 1 if files < FEW_FILES else os.cpu_count() or 1


def outcomes_of(tasks: Iterable[Task | None], reader: Reader, *, workers: int) -> Iterator[Outcome | None]:
    """The outcome of each task, in order; None for what is no task, so that a caller can keep step with its files.

    Tasks are taken from the iterable a little ahead of the outcomes.
    """
    if workers <= 1:
        yield from (reader.read(task) if task else None for task in tasks)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_take_reader, initargs=(reader,)) as pool:
        waiting: deque[Future[Outcome] | None] = deque()
        for task in tasks:
            waiting.append(pool.submit(_read_in_worker, task) if task else None)
            while len(waiting) > AHEAD * workers or (waiting and waiting[0] is None):
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())


def _result(future: Future[Outcome] | None) -> Outcome | None:
    return None if future is None else future.result()


# In a worker: the one reader it got when it was started.
_readers: list[Reader] = []


def _take_reader(reader: Reader) -> None:
    _readers[:] = [reader]
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """End this worker when the program that started it is gone; killed, it cannot send its workers away itself."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_in_worker(task: Task) -> Outcome:
    return _readers[0].read(task)
