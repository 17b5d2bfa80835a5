"""Any text at all: read without an error, answered or refused with a reason, never put into a query's text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile import hostile_texts
from graph_schema.schema import load_schema
from graph_store.sqlite.layout import layout_of
from graph_store.sqlite.texts import coverage_text, rows_text
from service.ask.answer import answer_question
from service.ask.lexicon import Lexicon
from service.ask.reading import read_question
from service.desk import Desk
from service.models.ask import Question

WORDS = """which what who how many friends groups cases talks agreements with without not only fewer than six members
succeeded failed mediated by Norway Oru in Africa the 1990s 1995 between and or largest most success rate share of
average by kind decade both alone when where did lessons on leverage from ; DROP TABLE -- ' OR 1=1 { } $ ( ) é 🙂
9999999999""".split()


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.lists(st.sampled_from(WORDS), max_size=5))
@settings(max_examples=150)
def test_any_words_can_be_read(lexicon: Lexicon, now: list[str], before: list[str]) -> None:
    reading = read_question(" ".join(now), lexicon, [" ".join(before)], today=2026)
    assert reading.query is not None or reading.reason or reading.unused


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
@settings(max_examples=100)
def test_any_text_is_answered_with_a_sentence(desk: Desk, text: str) -> None:
    answer = answer_question(desk, Question(question=text, k=0))
    assert answer.answer.text


def test_hostile_text_is_refused_and_named(desk: Desk) -> None:
    answer = answer_question(desk, Question(question="'; DROP TABLE nodes; --", k=0))
    assert not answer.understood
    assert "DROP" in answer.interpretation.unused_words
    assert answer.answer.kind == "none"


def test_hostile_texts_are_answered_in_time(desk: Desk) -> None:
    slowest = 0.0
    for text in hostile_texts(1500, ["Norway", "Oru talks", "Friends of Oru"], seed=8):
        began = time.perf_counter()
        answer = answer_question(desk, Question(question=text[:4000], k=0))
        slowest = max(slowest, time.perf_counter() - began)
        assert answer.answer.text
    assert slowest < desk.settings.query_seconds


@pytest.mark.parametrize("text", ["cases mediated by Norway ", "and or ", "cases not without ", "1990 or 1991 "])
def test_long_repetition_is_refused_at_once(text: str, lexicon: Lexicon) -> None:
    began = time.perf_counter()
    reading = read_question(text * 80, lexicon, today=2026)
    assert reading.query is None or not reading.is_understood
    assert time.perf_counter() - began < 2


def test_no_text_of_the_user_reaches_sql(lexicon: Lexicon) -> None:
    query = read_question("cases mediated by Norway in Africa since 1991", lexicon, today=2026).query
    assert query is not None
    layout = layout_of(load_schema())
    for text in (coverage_text(query, layout), rows_text(query, layout)):
        assert not [word for word in ("orway", "frica", "1991") if word in text.sql]
        assert {1991} <= set(text.values.values())
