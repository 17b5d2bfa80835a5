from __future__ import annotations

import pytest

from ingest.metadata.kinds import find_kind, known_kinds


@pytest.mark.parametrize(("named", "kind"), [("handbook", "handbook"), ("Field Note", "note"), ("ballad", None)])
def test_kind_is_found_by_what_people_call_it(named: str, kind: str | None) -> None:
    assert find_kind(named) == kind


def test_kinds_are_listed_for_people() -> None:
    assert known_kinds().startswith("report, handbook")
