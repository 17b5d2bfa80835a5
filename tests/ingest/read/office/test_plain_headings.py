from __future__ import annotations

import pytest

from ingest.read.flow import FlowBlock
from ingest.read.office.plain_headings import find_plain_headings
from ingest.read.office.styled_block import StyledBlock
from ingest.records import BlockRole

TEXT = StyledBlock(FlowBlock("The talks went on for a week.", BlockRole.BODY))


def bold(text: str) -> StyledBlock:
    return StyledBlock(FlowBlock(text, BlockRole.BODY), is_bold=True)


def headings(*blocks: StyledBlock) -> list[tuple[str, int]]:
    return [(b.flow.text, b.flow.level) for b in find_plain_headings(blocks) if b.flow.role is BlockRole.HEADING]


def test_bold_line_over_text_is_a_heading() -> None:
    assert headings(bold("Venues"), TEXT, bold("2.1 Seats"), TEXT) == [("Venues", 1), ("2.1 Seats", 2)]


def test_two_headings_in_a_row_are_both_found() -> None:
    assert headings(bold("Venues"), bold("1.1 A room"), TEXT) == [("Venues", 1), ("1.1 A room", 2)]


@pytest.mark.parametrize(
    "text", ["The envoy refused to sign.", "Present were:", "Figure 3 The quay", "word " * 20, "  "]
)
def test_other_bold_paragraphs_are_text(text: str) -> None:
    assert headings(bold(text), TEXT) == []


def test_styled_headings_make_bold_lines_text() -> None:
    styled = StyledBlock(FlowBlock("Venues", BlockRole.HEADING), "heading")
    assert headings(styled, TEXT, bold("Seats"), TEXT) == [("Venues", 1)]
