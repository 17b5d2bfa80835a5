"""The phases and the stage of a process as a record gives them. Pure.

Phases begin with their years and stand in order; the stage is one of the vocabulary's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from graph_schema.vocabulary import Vocabulary
from ingest.corpus.record import Record

# "1990-1991: who did what"
_PHASE = re.compile(r"(?P<first>\d{4})(?:-(?P<last>\d{4}))?: \S")


def check_stage(record: Record, stages: Vocabulary) -> list[str]:
    """A stage that is not in the vocabulary of stages."""
    given = [str(fact.value) for fact in record.properties.get("stage", [])]
    return [f"stage: {stage!r} is none; known: {', '.join(stages.ids)}" for stage in given if stage not in stages.ids]


def check_phases(record: Record) -> list[str]:
    """Phases without years, out of order, or outside the years of the process."""
    given = [fact.value for fact in record.properties.get("phases", [])]
    phases = [str(text) for value in given for text in (value if isinstance(value, list) else [value])]
    unread = [text for text in phases if _PHASE.match(text) is None]
    faults = [f"phases: expected `1990-1991: who did what`, found {text[:40]!r}" for text in unread]
    return faults or [*_out_of_order(phases), *_outside(record, phases)]


def _years(phase: str) -> tuple[int, int]:
    found = _PHASE.match(phase)
    first = int(found["first"]) if found else 0
    return first, int(found["last"]) if found and found["last"] else first


def _out_of_order(phases: list[str]) -> Iterable[str]:
    years = [_years(phase) for phase in phases]
    for (earlier, _), (later, _) in pairwise(years):
        if later < earlier:
            yield f"phases: {later} stands after {earlier}"
    yield from (f"phases: one ends ({last}) before it starts ({first})" for first, last in years if last < first)


def _outside(record: Record, phases: list[str]) -> Iterable[str]:
    start, end = (_only(record, name) for name in ("start_year", "end_year"))
    for first, last in map(_years, phases):
        if (start is not None and first < start) or (end is not None and last > end):
            yield f"phases: {first}-{last} lies outside the years of the process ({start}-{end or ''})"


def _only(record: Record, name: str) -> int | None:
    """The year where one alone is given; disputed ones bound nothing."""
    found = [f.value for f in record.properties.get(name, []) if isinstance(f.value, int)]
    return found[0] if len(found) == 1 else None
