"""A program that is killed while it writes leaves whole bundles, and the same command goes on from there."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph_store.ports import ClaimFilter, SourceBundle
from graph_store.sqlite.store import SqliteStore
from tests.graph_store.contract.invented import everything, named, report, says

ROOT = Path(__file__).parents[3]
BUNDLES = 8
ACTORS = 60

WRITER = """
import sys
from pathlib import Path
from graph_store.sqlite.store import SqliteStore
from tests.graph_store.sqlite.test_killing import bundles
store = SqliteStore(Path(sys.argv[1]))
store.open()
store.write(bundles(), progress=lambda done, total: print(done, flush=True))
"""


def bundles() -> list[SourceBundle]:
    """Documents that all speak of the same group, with enough claims for a kill to strike within."""
    made = []
    for number in range(BUNDLES):
        origin = f"document:{number}"
        claims = named("group:selm", "Friends of the Selm Talks", origin=origin, member_count=number)
        for actor in range(ACTORS):
            claims += named(f"actor:{actor}", f"Actor {actor}", origin=origin)
            claims.append(says(f"actor:{actor}", "MEMBER_OF", "group:selm", origin=origin))
        made.append(report(*claims, origin=origin))
    return made


@pytest.mark.parametrize("written", [1, 3, 6])
def test_killed_writer_leaves_whole_bundles(tmp_path: Path, written: int) -> None:
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, killed], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert writer.stdout is not None
    for _ in range(written):
        writer.stdout.readline()
    time.sleep(written / 500)  # into the next bundle
    writer.kill()
    writer.communicate()
    store = SqliteStore(killed)
    store.open()
    documents = [d.id for d in store.documents()]
    assert written <= len(documents) == store.generation <= BUNDLES
    assert len(store.claims(ClaimFilter())) == len(documents) * (2 + 2 * ACTORS)
    store.write(bundles())
    reference = SqliteStore(whole)
    reference.open()
    reference.write(bundles())
    assert everything(store) == everything(reference)
    store.close()
    reference.close()
