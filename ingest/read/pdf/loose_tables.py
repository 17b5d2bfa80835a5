"""Tables without drawn cells, known by lines that fall into pieces one under the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.read.pdf.shapes import Box, Line, Table, Word
from ingest.read.pdf.tables import fill_columns
from ingest.read.pdf.whitespace import find_gutters

# In parts of the type's size: the white between cells, and how exactly they stand under each other.
_CELL_GAP, _ALIGNED = 0.95, 0.6
_ABOVE_SPACES = 2.2
_SURE_GAP = 1.6
_NARROW, _ABOUT_FULL = 9.0, 1.5
_FEWEST_ROWS, _FEWEST_ROWS_MARKED = 3, 2
_CAPTION = re.compile(r"(?:table|tableau|tabelle)\s+[\dIVXA-Z]", re.IGNORECASE)
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")
_MARKER = re.compile(r"(?:[•‣◦▪●■□➢✓▸·∙–—*-]|\(?\w{1,4}[.)]|\d{1,3}(?:\.\d{1,3})*\.?|\[\d{1,3}\]|[⁰¹²³⁴-⁹]+)$")


@dataclass(frozen=True)
class _Zone:
    """Lines from `first` up to `stop` that may be a table."""

    first: int
    stop: int
    is_marked: bool = False


def find_loose_tables(lines: Sequence[Line]) -> list[Line | Table]:
    """Lines of a column with tables in the place of theirs."""
    pieces = [[line.words] if line.is_contents else split_cells(line) for line in lines]
    out: list[Line | Table] = []
    at = 0
    for zone in _find_plain_zones(lines, pieces):
        if zone.first < at:
            continue
        table = _make_table(lines[zone.first : zone.stop], pieces[zone.first : zone.stop], zone)
        if table is not None:
            out += lines[at : zone.first]
            out.append(table)
            at = zone.stop
    return out + list(lines[at:])


def split_cells(line: Line) -> list[list[Word]]:
    """The pieces of a line between gaps that are wider than spaces; a list mark stays with its text."""
    words = sorted(line.words, key=lambda w: w.x0)
    gaps = [b.x0 - a.x1 for a, b in zip(words, words[1:], strict=False)]
    if _is_justified(line, gaps):
        return [words]
    narrow = [g for g in gaps if g < _CELL_GAP * line.size] or [0.25 * line.size]
    widest = max(_CELL_GAP * line.size, _ABOVE_SPACES * median(narrow))
    cells = [[words[0]]]
    for word, gap in zip(words[1:], gaps, strict=True):
        if gap > widest and not (len(cells) == 1 and len(cells[0]) == 1 and _MARKER.match(cells[0][0].text)):
            cells.append([])
        cells[-1].append(word)
    return cells


def _is_justified(line: Line, gaps: Sequence[float]) -> bool:
    """True if a line fills its column with spaces that are wide but alike, or a very narrow column with two words."""
    room = line.right - line.x1
    if line.right - line.left < _NARROW * line.size and room < _ABOUT_FULL * line.size and len(gaps) < 2:
        return True
    if len(gaps) < 2 or room > 0.3 * line.size:
        return False
    return max(gaps) - min(gaps) < 0.3 * max(gaps)


def _find_plain_zones(lines: Sequence[Line], pieces: Sequence[list[list[Word]]]) -> list[_Zone]:
    """Runs of lines in pieces; a line of one piece may stand between them if it keeps to one cell."""
    zones: list[_Zone] = []
    first = 0
    while first < len(lines):
        if not _is_row(lines[first], pieces[first]):
            first += 1
            continue
        stop = last = first + 1
        while stop < len(lines) and _is_near(lines[stop - 1], lines[stop]):
            if _is_row(lines[stop], pieces[stop]):
                last = stop + 1
            elif not _keeps_to_cell(pieces[stop][0], pieces[first:last]):
                break
            stop += 1
        while last < len(lines) and last < stop and len(pieces[last]) == 1 and lines[last].x0 > lines[first].x0 + 5:
            last += 1
        marked = any(_CAPTION.match(line.text) for line in [*lines[max(0, first - 3) : first], *lines[last : last + 2]])
        zones.append(_Zone(first, last, marked))
        first = max(last, first + 1)
    return zones


def _is_row(line: Line, cells: Sequence[list[Word]]) -> bool:
    return len(cells) > 1 and not _LEADER.search(line.text)


def _is_near(above: Line, below: Line) -> bool:
    return 0 < below.base - above.base < 4 * max(above.size, below.size)


def _keeps_to_cell(words: Sequence[Word], rows: Sequence[list[list[Word]]]) -> bool:
    """True if a piece begins under a cell of the rows above and does not reach under the next one."""
    start, end, size = words[0].x0, words[-1].x1, words[0].size
    for cells in reversed(rows):
        for i, cell in enumerate(cells):
            reach = cells[i + 1][0].x0 if i + 1 < len(cells) else float("inf")
            if abs(cell[0].x0 - start) < _ALIGNED * size and end < reach:
                return len(cells) > 1
    return False


def _make_table(lines: Sequence[Line], pieces: Sequence[list[list[Word]]], zone: _Zone) -> Table | None:
    """The table of a zone, if its lines have enough in common."""
    rows = sum(len(cells) > 1 for cells in pieces)
    if rows < (_FEWEST_ROWS_MARKED if zone.is_marked else _FEWEST_ROWS):
        return None
    table = part_columns(lines)
    if table is None:
        return None
    filled = sum(sum(map(bool, row)) > 1 for row in table.rows)
    return table if zone.is_marked or filled >= max(_FEWEST_ROWS, 0.5 * len(table.rows)) else None


def part_columns(lines: Sequence[Line], *, narrowest: float = 0.6, least_share: float = 0.7) -> Table | None:
    """The table that lines make when they are parted where white runs through most of them; None if it runs nowhere.

    narrowest: in parts of the type's size. least_share: of the height; a head that spans columns may cross the white.
    """
    words = [word for line in lines for word in line.words]
    size = median(line.size for line in lines)
    boxes = [Box(w.x0, w.base - 0.5 * w.size, w.x1, w.base) for w in words]
    height = max(b.bottom for b in boxes) - min(b.top for b in boxes)
    strips = _choose_strips(find_gutters(boxes, narrowest=narrowest * size, shortest=least_share * height))
    edges = [(s.left + s.right) / 2 for s in _drop_inner(strips, lines[0], size)]
    return fill_columns(words, edges) if edges else None


def _choose_strips(strips: Sequence[Box]) -> list[Box]:
    """From left to right, the largest first where they overlap."""
    chosen: list[Box] = []
    for strip in sorted(strips, key=lambda s: -s.height * s.width):
        if all(strip.right <= other.left or other.right <= strip.left for other in chosen):
            chosen.append(strip)
    return sorted(chosen)


def _drop_inner(strips: Sequence[Box], head: Line, size: float) -> list[Box]:
    """Without narrow strips inside a column, where words of its cells happen to leave white under one another."""
    kept: list[Box] = []
    for i, strip in enumerate(strips):
        end = strips[i + 1].left if i + 1 < len(strips) else float("inf")
        is_headed = any(strip.right - 1 < (w.x0 + w.x1) / 2 < end for w in head.words)
        if is_headed or strip.width > _SURE_GAP * size:
            kept.append(strip)
    return kept
