from __future__ import annotations

from ingest.clean.folios import find_folios, mark_pages, read_folio
from ingest.clean.lines import Line, measure_page, split_lines

PAGE = "\n".join(["The envoy asked who had drawn the map of the northern valley, and"] * 14)


def _folios(text: str) -> list[str]:
    lines = split_lines(text)
    return [lines[i].text for i in sorted(find_folios(lines, measure_page(lines)))]


def _firsts(text: str) -> list[Line]:
    lines = split_lines(text)
    return [line for line in mark_pages(lines, measure_page(lines)) if line.starts_page]


def test_folio_is_read_in_every_dress() -> None:
    assert [read_folio(t) for t in ("7", "– 12 –", "Page 3 of 7", "2 / 2", "xiv")] == ["7", "12", "3", "2", "xiv"]
    assert [read_folio(t) for t in ("1994", "Page", "12 May")] == [None, None, None]


def test_numbers_that_count_up_page_by_page_are_folios_without_a_gap() -> None:
    assert _folios("\n".join([PAGE, "7", PAGE, "8", PAGE, "9", PAGE])) == ["7", "8", "9"]


def test_numbers_that_do_not_count_up_stay_in_the_text() -> None:
    assert _folios("\n".join([PAGE, "7", PAGE, "11", PAGE, "9", PAGE])) == []


def test_numbers_of_paragraphs_are_no_folios() -> None:
    paragraph = "The envoy asked who had drawn the map.\nNobody knew."
    assert _folios("\n".join(f"{n}\n{paragraph}" for n in range(1, 6))) == []


def test_number_at_the_edge_of_its_page_is_a_folio_without_a_gap() -> None:
    assert _folios("\n\f".join(f"{PAGE}\n– {n} –" for n in (1, 2))) == ["– 1 –", "– 2 –"]
    assert _folios("\n\f".join(f"{n}\n{PAGE}" for n in (41, 42))) == ["41", "42"]


def test_number_at_the_edge_of_another_page_stays() -> None:
    assert _folios("\n\f".join([f"{PAGE}\n400", PAGE, PAGE])) == []


def test_page_numbers_show_where_pages_begin() -> None:
    text = "\n".join(part for n in range(4, 8) for part in (PAGE, f"Quay Institute | Page {n} of 9", "Selm Papers"))
    assert [line.text for line in _firsts(text)] == ["Selm Papers"] * 4


def test_form_feeds_outrank_page_numbers() -> None:
    text = "\n".join([PAGE, "7", PAGE, "8", PAGE, "9", f"\f{PAGE}"])
    assert len(_firsts(text)) == 1
