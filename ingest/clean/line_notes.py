"""Notes among the blocks of a page: at its foot, between the halves of a sentence, or at the end of a chapter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.clean.folios import MOST_LINES
from ingest.clean.layout import LineBlock
from ingest.clean.lines import Line
from ingest.clean.list_markers import NoteStart, read_note_start
from ingest.records import BlockRole

_HEADING = re.compile(r"(?:end|foot)?notes(?: and references)?|notes to (?:chapter|part) \w+", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_LEAP = 5


def find_note_lines(lines: Sequence[Line], marker_ends: Mapping[str, Sequence[int]]) -> frozenset[int]:
    """First lines of notes at the foot of a page, which follow its text without a blank line.

    The marker has to stand on the same page, above the note; where nothing shows the pages, numbers in brackets alone
    are taken for notes, and the marker has to stand a page above at most. marker_ends: as in `find_notes`.
    """
    found: set[int] = set()
    page_start = 0
    last = 0
    for i, line in enumerate(lines):
        if line.starts_page:
            page_start = line.start
        start = read_note_start(line.text)
        if start is None or not start.number.isdecimal() or not _is_bare(line.text, start):
            continue
        if not page_start and line.text[0] != "[":
            continue
        number = int(start.number)
        above = page_start or lines[max(0, i - MOST_LINES)].start
        is_marked = any(above <= end <= line.start for end in marker_ends.get(start.number, ()))
        if is_marked and (number == 1 or last < number <= last + _LEAP):
            found.add(i)
            last = number
    return frozenset(found)


def find_notes(blocks: Sequence[LineBlock], marker_ends: Mapping[str, Sequence[int]]) -> None:
    """Mark the blocks that are notes and take their numbers off.

    marker_ends: number -> the places, in order, where a marker of that number may end. A block is a note if its number
    is raised, if it stands under a heading that says so, or if its marker stood before it and the numbers count up.
    """
    last = 0
    is_section = False
    for i, block in enumerate(blocks):
        if block.role is not BlockRole.LINES:
            continue
        if _HEADING.fullmatch(block.text):
            block.role, is_section, last = BlockRole.HEADING, True, 0
            continue
        start = read_note_start(block.first)
        if start is None or not start.number.isdecimal():
            continue
        number = int(start.number)
        counts_up = number == 1 or last < number <= last + _LEAP
        if start.is_raised or (
            counts_up and (is_section or _follows_marker(block, start, marker_ends) or _is_on_top(blocks, i))
        ):
            _make_note(block, start.number, start.length)
            last = number


def _follows_marker(block: LineBlock, start: NoteStart, marker_ends: Mapping[str, Sequence[int]]) -> bool:
    """True if the number is bare, as before notes, and its marker stood earlier."""
    ends = marker_ends.get(start.number, ())
    return bool(ends) and ends[0] <= block.lines[0].start and _is_bare(block.first, start)


def _is_bare(text: str, start: NoteStart) -> bool:
    """False for "1. Aims", which is an item, and for "3 May", which is a date."""
    rest = text[start.length :]
    if text[0] != "[" and (text[len(start.number) : len(start.number) + 1] in ".)" or _DATE.match(text)):
        return False
    return rest[:1].isupper() or not rest[:1].isalnum()


def _is_on_top(blocks: Sequence[LineBlock], i: int) -> bool:
    """The note to a chapter's title, which dumps put first."""
    if i > 0 or len(blocks) < 2 or not blocks[0].first.startswith("1 ") or not blocks[0].first[2].isupper():
        return False
    return len(blocks[0].lines) <= 2 and blocks[0].word_count > 4 and not blocks[1].first.startswith("2 ")


def _make_note(block: LineBlock, number: str, length: int) -> None:
    line = block.lines[0]
    block.role, block.number, block.marker = BlockRole.NOTE, number, None
    block.lines[0] = replace(line, text=line.text[length:], start=line.start + length)
