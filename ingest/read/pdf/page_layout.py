"""A page's words to lines, tables and boxes in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ingest.read.pdf.columns import find_columns
from ingest.read.pdf.contents import mark_contents
from ingest.read.pdf.drop_caps import mend_drop_caps
from ingest.read.pdf.edges import set_edges
from ingest.read.pdf.lines import build_lines, read_from_right
from ingest.read.pdf.loose_tables import find_loose_tables
from ingest.read.pdf.ruled_tables import find_ruled_tables
from ingest.read.pdf.rulings import Stroke, find_rulings
from ingest.read.pdf.shapes import Box, Flow, Inset, Line, Page, Table, Word, bounds
from ingest.read.pdf.tables import fill_grid
from ingest.read.pdf.type_sizes import TypeSizes

_EDGE = 2.0
_FEWEST_BOX_LINES, _FEWEST_BOX_WORDS = 2, 6
# A frame around so much of a page's words is an ornament of the page.
_MOST_SHARE = 0.8
_LARGE, _LARGE_SHARE = 1.4, 0.3
_SHORT_RULE = 0.55


class Begun(NamedTuple):
    """What stood last on the page before and may go on: a table, the frame of a box, a list of contents."""

    table: Table | None = None
    frame: Box | None = None
    is_contents: bool = False


NOTHING_BEGUN = Begun()


def lay_out(page: Page, words: Sequence[Word], sizes: TypeSizes, *, begun: Begun = NOTHING_BEGUN) -> list[Flow]:
    """Put a page in reading order.

    words: those of the page that are no heads, feet or page numbers.
    """
    mended = mend_drop_caps(words, sizes.size)
    rulings = find_rulings(page.drawings, page.width, page.height)
    islands: list[Table | Inset] = []
    for grid in rulings.grids:
        inside = [w for w in mended if grid.box.holds_word(w)]
        table = fill_grid(grid, inside, begun=begun.table.edges if begun.table else ()) if inside else None
        if table is not None:
            islands.append(table)
            mended = _without(mended, inside)
    for frame in rulings.frames:
        inside = [w for w in mended if frame.holds_word(w)]
        if _goes_on(begun.frame, frame, inside, mended) or _is_box(frame, inside, len(words), sizes):
            islands.append(Inset(frame, _arrange(inside, [], rulings.across, sizes)))
            mended = _without(mended, inside)
    for found, inside in find_ruled_tables(mended, rulings.across, goes_on=begun.table is not None):
        islands.append(found)
        mended = _without(mended, inside)
    flows = _arrange(mended, islands, rulings.across, sizes)
    if begun.is_contents:
        mark_contents([flow for flow in flows if isinstance(flow, Line)], goes_on=True)
    _number(flows, page.number)
    return flows


def _number(flows: Sequence[Flow], page: int) -> None:
    for flow in flows:
        flow.page = page
        if isinstance(flow, Inset):
            _number(flow.parts, page)


def _without(words: Sequence[Word], taken: Sequence[Word]) -> list[Word]:
    gone = {id(word) for word in taken}
    return [word for word in words if id(word) not in gone]


def _goes_on(before: Box | None, frame: Box, inside: Sequence[Word], words: Sequence[Word]) -> bool:
    """True if a frame at the top of a page is as wide as the one at the foot of the page before."""
    if before is None or not inside or abs(before.width - frame.width) > _EDGE:
        return False
    return min(w.base for w in words) >= min(w.base for w in inside)


def _is_box(frame: Box, inside: Sequence[Word], on_page: int, sizes: TypeSizes) -> bool:
    """True if a frame holds text of its own, and not all of the page or a mere heading."""
    if len(inside) < _FEWEST_BOX_WORDS or len(inside) > _MOST_SHARE * on_page:
        return False
    if not all(frame.left - _EDGE <= w.x0 and w.x1 <= frame.right + _EDGE for w in inside):
        return False
    lines = {round(w.base) for w in inside}
    # A coloured ground under the title of a document or a chapter makes no box of it.
    large = sum(len(w.text) for w in inside if w.size > _LARGE * sizes.size)
    return len(lines) >= _FEWEST_BOX_LINES and large < _LARGE_SHARE * sum(len(w.text) for w in inside)


def _arrange(
    words: Sequence[Word], islands: Sequence[Table | Inset], across: Sequence[Stroke], sizes: TypeSizes
) -> list[Flow]:
    by_box = {island.box: island for island in islands}
    flows: list[Flow] = []
    columns = find_columns(words, list(by_box), body_size=sizes.size, is_rtl=sizes.is_rtl)
    for number, column in enumerate(columns):
        lines = build_lines(column.words)
        set_edges(lines, column.islands, is_rtl=sizes.is_rtl)
        _mark_ruled(lines, across)
        mark_contents(lines)
        held: list[Flow] = [*find_loose_tables(lines), *(by_box[box] for box in column.islands)]
        if column.islands:
            held.sort(key=_top)
        if column.is_margin:
            held = [Inset(bounds(column.words), held)] if column.words else held
        for flow in held:
            flow.column = number
            if sizes.is_rtl and isinstance(flow, Line):
                read_from_right(flow)
                _mirror(flow)
        flows += held
    return flows


def _mirror(line: Line) -> None:
    """Count a line of a right-to-left script from the right, so that it begins where its column begins."""
    line.x0, line.x1, line.left, line.right = -line.x1, -line.x0, -line.right, -line.left


def _top(flow: Flow) -> float:
    return flow.base - 0.3 * flow.size if isinstance(flow, Line) else flow.box.top


def _mark_ruled(lines: Sequence[Line], across: Sequence[Stroke]) -> None:
    """Find the lines over which one is drawn, as over the notes at the foot of a page."""
    for stroke in across:
        for i, line in enumerate(lines):
            above = lines[i - 1].base if i else line.base - 4 * line.size
            if above < stroke.at < line.top + 0.2 * line.size and stroke.start < line.right and stroke.end > line.left:
                # Under a word, a drawn line is an underline.
                line.is_ruled = line.is_ruled or stroke.at - above > 0.35 * line.size
                is_short = stroke.end - stroke.start < _SHORT_RULE * (line.right - line.left)
                line.is_parted = line.is_ruled and is_short and abs(stroke.start - line.left) < 2 * _EDGE
                break
