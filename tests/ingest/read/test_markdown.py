from __future__ import annotations

from ingest.read.markdown import find_blocks, read_markdown
from ingest.records import BlockRole, RawBlock
from tests.ingest.read.conftest import MakeFile


def _words(text: str, block: RawBlock) -> list[str]:
    return [text[start:end] for start, end in block.spans]


def test_headings_of_both_forms_have_levels() -> None:
    text = "## The ferry talks ##\n\nThe crossing\n---\n"
    blocks = find_blocks(text)
    assert [(b.role, b.level) for b in blocks] == [(BlockRole.HEADING, 2), (BlockRole.HEADING, 2)]
    assert [_words(text, b) for b in blocks] == [["The ferry talks"], ["The crossing"]]


def test_spans_leave_marks_of_quotes_out() -> None:
    text = "> They met\n> at the quay.\n"
    block = find_blocks(text)[0]
    assert block.role is BlockRole.QUOTE
    assert _words(text, block) == ["They met", "at the quay."]


def test_numbers_of_items_stay_and_bullets_go() -> None:
    text = "1. First\n   goes on\n2. Second\n   - inner\n"
    blocks = find_blocks(text)
    assert [_words(text, b) for b in blocks] == [["1. First", "goes on"], ["2. Second"], ["inner"]]
    assert [(b.role, b.level) for b in blocks] == [(BlockRole.LIST, 1), (BlockRole.LIST, 1), (BlockRole.LIST, 2)]


def test_table_is_one_block_without_its_rule() -> None:
    text = "| Group | Size |\n|---|---|\n| Friends | 4 |\n"
    block = find_blocks(text)[0]
    assert block.role is BlockRole.TABLE
    assert _words(text, block) == ["| Group | Size |", "| Friends | 4 |"]


def test_notes_carry_their_numbers() -> None:
    text = "Text.[^1]\n\n[^1]: Brandt.\n[^b]: A note\n    of two lines.\n"
    notes = [b for b in find_blocks(text) if b.role is BlockRole.NOTE]
    assert [(n.number, _words(text, n)) for n in notes] == [("1", ["Brandt."]), ("b", ["A note", "of two lines."])]


def test_second_paragraph_of_a_note_belongs_to_it() -> None:
    text = "Text.[^1]\n\n[^1]: First.\n\n    Second paragraph.\n"
    note = find_blocks(text)[-1]
    assert note.role is BlockRole.NOTE
    assert _words(text, note) == ["First.", "Second paragraph."]


def test_definitions_of_links_are_furniture() -> None:
    text = "[book]: http://quay.example\nSee [that][book].\n"
    assert [b.role for b in find_blocks(text)] == [BlockRole.FURNITURE, BlockRole.BODY]


def test_comments_are_furniture() -> None:
    assert [b.role for b in find_blocks("<!-- draft -->\n\nText.\n")] == [BlockRole.FURNITURE, BlockRole.BODY]


def test_ids_and_classes_of_headings_are_no_words() -> None:
    text = "# The ferry {#ferry .unnumbered}\n\n## Its crew {-}\n\n### Sets {a, b}\n"
    assert [_words(text, b) for b in find_blocks(text)] == [["The ferry"], ["Its crew"], ["Sets {a, b}"]]


def test_captions_of_tables_and_pictures_are_captions() -> None:
    text = "| A | B |\n|---|---|\n| 1 | 2 |\n\n: Who came {#tbl:who}\n\n![The quay](quay.png)\n\nText.\n"
    blocks = find_blocks(text)
    assert [b.role.value for b in blocks] == ["table", "caption", "caption", "body"]
    assert _words(text, blocks[1]) == ["Who came"]


def test_fences_of_divisions_are_no_words() -> None:
    text = "::: {.box}\nThey met.\n:::\n"
    assert [_words(text, b) for b in find_blocks(text)] == [["They met."]]


def test_offsets_count_from_the_start_of_the_file(make_file: MakeFile) -> None:
    raw = read_markdown(make_file("---\ntitle: Two Rivers\n---\n# Quay\n\nText.\n", "a.md"))
    assert [raw.text[b.start : b.end] for b in raw.blocks[1:]] == ["Quay", "Text."]
    assert raw.blocks[0].role is BlockRole.FURNITURE
    assert raw.metadata.title == "Two Rivers"
    assert raw.pages is None
