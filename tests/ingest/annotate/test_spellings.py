"""Spellings of one name."""

from __future__ import annotations

from ingest.annotate.spellings import plain_spelling, spelling_variants


def test_variants_cover_apostrophes_dashes_and_accents() -> None:
    assert {"Côte d'Or", "Côte d’Or", "Cote d'Or", "Cote d’Or"} <= set(spelling_variants("Côte d'Or"))
    assert {"Selm-Vale War", "Selm–Vale War"} <= set(spelling_variants("Selm–Vale War"))


def test_name_itself_comes_first() -> None:
    assert spelling_variants("Lomé")[0] == "Lomé"


def test_plain_spelling_has_no_marks() -> None:
    assert plain_spelling("Lomé’s Selm–Vale") == "Lome's Selm-Vale"
