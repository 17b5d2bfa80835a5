"""A data set's file as a table: columns, and rows with their place in the file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from ingest.importing.dataset_map import ImportRefused

_DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Row:
    """One row. number: its line as spreadsheets count it, the heads being line 1."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """Columns, rows, and (row number, what is wrong) for rows that cannot be read."""

    columns: list[str]
    rows: list[Row]
    bad: list[tuple[int, str]]


def read_table(path: Path) -> Table:
    """Read a file of separated values in UTF-8. Raises ImportRefused when it is none."""
    try:
        raw = path.read_bytes()
    except OSError as exc:
        raise ImportRefused(f"{path}: cannot be read: {exc.strerror}") from exc
    if raw[:2] == b"PK":
        raise ImportRefused(f"{path.name}: is a workbook, not separated values; save it as CSV (UTF-8) first")
    try:
        return parse_table(raw.decode("utf-8-sig"), name=path.name)
    except UnicodeDecodeError as exc:
        raise ImportRefused(f"{path.name}: is not UTF-8 (byte {exc.start}); save it as CSV (UTF-8) first") from exc


def parse_table(text: str, *, name: str) -> Table:
    """The table of a text; separated by commas, semicolons or tabs, whichever its first line has most of."""
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        found = [[cell.strip() for cell in line] for line in lines]
    except csv.Error as exc:
        raise ImportRefused(f"{name} line {lines.line_num}: cannot be read as separated values: {exc}") from exc
    if not found or not any(found[0]):
        raise ImportRefused(f"{name}: holds no heads of columns")
    columns = found[0]
    if twice := sorted({c for c in columns if columns.count(c) > 1}):
        raise ImportRefused(f"{name}: columns stand twice: {', '.join(twice)}")
    rows, bad = [], []
    for number, line in enumerate(found[1:], start=2):
        if not any(line):
            continue
        if len(line) != len(columns):
            bad.append((number, f"has {len(line)} cells, {len(columns)} were expected"))
        else:
            rows.append(Row(number, dict(zip(columns, line, strict=True))))
    return Table(columns, rows, bad)
