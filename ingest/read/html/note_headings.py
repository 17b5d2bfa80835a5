"""Headings such as "Notes" that nothing stands under any more, because each note was put where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.read.flow import FlowBlock
from ingest.records import BlockRole

_NOTES = re.compile(
    r"(?:foot|end)?notes?|notes and references|references|citations|sources|bibliography|notes to .{1,60}"
    r"|anmerkungen|fußnoten|endnoten|notas|notes de (?:bas de page|fin)",
    re.IGNORECASE,
)


def set_empty_note_headings_apart(blocks: Sequence[FlowBlock]) -> list[FlowBlock]:
    """The blocks with headings over notes that are empty made furniture."""
    kept = list(blocks)
    following: FlowBlock | None = None
    for i in range(len(kept) - 1, -1, -1):
        block = kept[i]
        if block.role is BlockRole.FURNITURE or not block.text.strip():
            continue
        if block.role is BlockRole.HEADING and _NOTES.fullmatch(block.text.strip()):
            is_empty = following is None or (following.role is BlockRole.HEADING and following.level <= block.level)
            if is_empty:
                kept[i] = replace(block, role=BlockRole.FURNITURE)
                continue
        following = block
    return kept
