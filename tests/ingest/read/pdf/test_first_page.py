from __future__ import annotations

import pytest

from ingest.read.pdf.blocks import Block
from ingest.read.pdf.byline import is_imprint
from ingest.read.pdf.first_page import find_front, find_metadata, is_publisher, open_masthead
from ingest.read.pdf.shapes import Box, Table
from ingest.records import SourceMetadata
from tests.ingest.read.pdf.type_cases import SIZES, set_block, set_line

TITLE = "Waiting for the River to Fall"
PROSE = ["the envoys waited in the ferry house until the river fell and the guarantors"] * 3


def front_of(*blocks: Block) -> list[Block]:
    for n, block in enumerate(blocks):
        block.page, block.gap = 1, 0.0 if n == 0 else 26.0
    return find_front([*blocks, set_block(*PROSE)])


def found(*blocks: Block, title: str = "", author: str = "") -> SourceMetadata:
    properties = {"Title": title, "Author": author}
    return find_metadata(front_of(*blocks), properties, SIZES)[0]


def large(*texts: str, size: float = 20.0) -> Block:
    return set_block(*texts, size=size)


def test_largest_type_is_the_title_and_names_under_it_the_authors() -> None:
    metadata = found(large(TITLE), set_block("Ada Marlowe and Otto Brandt"))
    assert (metadata.title, metadata.authors) == (TITLE, ("Ada Marlowe", "Otto Brandt"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Waiting in Long-", "Serving Rooms"), "Waiting in Long-Serving Rooms"),
        (("Waiting for Media-", "tion in Selm"), "Waiting for Mediation in Selm"),
    ],
)
def test_title_keeps_the_hyphen_of_a_compound(lines: tuple[str, str], expected: str) -> None:
    assert found(large(*lines)).title == expected


def test_first_heading_of_the_size_of_the_title_is_no_part_of_it() -> None:
    assert found(large(TITLE), large("Introduction")).title == TITLE


def test_title_over_the_authors_outranks_a_larger_heading_over_the_text() -> None:
    metadata = found(large(TITLE, size=12.0), set_block("Ada Marlowe"), large("Who sat where", size=14.0))
    assert (metadata.title, metadata.authors) == (TITLE, ("Ada Marlowe",))


def test_publisher_in_larger_type_is_not_the_title() -> None:
    assert found(large("Council of Rivers", size=24.0), large(TITLE), set_block("Ada Marlowe")).title == TITLE


def test_names_right_under_the_title_outrank_what_looks_like_one_over_it() -> None:
    assert found(set_block("United Rivers"), large(TITLE), set_block("Ada Marlowe")).authors == ("Ada Marlowe",)


def test_short_line_under_a_title_without_capitals_is_a_name() -> None:
    assert found(large("בית המעבורת: כיצד למדו שני נמלים להמתין"), set_block("רות אלמוג")).authors == ("רות אלמוג",)


@pytest.mark.parametrize("junk", ["Microsoft Word - final2.doc", "untitled", "C:\\talks\\selm"])
def test_junk_in_the_document_information_is_not_believed(junk: str) -> None:
    metadata = found(large(TITLE), title=junk, author="admin")
    assert (metadata.title, metadata.authors, metadata.found_in) == (TITLE, (), {"title": "first page"})


def test_document_information_that_the_page_bears_out_is_believed() -> None:
    metadata = found(large(TITLE), set_block("Marlowe, A."), title=TITLE)
    assert metadata.found_in == {"title": "document information"}


def test_front_ends_with_the_first_prose() -> None:
    short = [
        "the envoys waited in the ferry",
        "house until the river fell and the guarantors could",
        "cross it again at last.",
    ]
    blocks = [large(TITLE), set_block(*short), large("Who sat where")]
    assert find_front(blocks) == blocks[:1]


def test_columns_at_the_head_of_the_first_page_are_lines() -> None:
    cells = [[[set_line("United Rivers")], [set_line("R/189", 300.0)]]]
    opened = open_masthead([Block(table=Table(Box(70, 90, 400, 110), cells), page=1), large(TITLE)])
    assert [block.text for block in opened] == ["United Rivers", "R/189", TITLE]


@pytest.mark.parametrize("text", ["May 2014", "www.quay.example", "Ada Marlowe"])
def test_dates_addresses_and_names_are_imprint(text: str) -> None:
    assert is_imprint(set_block(text))


@pytest.mark.parametrize(
    ("text", "expected"), [("Council of Rivers", True), (TITLE, False), ("The Council: a history of rivers", False)]
)
def test_names_of_bodies_are_publishers(text: str, expected: bool) -> None:
    assert is_publisher(set_block(text)) is expected
