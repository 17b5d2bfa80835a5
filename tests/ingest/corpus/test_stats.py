"""Figures about a small corpus, and the page made of them."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.schema import load_schema
from ingest.corpus.bibliography import Work
from ingest.corpus.coverage_page import load_biases, write_coverage
from ingest.corpus.read import Corpus
from ingest.corpus.record import Record
from ingest.corpus.stats import CorpusStats, corpus_stats, load_fields

SOURCE = {"work": "marlowe1999"}


def _stats(records: list[Record], works: dict[str, Work]) -> CorpusStats:
    return corpus_stats(Corpus(records=records, briefs=[], works=works), load_schema(), load_fields())


def _coded(stats: CorpusStats, label: str) -> dict[str, int]:
    return {row.field: row.coded for row in stats.completeness[label]}


def test_records_are_counted_by_type(records: list[Record], works: dict[str, Work]) -> None:
    stats = _stats(records, works)
    assert stats.records == {"Case": 1, "FriendsGroup": 1, "Agreement": 0, "Conflict": 0, "Actor": 0, "Lesson": 0}
    assert set(stats.completeness) == {"Case", "FriendsGroup"}


def test_case_lies_where_its_conflict_lies(records: list[Record], works: dict[str, Work]) -> None:
    assert _stats(records, works).by_region == {"not coded": 1}
    place = {"type": "LOCATED_IN", "to": "place:mexico"}
    address = {"type": "ADDRESSES", "from": "case:selm-talks"}
    war = {"id": "conflict:selm-war", "name": "Selm war", "source": SOURCE, "relations": [place, address]}
    stats = _stats([*records, Record.model_validate(war)], works)
    assert stats.by_region == {"Latin America and the Caribbean": 1}
    assert stats.by_subregion == {"Central America": 1}


def test_relation_of_another_record_counts(records: list[Record], works: dict[str, Work]) -> None:
    coded = _coded(_stats(records, works), "Case")
    assert (coded["friends group"], coded["strategies"], coded["agreement"]) == (1, 1, 0)


def test_qualifier_must_stand_on_every_relation(records: list[Record], works: dict[str, Work]) -> None:
    coded = _coded(_stats(records, works), "FriendsGroup")
    assert (coded["members"], coded["years of every member"]) == (1, 0)


@pytest.mark.parametrize(
    ("change", "band"),
    [
        ({}, "up to 3"),
        ({"member_count": 8}, "7 to 10"),
        ({"member_count": None}, "up to 3"),
        ({"member_count": None, "members_complete": False}, "not coded"),
    ],
)
def test_group_stands_in_its_size_band(
    records: list[Record], group: dict[str, Any], works: dict[str, Work], change: dict[str, Any], band: str
) -> None:
    properties = {k: v for k, v in (group["properties"] | change).items() if v is not None}
    changed = Record.model_validate(group | {"properties": properties})
    sizes = _stats([changed, *records[1:]], works).sizes
    assert {name: number for name, number in sizes.items() if number} == {band: 1}


def test_overall_outcome_is_counted(group: dict[str, Any], works: dict[str, Work]) -> None:
    assessed = [
        {"value": "failure", "criterion": "implemented", "basis": "nothing was built"},
        {"value": "success", "criterion": "overall", "basis": "the treaty held"},
    ]
    stats = _stats([Record.model_validate(group | {"properties": {"outcome": assessed}})], works)
    assert (stats.outcomes["FriendsGroup"]["success"], stats.contested["FriendsGroup"]) == (1, 0)


def test_rival_assessments_are_contested(group: dict[str, Any], works: dict[str, Work]) -> None:
    rivals = [{"value": value, "basis": "as they say"} for value in ("success", "failure")]
    stats = _stats([Record.model_validate(group | {"properties": {"outcome": rivals}})], works)
    assert stats.contested["FriendsGroup"] == 1


def test_page_shows_figures_and_biases(records: list[Record], works: dict[str, Work]) -> None:
    page = write_coverage(_stats(records, works), load_biases(), load_schema())
    assert "| 1980s | 1 | 0 | 0 |\n| 1990s | 0 | 1 | 0 |" in page
    assert "| friends group | 1 | 1 | 100% |" in page
    assert page.count("\n**") == len(load_biases())
