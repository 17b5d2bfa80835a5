"""The bundled gazetteers: consistent with themselves and with the vocabulary of places."""

from __future__ import annotations

import pytest

from graph_schema.schema import load_schema
from graph_schema.vocabulary import load_vocabularies
from ingest.annotate.data_files import read_model
from ingest.annotate.entries import GazetteerFile, NameRole
from ingest.annotate.lexicon import PACKAGE, Lexicon

FILES = [
    "organisations",
    "mediation_ngos",
    "armed_groups",
    "political_bodies",
    "people",
    "friends_groups",
    "agreements",
    "cases",
    "conflicts",
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.bundled()


def test_kinds_and_labels_are_of_the_schema(lexicon: Lexicon) -> None:
    kinds = set(load_vocabularies()["actor_kinds"].ids)
    groups = set(load_vocabularies()["friends_group_kinds"].ids)
    for entry in lexicon.entries.values():
        assert entry.label in load_schema().nodes
        assert entry.label != "Actor" or entry.kind in kinds, entry.name
        assert entry.label != "FriendsGroup" or entry.kind in groups, entry.name


@pytest.mark.parametrize("name", FILES)
def test_countries_are_in_the_vocabulary_of_places(lexicon: Lexicon, name: str) -> None:
    file = read_model(PACKAGE, f"{name}.yaml", GazetteerFile)
    areas = {"Northern Ireland", "Western Sahara", "Kosovo", "Palestine"}
    unknown = {c for e in file.entries for c in e.countries if c not in lexicon.states and c not in areas}
    assert unknown == set()


@pytest.mark.parametrize("name", ["organisations", "mediation_ngos", "people"])
def test_parents_and_employers_are_known(lexicon: Lexicon, name: str) -> None:
    file = read_model(PACKAGE, f"{name}.yaml", GazetteerFile)
    asked = {e.of for e in file.entries if e.of} | {e.part_of for e in file.entries if e.part_of}
    assert {n for n in asked if n not in lexicon.surfaces} == set()


def test_statuses_are_of_the_vocabulary(lexicon: Lexicon) -> None:
    statuses = set(load_vocabularies()["agreement_statuses"].ids)
    assert {e.status for e in lexicon.entries.values() if e.status} <= statuses


def test_seat_of_two_states_has_years(lexicon: Lexicon) -> None:
    seats = [r.entry for r in lexicon.surfaces["Moscow"] if r.role is NameRole.SEAT]
    assert {(e.name, e.since, e.until) for e in seats} == {("Soviet Union", None, 1991), ("Russia", 1991, None)}


def test_plural_demonyms_are_people_and_no_state(lexicon: Lexicon) -> None:
    assert "Norwegians" not in lexicon.surfaces
    assert lexicon.surfaces["Norwegian"][0].role is NameRole.DEMONYM
