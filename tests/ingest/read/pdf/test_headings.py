from __future__ import annotations

from collections.abc import Sequence

from ingest.read.pdf.blocks import Block
from ingest.read.pdf.headings import Signposts, mark_headings
from ingest.read.pdf.pdfium import Bookmark
from ingest.records import BlockRole
from tests.ingest.read.pdf.type_cases import SIZES, set_block

TEXT = ["the envoys waited in the ferry house until the river fell and then all", "of them crossed it."]
NO_SIGNPOSTS = Signposts({}, {})


def prose(gap: float = 13.0) -> Block:
    block = set_block(*TEXT)
    block.page, block.gap = 1, gap
    return block


def heading(text: str, gap: float = 26.0, *, size: float = 10.0, bold: bool = False) -> Block:
    block = set_block(text, size=size, bold=bold)
    block.page, block.gap = 1, gap
    return block


def found(blocks: Sequence[Block], signposts: Signposts = NO_SIGNPOSTS) -> list[tuple[str, int]]:
    mark_headings(blocks, SIZES, signposts)
    return [(b.text, b.level) for b in blocks if b.role is BlockRole.HEADING]


def test_larger_and_bold_lines_are_headings_of_two_depths() -> None:
    blocks = [heading("The room", size=14.0), prose(), heading("Seats", bold=True), prose(), prose()]
    assert found(blocks) == [("The room", 1), ("Seats", 2)]


def test_numbers_tell_the_depth() -> None:
    blocks = [heading("2 The room", bold=True), prose(), heading("2.1 Seats", bold=True), prose()]
    assert found(blocks) == [("2 The room", 1), ("2.1 Seats", 2)]


def test_bookmarks_make_headings_of_plain_lines() -> None:
    blocks = [heading("The room"), prose(), prose()]
    assert found(blocks, Signposts.of([Bookmark("The room", 2, 1)], {})) == [("The room", 2)]


def test_plain_lines_in_white_are_headings_where_paragraphs_stand_close() -> None:
    blocks = [*(prose() for _ in range(4)), heading("The room"), prose(20.0), *(prose() for _ in range(3))]
    assert found(blocks) == [("The room", 1)]


def test_plain_lines_in_white_are_text_where_paragraphs_stand_in_white_too() -> None:
    bold = [heading("Seats", bold=True), prose(26.0)]
    blocks = [*bold, *(prose(26.0) for _ in range(4)), heading("The room"), *(prose(26.0) for _ in range(3))]
    assert found(blocks) == [("Seats", 1)]


def test_large_line_right_over_the_first_text_is_a_heading() -> None:
    name, first = heading("Ada Marlowe", size=13.0), heading("The room", size=14.0)
    blocks = [name, first, prose(), prose()]
    mark_headings(blocks, SIZES, NO_SIGNPOSTS, front=[name, first])
    assert [b.text for b in blocks if b.role is BlockRole.HEADING] == ["The room"]


def test_large_sentences_are_no_headings() -> None:
    assert found([heading("Nobody crossed the river.", size=14.0), prose()]) == []


def test_lines_in_a_box_are_no_headings() -> None:
    boxed = heading("Who pays", bold=True)
    boxed.inset = 1
    assert found([boxed, prose()]) == []


def test_chapter_number_belongs_to_the_title_under_it() -> None:
    blocks = [heading("Chapter 3", size=14.0), heading("The room", size=18.0), prose()]
    mark_headings(blocks, SIZES, NO_SIGNPOSTS)
    assert [b.text for b in blocks if b.role is BlockRole.HEADING and b.lines] == ["Chapter 3 The room"]
