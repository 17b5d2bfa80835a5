"""Page numbers that stand alone on a line, and where pages begin in a text that has lost its form feeds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.clean.lines import Line, PageForm

_FOLIO = re.compile(
    r"(?:page|p\.|seite|pag\.)?\s*[-–—\u00ad|\[(]*\s*(\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/|von|de|sur)\s*\d{1,4})?\s*[-–—\u00ad|\])]*",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:^|[|–—-]|\s{2,})\s*(?:page|p\.|seite)\s+(\d{1,4})(?:\s*(?:of|/|von)\s*\d{1,4})?$", re.IGNORECASE
)
_LONGEST, _LONGEST_NAMED = 24, 120
# How many lines with text a page may have. Fewer stand between the numbers of paragraphs.
FEWEST_LINES, MOST_LINES = 12, 90
_FEWEST_PAGES = 3


def read_folio(text: str) -> str | None:
    """The page number that a line holds and nothing else, or None."""
    found = _FOLIO.fullmatch(text)
    # A year by itself heads a chronicle.
    if found is None or (len(found[1]) == 4 and found[1] == text and "1600" < found[1] < "2100"):
        return None
    return found[1]


def is_apart(lines: Sequence[Line], i: int, form: PageForm, by: int = 1) -> bool:
    """True if so many blank lines, beyond the usual, set a line apart on both sides, or if more than one, on one."""
    before = i == 0 or lines[i].starts_page or form.gap(lines[i]) >= by
    after = i + 1 == len(lines) or lines[i + 1].starts_page or form.gap(lines[i + 1]) >= by
    return before and after if by == 1 else before or after


def find_folios(lines: Sequence[Line], form: PageForm) -> set[int]:
    """Page numbers that stand apart, or count up page by page; three numbers under each other are a table."""
    alone = {
        i: folio for i, line in enumerate(lines) if len(line.text) <= _LONGEST and (folio := read_folio(line.text))
    }
    apart = {i for i in alone if is_apart(lines, i, form)}
    numbers = apart - {
        i for i in apart if {i - 1, i - 2} <= apart or {i - 1, i + 1} <= apart or {i + 1, i + 2} <= apart
    }
    counted = {i: int(folio) for i, folio in alone.items() if folio.isdecimal()}
    return numbers | _find_counting(counted) | _find_at_edges(counted, lines)


def _find_counting(numbers: Mapping[int, int]) -> set[int]:
    """Numbers that count up by one, a page apart each, whatever stands around them. numbers: line -> number on it."""
    found: set[int] = set()
    chain: dict[int, tuple[int, ...]] = {}
    for i, number in numbers.items():
        before = [j for j in range(i - MOST_LINES, i - FEWEST_LINES + 1) if numbers.get(j) == number - 1]
        chain[i] = (*max((chain[j] for j in before), key=len, default=()), i)
        if len(chain[i]) >= _FEWEST_PAGES:
            found.update(chain[i])
    return found


def _find_at_edges(numbers: Mapping[int, int], lines: Sequence[Line]) -> set[int]:
    """Numbers in the first or last line of a page that are the page's own, or off by as much on two pages and more."""
    starts = [0, *(i for i, line in enumerate(lines) if line.starts_page)]
    if len(starts) < 2:
        return set()
    by_shift: dict[int, set[int]] = defaultdict(set)
    for page, (start, stop) in enumerate(pairwise([*starts, len(lines)]), start=1):
        for i in {start, stop - 1} & numbers.keys():
            by_shift[numbers[i] - page].add(i)
    return {i for shift, found in by_shift.items() if not shift or len(found) > 1 for i in found}


def mark_pages(lines: Sequence[Line], form: PageForm) -> list[Line]:
    """The lines, those behind a page number taken for the first of a page, if no form feed tells the pages.

    The number may stand alone, or behind the word page at the end of a head or foot.
    """
    if any(line.starts_page for line in lines):
        return list(lines)
    ends = find_folios(lines, form)
    named = {i: int(number) for i, line in enumerate(lines) if (number := _read_named(line.text))}
    ends |= _find_counting(named)
    if len(ends) < _FEWEST_PAGES:
        return list(lines)
    return [replace(line, starts_page=True) if i - 1 in ends else line for i, line in enumerate(lines)]


def _read_named(text: str) -> str | None:
    """The number behind the word page in a line that is short enough for a head or a foot."""
    found = _NAMED.search(text) if len(text) <= _LONGEST_NAMED else None
    return found[1] if found else None
