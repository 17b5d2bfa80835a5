"""A small set of records about an invented river dispute."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.corpus.bibliography import Work, parse_bibliography
from ingest.corpus.record import Record

BIB = """
@book{marlowe1999,
  author = {Marlowe, Ada and Brandt, Otto},
  title = {Rivers and {Rooms}: Talks on the Upper Selm},
  publisher = {Quay Press},
  year = {1999}
}
"""


@pytest.fixture
def works() -> dict[str, Work]:
    return parse_bibliography(BIB, name="sources.bib")


@pytest.fixture
def group() -> dict[str, Any]:
    return {
        "id": "group:friends-of-the-selm-talks",
        "name": "Friends of the Selm Talks",
        "aliases": ["Selm Friends"],
        "source": {"work": "marlowe1999", "locator": "ch. 2"},
        "properties": {
            "kind": "friends of a country or process",
            "start_year": 1990,
            "end_year": 1993,
            "member_count": 2,
            "members_complete": True,
            "outcome": {"value": "success", "criterion": "overall", "basis": "the talks ended in a treaty"},
        },
        "relations": [
            {"type": "MEMBER_OF", "from": "actor:mexico", "as": "member", "from_year": 1990},
            {"type": "MEMBER_OF", "from": "actor:norway", "as": "member", "sure": "checked"},
            {"type": "SERVED", "to": "case:selm-talks"},
        ],
    }


@pytest.fixture
def records(group: dict[str, Any]) -> list[Record]:
    case = {
        "id": "case:selm-talks",
        "name": "Selm talks",
        "source": [{"work": "marlowe1999", "locator": "pp. 4-9"}],
        "properties": {"start_year": 1989, "end_year": 1993},
        "relations": [{"type": "USED_STRATEGY", "to": "strategy:shuttle-diplomacy"}],
    }
    return [Record.model_validate(group), Record.model_validate(case)]
