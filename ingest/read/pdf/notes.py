"""Notes at the foot of a page or column: small type under a line or with a number that stands raised in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.clean.list_markers import read_note_start
from ingest.read.pdf.blocks import Block, ends_sentence
from ingest.read.pdf.shapes import Line
from ingest.read.pdf.type_sizes import TypeSizes
from ingest.records import BlockRole

_SMALLER, _ALIKE = 0.95, 1.05
_SAME_EDGE = 0.6
_SAME_SIZE = 0.5
_LEAP = 4
_FEWEST_ABOVE = 3
_ROOM = 3.0
_SYMBOL = re.compile(r"(\*{1,3}|[†‡§¶‖∗⁎]{1,2})\s*(?=[\w“‘\"'(])")
_DATE = re.compile(
    r"\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_RAISED = re.compile("[⁰¹²³⁴-⁹]+")
_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class NoteStart(NamedTuple):
    """The number a note begins with. length: of number and space, in characters."""

    number: str
    is_raised: bool
    length: int


def read_start(line: Line) -> NoteStart | None:
    """The number or symbol of a note that a line begins with, or None."""
    found = read_note_start(line.text)
    if found is not None and not _DATE.match(line.text):
        return NoteStart(found.number, found.is_raised, found.length)
    symbol = _SYMBOL.match(line.text)
    return NoteStart(symbol[1], True, symbol.end()) if symbol else None


def find_markers(lines: Sequence[Line]) -> set[str]:
    """The numbers that stand raised in lines."""
    return {number.translate(_TO_DIGITS) for line in lines for number in _RAISED.findall(line.text)}


def markers_for_pages(pages: Sequence[Sequence[Line]], sizes: TypeSizes) -> list[set[str]]:
    """For each page the raised numbers its notes may belong to.

    Those on it, or all where a page is of small type alone.
    """
    own = [find_markers(lines) for lines in pages]
    every = set().union(*own)
    alone = [
        not any(line.size >= _SMALLER * sizes.size for line in lines) and any(map(read_start, lines[:_FEWEST_ABOVE]))
        for lines in pages
    ]
    return [every if is_alone else found for found, is_alone in zip(own, alone, strict=True)]


def find_first_note(lines: Sequence[Line], sizes: TypeSizes, markers: set[str]) -> int:
    """Which line of a column begins its notes; their number if it has none.

    markers: numbers that stand raised in the text of the page.
    """
    small = len(lines)
    while small and lines[small - 1].size < _SMALLER * sizes.size:
        small -= 1
    for i, line in enumerate(lines):
        is_far_down = i >= _FEWEST_ABOVE and not line.bold
        if is_far_down and line.is_parted and all(below.size <= _ALIKE * line.size for below in lines[i:]):
            return i
        if (
            line.is_ruled
            and (i >= small or (is_far_down and _is_note(lines, i, markers)))
            and _is_foot(lines, i, small)
        ):
            return i
        if i >= small and _begins_notes(lines, i, markers):
            return i
    return len(lines)


def is_rest_of_note(lines: Sequence[Line], notes: Sequence[Line], sizes: TypeSizes) -> bool:
    """True if lines in small type over the first note of a column are the rest of one in the column before."""
    if not lines or not notes or any(line.size >= _SMALLER * sizes.size or line.bold for line in lines):
        return False
    return lines[0].text[:1].islower() and abs(lines[0].size - notes[0].size) < _SAME_SIZE


def _is_foot(lines: Sequence[Line], i: int, small: int) -> bool:
    """True if what stands under a drawn line may be notes: all of it small, or the first of it numbered."""
    start = read_start(lines[i])
    if i >= small:
        return start is not None or small >= _FEWEST_ABOVE
    return start is not None and all(line.size <= _ALIKE * lines[i].size for line in lines[i:])


def _is_note(lines: Sequence[Line], i: int, markers: set[str]) -> bool:
    start = read_start(lines[i])
    return start is not None and (start.is_raised or start.number in markers)


def _begins_notes(lines: Sequence[Line], i: int, markers: set[str]) -> bool:
    """True if a line of small type begins with a number that is raised itself, or in the text above."""
    start = read_start(lines[i])
    if start is None:
        return False
    return start.is_raised or (start.number in markers and not lines[i].bold)


def set_off_symbols(lines: Sequence[Line], notes: Sequence[Block]) -> None:
    """Put the symbols by which notes of a page are called into brackets, so that they can be told from other signs."""
    symbols = sorted({b.number for b in notes if b.number and not b.number.isdigit()}, key=len, reverse=True)
    if not symbols:
        return
    called = re.compile(rf"(?<=[\w.,;:?!”’\"')])\s?({'|'.join(map(re.escape, symbols))})(?=[\s.,;:?!)”’]|$)")
    for line in lines:
        line.text = called.sub(r"[^\1]", line.text)


def split_notes(lines: Sequence[Line]) -> list[Block]:
    """The notes that lines at the foot of a column make; the first may be the rest of one from another page."""
    blocks: list[Block] = []
    last: NoteStart | None = None
    first_edge = 0.0
    for line in lines:
        start = read_start(line)
        before = blocks[-1].last if blocks else None
        if start is not None and (last is None or _follows(start, last, line, first_edge, before)):
            blocks.append(Block([line], role=BlockRole.NOTE, page=line.page, column=line.column))
            blocks[-1].number, blocks[-1].skip = start.number, start.length
            last, first_edge = start, line.x0
        elif blocks:
            blocks[-1].lines.append(line)
        else:
            blocks.append(Block([line], role=BlockRole.NOTE, page=line.page, column=line.column))
    return blocks


def _follows(start: NoteStart, last: NoteStart, line: Line, edge: float, before: Line | None) -> bool:
    """True if a number begins the next note and is not one that happens to begin a line."""
    if start.is_raised or last.is_raised:
        return start.is_raised
    if not (start.number.isdigit() and last.number.isdigit()):
        return False
    step = int(start.number) - int(last.number)
    if not 0 < step <= _LEAP or abs(line.x0 - edge) > _SAME_EDGE * line.size:
        return False
    is_set_out = before is not None and before.x0 - line.x0 > _SAME_EDGE * line.size
    return (
        is_set_out
        or before is None
        or ends_sentence(before.text)
        or step == 1
        and line.right - before.x1 > 3 * line.size
    )
