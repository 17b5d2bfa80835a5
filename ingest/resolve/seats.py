"""Seats of government that stood for different states at different times: Moscow, Belgrade."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ingest.annotate.entries import Entry

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def last_year(text: str) -> int | None:
    """The last year that a text names, or None."""
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None


def state_of_seat(entries: Sequence[Entry], year: int | None, weight: Callable[[str], int]) -> Entry | None:
    """The state that the seat stands for.

    year: the latest year spoken of. weight: how often the text around names a state outright. None if neither tells.
    """
    if len(entries) == 1:
        return entries[0]
    if year is not None:
        holding = [e for e in entries if (e.since or year) <= year <= (e.until or year)]
        if len(holding) == 1:
            return holding[0]
    weights = sorted(((weight(e.key), i) for i, e in enumerate(entries)), reverse=True)
    if weights[0][0] > 2 * weights[1][0]:
        return entries[weights[0][1]]
    return None
