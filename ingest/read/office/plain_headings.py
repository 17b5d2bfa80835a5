"""Headings of documents whose authors used no styles: short lines in bold that stand over text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.read.flow import PAGE_MARK
from ingest.read.office.styled_block import StyledBlock
from ingest.records import BlockRole

_MOST_WORDS = 14
_ENDS = (".", ";", ",", ":")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?\s")
_LABEL = re.compile(r"(?:figure|table|box|fig\.|photo|map|chart)\s+\d", re.IGNORECASE)


def find_plain_headings(blocks: Sequence[StyledBlock]) -> list[StyledBlock]:
    """The blocks with bold lines made headings, if the document has no heading in a style of its own."""
    if any(b.meaning == "heading" and b.flow.text.strip() for b in blocks):
        return list(blocks)
    filled = [i for i, b in enumerate(blocks) if b.flow.text.strip()]
    over_text = {i for i, after in zip(filled, filled[1:], strict=False) if not blocks[after].is_bold}
    return [
        replace(b, flow=replace(b.flow, role=BlockRole.HEADING, level=_level(b.flow.text)), meaning="heading")
        if _may_be_heading(b) and (i in over_text or _is_over_heading(blocks, filled, i))
        else b
        for i, b in enumerate(blocks)
    ]


def _may_be_heading(block: StyledBlock) -> bool:
    text = block.flow.text.replace(PAGE_MARK, "").strip()
    if (
        not block.is_bold
        or block.flow.role not in {BlockRole.BODY, BlockRole.LIST}
        or block.meaning not in {"body", "list"}
    ):
        return False
    return 0 < len(text.split()) <= _MOST_WORDS and not text.endswith(_ENDS) and not _LABEL.match(text)


def _is_over_heading(blocks: Sequence[StyledBlock], filled: Sequence[int], at: int) -> bool:
    """True for the upper of two headings in a row."""
    if at not in filled:
        return False
    place = filled.index(at)
    following = blocks[filled[place + 1]] if place + 1 < len(filled) else None
    return following is not None and _may_be_heading(following)


def _level(text: str) -> int:
    """Decimal numbers say the level; all else is the first."""
    number = _NUMBER.match(text.strip())
    return number[1].count(".") + 1 if number else 1
