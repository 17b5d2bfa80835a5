"""Notes of pages, as the programs write them that make pages."""

from __future__ import annotations

import pytest

from tests.ingest.read.html.conftest import ReadPage, told

FORMS = {
    "pandoc": (
        '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
        (
            '<section class="footnotes"><hr><ol><li id="fn1"><p>'
            'Or in June.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>'
        ),
    ),
    "encyclopedia": (
        '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>',
        (
            '<ol><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a>'
            '</b></span> <span>Or in June.</span></li></ol>'
        ),
    ),
    "word": (
        '<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>',
        (
            '<div><hr><div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>'
            '[1]</span></a> Or in June.</p></div></div>'
        ),
    ),
    "libreoffice": (
        '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
        (
            '<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym"'
            ' href="#sdfootnote1anc">1</a> Or in June.</p></div>'
        ),
    ),
    "plain": ('<sup><a href="#note7" id="back7">1</a></sup>', '<p id="note7"><a href="#back7">1.</a> Or in June.</p>'),
    "both ways alike": (
        '<span><a href="#ftn1" id="body_ftn1">1</a></span>',
        '<p><a id="ftn1" href="#body_ftn1">1</a> Or in June.</p>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_note_stands_behind_the_paragraph_that_marks_it(read_page: ReadPage, form: str) -> None:
    mark, notes = FORMS[form]
    raw = read_page(f"<p>Held in May.{mark} It rained.</p><p>The talks went on.</p>{notes}")
    expected = [("body", "Held in May.[^1] It rained."), ("note", "Or in June."), ("body", "The talks went on.")]
    assert told(raw) == expected
    assert raw.blocks[1].number == "1"


def test_note_that_is_marked_twice_stands_once(read_page: ReadPage) -> None:
    body = (
        '<p>May.<sup><a href="#fn1" id="a">1</a></sup></p><p>June.<sup><a href="#fn1" id="b">1</a>'
        '</sup></p><p id="fn1">Or July. <a href="#a">↩</a></p>'
    )
    assert [text for role, text in told(read_page(body)) if role == "note"] == ["Or July."]


def test_note_of_several_paragraphs_is_one(read_page: ReadPage) -> None:
    body = (
        '<p>May.<sup><a href="#fn1" id="r1">1</a></sup></p><ol><li id="fn1"><p>Or June.</p><p>'
        'Or July. <a href="#r1">↩</a></p></li></ol>'
    )
    assert told(read_page(body))[1] == ("note", "Or June.\nOr July.")


def test_note_that_nothing_marks_is_a_note_still(read_page: ReadPage) -> None:
    raw = read_page("<p>Held in May.</p><section class=footnotes><ol><li>Or in June.</ol></section>")
    assert told(raw) == [("body", "Held in May."), ("note", "Or in June.")]


def test_note_in_a_cell_stands_behind_the_table(read_page: ReadPage) -> None:
    mark, notes = FORMS["pandoc"]
    raw = read_page(f"<table><tr><td>Round<td>Days<tr><td>a{mark}<td>4</table>{notes}")
    assert told(raw) == [("table", "Round | Days\na[^1] | 4"), ("note", "Or in June.")]


def test_heading_over_moved_notes_is_no_section(read_page: ReadPage) -> None:
    mark, notes = FORMS["encyclopedia"]
    raw = read_page(f"<h2>Venues</h2><p>Held in May.{mark}</p><h2>References</h2>{notes}")
    assert told(raw)[-1] == ("furniture", "References")


@pytest.mark.parametrize(
    "body",
    [
        '<p>See <a href="#venues">2</a>.</p><h2 id="venues">Venues</h2><p>Text.</p>',
        '<p>As in <a href="#ref12">12</a>.</p><p id="ref12">Marlowe, A. (2004).</p>',
        '<p>Call <a href="https://quay.example/#fn1">1</a>.</p><p id="fn1">Text.</p>',
    ],
)
def test_other_links_with_numbers_stay_as_they_are(read_page: ReadPage, body: str) -> None:
    raw = read_page(body)
    assert "[^" not in raw.text
    assert "note" not in [block.role for block in raw.blocks]
