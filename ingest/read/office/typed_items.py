"""List items whose bullet or number somebody typed, instead of leaving it to the program."""

from __future__ import annotations

import re

from ingest.records import BlockRole

_BULLET = re.compile("[•‣◦▪●■□➢➤✓►▸·∙]\\s*(?=\\S)|[-–—*](?:\\t|\\s{2,})(?=\\S)")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,6})[.)]|\d{1,3}(?:\.\d{1,2}){1,3})\t\s*(?=\S)")
# Numbered paragraphs, as in reports of the United Nations, are text and no list.
_LONGEST_ITEM = 60


def judge_item(text: str, *, is_counted: bool | None, goes_on: bool) -> tuple[BlockRole, str]:
    """What a paragraph is, and its text without a typed bullet.

    is_counted: whether its list counts or has bullets, None if the program has it in no list. goes_on: it is styled
    like an item and stands behind one.
    """
    if is_counted is not None:
        return (BlockRole.BODY if is_counted and len(text.split()) > _LONGEST_ITEM else BlockRole.LIST), text
    bullet = _BULLET.match(text)
    if bullet:
        return BlockRole.LIST, text[bullet.end() :]
    if _NUMBER.match(text) and len(text.split()) <= _LONGEST_ITEM:
        return BlockRole.LIST, text
    return (BlockRole.LIST if goes_on else BlockRole.BODY), text
