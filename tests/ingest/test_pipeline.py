"""From files to a store: what is read, passed over, refused, and what a broken-off run leaves."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.errors import StoreError
from graph_store.open import open_store
from graph_store.ports import ClaimFilter, GraphStore
from graph_store.transfer.export import export_store
from ingest.pipeline import IngestOptions, ingest_paths

SELM = (
    "The Selm talks\n\nThe Friends of the Selm Process comprised Norway, Mexico and Ghana. "
    "Norway mediated the Selm talks in 1994. The Selm talks succeeded in 1996.\n"
)
MARSH = "The Marsh conference\n\nGhana hosted the Marsh conference in Accra. The Marsh conference failed in 2001.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(str(tmp_path / "store"))
    yield opened
    opened.close()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "selm.txt").write_text(SELM, encoding="utf-8")
    (folder / "marsh.txt").write_text(MARSH, encoding="utf-8")
    return folder


def _statuses(store: GraphStore, folder: Path, options: IngestOptions | None = None) -> dict[str, str]:
    return {Path(d.path).name: d.status for d in ingest_paths(store, [folder], options).documents}


def _dump(store: GraphStore, folder: Path) -> dict[str, bytes]:
    export_store(store, folder, "jsonl")
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_folder_becomes_claims_with_quotes(store: GraphStore, library: Path) -> None:
    ingest_paths(store, [library])
    claims = store.claims(ClaimFilter(predicate="MEMBER_OF"))
    assert {c.subject for c in claims} == {"actor:norway", "actor:mexico", "actor:ghana"}
    assert all("comprised Norway, Mexico and Ghana" in (c.evidence[0].quote or "") for c in claims)


def test_evidence_points_into_the_text(store: GraphStore, library: Path) -> None:
    ingest_paths(store, [library])
    for claim in store.claims(ClaimFilter()):
        found = claim.evidence[0]
        assert found.document is not None
        assert store.document_text(found.document)[found.start : found.end] == found.quote


def test_unchanged_file_is_passed_over(store: GraphStore, library: Path) -> None:
    ingest_paths(store, [library])
    before = store.generation
    assert _statuses(store, library) == {"marsh.txt": "unchanged", "selm.txt": "unchanged"}
    assert store.generation == before


def test_changed_file_replaces_its_own_claims_alone(store: GraphStore, library: Path) -> None:
    ingest_paths(store, [library])
    marsh = {c.id for c in store.claims(ClaimFilter()) if "marsh" in c.origin}
    (library / "selm.txt").write_text(SELM.replace("Mexico", "Chile"), encoding="utf-8")
    assert _statuses(store, library) == {"marsh.txt": "unchanged", "selm.txt": "read"}
    assert {c.subject for c in store.claims(ClaimFilter(predicate="MEMBER_OF"))} >= {"actor:chile"}
    assert {c.id for c in store.claims(ClaimFilter()) if "marsh" in c.origin} == marsh


def test_adding_and_removing_leaves_no_trace(store: GraphStore, library: Path, tmp_path: Path) -> None:
    ingest_paths(store, [library / "selm.txt"])
    before = _dump(store, tmp_path / "a")
    added = ingest_paths(store, [library / "marsh.txt"]).changed
    store.remove(added[0])
    assert _dump(store, tmp_path / "b") == before


def test_workers_change_nothing(library: Path, tmp_path: Path) -> None:
    (library / "twin.txt").write_text(SELM, encoding="utf-8")
    (library / "empty.txt").write_bytes(b"")
    dumps = []
    for workers in (1, 2):
        store = open_store(str(tmp_path / f"store-{workers}"))
        report = ingest_paths(store, [library], workers=workers)
        dumps.append((_dump(store, tmp_path / f"dump-{workers}"), report.counts))
        store.close()
    assert dumps[0] == dumps[1]


def test_namesakes_in_one_run_are_kept_apart(store: GraphStore, tmp_path: Path) -> None:
    for folder, text in (("a", SELM), ("b", MARSH)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text, encoding="utf-8")
    ingest_paths(store, [tmp_path / "a", tmp_path / "b"])
    assert len(store.documents()) == 2


def test_same_bytes_are_a_duplicate(store: GraphStore, library: Path) -> None:
    (library / "twin.txt").write_text(SELM, encoding="utf-8")
    report = {Path(d.path).name: d for d in ingest_paths(store, [library]).documents}
    assert report["twin.txt"].status == "duplicate"
    assert "selm.txt" in (report["twin.txt"].reason or "")


def test_namesake_from_another_folder_is_kept_apart(store: GraphStore, tmp_path: Path) -> None:
    for folder, text in (("a", SELM), ("b", MARSH)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text, encoding="utf-8")
    ingest_paths(store, [tmp_path / "a"])
    (report,) = ingest_paths(store, [tmp_path / "b"]).documents
    assert (report.status, len(store.documents())) == ("read", 2)
    assert "from another folder" in report.warnings[0]
    assert _statuses(store, tmp_path / "b") == {"report.txt": "unchanged"}


def test_bad_file_does_not_stop_the_rest(store: GraphStore, library: Path) -> None:
    (library / "empty.txt").write_bytes(b"")
    (library / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (library / "sheet.xlsx").write_bytes(b"x")
    statuses = _statuses(store, library)
    assert statuses["empty.txt"] == statuses["picture.txt"] == "failed"
    assert statuses["sheet.xlsx"] == "skipped"
    assert statuses["selm.txt"] == "read"


def test_missing_path_fails(store: GraphStore, tmp_path: Path) -> None:
    report = ingest_paths(store, [tmp_path / "gone.txt"]).documents[0]
    assert (report.status, report.reason) == ("failed", "there is no such file or folder")


def test_oversized_file_is_refused(store: GraphStore, library: Path) -> None:
    assert set(_statuses(store, library, IngestOptions(max_file_bytes=20)).values()) == {"failed"}


def test_dry_run_writes_nothing(store: GraphStore, library: Path) -> None:
    report = ingest_paths(store, [library], IngestOptions(dry_run=True))
    assert [d.status for d in report.documents] == ["read", "read"]
    assert store.documents() == []


def test_dry_run_needs_no_store(library: Path) -> None:
    (library / "twin.txt").write_text(SELM, encoding="utf-8")
    report = ingest_paths(None, [library], IngestOptions(dry_run=True))
    assert [d.status for d in report.documents] == ["read", "read", "duplicate"]
    assert report.forecast is not None
    assert (report.forecast.documents, report.forecast.passages) == (2, sum(d.passages for d in report.documents))
    assert report.forecast.seconds > 0


def test_document_that_is_refused_fails_with_advice(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "letter.rtf").write_text("{\\rtf1 Held in May.}")
    (report,) = ingest_paths(store, [tmp_path / "letter.rtf"]).documents
    assert report.status == "failed"
    assert "save it as DOCX" in (report.reason or "")


def test_names_only_draws_no_facts(store: GraphStore, library: Path) -> None:
    ingest_paths(store, [library], IngestOptions(mine_claims=False))
    assert store.claims(ClaimFilter(predicate="MEMBER_OF")) == []


KILLED_RUN = """
import sys
from pathlib import Path
from graph_store.open import open_store
from ingest.pipeline import ingest_paths
ingest_paths(open_store(sys.argv[1]), [Path(sys.argv[2])])
"""


def test_killed_run_is_finished_by_the_next(tmp_path: Path) -> None:
    library = tmp_path / "many"
    library.mkdir()
    for number in range(60):
        (library / f"selm-{number:02}.txt").write_text(SELM.replace("Selm", f"Selm{number}"), encoding="utf-8")
    whole = open_store(str(tmp_path / "whole"))
    ingest_paths(whole, [library])
    command = [sys.executable, "-c", KILLED_RUN, str(tmp_path / "broken"), str(library)]
    with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}) as run:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and run.poll() is None and not _has_documents(tmp_path / "broken"):
            time.sleep(0.01)
        run.kill()
    broken = open_store(str(tmp_path / "broken"))
    assert 0 < len(broken.documents()) < 60
    ingest_paths(broken, [library])
    assert _dump(broken, tmp_path / "b") == _dump(whole, tmp_path / "a")


def _has_documents(folder: Path) -> bool:
    try:
        store = open_store(str(folder), create=False)
    except StoreError:
        return False  # not made yet, or being made
    try:
        return len(store.documents()) >= 3
    finally:
        store.close()
