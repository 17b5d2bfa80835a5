"""Which words of a Word document count."""

from __future__ import annotations

import pytest

from tests.ingest.read.docx.conftest import ReadBody
from tests.making.docx_files import deleted, footnote_mark, inserted, paragraph, run, text_box

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_insertions_count_and_deletions_do_not(read_body: ReadBody) -> None:
    raw = read_body(paragraph("The elders ", deleted("refused "), inserted("agreed "), "to wait."))
    assert raw.text == "The elders agreed to wait."


def test_words_moved_elsewhere_count_once(read_body: ReadBody) -> None:
    moved = run("the second clause ")
    raw = read_body(paragraph("First ", f"<w:moveFrom>{moved}</w:moveFrom>", "then ", f"<w:moveTo>{moved}</w:moveTo>"))
    assert raw.text == "First then the second clause"


def test_paragraphs_whose_end_was_deleted_are_one(read_body: ReadBody) -> None:
    raw = read_body(paragraph("The lists ", properties="<w:rPr><w:del/></w:rPr>"), paragraph("did not match."))
    assert raw.text == "The lists did not match."


def test_comments_leave_nothing(read_body: ReadBody) -> None:
    marks = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    raw = read_body(paragraph(marks[0], "Quay", marks[1]), parts={"comments": "<c>Who says so?</c>"})
    assert raw.text == "Quay"


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:vanish w:val="1"/>', '<w:rStyle w:val="Versteckt"/>'])
def test_hidden_words_are_left_out(read_body: ReadBody, properties: str) -> None:
    assert read_body(paragraph("Seen.", run(" Unseen.", properties))).text == "Seen."


def test_words_shown_against_their_style_are_kept(read_body: ReadBody) -> None:
    shown = run("shown", '<w:rStyle w:val="Versteckt"/><w:vanish w:val="0"/>')
    assert read_body(paragraph(shown)).text == "shown"


def test_field_gives_its_result_and_not_its_code(read_body: ReadBody) -> None:
    link = FIELD.format(code=' HYPERLINK "https://quay.example" ', shown=run("the archive"))
    assert read_body(paragraph("See ", link, ".")).text == "See the archive."


def test_page_number_in_the_text_is_left_out(read_body: ReadBody) -> None:
    assert read_body(paragraph("Draft", FIELD.format(code=" PAGE ", shown=run("12")))).text == "Draft"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>US</w:t><w:noBreakHyphen/><w:t>led</w:t></w:r>", "US-led"),
        ("<w:r><w:t>left</w:t><w:tab/><w:t>right</w:t></w:r>", "left\tright"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one\ntwo"),
        ('<w:smartTag><w:r><w:t>Ostra</w:t></w:r></w:smartTag>', "Ostra"),
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", "a=b"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t> item</w:t></w:r>', "item"),
        ((
            "<w:r><w:ruby><w:rt><w:r><w:t>up</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>down</w:t></w:r>"
            "</w:rubyBase></w:ruby></w:r>"
        ), "down"),
    ],
)  # fmt: skip
def test_parts_of_a_run_become_characters(read_body: ReadBody, inner: str, text: str) -> None:
    assert read_body(paragraph(inner)).text == text


def test_raised_digits_stay_apart_from_their_word(read_body: ReadBody) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    raw = read_body(
        paragraph("of office", run("4", raised), " on the 2", run("nd", raised), " day of 10", run("6", raised))
    )
    assert raw.text == "of office⁴ on the 2nd day of 106"


def test_large_initial_joins_its_word(read_body: ReadBody) -> None:
    raw = read_body(paragraph("T", properties='<w:framePr w:dropCap="drop"/>'), paragraph("he river froze."))
    assert raw.text == "The river froze."


def test_mark_chosen_by_hand_is_the_number_of_its_note(read_body: ReadBody) -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    raw = read_body(paragraph("Held", mark, " in May."))
    assert raw.text == "Held[^*] in May."


def test_deleted_mark_brings_no_note(read_body: ReadBody) -> None:
    raw = read_body(paragraph("Held.", f"<w:del>{footnote_mark(1)}</w:del>"), parts={"footnotes": "<w/>"})
    assert raw.text == "Held."


def test_text_box_is_read_once_and_behind_its_paragraph(read_body: ReadBody) -> None:
    raw = read_body(paragraph("The talks ", text_box(paragraph("A word on venues.")), "went on."))
    assert raw.text == "The talks went on.\n\nA word on venues."
    assert [block.role for block in raw.blocks] == ["body", "box"]
