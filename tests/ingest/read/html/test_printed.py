"""Pages that converters made of printed documents."""

from __future__ import annotations

import pytest

from ingest.records import BlockRole
from tests.ingest.read.html.conftest import ReadPage

LINES = [
    "The envoy asked who had drawn the map of the northern valley, and",
    "nobody at the table could say; it had come with the house, as the",
    "clerk put it, and the house had come with the war.",
]
HEAD = "<title>Maps</title><meta name='generator' content='pdftohtml 0.36'><meta name='date' content='2026-01-01'>"
OUTLINE = "<a name='outline'></a><h1>Document Outline</h1><ul><li><a href='#1'>Maps</a></li></ul>"


@pytest.mark.parametrize(
    ("before", "behind", "between"),
    [("", "<br/>", "<hr/>"), ("<p style='position:absolute'>", "</p>", "</div><div id='page2-div'>")],
)
def test_lines_of_a_converted_page_stay_lines(read_page: ReadPage, before: str, behind: str, between: str) -> None:
    page = "".join(f"{before}{line}{behind}\n" for line in LINES)
    raw = read_page(f"<div id='page1-div'>{page}{between}{page}</div>{OUTLINE}", HEAD)
    assert raw.text.replace("\f\n", "\f") == "\n".join(LINES) + "\n\f" + "\n".join(LINES)
    assert [b.role for b in raw.blocks] == [BlockRole.LINES]
    assert (raw.pages, raw.metadata.title, raw.metadata.year) == (2, "Maps", None)
    assert "the PDF itself reads better" in raw.warnings[-1]


def test_page_whose_every_line_is_broken_is_read_by_its_lines(read_page: ReadPage) -> None:
    raw = read_page("<br>\n".join(LINES * 14))
    assert [b.role for b in raw.blocks] == [BlockRole.LINES]
    assert raw.pages is None


def test_page_with_a_few_line_breaks_is_not(read_page: ReadPage) -> None:
    assert read_page("<br>\n".join(LINES)).blocks[0].role is BlockRole.BODY
