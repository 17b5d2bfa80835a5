"""PDF pages as a reader of the paper would read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.documents import PassageKind
from ingest.errors import FileRefused
from ingest.prepare import prepare
from ingest.records import PreparedDocument
from tests.making.pdf_pages import Pages, plain_lines, sentence


def _body(prepared: PreparedDocument) -> str:
    kinds = {PassageKind.BODY, PassageKind.LIST}
    return " ".join(p.passage.text for p in prepared.passages if p.passage.kind in kinds)


def _made(pages: Pages, tmp_path: Path) -> PreparedDocument:
    return prepare(pages.save(tmp_path / "selm.pdf"))


def test_no_word_is_lost_or_doubled(tmp_path: Path) -> None:
    pages = Pages()
    for number in range(3):
        pages.add(plain_lines(number))
    expected = " ".join(line for number in range(3) for line in plain_lines(number))
    assert _body(_made(pages, tmp_path)).split() == expected.split()


def test_columns_drawn_row_by_row_are_read_one_after_the_other(tmp_path: Path) -> None:
    pages = Pages()
    left, right = plain_lines(1), plain_lines(2)
    pages.add_columns(left, right)
    assert _body(_made(pages, tmp_path)).split() == " ".join(left + right).split()


def test_running_heads_and_folios_stay_out(tmp_path: Path) -> None:
    pages = Pages()
    for number in range(6):
        pages.add(plain_lines(number), head="Rivers and rooms", folio=True)
    body = _body(_made(pages, tmp_path))
    assert "Rivers and rooms" not in body
    assert body.split() == " ".join(line for number in range(6) for line in plain_lines(number)).split()


def test_footnote_is_a_note(tmp_path: Path) -> None:
    pages = Pages()
    pages.add(plain_lines(1), note="1 The chair of the talks rotated every month.")
    prepared = _made(pages, tmp_path)
    notes = [p.passage.text for p in prepared.passages if p.passage.kind is PassageKind.NOTE]
    assert [n.endswith("The chair of the talks rotated every month.") for n in notes] == [True]
    assert "rotated" not in _body(prepared)


@pytest.mark.parametrize("rotation", [90, 180])
def test_turned_page_is_read_upright(tmp_path: Path, rotation: int) -> None:
    pages = Pages()
    pages.add(plain_lines(1), rotation=rotation)
    assert _body(_made(pages, tmp_path)).split() == " ".join(plain_lines(1)).split()


def test_passages_know_their_pages(tmp_path: Path) -> None:
    pages = Pages()
    for number in range(3):
        pages.add(plain_lines(number))
    prepared = _made(pages, tmp_path)
    last = next(p.passage for p in prepared.passages if sentence(219) in p.passage.text)
    assert (last.page_to, prepared.document.pages) == (3, 3)


def test_offsets_lead_back_to_the_words(tmp_path: Path) -> None:
    pages = Pages()
    pages.add(plain_lines(1), head="Rivers and rooms")
    prepared = _made(pages, tmp_path)
    for passage in prepared.passages:
        for start, end in passage.sentences:
            low, high = passage.to_original(start, end)
            assert prepared.raw.text[low:high].split() == passage.passage.text[start:end].split()


def test_page_without_text_is_named(tmp_path: Path) -> None:
    pages = Pages()
    pages.add(plain_lines(1))
    pages.add_picture()
    warnings = " ".join(_made(pages, tmp_path).document.warnings)
    assert "no text layer on 1 of 2 pages" in warnings


def test_scan_without_any_text_is_refused(tmp_path: Path) -> None:
    pages = Pages()
    pages.add_picture()
    path = pages.save(tmp_path / "scan.pdf")
    with pytest.raises(FileRefused, match="no text layer"):
        prepare(path)


@pytest.mark.parametrize("keep", [0.2, 0.6])
def test_truncated_file_is_refused(tmp_path: Path, keep: float) -> None:
    pages = Pages()
    pages.add(plain_lines(1))
    path = pages.save(tmp_path / "selm.pdf")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(FileRefused, match=r"selm\.pdf: .*truncated"):
        prepare(path)
