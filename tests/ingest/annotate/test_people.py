"""Persons introduced by an office."""

from __future__ import annotations

import pytest

from ingest.annotate.people import find_people, stands_alone


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Foreign Minister Tarvel met the rebels.", "Tarvel", "Foreign Minister"),
        ("the former president Ana Reyes left.", "Ana Reyes", "former president"),
        ("Ana Reyes, the EU's special envoy for Selm, arrived.", "Ana Reyes", "special envoy"),
        ("They met Mr. Tarvel.", "Tarvel", None),
        ("The mission was led by Ana Reyes.", "Ana Reyes", None),
    ],
)
def test_person_is_found_with_the_office(text: str, name: str, office: str | None) -> None:
    assert [(p.name, p.office) for p in find_people(text)] == [(name, office)]


def test_organ_is_no_person() -> None:
    assert find_people("The General Assembly and the Minister of State met.") == []


@pytest.mark.parametrize(
    ("text", "alone"), [("Then Annan spoke", True), ("Rose Annan spoke", False), ("Annan Street", False)]
)
def test_surname_stands_alone(text: str, alone: bool) -> None:
    start = text.index("Annan")
    assert stands_alone(text, start, start + 5) is alone
