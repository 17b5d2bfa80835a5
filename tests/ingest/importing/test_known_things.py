"""What a name in a data set stands for."""

from __future__ import annotations

import pytest

from graph_schema.graph import Node
from graph_schema.schema import load_schema
from ingest.importing.dataset_map import EndMap
from ingest.importing.known_things import KnownThings, known_things

NAMES = [
    ("actor:delta-front", "Actor", "Delta Front"),
    ("actor:north-union", "Actor", "Union"),
    ("actor:south-union", "Actor", "Union"),
    ("agreement:truce-one", "Agreement", "Delta Truce"),
    ("agreement:truce-two", "Agreement", "Delta Truce"),
    ("agreement:own-9", "Agreement", "Marsh Truce"),
]
YEARS = {"agreement:truce-one": 1994, "agreement:truce-two": 1999}


@pytest.fixture
def known() -> KnownThings:
    agreements = [Node(id=i, label="Agreement", name="x", properties={"year": year}) for i, year in YEARS.items()]
    return known_things(load_schema(), NAMES, agreements)


@pytest.mark.parametrize(
    ("label", "name", "expected"),
    [
        ("Actor", "delta front", "actor:delta-front"),
        ("Actor", "Union", None),
        ("Actor", "Ghana", "actor:ghana"),
        ("Actor", "Africa", None),
        ("Actor", "Nobody", None),
        ("Place", "Myanmar (Burma)", "place:myanmar"),
        ("Place", "Russia (Soviet Union)", None),
        ("Place", "Guinea", "place:guinea"),
        ("Place", "Congo", None),
    ],
)
def test_end_is_certain_or_open(label: str, name: str, expected: str | None, known: KnownThings) -> None:
    end = EndMap.model_validate({"column": "side", "label": label})
    assert known.end(end, name) == expected


@pytest.mark.parametrize(("code", "expected"), [("GHA", "place:ghana"), ("gha", "place:ghana"), ("XYZ", None)])
def test_country_is_found_by_its_code(code: str, expected: str | None, known: KnownThings) -> None:
    assert known.end(EndMap(column="iso", label="Place", by="iso3"), code) == expected


def test_year_tells_namesakes_apart(known: KnownThings) -> None:
    assert known.node("Agreement", "Delta Truce", 1994, own="agreement:own-") == ("agreement:truce-one", [])
    assert known.node("Agreement", "Delta Truce", 2005, own="agreement:own-") == (None, [])


def test_namesakes_without_a_year_are_all_given(known: KnownThings) -> None:
    assert known.node("Agreement", "Delta Truce", None, own="agreement:own-") == (
        None,
        ["agreement:truce-one", "agreement:truce-two"],
    )


def test_own_nodes_are_no_candidates(known: KnownThings) -> None:
    assert known.node("Agreement", "Marsh Truce", None, own="agreement:own-") == (None, [])


def test_end_loses_words_in_front_and_is_parted() -> None:
    end = EndMap(column="side_a", label="Actor", separator=",", strip=["Government of "])
    assert end.parts("Government of Ghana, Delta Front, ") == ["Ghana", "Delta Front"]
