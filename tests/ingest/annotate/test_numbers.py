"""Numbers, ordinals and years in words and digits."""

from __future__ import annotations

import pytest

from ingest.annotate.numbers import number_of, ordinal_of, years_in


@pytest.mark.parametrize(
    ("text", "number"), [("four", 4), ("half a dozen", 6), ("Twenty-two", 22), ("11", 11), ("many", None)]
)
def test_number_is_read(text: str, number: int | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(("text", "place"), [("third", 3), ("12th", 12), ("final", None)])
def test_ordinal_is_read(text: str, place: int | None) -> None:
    assert ordinal_of(text) == place


def test_years_leave_counts_out() -> None:
    assert years_in("In 1994 some 1500 troops came, in 1999 they left.") == [1994, 1999]
