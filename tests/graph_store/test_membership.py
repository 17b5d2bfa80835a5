"""Sizes counted from lists of members."""

from __future__ import annotations

import pytest

from graph_schema.claims import Value
from graph_schema.graph import Relation
from graph_store.membership import most_at_one_time

Span = tuple[str, int | None, int | None, str]


def memberships(*spans: Span) -> list[Relation]:
    found = []
    for who, first, last, capacity in spans:
        properties: dict[str, Value] = {"as": capacity}
        properties |= {k: v for k, v in (("from_year", first), ("to_year", last)) if v is not None}
        found.append(Relation(type="MEMBER_OF", source=f"actor:{who}", target="group:selm", properties=properties))
    return found


CASES: list[tuple[list[Span], int]] = [
    ([], 0),
    ([("norway", None, None, "observer")], 0),
    ([("norway", 1990, 1992, "member"), ("peru", 1993, 1995, "member")], 1),
    ([("norway", 1990, 1993, "member"), ("peru", 1993, 1995, "member")], 2),
    ([("norway", None, 1990, "member"), ("peru", None, 1985, "member"), ("chile", 1995, None, "member")], 2),
    ([("norway", None, None, "member"), ("peru", 1993, None, "member")], 2),
    ([("norway", 1990, 1992, "member"), ("norway", 1990, 1992, "co-chair"), ("peru", 1990, None, "member")], 2),
]


@pytest.mark.parametrize(("spans", "size"), CASES)
def test_size_is_the_most_members_at_one_time(spans: list[Span], size: int) -> None:
    assert most_at_one_time(memberships(*spans)) == size
