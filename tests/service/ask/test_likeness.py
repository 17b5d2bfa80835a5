"""Questions for similar cases: not answered by a query, and the answer says where they are."""

from __future__ import annotations

from service.ask.lexicon import Lexicon
from service.ask.reading import read_question


def test_similar_cases_are_pointed_to(lexicon: Lexicon) -> None:
    reading = read_question("Which cases are similar to the Oru talks?", lexicon, today=2026)
    assert reading.query is None
    assert "goodoffices similar case:oru-talks" in reading.reason


def test_likeness_to_nothing_asks_for_a_case(lexicon: Lexicon) -> None:
    reading = read_question("Which cases are similar?", lexicon, today=2026)
    assert reading.query is None
    assert reading.reason.startswith("Name the case")
