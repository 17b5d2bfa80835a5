"""Pages of a Word document are told only where something tells them."""

from __future__ import annotations

from tests.ingest.read.docx.conftest import ReadBody
from tests.making.docx_files import paragraph, run

BY_HAND = '<w:r><w:br w:type="page"/></w:r>'
BY_WORD = "<w:r><w:lastRenderedPageBreak/></w:r>"
PAGES = '<p xmlns="urn:x"><Pages>{}</Pages></p>'


def test_breaks_of_the_last_layout_are_pages(read_body: ReadBody) -> None:
    raw = read_body(
        paragraph("The talks ", BY_WORD, run("went on.")), paragraph(BY_HAND), paragraph(BY_WORD, run("End."))
    )
    assert [raw.page_at(raw.text.index(word)) for word in ("talks", "went", "End")] == [1, 2, 3]


def test_breaks_set_by_hand_are_pages_where_there_are_no_others(read_body: ReadBody) -> None:
    raw = read_body(paragraph("One.", BY_HAND, run("Two.")), paragraph("Three.", properties="<w:pageBreakBefore/>"))
    assert [raw.page_at(raw.text.index(word)) for word in ("One", "Two", "Three")] == [1, 2, 3]


def test_section_that_begins_a_page_is_one(read_body: ReadBody) -> None:
    ends = "<w:sectPr/>", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    raw = read_body(paragraph("One.", properties=ends[0]), paragraph("Same.", properties=ends[1]), paragraph("Two."))
    assert [raw.page_at(raw.text.index(word)) for word in ("One", "Same", "Two")] == [1, 1, 2]


def test_breaks_by_hand_are_not_trusted_with_more_words_than_fit(read_body: ReadBody) -> None:
    assert read_body(paragraph("word " * 2000, BY_HAND), paragraph("End.")).pages is None


def test_breaks_by_hand_are_not_trusted_against_the_count_of_the_file(read_body: ReadBody) -> None:
    parts = {"extended-properties": PAGES.format(9)}
    assert read_body(paragraph("One.", BY_HAND, run("Two.")), parts=parts).pages is None


def test_document_without_breaks_has_no_pages(read_body: ReadBody) -> None:
    raw = read_body(paragraph("The talks went on."))
    assert (raw.pages, raw.page_starts) == (None, ())
