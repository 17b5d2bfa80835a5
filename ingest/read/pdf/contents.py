"""Lists of contents: lines that end in the number of the page where something else stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.clean.contents import title_key
from ingest.read.pdf.edge_rows import read_number
from ingest.read.pdf.shapes import Line

_LEADER = re.compile(r"(?:\s*[.·…_]){3,}\s*|\s*…+\s*")
_NUMBER = re.compile(r"(?:\d{1,4}|[ivxlc]{1,7})", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|contenido"
    r"|list of (?:figures|tables|boxes|maps|charts|illustrations)",
    re.IGNORECASE,
)
# In parts of the type's size: the white before a number that stands at the right.
_APART = 1.2
_FEWEST, _FEWEST_BARE = 3, 5
# Entries may run over two lines; further apart they are of two lists.
_LONGEST_GAP = 3


class Entry(NamedTuple):
    """An entry of a list of contents. indent: how far it is set in, in points."""

    title: str
    number: int | None
    indent: float
    has_leader: bool


def mark_contents(lines: Sequence[Line], *, goes_on: bool = False) -> None:
    """Mark the lines of a column that are a list of contents, with its heading and the first lines of long entries.

    goes_on: the page before ends in such a list.
    """
    entries = {i: entry for i, line in enumerate(lines) if (entry := read_entry(line)) is not None}
    heading = next((i for i, line in enumerate(lines) if _HEADING.fullmatch(line.text.strip())), None)
    for run in _find_runs(entries):
        held = [entries[i] for i in run]
        is_headed = heading is not None and heading < run[0]
        is_rest = goes_on and run[0] < _LONGEST_GAP
        if not is_rest and not _is_contents(held, is_headed):
            continue
        first = run[0]
        if is_headed and heading is not None:
            first = heading
        elif is_rest:
            first = 0
        for line in lines[first : run[-1] + 1]:
            line.is_contents = True


def read_entry(line: Line) -> Entry | None:
    """What an entry names, if a line has the look of one."""
    last = line.words[-1]
    text = line.text
    leader = _LEADER.search(text, max(0, text.rfind(" ") - len(text)))
    number = _NUMBER.search(text[leader.end() :]) if leader else None
    if leader and number and number.end() == len(text) - leader.end() and leader.start() > 0:
        return Entry(text[: leader.start()].strip(), read_number(number[0]), line.x0, True)
    if len(line.words) < 2 or not _NUMBER.fullmatch(last.text):
        return None
    is_apart = last.x0 - line.words[-2].x1 > _APART * line.size
    title = " ".join(text.split()[:-1])
    if not is_apart or not any(c.isalpha() for c in title):
        return None
    return Entry(title, read_number(last.text), line.x0, False)


def _find_runs(entries: dict[int, Entry]) -> list[list[int]]:
    """Entries that follow each other closely."""
    runs: list[list[int]] = []
    for i in sorted(entries):
        if runs and i - runs[-1][-1] <= _LONGEST_GAP:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _is_contents(entries: Sequence[Entry], is_headed: bool) -> bool:
    numbers = [e.number for e in entries if e.number is not None]
    counts_up = all(a <= b for a, b in zip(numbers, numbers[1:], strict=False))
    if sum(e.has_leader for e in entries) >= _FEWEST or (is_headed and counts_up and len(entries) >= _FEWEST - 1):
        return True
    return counts_up and len(entries) >= _FEWEST_BARE and len(set(numbers)) > 1 and 2 * len(numbers) > len(entries)


def contents_titles(lines: Iterable[Line]) -> dict[str, int]:
    """The titles in lists of contents, as `title_key` writes them, with their depth from 1."""
    entries = [entry for line in lines if line.is_contents and (entry := read_entry(line)) is not None]
    edges: list[float] = []
    for indent in sorted(entry.indent for entry in entries):
        if not edges or indent - edges[-1] > 3:
            edges.append(indent)
    return {title_key(e.title): 1 + sum(e.indent > edge + 3 for edge in edges[:-1]) for e in entries if e.title}
