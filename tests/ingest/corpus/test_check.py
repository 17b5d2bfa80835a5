"""Every fault of a record is found and named."""

from __future__ import annotations

import re
from typing import Any

import pytest

from graph_schema.schema import load_schema
from ingest.corpus.bibliography import Work
from ingest.corpus.check import check_records
from ingest.corpus.record import Record


def _faults(records: list[Record], works: dict[str, Work]) -> list[str]:
    return check_records(records, load_schema(), works)


def _changed(records: list[Record], group: dict[str, Any], change: dict[str, Any]) -> list[Record]:
    return [Record.model_validate(group | change), *records[1:]]


def test_sound_records_have_no_fault(records: list[Record], works: dict[str, Work]) -> None:
    assert _faults(records, works) == []


CASES: list[tuple[dict[str, Any], str]] = [
    ({"id": "group:selm"}, "id does not fit the name"),
    ({"source": {"work": "nobody2000"}}, "cites nobody2000, which is not in sources.bib"),
    ({"properties": {"kind": "club"}}, "'club' is not in the vocabulary friends_group_kinds"),
    ({"properties": {"start_year": 1995, "end_year": 1990}}, r"ends \(1990\) before it starts \(1995\)"),
    ({"properties": {"outcome": "success"}}, "an outcome needs a basis"),
    ({"properties": {"outcome": {"value": "success", "basis": " "}}}, "an outcome needs a basis"),
    ({"properties": {"start_year": {"value": 1990, "basis": "a letter"}}}, "start_year takes no basis; those that do"),
    ({"properties": {"member_count": {"value": 2, "basis": "a list"}}}, "member_count takes no basis"),
    (
        {"properties": {"outcome": {"value": "success", "basis": "held", "criterion": "fame"}}},
        "'fame' is no criterion; known: overall",
    ),
    ({"properties": {"start_year": [1990, 1990]}}, "start_year 1990 is given twice"),
    ({"relations": [{"type": "SERVED", "to": "case:selm-talks"}] * 2}, "SERVED case:selm-talks is given twice"),
    ({"source": []}, "has no source"),
    ({"codes": {"gedcom": "I7"}}, "codes: gedcom is not known; known: iso2, iso3, pax"),
    ({"codes": {"iso3": "norway"}}, "codes: 'norway' is no id of iso3"),
    ({"codes": {"iso2": "QQ"}}, "codes: no country has the iso2 'QQ'"),
    ({"codes": {"iso3": "NOW"}}, "codes: no country has the iso3 'NOW'"),
    ({"codes": {"wikidata": 42}}, "codes: '42' is no id of wikidata"),
    ({"properties": {"codes": "pax:7"}}, "codes stand beside properties"),
    ({"properties": {"colour": "red"}}, "colour is not a property of FriendsGroup"),
    ({"properties": {"member_count": "four"}}, "member_count: expected a whole number, found 'four'"),
    ({"relations": [{"type": "SERVED", "to": "case:no-such-talks"}]}, "case:no-such-talks has no record"),
    ({"relations": [{"type": "SERVED", "to": "place:norway"}]}, "SERVED leads from"),
    ({"relations": [{"type": "MEMBER_OF", "from": "actor:norway", "rank": 1}]}, "MEMBER_OF has no property rank"),
    ({"relations": [{"type": "SERVED"}]}, "give either `to` or `from`"),
    ({"properties": {"members_complete": True, "member_count": 5}}, "member_count is 5 but the complete list has 2"),
]


@pytest.mark.parametrize(("change", "fault"), CASES)
def test_fault_is_named(
    records: list[Record], group: dict[str, Any], works: dict[str, Work], change: dict[str, Any], fault: str
) -> None:
    found = "\n".join(_faults(_changed(records, group, change), works))
    assert re.search(fault, found)


def test_shared_alias_is_named(records: list[Record], group: dict[str, Any], works: dict[str, Work]) -> None:
    twin = Record.model_validate(group | {"id": "group:selm-friends", "name": "Selm Friends", "aliases": []})
    assert any(
        "'selm friends' names group:friends-of-the-selm-talks, group:selm-friends" in f
        for f in _faults([*records, twin], works)
    )


def test_name_of_a_state_is_not_given_away(records: list[Record], works: dict[str, Work]) -> None:
    league = {"id": "actor:selm-league", "name": "Selm League", "aliases": ["Norge", "Norway"], "source": []}
    found = _faults([*records, Record.model_validate(league)], works)
    assert any(f.startswith("'norway' names actor:norway, actor:selm-league;") for f in found)


def test_accents_and_capitals_do_not_part_names(
    records: list[Record], group: dict[str, Any], works: dict[str, Work]
) -> None:
    twin = Record.model_validate(
        group | {"id": "group:selm-quartet", "name": "Selm Quartet", "aliases": ["SÉLM friends"]}
    )
    assert any(
        "names group:friends-of-the-selm-talks, group:selm-quartet" in f for f in _faults([*records, twin], works)
    )


def test_code_is_given_once(records: list[Record], group: dict[str, Any], works: dict[str, Work]) -> None:
    twin = group | {"id": "group:selm-quartet", "name": "Selm Quartet", "aliases": [], "codes": {"wikidata": "Q7"}}
    coded = Record.model_validate(group | {"codes": {"wikidata": "Q7"}})
    found = _faults([coded, records[1], Record.model_validate(twin)], works)
    assert found == ["wikidata:Q7 is given to group:friends-of-the-selm-talks and group:selm-quartet"]
