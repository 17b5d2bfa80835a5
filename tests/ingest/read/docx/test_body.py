"""What the parts of a Word document are."""

from __future__ import annotations

import pytest

from ingest.records import BlockRole, RawDocument
from tests.ingest.read.docx.conftest import ReadBody
from tests.making.docx_files import cell, footnote_mark, heading, item, list_levels, notes, paragraph, run, table

LISTS = {"numbering": list_levels(("decimal", "%1."), ("lowerLetter", "(%2)"), ("decimal", "%1.%3"))}


def told(raw: RawDocument) -> list[tuple[str, str]]:
    return [(block.role.value, raw.text[block.start : block.end]) for block in raw.blocks]


def test_heading_is_known_by_its_name_in_any_language(read_body: ReadBody) -> None:
    raw = read_body(heading("Venues", 2), paragraph("Text of it."))
    assert (raw.blocks[0].role, raw.blocks[0].level) == (BlockRole.HEADING, 2)


def test_heading_is_known_by_its_outline_level(read_body: ReadBody) -> None:
    raw = read_body(paragraph("Venues", properties='<w:outlineLvl w:val="2"/>'), paragraph("Text of it."))
    assert (raw.blocks[0].role, raw.blocks[0].level) == (BlockRole.HEADING, 3)


def test_long_paragraph_at_a_heading_level_is_text(read_body: ReadBody) -> None:
    raw = read_body(heading("word " * 60), heading("Venues"))
    assert [block.role for block in raw.blocks] == [BlockRole.BODY, BlockRole.HEADING]


@pytest.mark.parametrize(
    ("style", "role"),
    [
        ("Zitat", BlockRole.QUOTE),
        ("Beschriftung", BlockRole.CAPTION),
        ("Verzeichnis1", BlockRole.FURNITURE),
        ("Literatur", BlockRole.REFERENCE),
        ("BlockText", BlockRole.QUOTE),
        ("Unheard", BlockRole.BODY),
    ],
)
def test_style_says_what_a_paragraph_is(read_body: ReadBody, style: str, role: BlockRole) -> None:
    assert read_body(paragraph("Words of the elders.", style=style)).blocks[0].role is role


def test_list_items_carry_their_numbers(read_body: ReadBody) -> None:
    body = item("to listen"), item("to the elders", level=1), item("to wait"), item("at the ferry", level=2)
    raw = read_body(*body, item("anew", number_id=2), parts=LISTS)
    assert raw.text.split("\n\n") == ["1. to listen", "(a) to the elders", "2. to wait", "2.1 at the ferry", "1. anew"]
    assert [block.level for block in raw.blocks] == [1, 2, 1, 3, 1]


def test_bullets_leave_no_mark(read_body: ReadBody) -> None:
    raw = read_body(item("a venue", number_id=1000), paragraph("•\ta cook"), paragraph("- not a list"), parts=LISTS)
    assert told(raw) == [("list", "a venue"), ("list", "a cook"), ("body", "- not a list")]


def test_numbered_paragraphs_of_prose_are_text(read_body: ReadBody) -> None:
    raw = read_body(item("word " * 80), parts=LISTS)
    assert raw.blocks[0].role is BlockRole.BODY
    assert raw.text.startswith("1. word word")


def test_headings_carry_the_numbers_word_gives_them(read_body: ReadBody) -> None:
    place = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    raw = read_body(paragraph("Venues", style="berschrift1", properties=place), parts=LISTS)
    assert told(raw) == [("heading", "1. Venues")]


def test_table_rows_are_lines_and_merged_cells_stand_once(read_body: ReadBody) -> None:
    first, below = cell("Ostra", properties='<w:vMerge w:val="restart"/>'), cell("", properties="<w:vMerge/>")
    wide = cell("Both years", properties='<w:gridSpan w:val="2"/>')
    raw = read_body(
        table(cell("Place") + wide, first + cell("1990") + cell("a|b"), below + cell("1991", "and 1992") + cell("c"))
    )
    assert raw.text == "Place | Both years\nOstra | 1990 | a/b\n| 1991 and 1992 | c"
    assert raw.blocks[0].role is BlockRole.TABLE


def test_words_before_a_deleted_end_stay_in_their_cell(read_body: ReadBody) -> None:
    left = f"<w:tc>{paragraph('a', properties='<w:rPr><w:del/></w:rPr>')}</w:tc>"
    assert read_body(table(left + cell("b"), cell("c") + cell("d"))).text == "a | b\nc | d"


def test_deleted_row_is_left_out(read_body: ReadBody) -> None:
    rows = table(cell("a") + cell("b"), "<w:trPr><w:del/></w:trPr>" + cell("x") + cell("y"), cell("c") + cell("d"))
    assert read_body(rows).text == "a | b\nc | d"


def test_table_of_one_column_is_a_box(read_body: ReadBody) -> None:
    raw = read_body(table(cell("Box 1", "What a venue needs.")))
    assert told(raw) == [("box", "Box 1"), ("box", "What a venue needs.")]


def test_table_that_holds_headings_only_lays_text_out(read_body: ReadBody) -> None:
    left, right = f"<w:tc>{heading('Venues')}</w:tc>", cell("Text of it.")
    assert told(read_body(table(left + right))) == [("heading", "Venues"), ("body", "Text of it.")]


def test_notes_stand_behind_their_paragraph_numbered_in_order(read_body: ReadBody) -> None:
    body = paragraph("First.", footnote_mark(7)), paragraph("Second.", footnote_mark(3), footnote_mark(1, "endnote"))
    parts = {"footnotes": notes("footnote", {3: "Of May.", 7: "Of June."}), "endnotes": notes("endnote", {1: "Ibid."})}
    raw = read_body(*body, parts=parts)
    assert raw.text.split("\n\n") == ["First.[^1]", "Of June.", "Second.[^2][^i]", "Of May.", "Ibid."]
    assert [block.number for block in raw.blocks] == [None, "1", None, "2", "i"]


def test_note_of_a_paragraph_that_runs_on_is_kept(read_body: ReadBody) -> None:
    first = paragraph("Held.", footnote_mark(1), properties="<w:rPr><w:del/></w:rPr>")
    raw = read_body(first, paragraph(" In May."), parts={"footnotes": notes("footnote", {1: "Or June."})})
    assert told(raw) == [("body", "Held.[^1] In May."), ("note", "Or June.")]


def test_note_in_a_table_stands_behind_the_table(read_body: ReadBody) -> None:
    marked = f"<w:tc>{paragraph('1990', footnote_mark(1))}</w:tc>"
    raw = read_body(
        table(cell("Year") + marked, cell("x") + cell("y")), parts={"footnotes": notes("footnote", {1: "Or 1991."})}
    )
    assert told(raw) == [("table", "Year | 1990[^1]\nx | y"), ("note", "Or 1991.")]


def test_contents_list_is_furniture(read_body: ReadBody) -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{paragraph('Venues 3')}</w:sdtContent></w:sdt>"
    assert told(read_body(contents, heading("Venues")))[0] == ("furniture", "Venues 3")


def test_prompt_of_an_empty_form_field_is_no_text(read_body: ReadBody) -> None:
    prompt = f"<w:sdtContent>{run('Click here to enter text.')}</w:sdtContent>"
    raw = read_body(paragraph("Venue: ", f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{prompt}</w:sdt>", "open"))
    assert raw.text == "Venue: open"


def test_embedded_parts_are_warned_of(read_body: ReadBody) -> None:
    raw = read_body(paragraph("Venues."), '<w:altChunk r:id="r9"/>')
    assert raw.warnings[0].startswith("1 embedded parts in another format were not read")
