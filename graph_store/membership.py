"""How large a group was, counted from the members that are listed."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.claims import Value
from graph_schema.graph import Relation

MEMBER_OF = "MEMBER_OF"
_OBSERVER = "observer"


def most_at_one_time(memberships: Sequence[Relation]) -> int:
    """The greatest number of different members in any one year; observers are no members.

    A membership without a first or last year holds from or to any time.
    """
    spans = [
        (m.source, _year(m.properties.get("from_year")), _year(m.properties.get("to_year")))
        for m in memberships
        if m.properties.get("as") != _OBSERVER
    ]
    # The number can only rise in a year in which somebody joins, or before all years.
    moments: list[int | None] = [None, *sorted({first for _, first, _ in spans if first is not None})]
    return max(len({who for who, first, last in spans if _holds(first, last, year)}) for year in moments)


def _year(value: Value | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _holds(first: int | None, last: int | None, year: int | None) -> bool:
    if year is None:
        return first is None
    return (first is None or first <= year) and (last is None or last >= year)
