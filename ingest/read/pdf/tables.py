"""Tables: words to cells, with the help of drawn lines or of the white between columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ingest.clean.words import english_words
from ingest.read.pdf.lines import build_lines
from ingest.read.pdf.rulings import Grid
from ingest.read.pdf.shapes import Line, Table, Word, bounds

Row = list[list[Line]]

_SAME_ROW = 0.4
_SAME_EDGE = 4.0
_FEWEST_FILLED = 4
_FILLED_SHARE = 0.45
_WIDER_GAP = 1.3
_LEVEL, _MOST_ALONE, _HALF_STEP = 0.2, 0.35, 0.7
_WIDER_STEP = 1.12
_HYPHENS = "-\u00ad\u2010"
_LAST_LETTERS, _FIRST_LETTERS = re.compile(r"[^\W\d_]{3,}$"), re.compile(r"[a-z]+")


def fill_grid(grid: Grid, words: Sequence[Word], *, begun: Sequence[float] = ()) -> Table | None:
    """The table in a drawn grid; None if most of its cells are empty, as in charts and forms.

    begun: the edges of the columns of a table on the page before, which this one may go on.
    """
    columns, rows = len(grid.columns) - 1, len(grid.rows) - 1
    cells: list[list[list[Word]]] = [[[] for _ in range(columns)] for _ in range(rows)]
    for word in words:
        column = bisect_right(grid.columns, (word.x0 + word.x1) / 2) - 1
        row = bisect_right(grid.rows, word.base - 0.3 * word.size) - 1
        cells[min(max(row, 0), rows - 1)][min(max(column, 0), columns - 1)].append(word)
    filled: list[Row] = []
    for bands in cells:
        parted = [build_lines(cell) for cell in bands]
        filled += _split_band(parted) if _holds_rows(parted) else [parted]
    filled = [row for row in filled if any(row)]
    goes_on = len(begun) == len(grid.columns) and all(
        abs(a - b) < _SAME_EDGE for a, b in zip(begun, grid.columns, strict=True)
    )
    count = sum(bool(cell) for row in filled for cell in row)
    if not goes_on and (count < _FEWEST_FILLED or count < _FILLED_SHARE * columns * len(filled)):
        return None
    return Table(grid.box, filled if goes_on else _drop_empty_columns(filled), grid.columns)


def _holds_rows(cells: Sequence[list[Line]]) -> bool:
    """True if a band between two lines holds several rows: all its cells have as many lines, side by side."""
    counts = [len(cell) for cell in cells if cell]
    if len(counts) < 2 or min(counts) < 3:
        return False
    return max(counts) - min(counts) <= 1 and all(
        abs(a.base - b.base) <= _SAME_ROW * a.size for a, b in zip(cells[0], cells[1], strict=False)
    )


def _drop_empty_columns(rows: list[Row]) -> list[Row]:
    kept = [i for i in range(len(rows[0])) if any(row[i] for row in rows)]
    return [[row[i] for i in kept] for row in rows]


def fill_columns(words: Sequence[Word], edges: Sequence[float]) -> Table:
    """The table that words make when they are parted at these places, from left to right."""
    columns: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in words:
        columns[bisect_right(edges, (word.x0 + word.x1) / 2)].append(word)
    return Table(bounds(words), _split_band([build_lines(column) for column in columns]))


def _split_band(columns: Sequence[list[Line]]) -> list[Row]:
    """Rows of a table whose rows no lines part: cells of several lines are told from cells of the next row."""
    if not _are_level(columns):
        return _split_unlevel(columns)
    visual = _find_visual_rows(columns)
    rights = [max((line.x1 for line in column), default=0.0) for column in columns]
    widest = _find_inner_gap(visual)
    rows: list[Row] = []
    for i, lines in enumerate(visual):
        gap = _base(lines) - _base(visual[i - 1]) if i else 0.0
        is_more = i > 0 and (gap <= widest if widest else _is_continued(visual[i - 1], lines, rights))
        if is_more:
            for cell, line in zip(rows[-1], lines, strict=True):
                cell.extend([line] if line else [])
        else:
            rows.append([[line] if line else [] for line in lines])
    return rows


def _are_level(columns: Sequence[list[Line]]) -> bool:
    """True if lines of different columns stand side by side; where cells are centred between lines they do not."""
    rows = _find_visual_rows(columns)
    if any(_base(b) - _base(a) < _HALF_STEP * _find_tightest(columns) for a, b in pairwise(rows)):
        return False
    held = [(line, c) for c, column in enumerate(columns) for line in column]
    alone = sum(
        not any(c != other and abs(line.base - mate.base) <= _LEVEL * line.size for mate, other in held)
        for line, c in held
    )
    return alone <= _MOST_ALONE * len(held)


def _find_tightest(columns: Sequence[list[Line]]) -> float:
    """The step between lines of one cell: the smallest in any column."""
    return min((b.base - a.base for column in columns for a, b in pairwise(column)), default=0.0)


def _split_unlevel(columns: Sequence[list[Line]]) -> list[Row]:
    """Rows made of cells that reach over the same height.

    A cell ends where more white than between its lines follows.
    """
    cells: list[tuple[float, float, int, list[Line]]] = []
    tightest = _find_tightest(columns)
    for c, column in enumerate(columns):
        held: list[Line] = []
        for line in column:
            if held and line.base - held[-1].base > _WIDER_STEP * tightest:
                cells.append((held[0].top, held[-1].bottom, c, held))
                held = []
            held.append(line)
        if held:
            cells.append((held[0].top, held[-1].bottom, c, held))
    rows: list[Row] = []
    end = float("-inf")
    for top, bottom, c, held in sorted(cells, key=lambda cell: cell[0]):
        if top > end or rows[-1][c]:
            rows.append([[] for _ in columns])
        rows[-1][c] = held
        end = max(end, bottom) if top <= end else bottom
    return rows


def _find_visual_rows(columns: Sequence[list[Line]]) -> list[list[Line | None]]:
    """Lines of all columns that stand on one level."""
    placed = sorted(((line.base, c, line) for c, column in enumerate(columns) for line in column), key=lambda p: p[0])
    rows: list[list[Line | None]] = []
    for base, c, line in placed:
        if not rows or rows[-1][c] is not None or base - _base(rows[-1]) > _SAME_ROW * line.size:
            rows.append([None] * len(columns))
        rows[-1][c] = line
    return rows


def _base(row: Sequence[Line | None]) -> float:
    return min(line.base for line in row if line)


def _find_inner_gap(rows: Sequence[Sequence[Line | None]]) -> float:
    """The largest step between lines of one cell, where rows stand clearly further apart; 0 where all are alike."""
    steps = sorted(_base(b) - _base(a) for a, b in pairwise(rows))
    if len(steps) < 2:
        return 0.0
    jump, at = max((b / a, i) for i, (a, b) in enumerate(pairwise(steps)) if a > 0)
    # Steps between lines of a cell are the tight ones; a first row set apart as a head is no sign of that.
    if jump < _WIDER_GAP or at + 2 == len(steps):
        return 0.0
    tightest = min(line.size for row in rows for line in row if line)
    return steps[at] if steps[at] < 1.6 * tightest else 0.0


def _is_continued(above: Sequence[Line | None], below: Sequence[Line | None], rights: Sequence[float]) -> bool:
    """True if every line of a row goes on with a cell that had no more room in the row above."""
    pairs = [(a, b, right) for a, b, right in zip(above, below, rights, strict=True) if b]
    if any(_is_cut(a, b) for a, b, _ in pairs):
        return True
    if all(below) and len(below) > 1 and not _goes_on_small(above[0], below[0]):
        return False
    return bool(pairs) and all(a is not None and b is not None and _was_full(a, b, right) for a, b, right in pairs)


def _goes_on_small(above: Line | None, below: Line | None) -> bool:
    """True if a cell that began with a capital goes on in small letters."""
    return above is not None and below is not None and above.text[:1].isupper() and below.text[:1].islower()


def _is_cut(above: Line | None, below: Line | None) -> bool:
    """True if the end of a line in a cell cuts a word."""
    if above is None or below is None:
        return False
    return above.text[-1:] in _HYPHENS and above.text[-2:-1].isalpha() and below.text[:1].isalpha()


def _was_full(above: Line, below: Line, right: float) -> bool:
    """True if the first word of the lower line had no room in the upper one."""
    first = below.words[0]
    return above.x1 + 0.25 * above.size + (first.x1 - first.x0) > right - 0.3 * above.size


def cell_text(lines: Sequence[Line]) -> str:
    """The text of a cell on one line; a hyphen at a line's end becomes a mark that cleaning resolves."""
    text = ""
    for line in lines:
        if text[-1:] and text[-1] in _HYPHENS and text[-2:-1].isalpha() and line.text[:1].isalpha():
            text = f"{text[:-1]}\u0002{line.text}"
        elif _is_torn(text, line.text):
            text += line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    return text


def _is_torn(above: str, below: str) -> bool:
    """True if a narrow cell has torn a word without a hyphen: "verificatio" and "n"."""
    left, right = _LAST_LETTERS.search(above), _FIRST_LETTERS.match(below)
    if left is None or right is None:
        return False
    words = english_words()
    parts = left[0].lower(), right[0]
    return "".join(parts) in words and (parts[1] not in words or parts[0] not in words)


def table_row_text(row: Row) -> str:
    """A row on one line, its cells parted by bars."""
    return " | ".join(cell_text(cell) for cell in row)
