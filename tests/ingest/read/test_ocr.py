"""Scanned PDFs: what is said of them, and what text recognition makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import FileEmpty, FileScanned, RecognitionFailed, RecognitionMissing
from ingest.prepare import ReadingOptions, prepare
from ingest.read.ocr import TextRecognition, missing_programs, recognise_text, require_programs
from ingest.read.registry import read_document
from tests.ingest.read.conftest import MakeFile
from tests.making.pdf_pages import Paper, set_lines
from tests.making.scans import scan_pages, scan_some

HOW = TextRecognition(seconds=120)
FIRST = ["The envoy met both delegations in Selm.", "They agreed to open the bridge in May."]
SECOND = ["The second round was held in the ferry house.", "Nobody came from the upper valley."]


def _typed() -> bytes:
    paper = Paper()
    for lines in (FIRST, SECOND):
        paper.draw(*set_lines(lines, size=14.0, step=22.0))
        paper.end_page()
    return paper.finish()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan_pages(_typed()))
    return path


@pytest.fixture
def half(tmp_path: Path) -> Path:
    path = tmp_path / "half.pdf"
    path.write_bytes(scan_some(_typed(), {2}))
    return path


def test_scan_is_refused_with_what_to_do(scan: Path) -> None:
    with pytest.raises(FileScanned, match=r"scan\.pdf: no text layer on 2 of 2 pages; read it with --ocr"):
        read_document(scan)


def test_half_scan_is_read_and_names_its_bare_pages(half: Path) -> None:
    raw = read_document(half)
    assert raw.warnings == ("no text layer on 1 of 2 pages: page 2",)
    assert FIRST[0] in raw.text


@pytest.mark.ocr
def test_scan_is_recognised_and_marked(scan: Path) -> None:
    document = prepare(scan, options=ReadingOptions(ocr=HOW))
    text = " ".join(passage.passage.text for passage in document.passages)
    assert all(line in text for line in FIRST + SECOND)
    assert "pages 1-2: recognised by OCR in this run (eng)" in document.document.warnings
    assert document.document.sha256 == prepare(scan, options=ReadingOptions(ocr=HOW)).document.sha256


@pytest.mark.ocr
def test_typed_pages_of_a_half_scan_stay_as_they_are(half: Path) -> None:
    raw = read_document(half, ocr=HOW)
    assert raw.sha256 == read_document(half).sha256
    assert raw.text.startswith(read_document(half).text.rstrip())
    assert SECOND[0] in raw.text
    assert [said for said in raw.warnings if "no text layer" in said] == []


@pytest.mark.ocr
def test_empty_scan_is_refused_after_recognition(tmp_path: Path) -> None:
    paper = Paper()
    paper.end_page()
    (tmp_path / "blank.pdf").write_bytes(scan_pages(paper.finish()))
    with pytest.raises(FileEmpty, match=r"blank\.pdf: no text was recognised on any of its 1 pages"):
        read_document(tmp_path / "blank.pdf", ocr=HOW)


@pytest.mark.ocr
def test_recognition_stops_at_its_limit(make_file: MakeFile) -> None:
    with pytest.raises(RecognitionFailed, match="it took longer than 0 seconds; raise GOODOFFICES_OCR_SECONDS"):
        recognise_text(make_file(scan_pages(_typed()), "scan.pdf"), TextRecognition(seconds=0.1))


@pytest.mark.ocr
def test_language_that_is_not_installed_is_named(make_file: MakeFile) -> None:
    with pytest.raises(RecognitionFailed, match="xyz"):
        recognise_text(make_file(scan_pages(_typed()), "scan.pdf"), TextRecognition(languages="xyz"))


def test_missing_programs_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing_programs() == ["ocrmypdf", "tesseract"]
    with pytest.raises(RecognitionMissing, match=r"needs ocrmypdf and tesseract.*apt-get install ocrmypdf"):
        require_programs()
