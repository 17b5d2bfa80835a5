from __future__ import annotations

from ingest.read.pdf.blocks import Block
from ingest.read.pdf.joins import join_cut_blocks
from ingest.read.pdf.shapes import Box, Table
from ingest.records import BlockRole
from tests.ingest.read.pdf.type_cases import SIZES, set_block

FULL = "the envoys waited in the ferry house until the river fell and then all"


def on_page(block: Block, page: int, *, inset: int = 0) -> Block:
    block.page, block.inset = page, inset
    for line in block.lines:
        line.page = page
    return block


def joined(*blocks: Block) -> list[str]:
    return [block.text for block in join_cut_blocks(blocks, SIZES) if block.table is None]


def test_sentence_that_a_page_cuts_becomes_whole() -> None:
    assert joined(on_page(set_block(FULL), 1), on_page(set_block("of them crossed."), 2)) == [
        f"{FULL} of them crossed."
    ]


def test_paragraph_that_ended_is_left_alone() -> None:
    first, second = on_page(set_block("They crossed."), 1), on_page(set_block("Nobody else came."), 2)
    assert joined(first, second) == ["They crossed.", "Nobody else came."]


def test_title_of_a_table_takes_nothing_from_behind_it() -> None:
    table = Block(table=Table(Box(70, 120, 400, 200), [[[]]]), page=1)
    title = on_page(set_block("Papers of the ferry house and what became of them in the year after"), 1)
    assert len(joined(title, table, on_page(set_block("It would be easy to say so.", base=240.0), 1))) == 2


def test_sentence_goes_on_behind_a_table() -> None:
    table = Block(table=Table(Box(70, 120, 400, 200), [[[]]]), page=1)
    assert len(joined(on_page(set_block(FULL), 1), table, on_page(set_block("of them crossed."), 2))) == 1


def test_box_goes_on_overleaf_whatever_its_number_there() -> None:
    first, second = on_page(set_block(FULL), 1, inset=2), on_page(set_block("of them crossed."), 2, inset=1)
    assert joined(first, second) == [f"{FULL} of them crossed."]


def test_text_does_not_go_on_in_a_box() -> None:
    first, second = on_page(set_block(FULL), 1), on_page(set_block("of them crossed."), 2, inset=1)
    assert len(joined(first, second)) == 2


def test_note_goes_on_over_three_pages() -> None:
    first = on_page(set_block("Minutes of the", role=BlockRole.NOTE), 1)
    first.number = "4"
    rest = [on_page(set_block(text, role=BlockRole.NOTE), n) for n, text in ((2, "first"), (3, "meeting."))]
    assert joined(first, *rest) == ["Minutes of the first meeting."]
