from __future__ import annotations

from ingest.read.pdf.blocks import Block
from ingest.read.pdf.kinds import mark_kinds
from ingest.read.pdf.shapes import Box, Table
from ingest.records import BlockRole
from tests.ingest.read.pdf.type_cases import SIZES, set_block

PROSE = "The envoys waited in the ferry house until the river fell."


def kinds_of(*blocks: Block) -> list[BlockRole]:
    for block in blocks:
        block.page = 1
    mark_kinds(blocks, SIZES)
    return [block.role for block in blocks]


def set_in(*texts: str) -> Block:
    """Lines away from both edges of their column."""
    block = set_block(*texts, base=200.0)
    for line in block.lines:
        line.x0, line.x1, line.is_set_in = 100.0, 330.0, True
        line.right = 330.0
    return block


def a_table() -> Block:
    return Block(table=Table(Box(70, 120, 400, 200), [[[]]]), page=1)


def test_short_line_over_a_table_is_its_caption() -> None:
    assert kinds_of(set_block("Papers of the ferry house"), a_table())[0] is BlockRole.CAPTION


def test_sentence_over_a_table_is_text() -> None:
    assert kinds_of(set_block(PROSE), a_table())[0] is BlockRole.BODY


def test_numbered_caption_needs_no_table() -> None:
    assert kinds_of(set_block(PROSE), set_block("Figure 2: The ferry house from the east"))[1] is BlockRole.CAPTION


def test_lines_away_from_both_edges_are_a_quotation() -> None:
    held = set_in(
        "We did not agree on anything that week.", "But we learned whose boots leaked and", "who sent money home."
    )
    assert kinds_of(set_block(PROSE), held)[1] is BlockRole.QUOTE


def test_words_about_a_picture_go_with_its_caption() -> None:
    caption = set_block("Figure 1: Months until the first report")
    assert kinds_of(set_block("pairs", "members"), caption) == [BlockRole.CAPTION, BlockRole.CAPTION]


def test_numbered_paragraphs_under_notes_are_notes() -> None:
    heading = set_block("Notes", role=BlockRole.HEADING)
    assert kinds_of(heading, set_block("1. Letter of May.")) == [BlockRole.HEADING, BlockRole.NOTE]


def test_marked_lines_are_items() -> None:
    assert kinds_of(set_block("• nobody sat with his back to the river"))[0] is BlockRole.LIST
