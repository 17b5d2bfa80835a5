"""Seats of government over time."""

from __future__ import annotations

import pytest

from ingest.annotate.entries import Entry
from ingest.resolve.seats import last_year, state_of_seat

OLD = Entry(key="actor:old", name="Old", label="Actor", kind="State", until=1991)
NEW = Entry(key="actor:new", name="New", label="Actor", kind="State", since=1991)


@pytest.mark.parametrize(("year", "state"), [(1980, OLD), (2001, NEW), (1991, None), (None, None)])
def test_year_tells_the_state(year: int | None, state: Entry | None) -> None:
    assert state_of_seat([OLD, NEW], year, lambda key: 0) == state


def test_state_named_around_tells_it_without_a_year() -> None:
    assert state_of_seat([OLD, NEW], None, lambda key: 3 if key == "actor:new" else 1) == NEW


def test_only_state_needs_no_telling() -> None:
    assert state_of_seat([NEW], None, lambda key: 0) == NEW


def test_last_year_of_a_text() -> None:
    assert last_year("from 1991 to 1996, 40 men") == 1996
    assert last_year("never") is None
