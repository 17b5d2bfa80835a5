"""Naming what is nearest."""

from __future__ import annotations

from service.search.nearest import nearest_ids, nearest_values

NAMES = [
    ("actor:norway", "Actor", "Norway"),
    ("place:norway", "Place", "Norway"),
    ("case:reef-talks", "Case", "Reef talks"),
]


def test_misspelt_name_finds_its_id() -> None:
    assert nearest_ids("Norwey", NAMES, label="Actor") == ["actor:norway"]


def test_id_of_a_wrong_prefix_finds_the_right_one() -> None:
    assert nearest_ids("group:reef-talks", NAMES)[0] == "case:reef-talks"


def test_nothing_similar_finds_nothing() -> None:
    assert nearest_ids("zzzz", NAMES) == []


def test_values_come_best_first() -> None:
    assert nearest_values("succes", ["failure", "success", "partial"])[0] == "success"
