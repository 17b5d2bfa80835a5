"""Paragraphs, notes and tables that the end of a column or page has cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.clean.list_markers import read_marker
from ingest.read.pdf.blocks import Block, ends_sentence
from ingest.read.pdf.captions import is_caption
from ingest.read.pdf.shapes import Line, Table
from ingest.read.pdf.tables import table_row_text
from ingest.read.pdf.type_sizes import TypeSizes
from ingest.records import BlockRole

_SAME_SIZE = 0.06
_SMALLER, _LARGER = 0.95, 1.05
_INDENT = 0.7
# In parts of the type's size: how much room the last line of a first half may leave.
_ROOM = 6.0
_FEWEST_WORDS = 8
_HYPHENS = "-\u00ad\u2010"
_OPENING = "“‘\"'([«"


def join_cut_blocks(blocks: Sequence[Block], sizes: TypeSizes) -> list[Block]:
    """Give each cut block its second half back, in the place of the first."""
    whole: list[Block] = []
    for block in blocks:
        first = _find_first_half(whole, block, sizes)
        if first is None:
            whole.append(block)
        elif first.table is not None and block.table is not None:
            _join_rows(first.continued[-1] if first.continued else first.table, block.table, first.table)
            first.continued.append(block.table)
        else:
            first.lines.extend(block.lines)
    return whole


def _find_first_half(before: Sequence[Block], block: Block, sizes: TypeSizes) -> Block | None:
    if block.role is BlockRole.FURNITURE:
        return None
    if block.role is BlockRole.NOTE:
        return _find_cut_note(before, block)
    is_behind_table = False
    for other in reversed(before):
        if block.page - other.last_page > 2:
            return None
        if other.role in {BlockRole.FURNITURE, BlockRole.NOTE} or _is_passed_over(other, block, sizes):
            continue
        if block.table is not None:
            return other if other.table is not None and _is_same_table(other, block) else None
        if not _are_in_one_box(other, block) or other.table is not None:
            if other.inset == 0 and other.table is None:
                return None
            is_behind_table = is_behind_table or other.table is not None
            continue
        return other if _is_cut(other, block, is_sure=is_behind_table) else None
    return None


def _are_in_one_box(first: Block, second: Block) -> bool:
    """True for two blocks of one box, or of two on two pages that may be one, and for two outside all boxes."""
    if first.last_page != second.page:
        return bool(first.inset) == bool(second.inset)
    return first.inset == second.inset


def _is_passed_over(other: Block, block: Block, sizes: TypeSizes) -> bool:
    """True for captions and small print, which tables and pictures bring to the top of a page, before running text."""
    if not other.lines or not block.lines or block.size > _LARGER * sizes.size:
        return False
    return is_caption(other.text) or other.size < _SMALLER * block.size


def _find_cut_note(before: Sequence[Block], block: Block) -> Block | None:
    """The last note, for what begins the notes of a page without a number."""
    if block.number is not None:
        return None
    notes = (other for other in reversed(before) if other.role is BlockRole.NOTE)
    last = next(notes, None)
    return last if last is not None and block.page - last.last_page <= 1 else None


def _is_cut(first: Block, second: Block, *, is_sure: bool) -> bool:
    """True if the second block goes on with the sentence the first breaks off.

    is_sure: no doubt is allowed, as the first may be the title of a table that stands between them.
    """
    if not first.lines or abs(first.last.size - second.first.size) > _SAME_SIZE * first.last.size:
        return False
    if is_caption(first.text) or is_caption(second.text):
        return False
    if first.bold != second.bold or read_marker(second.first.text) is not None or not _may_go_on(first, second):
        return False
    end, start = first.last.text, second.first.text.lstrip(_OPENING)[:1]
    if end[-1:] in _HYPHENS and end[-2:-1].isalpha():
        return True
    if ends_sentence(end):
        return start.islower() and _is_full(first.last)
    if start.islower():
        return True
    return not is_sure and first.words >= _FEWEST_WORDS and _is_full(first.last) and not _is_set_in(second)


def _may_go_on(first: Block, second: Block) -> bool:
    """True if the two do not stand right under each other, where the white between them has parted them for good."""
    if (first.last.page, first.last.column) != (second.page, second.column):
        return True
    return second.first.base - first.last.base > 3.5 * first.last.size


def _is_full(line: Line) -> bool:
    return line.right - line.x1 < _ROOM * line.size


def _is_set_in(block: Block) -> bool:
    line = block.first
    return line.x0 - line.left > _INDENT * line.size


def _is_same_table(first: Block, second: Block) -> bool:
    """True if a table goes on in the next column or on the next page, with as many columns as wide."""
    one, other = first.table, second.table
    if one is None or other is None or (first.last_page, first.column) == (second.page, second.column):
        return False
    if len(one.rows[0]) != len(other.rows[0]):
        return False
    return abs(one.box.width - other.box.width) < 0.06 * one.box.width


def _join_rows(before: Table, after: Table, head: Table) -> None:
    """Mark rows that repeat the head of a table, and give a row that was cut its second half back."""
    while after.rows and any(table_row_text(after.rows[0]) == table_row_text(row) for row in head.rows[:2]):
        after.repeated.append(after.rows.pop(0))
    if before.rows and after.rows and _goes_on(before.rows[-1], after.rows[0]):
        for cell, more in zip(before.rows[-1], after.rows.pop(0), strict=True):
            cell.extend(more)


def _goes_on(above: Sequence[list[Line]], below: Sequence[list[Line]]) -> bool:
    """True if a row has been cut: its second half fills some cells only, none of them new."""
    filled = [bool(cell) for cell in below]
    return not all(filled) and all(above_cell or not more for above_cell, more in zip(above, below, strict=True))
