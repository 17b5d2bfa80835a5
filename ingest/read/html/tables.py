"""Tables of pages: rows and cells, spans that cover several once, and tables that only lay a page out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from ingest.read.flow import join_cell, join_row
from ingest.read.html.tree import attribute, words_in

Row = list[etree._Element | None]

_WIDEST_SPAN = 200
_LONGEST_CELL_WORDS = 150
_PARTS = ("thead", "tbody", "tfoot")


def is_layout(table: etree._Element) -> bool:
    """True if a table only puts things side by side: tables, headings, long texts, or a single row or column."""
    if attribute(table, "role") in {"presentation", "none"}:
        return True
    if next(table.iterdescendants("table", "h1", "h2", "h3", "h4", "h5", "h6", "nav", "article"), None) is not None:
        return True
    rows = list(_own_rows(table))
    if len(rows) < 2 or all(len(row) < 2 for row in rows):
        return True
    return any(len(list(words_in(cell))) > _LONGEST_CELL_WORDS for row in rows for cell in row)


def _own_rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row, heads first and feet last wherever they are written."""
    parts = sorted((p for p in table if p.tag in {*_PARTS, "tr"}), key=_place)
    for part in parts:
        for row in [part] if part.tag == "tr" else part.findall("tr"):
            yield [cell for cell in row if cell.tag in {"td", "th"}]


def _place(part: etree._Element) -> int:
    return {"thead": 0, "tfoot": 2}.get(part.tag, 1)


def read_rows(table: etree._Element) -> list[Row]:
    """The rows of a table; None where a cell from a row above reaches down."""
    rows: list[Row] = []
    # Column of a cell that reaches down -> how many rows further, and how many columns wide it is.
    reaching: dict[int, tuple[int, int]] = {}
    for cells in _own_rows(table):
        row: Row = []
        column = _skip_covered(row, 0, reaching)
        for cell in cells:
            row.append(cell)
            # What a cell covers to its right leaves no empty cell.
            reaching[column] = (_span(cell, "rowspan") - 1, _span(cell, "colspan"))
            column = _skip_covered(row, column + reaching[column][1], reaching)
        rows.append(row)
    return rows


def _skip_covered(row: Row, column: int, reaching: dict[int, tuple[int, int]]) -> int:
    """The next column that no cell from above covers; each such cell leaves one empty cell."""
    while reaching.get(column, (0, 1))[0] > 0:
        down, width = reaching[column]
        reaching[column] = (down - 1, width)
        row.append(None)
        column += width
    return column


def _span(cell: etree._Element, name: str) -> int:
    value = attribute(cell, name)
    return min(int(value), _WIDEST_SPAN) if value.isdigit() and int(value) > 0 else 1


def write_rows(rows: list[Row], read_cell: Callable[[etree._Element], str]) -> str:
    """Rows as lines, cells parted by upright strokes; rows without words left out."""
    lines = (join_row(["" if cell is None else join_cell([read_cell(cell)]) for cell in row]) for row in rows)
    return "\n".join(filter(None, lines))
