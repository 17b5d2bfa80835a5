"""Tables that a text file sets with spaces or tabs: rows whose second cells stand under each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.clean.lines import Line, PageForm

_GAP = re.compile(r"\t+| {2,}")
_LONGEST_CELL = 40
_FEWEST_ROWS = 3
_ALIGNED_SHARE = 0.7
# Tabs and narrow letters move a column by a little.
_MOST_CHARS_OFF = 1


def find_tables(lines: Sequence[Line], form: PageForm, passed_over: frozenset[int]) -> frozenset[int]:
    """Numbers of the lines that are rows of tables. passed_over: lines known to be something else."""
    second = {i: at for i, line in enumerate(lines) if i not in passed_over and (at := _second_cell(line)) is not None}
    return frozenset(i for run in _runs(second, lines, form) if _is_aligned([second[i] for i in run]) for i in run)


def _second_cell(line: Line) -> int | None:
    """Where in its row the second cell of a line begins; None for a line that is no row."""
    cells = _GAP.split(line.text)
    if len(cells) < 2 or max(map(len, cells)) > _LONGEST_CELL:
        return None
    gap = _GAP.search(line.text)
    return line.indent + gap.end() if gap else None


def _runs(rows: dict[int, int], lines: Sequence[Line], form: PageForm) -> Iterator[list[int]]:
    """Rows that follow each other without a gap."""
    run: list[int] = []
    for i in rows:
        if run and (i != run[-1] + 1 or form.gap(lines[i]) > 0):
            yield run
            run = []
        run.append(i)
    yield run


def _is_aligned(starts: Sequence[int]) -> bool:
    if len(starts) < _FEWEST_ROWS:
        return False
    usual = Counter(starts).most_common(1)[0][0]
    return sum(abs(at - usual) <= _MOST_CHARS_OFF for at in starts) >= _ALIGNED_SHARE * len(starts)
