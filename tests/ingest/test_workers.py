"""Processes that read: what they make of a file, and that they go with the program that started them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from ingest.find import FoundFile
from ingest.recipe import Recipe
from ingest.shelf import Slot
from ingest.workers import Reader, Task, how_many_workers

READER = Reader(max_bytes=10_000, mine_claims=True)
TALKS = "The Selm talks\n\nNorway mediated the Selm talks in 1994.\n"


def _task(path: Path, *, is_mined: bool = True) -> Task:
    return Task(FoundFile(path, path.name), Slot("document:talks", ""), "", Recipe("", kind="note"), is_mined)


def test_document_is_read_and_mined(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS)
    outcome = READER.read(_task(tmp_path / "talks.txt"))
    assert outcome.prepared is not None
    assert outcome.mined is not None
    assert (outcome.prepared.document.kind, outcome.refusal) == ("note", None)
    assert outcome.reading_seconds > 0


def test_document_may_be_read_and_not_mined(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS)
    outcome = READER.read(_task(tmp_path / "talks.txt", is_mined=False))
    assert (outcome.prepared is None, outcome.mined) == (False, None)


def test_refusal_is_an_outcome(tmp_path: Path) -> None:
    assert READER.read(_task(tmp_path / "gone.txt")).refusal == "there is no such file"


def test_few_files_are_read_in_this_process() -> None:
    assert (how_many_workers(3), how_many_workers(100)) == (1, os.cpu_count())


KILLED_RUN = """
import json, multiprocessing, sys
from pathlib import Path
from ingest.pipeline import IngestOptions, ingest_paths
def tell(done, total):
    print(json.dumps([child.pid for child in multiprocessing.active_children()]), flush=True)
ingest_paths(None, [Path(sys.argv[1])], IngestOptions(dry_run=True), workers=2, progress=tell)
"""


def test_workers_go_with_a_program_that_is_killed(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"selm-{number:03}.txt").write_text(TALKS.replace("Selm", f"Selm{number}"))
    command = [sys.executable, "-c", KILLED_RUN, str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        workers = json.loads(run.stdout.readline())
        run.send_signal(signal.SIGKILL)
    assert len(workers) == 2
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and any(_is_running(worker) for worker in workers):
        time.sleep(0.1)
    assert [worker for worker in workers if _is_running(worker)] == []


def _is_running(process: int) -> bool:
    """Whether a process does anything still; one that has ended and that nobody asks after does not."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text()
    except ProcessLookupError:
        return False
    except FileNotFoundError:  # a system that tells no more
        return True
    return state.rpartition(")")[2].split()[0] != "Z"
