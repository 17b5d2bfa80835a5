"""Tables with level lines alone, above their head, under it and at their end, as printers rule them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from ingest.read.pdf.lines import build_lines
from ingest.read.pdf.loose_tables import part_columns, split_cells
from ingest.read.pdf.rulings import Stroke
from ingest.read.pdf.shapes import Line, Table, Word

_SAME_END = 4.0
_SLACK = 6.0
_HEAD_REACH = 2.6
# Cells hold fewer words on a line than columns of text do.
_MOST_WORDS = 6.0
_PARTED_SHARE = 0.5
_SHORT_BAND = 3
# How far down a page a table begins that its foot cuts.
_LOWEST, _LEAST_HEIGHT = 0.3, 20.0
_NARROW, _FEWEST_FOR_NARROW = 0.4, 4


def find_ruled_tables(
    words: Sequence[Word], across: Sequence[Stroke], *, goes_on: bool = False
) -> list[tuple[Table, list[Word]]]:
    """The tables between level lines of one length, each with its words. goes_on: the page before ends in a table."""
    found: list[tuple[Table, list[Word]]] = []
    for strokes in _group(_with_edges(across, words, goes_on=goes_on)):
        for run in _find_runs(words, strokes, drawn=set(across)):
            lines = [line for band in run for line in band]
            table = _part(lines) if len(lines) > 1 else None
            if table is not None:
                lines, table = _add_head(words, lines, table, strokes[0])
            if table is not None and len(table.rows) > 1 and not _is_text(table):
                found.append((table, [word for line in lines for word in line.words]))
    return found


def _with_edges(across: Sequence[Stroke], words: Sequence[Word], *, goes_on: bool) -> list[Stroke]:
    """The lines, with one at the foot of the page for each, as a table may go on overleaf, and one at its top.

    Over the notes of a page the foot is the line drawn there.
    """
    foot = max((w.bottom for w in words), default=0.0) + 1
    top = min((w.top for w in words), default=0.0) - 1
    ends = [(s, min([foot, *(t.at for t in across if _is_under(t, s))])) for s in across]
    below = [Stroke(end, s.start, s.end) for s, end in ends if _LOWEST * foot < s.at < end - _LEAST_HEIGHT]
    above = [Stroke(top, s.start, s.end) for s in across if top + _LEAST_HEIGHT < s.at] if goes_on else []
    return [*across, *below, *above]


def _is_under(stroke: Stroke, other: Stroke) -> bool:
    """True if a line stands under another one and is no line of the same table."""
    if stroke.at <= other.at or stroke.start >= other.end or stroke.end <= other.start:
        return False
    return abs(stroke.start - other.start) >= _SAME_END or abs(stroke.end - other.end) >= _SAME_END


def _part(lines: Sequence[Line]) -> Table | None:
    """The table of some lines. White that runs through many lines from end to end needs not be wide."""
    table = part_columns(lines)
    if len(lines) < _FEWEST_FOR_NARROW:
        return table
    narrow = part_columns(lines, narrowest=_NARROW, least_share=0.95)
    if table is None or narrow is None:
        return table or narrow
    return max(table, narrow, key=lambda t: len(t.rows[0]))


def _add_head(words: Sequence[Word], lines: list[Line], table: Table, stroke: Stroke) -> tuple[list[Line], Table]:
    """Lines and table with the bold row that stands over the first drawn line, if it falls into as many cells."""
    first = lines[0]
    near = [
        w
        for w in words
        if 0.5 * first.size < first.base - w.base < _HEAD_REACH * first.size
        and stroke.start - _SLACK <= w.x0
        and w.x1 <= stroke.end + _SLACK
    ]
    head = build_lines(near)[-1:]
    if not head or not head[0].bold:
        return lines, table
    whole = _part([*head, *lines])
    if whole is None or len(whole.rows[0]) != len(table.rows[0]) or not all(whole.rows[0]):
        return lines, table
    return [*head, *lines], whole


def _group(across: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Lines that begin and end alike, from top to bottom."""
    left = list(across)
    while left:
        first = left[0]
        same = [s for s in left if abs(s.start - first.start) < _SAME_END and abs(s.end - first.end) < _SAME_END]
        left = [s for s in left if s not in same]
        if len(same) > 1:
            yield sorted(same)


def _find_runs(
    words: Sequence[Word], strokes: Sequence[Stroke], *, drawn: Collection[Stroke]
) -> Iterator[list[list[Line]]]:
    """What stands in the bands between lines, as far as one band after the other looks like rows of a table.

    drawn: the lines that are there; the others are edges of the page.
    """
    run: list[list[Line]] = []
    for above, below in pairwise(strokes):
        lines = _lines_between(words, above, below)
        if not lines and run:
            continue
        if lines and _are_rows(lines, is_closed=above in drawn and below in drawn):
            run.append(lines)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _lines_between(words: Sequence[Word], above: Stroke, below: Stroke) -> list[Line]:
    """The lines in a band; none if words stand beside it, so that it is no part of a table of its own."""
    inside = [w for w in words if above.at - 1 < w.base - 0.3 * w.size < below.at + 1]
    if not inside or min(w.x0 for w in inside) < above.start - _SLACK or max(w.x1 for w in inside) > above.end + _SLACK:
        inside = [w for w in inside if above.start - _SLACK <= w.x0 and w.x1 <= above.end + _SLACK]
    return build_lines(inside)


def _are_rows(lines: Sequence[Line], *, is_closed: bool) -> bool:
    """True for rows of a table. is_closed: there is a line above them and one below."""
    parted = sum(len(split_cells(line)) > 1 for line in lines)
    if (is_closed and len(lines) <= _SHORT_BAND) or parted >= _PARTED_SHARE * len(lines):
        return True
    # Cells that are centred between lines stand side by side with nothing.
    table = part_columns(lines) if parted else None
    return table is not None and not _is_text(table)


def _is_text(table: Table) -> bool:
    """True if the columns are columns of text between a line at the top of a page and one at its foot."""
    cells = [cell for row in table.rows for cell in row if cell]
    lines = [line for cell in cells for line in cell]
    words = sum(len(line.words) for line in lines) / len(lines)
    return words > _MOST_WORDS or (len(lines) > 6 * len(cells) and words > _MOST_WORDS / 2)
