"""Where the words of a query stand in a passage."""

from __future__ import annotations

import pytest

from service.search.highlights import find_highlights, stem

TEXT = "The mediator met both mediators’ envoys. Mediation began in Ålesund 😀 later."


def marked(query: str, best: tuple[int, int] | None = None) -> list[str]:
    return [TEXT[start:end] for start, end in find_highlights(query, TEXT, best_sentence=best)]


def test_forms_of_a_word_are_found() -> None:
    assert marked("mediating") == ["mediator", "mediators", "Mediation"]


def test_phrase_is_marked_as_one() -> None:
    assert marked("met both mediators") == ["met both mediators"]


def test_small_words_are_not_marked() -> None:
    assert marked("what is the envoy") == ["envoys"]


def test_best_sentence_stands_in_for_words() -> None:
    assert marked("negotiation", best=(0, 12)) == ["The mediator"]


def test_offsets_count_code_points() -> None:
    assert marked("later") == ["later"]


@pytest.mark.parametrize(("one", "other"), [("mediates", "mediation"), ("agreed", "agree"), ("parties", "party")])
def test_stem_is_shared(one: str, other: str) -> None:
    assert stem(one) == stem(other)
