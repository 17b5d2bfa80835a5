"""PDF pages as a reader of the paper would read them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from graph_schema.documents import PassageKind
from ingest.errors import FileRefused
from ingest.prepare import prepare
from ingest.records import PreparedDocument
from tests.making.pdf_pages import HEIGHT, LEFT, WIDTH, Paper, Piece, by_rows, plain_lines, sentence, set_lines


def body_of(prepared: PreparedDocument) -> str:
    kinds = {PassageKind.BODY, PassageKind.LIST}
    return " ".join(p.passage.text for p in prepared.passages if p.passage.kind in kinds)


def made(paper: Paper, tmp_path: Path) -> PreparedDocument:
    path = tmp_path / "selm.pdf"
    path.write_bytes(paper.finish())
    return prepare(path)


def paper_of(pages: Iterable[list[Piece]]) -> Paper:
    paper = Paper()
    for pieces in pages:
        paper.draw(*pieces)
        paper.end_page()
    return paper


def all_words(pages: int) -> list[str]:
    return [word for number in range(pages) for line in plain_lines(number) for word in line.split()]


def test_no_word_is_lost_or_doubled(tmp_path: Path) -> None:
    paper = paper_of(set_lines(plain_lines(number)) for number in range(3))
    assert body_of(made(paper, tmp_path)).split() == all_words(3)


def test_columns_drawn_row_by_row_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = plain_lines(0), plain_lines(1)
    pieces = [*set_lines(left, size=8), *set_lines(right, LEFT + 250, size=8)]
    assert body_of(made(paper_of([by_rows(pieces)]), tmp_path)).split() == all_words(2)


def test_running_heads_and_folios_stay_out(tmp_path: Path) -> None:
    furniture = [[Piece("Rivers and rooms", 250, 50), Piece(str(n + 1), 290, 800)] for n in range(6)]
    paper = paper_of([*pieces, *set_lines(plain_lines(n))] for n, pieces in enumerate(furniture))
    assert body_of(made(paper, tmp_path)).split() == all_words(6)


def test_footnote_is_a_note(tmp_path: Path) -> None:
    paper = Paper()
    paper.draw(*set_lines(plain_lines(0)), Piece("1 The chair of the talks rotated every month.", LEFT, 734, size=8))
    paper.draw_rule(LEFT, 722, LEFT + 100)
    prepared = made(paper, tmp_path)
    notes = [p.passage.text for p in prepared.passages if p.passage.kind is PassageKind.NOTE]
    assert [n.endswith("The chair of the talks rotated every month.") for n in notes] == [True]
    assert body_of(prepared).split() == all_words(1)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_page_is_read_upright(tmp_path: Path, degrees: int) -> None:
    paper = Paper()
    paper.turn(degrees)
    paper.draw(*set_lines(plain_lines(0)))
    assert body_of(made(paper, tmp_path)).split() == all_words(1)


@pytest.mark.parametrize("degrees", [90, 270])
def test_turned_page_among_upright_ones_keeps_its_place(tmp_path: Path, degrees: int) -> None:
    paper = paper_of([set_lines(plain_lines(0))])
    paper.turn(degrees)
    paper.draw(*set_lines(plain_lines(1)))
    paper.end_page()
    paper.draw(*set_lines(plain_lines(2)))
    assert body_of(made(paper, tmp_path)).split() == all_words(3)


@pytest.mark.parametrize(("turn", "x", "y"), [(90.0, 20.0, HEIGHT - 80), (270.0, WIDTH - 20, 80.0)])
def test_strip_along_the_edge_stays_out(tmp_path: Path, turn: float, x: float, y: float) -> None:
    strip = Piece("Downloaded by reader 41 on 3 May 2021", x, y, size=7, turn=turn)
    paper = paper_of([[strip, *set_lines(plain_lines(number))] for number in range(2)])
    assert body_of(made(paper, tmp_path)).split() == all_words(2)


def test_passages_know_their_pages(tmp_path: Path) -> None:
    prepared = made(paper_of(set_lines(plain_lines(number)) for number in range(3)), tmp_path)
    last = next(p.passage for p in prepared.passages if sentence(219) in p.passage.text)
    assert (last.page_to, prepared.document.pages) == (3, 3)


def test_offsets_lead_back_to_the_words(tmp_path: Path) -> None:
    prepared = made(paper_of([[Piece("Rivers and rooms", 250, 50), *set_lines(plain_lines(1))]]), tmp_path)
    for passage in prepared.passages:
        for start, end in passage.sentences:
            low, high = passage.to_original(start, end)
            assert prepared.raw.text[low:high].split() == passage.passage.text[start:end].split()


def test_page_without_text_is_named(tmp_path: Path) -> None:
    paper = paper_of([set_lines(plain_lines(1))])
    paper.draw_scan()
    warnings = " ".join(made(paper, tmp_path).document.warnings)
    assert "no text layer on 1 of 2 pages" in warnings


def test_text_behind_a_scan_is_read_and_marked(tmp_path: Path) -> None:
    paper = Paper()
    paper.draw_scan()
    paper.draw(*(piece._replace(is_hidden=True) for piece in set_lines(plain_lines(0))))
    prepared = made(paper, tmp_path)
    assert body_of(prepared).split() == all_words(1)
    assert any("OCR layer" in warning for warning in prepared.document.warnings)


def test_box_goes_on_overleaf(tmp_path: Path) -> None:
    paper = Paper()
    inside = [
        f"{boat} and its crew lay in the harbour all winter." for boat in ("Heron", "Gull", "Tern", "Swift", "Plover")
    ]
    inside.append("Nobody had thought of the ice.")
    paper.draw(*set_lines(plain_lines(0)), *set_lines(inside[:5], LEFT + 10, 420))
    paper.draw_frame(LEFT, 400, 525, 490)
    paper.end_page()
    paper.draw(*set_lines(inside[5:], LEFT + 10, 92), *set_lines(plain_lines(1), y=130))
    paper.draw_frame(LEFT, 78, 525, 102)
    prepared = made(paper, tmp_path)
    boxes = " ".join(p.passage.text for p in prepared.passages if p.passage.kind is PassageKind.BOX)
    assert boxes.split() == " ".join(inside).split()
    assert body_of(prepared).split() == all_words(2)


def test_owners_password_is_no_hindrance(tmp_path: Path) -> None:
    paper = Paper(encrypt=StandardEncryption("", ownerPassword="ferry", canCopy=0))
    paper.draw(*set_lines(plain_lines(0)))
    assert body_of(made(paper, tmp_path)).split() == all_words(1)


def test_scan_without_any_text_is_refused(tmp_path: Path) -> None:
    paper = Paper()
    paper.draw_scan()
    path = tmp_path / "scan.pdf"
    path.write_bytes(paper.finish())
    with pytest.raises(FileRefused, match="no text layer"):
        prepare(path)


@pytest.mark.parametrize("keep", [0.2, 0.6])
def test_truncated_file_is_refused(tmp_path: Path, keep: float) -> None:
    data = paper_of([set_lines(plain_lines(1))]).finish()
    path = tmp_path / "selm.pdf"
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(FileRefused, match=r"selm\.pdf: .*truncated"):
        prepare(path)
