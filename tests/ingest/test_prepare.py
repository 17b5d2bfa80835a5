from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph_schema.documents import Confidentiality, PassageKind
from ingest.clean.document import clean_document
from ingest.errors import FileEmpty
from ingest.prepare import document_id, file_digest, prepare, segment_document
from ingest.read.registry import read_document

NOTE = """---
title: Ferries on Wide Rivers
author: Ada Marlowe
date: 2004
kind: field note
confidentiality: internal
---
# Ferries on Wide Rivers

## The crew

The crew of the *upper* ferry met Dr. Vos in Selm.[^1] They went home.

| Ferry | Crew |
|---|---|
| upper | 4 |

[^1]: See Brandt (1999).
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "ferry note.md"
    path.write_text(NOTE)
    return path


def test_document_says_what_it_is(note: Path) -> None:
    document = prepare(note, source="2004/ferry note.md").document
    assert (document.title, document.authors, document.year) == ("Ferries on Wide Rivers", ["Ada Marlowe"], 2004)
    assert (document.kind, document.confidentiality) == ("note", Confidentiality.INTERNAL)
    assert document.source == "2004/ferry note.md"
    assert document.sha256 == file_digest(note)
    assert document.metadata_from["title"] == "front matter"


def test_passages_have_their_kinds_and_sections(note: Path) -> None:
    prepared = prepare(note)
    shown = [(p.passage.kind, p.passage.path) for p in prepared.passages if p.passage.kind is not PassageKind.FURNITURE]
    assert shown == [(PassageKind.BODY, "The crew"), (PassageKind.TABLE, "The crew"), (PassageKind.NOTE, "The crew")]
    assert [s.name for s in prepared.sections] == ["The crew"]


def test_words_of_a_passage_lead_back_to_the_file(note: Path) -> None:
    prepared = prepare(note)
    passage = next(p for p in prepared.passages if p.passage.kind is PassageKind.BODY)
    at = passage.passage.text.index("upper ferry")
    start, end = passage.to_original(at, at + len("upper ferry"))
    assert NOTE[start:end] == "upper* ferry"


def test_note_hangs_on_its_passage(note: Path) -> None:
    prepared = prepare(note)
    body, hung = (
        next(p.passage for p in prepared.passages if p.passage.kind is kind)
        for kind in (PassageKind.BODY, PassageKind.NOTE)
    )
    assert hung.note is not None
    assert hung.note.passage == body.id
    assert body.text[: hung.note.at].endswith("in Selm.")


def test_id_comes_from_the_path_and_not_from_the_words(note: Path) -> None:
    before = prepare(note).document.id
    note.write_text(NOTE + "\nMore of it.\n")
    assert prepare(note).document.id == before == document_id("ferry note.md")
    assert before.startswith("document:ferry-note-")


def test_files_of_one_name_in_two_folders_have_two_ids() -> None:
    assert document_id("2004/report.txt") != document_id("2005/report.txt")


def test_given_id_is_used_throughout(note: Path) -> None:
    prepared = prepare(note, document_id="document:selm")
    assert {p.passage.document for p in prepared.passages} == {"document:selm"}
    assert prepared.passages[0].passage.id == "passage:selm:0001"
    assert prepared.sections[0].id == "section:selm:0001"


def test_unknown_kind_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nkind: ballad\n---\nThe ferry left late.")
    document = prepare(path).document
    assert document.kind == "report"
    assert "kind 'ballad' is not one of report, " in document.warnings[0]


def test_doi_of_the_imprint_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Ferries\n\nQuay Press 2004. doi:10.1234/Ferries\n\nThe ferry left late.")
    document = prepare(path).document
    assert (document.doi, document.metadata_from["doi"]) == ("10.1234/ferries", "first page")


def test_page_numbers_of_the_file_reach_its_passages(note: Path) -> None:
    raw = read_document(note)
    half = raw.text.index("| Ferry")
    paged = replace(raw, page_starts=(0, half), page_labels=("vii", None))
    cleaned = replace(clean_document(paged), page_labels={1: "7", 2: "8"})
    found = segment_document(paged, cleaned, "document:ferries").passages
    assert {p.passage.page: p.passage.page_label for p in found} == {1: "vii", 2: "8"}


def test_document_called_otherwise_keeps_its_title_page_apart(note: Path) -> None:
    note.with_suffix(".yaml").write_text("title: On Ferries")
    prepared = prepare(note)
    assert prepared.document.title == "On Ferries"
    assert [s.name for s in prepared.sections] == ["The crew"]


def test_warnings_of_the_reader_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("The envoy’s ferry left late.".encode("cp1252"))
    assert prepare(path).document.warnings == ["not UTF-8: read as Windows-1252"]


def test_file_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\n---\n\n---\n\n[](x)")
    with pytest.raises(FileEmpty, match=r"a\.md: holds no"):
        prepare(path)
