"""What a run, a sidecar and a library say of documents, and when that has them read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.documents import Confidentiality, Document
from graph_store.open import open_store
from graph_store.ports import GraphStore
from ingest.errors import KindUnknown, LibraryWrong
from ingest.options import IngestOptions
from ingest.pipeline import ingest_paths

REPORT = "---\ntitle: The Ferry House Talks\nauthor: Ada Marlowe\n---\nThe envoy met both delegations in 1994.\n"
ENTRY = "@techreport{ferry, title = {The Ferry House Talks}, author = {Marlowe, Ada}, year = {1996}, doi = {10.1234/x}}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = open_store(str(tmp_path / "store"))
    yield opened
    opened.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "reports" / "talks.md"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.bib"
    path.write_text(ENTRY, encoding="utf-8")
    return path


def _status(store: GraphStore, report: Path, options: IngestOptions | None = None) -> str:
    (found,) = ingest_paths(store, [report.parent], options).documents
    return found.status


def _document(store: GraphStore) -> Document:
    (document,) = store.documents()
    return document


def test_sidecar_describes_its_document(store: GraphStore, report: Path) -> None:
    report.with_suffix(".yaml").write_text("title: Talks at the Ferry House\nyear: 1997\nkind: debrief\n")
    assert _status(store, report) == "read"
    document = _document(store)
    assert (document.title, document.year, document.kind) == ("Talks at the Ferry House", 1997, "debrief")
    assert document.metadata_from["year"] == "sidecar talks.yaml"
    assert document.metadata_from["authors"] == "front matter"


def test_changed_sidecar_has_its_document_read_again(store: GraphStore, report: Path) -> None:
    _status(store, report)
    report.with_suffix(".yaml").write_text("year: 1997")
    assert [_status(store, report), _status(store, report)] == ["read", "unchanged"]
    report.with_suffix(".yaml").unlink()
    assert _status(store, report) == "read"
    assert _document(store).year is None


def test_sidecar_that_does_not_read_refuses_its_document(store: GraphStore, report: Path) -> None:
    report.with_suffix(".yaml").write_text("title: [unclosed")
    (found,) = ingest_paths(store, [report]).documents
    assert found.status == "failed"
    assert "its sidecar talks.yaml is not readable as YAML" in (found.reason or "")
    assert store.documents() == []


def test_library_describes_what_it_knows(store: GraphStore, report: Path, library: Path) -> None:
    _status(store, report, IngestOptions(library=library))
    document = _document(store)
    assert (document.year, document.doi) == (1996, "10.1234/x")
    assert document.metadata_from["doi"] == "library entry ferry"


def test_document_is_read_again_only_when_its_own_entry_changed(store: GraphStore, report: Path, library: Path) -> None:
    options = IngestOptions(library=library)
    assert [_status(store, report, options), _status(store, report, options)] == ["read", "unchanged"]
    library.write_text(ENTRY + "\n@book{other, title = {Wide Rivers of the North}}")
    assert _status(store, report, options) == "unchanged"
    library.write_text(ENTRY.replace("1996", "1998"))
    assert _status(store, report, options) == "read"
    assert _document(store).year == 1998


def test_run_without_the_library_leaves_what_it_said(store: GraphStore, report: Path, library: Path) -> None:
    _status(store, report, IngestOptions(library=library))
    assert _status(store, report) == "unchanged"
    assert _document(store).year == 1996


def test_entries_that_do_not_read_are_noticed(store: GraphStore, report: Path, library: Path) -> None:
    library.write_text(ENTRY + "\n@book{untitled, year = {1990}}")
    found = ingest_paths(store, [report], IngestOptions(library=library))
    assert found.notices == ["library.bib: 1 entries without a title were left out"]


def test_missing_library_stops_the_run(store: GraphStore, report: Path) -> None:
    with pytest.raises(LibraryWrong, match=r"gone\.bib: the library cannot be opened"):
        ingest_paths(store, [report], IngestOptions(library=report.with_name("gone.bib")))


def test_kind_is_given_for_the_run_and_kept_by_the_next(store: GraphStore, report: Path) -> None:
    options = IngestOptions(kind="Field notes")
    assert [_status(store, report, options), _status(store, report)] == ["read", "unchanged"]
    report.write_text(REPORT + "They met again in 1995.\n")
    assert _status(store, report) == "read"
    assert (_document(store).kind, _document(store).metadata_from["kind"]) == ("note", "command line")


def test_unknown_kind_stops_the_run(store: GraphStore, report: Path) -> None:
    with pytest.raises(KindUnknown, match="--kind 'ballad' is no kind of document; known are report, handbook"):
        ingest_paths(store, [report], IngestOptions(kind="ballad"))


@pytest.mark.parametrize(
    ("sidecar", "own", "level"),
    [
        ("", "", Confidentiality.INTERNAL),
        ("", "confidentiality: restricted\n", Confidentiality.RESTRICTED),
        ("confidentiality: public", "confidentiality: restricted\n", Confidentiality.PUBLIC),
    ],
)
def test_level_that_is_given_is_the_least_but_for_a_sidecar(
    store: GraphStore, report: Path, sidecar: str, own: str, level: Confidentiality
) -> None:
    report.write_text(REPORT.replace("title:", f"{own}title:"))
    report.with_suffix(".yaml").write_text(sidecar)
    _status(store, report, IngestOptions(confidentiality=Confidentiality.INTERNAL))
    assert _document(store).confidentiality is level
