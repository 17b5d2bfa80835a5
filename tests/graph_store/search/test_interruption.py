"""What an interrupted or failing update leaves behind."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_store.errors import StoreNotWritable, StoreUnavailable
from graph_store.search import LocalSearchIndex
from graph_store.search.update_lock import update_lock, writing
from tests.graph_store.search.hashing_encoder import HashingEncoder, Stopped
from tests.graph_store.search.made_indexes import answers, fresh, many_passages
from tests.graph_store.search.made_passages import bridge_passages, harbour_passages


def test_interrupted_update_leaves_the_old_index(tmp_path: Path) -> None:
    before = answers(fresh(tmp_path, harbour_passages()))
    index = LocalSearchIndex(tmp_path, HashingEncoder(stop_after=300))
    with pytest.raises(Stopped, match="stopped after"):
        index.update(generation=2, add=many_passages(400), remove_documents=["harbour"])
    assert (index.generation, answers(LocalSearchIndex(tmp_path, HashingEncoder()))) == (1, before)


def test_interrupted_update_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    stopped = LocalSearchIndex(tmp_path, HashingEncoder(stop_after=600))
    with pytest.raises(Stopped, match="stopped after"):
        stopped.update(generation=1, add=many_passages(400))
    encoder = HashingEncoder()
    LocalSearchIndex(tmp_path, encoder).update(generation=1, add=many_passages(400))
    assert many_passages(1)[0].text not in encoder.seen
    assert many_passages(400)[-1].text in encoder.seen


def test_killed_update_leaves_the_old_index(tmp_path: Path) -> None:
    before = answers(fresh(tmp_path, harbour_passages()))
    program = (
        "import os, sys; from pathlib import Path; from tests.graph_store.search.test_interruption import *\n"
        "index = LocalSearchIndex(Path(sys.argv[1]), HashingEncoder())\n"
        "def die(done, total):\n"
        "    done < total or os._exit(9)\n"
        "index.update(generation=2, add=many_passages(300), progress=die)"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=Path(__file__).parents[3], check=False)
    index = LocalSearchIndex(tmp_path, HashingEncoder())
    assert (killed.returncode, index.generation, answers(index)) == (9, 1, before)
    index.update(generation=2, add=many_passages(300))
    assert len(index.search("envoy", limit=500, mode="text")) == 301


def test_files_without_a_manifest_do_not_count(tmp_path: Path) -> None:
    before = answers(fresh(tmp_path, harbour_passages()))
    for path in ("passages-000002.npz", "meta.json.new"):
        (tmp_path / path).write_bytes(b"cut off")
    (tmp_path / "text-000002").mkdir()
    (tmp_path / "text-000002" / "meta.json").write_text("{")
    index = LocalSearchIndex(tmp_path, HashingEncoder())
    assert answers(index) == before
    index.update(generation=2, add=bridge_passages())
    assert index.generation == 2


def test_second_writer_waits_and_gives_up(tmp_path: Path) -> None:
    with update_lock(tmp_path), pytest.raises(StoreUnavailable, match="Another program is updating"):
        hold(tmp_path)


def hold(folder: Path, *, error: OSError | None = None) -> None:
    with writing(folder, wait_seconds=0.1):
        if error:
            raise error


def test_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="No space left on device"):
        hold(tmp_path, error=OSError(28, "No space left on device"))
    hold(tmp_path)


def test_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StoreNotWritable, match="cannot be written"):
        hold(tmp_path, error=PermissionError(13, "Permission denied"))


def test_searches_go_on_during_updates(tmp_path: Path) -> None:
    index = fresh(tmp_path, harbour_passages())
    with ThreadPoolExecutor(4) as threads:
        searches = [threads.submit(search_anew, tmp_path) for _ in range(300)]
        while not all(search.done() for search in searches):
            index.update(generation=index.generation + 1, add=many_passages(2), remove_documents=["many"])
    assert [search.result() for search in searches] == [["harbour/1"]] * 300


def search_anew(folder: Path) -> list[str]:
    """Open the index as another program would and find the envoy."""
    index = LocalSearchIndex(folder, HashingEncoder())
    return [score.passage for score in index.search("envoy", limit=3, only={"harbour/1"})]


def test_file_in_the_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("not a folder")
    index = LocalSearchIndex(tmp_path / "index", HashingEncoder())
    with pytest.raises(StoreUnavailable, match="could not be written|cannot be read"):
        index.update(generation=1, add=harbour_passages())
