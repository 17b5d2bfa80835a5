"""Acronyms that a text defines."""

from __future__ import annotations

import pytest

from ingest.annotate.acronyms import find_definitions


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("the Kirunda Liberation Front (KLF) agreed", "Kirunda Liberation Front", "KLF"),
        ("talks with the KLF (Kirunda Liberation Front) began", "Kirunda Liberation Front", "KLF"),
        ("the Upland Network for Peacebuilding (UNEP) met", "Upland Network for Peacebuilding", "UNEP"),
        ("the Office for Truce and Dialogue (OTD) said", "Office for Truce and Dialogue", "OTD"),
    ],
)
def test_definition_binds_name_and_acronym(text: str, name: str, acronym: str) -> None:
    assert [(d.name, d.acronym) for d in find_definitions(text)] == [(name, acronym)]


def test_definition_points_at_the_name() -> None:
    text = "In May the Kirunda Liberation Front (KLF) agreed."
    definition = find_definitions(text)[0]
    assert text[definition.start : definition.end] == "Kirunda Liberation Front"


@pytest.mark.parametrize("text", ["a round in Lomé (May 1999)", "the Front (see Annex)", "Selm Accord (SA 2)"])
def test_other_brackets_define_nothing(text: str) -> None:
    assert find_definitions(text) == []
