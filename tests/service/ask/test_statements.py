"""What a question says reaches SQL and Cypher as parameters only: the statements are the same whatever the values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.hostile import hostile_texts
from graph_schema.query import GraphQuery
from graph_schema.schema import load_schema
from graph_store.neo4j import figures as neo4j_figures
from graph_store.neo4j import layout as neo4j_layout
from graph_store.neo4j import texts as neo4j_texts
from graph_store.sqlite import figures as sqlite_figures
from graph_store.sqlite import layout as sqlite_layout
from graph_store.sqlite import texts as sqlite_texts
from service.ask.lexicon import Lexicon
from service.ask.reading import read_question
from service.evaluating.expectations import read_questions

QUESTIONS = Path(__file__).parents[2] / "ask" / "questions"
NAMES = ["Norway", "Oru talks", "Friends of Oru"]
SENTINEL = "zq7sentinel"
YEAR = 7777


def with_sentinels(part: Any, key: str = "") -> Any:
    """The dumped query with every word that a question chose replaced, and every year."""
    if isinstance(part, dict):
        return {name: with_sentinels(inner, name) for name, inner in part.items()}
    if isinstance(part, list):
        return [with_sentinels(inner, key) for inner in part]
    if key in {"ids", "source", "target"} or (key == "value" and isinstance(part, str)):
        return SENTINEL
    is_year = isinstance(part, int) and not isinstance(part, bool) and part > 1000
    return YEAR if is_year and key in {"value", "from_year", "to_year"} else part


def statements(query: GraphQuery) -> Iterator[str]:
    """Every statement that a query is put in, of both engines, without the parameters."""
    schema = load_schema()
    if query.path is not None:
        return  # paths are walked step by step with statements of their own
    sqlite, neo4j = sqlite_layout.layout_of(schema), neo4j_layout.layout_of(schema)
    yield sqlite_texts.coverage_text(query, sqlite).sql
    yield sqlite_texts.rows_text(query, sqlite).sql
    yield neo4j_texts.coverage_text(query, neo4j).cypher
    yield neo4j_texts.rows_text(query, neo4j).cypher
    aggregate = query.aggregate
    if aggregate is not None:
        yield sqlite_figures.figure_text(query, aggregate, sqlite).sql
        yield neo4j_figures.figure_text(query, aggregate, neo4j).cypher
    if aggregate is not None and aggregate.by is not None:
        yield sqlite_figures.groups_text(query, aggregate, sqlite).sql
        yield neo4j_figures.groups_text(query, aggregate, neo4j).cypher


def readable(texts: Iterator[str], lexicon: Lexicon) -> Iterator[GraphQuery]:
    for text in texts:
        if (query := read_question(text[:4000], lexicon, today=2026).query) is not None:
            yield query


def asked() -> Iterator[str]:
    for path in sorted(QUESTIONS.glob("*.yaml")):
        yield from (question.text for question in read_questions(path))


@pytest.mark.parametrize("texts", [asked, lambda: hostile_texts(400, NAMES, seed=3)], ids=["questions", "hostile"])
def test_statements_do_not_depend_on_what_was_asked(texts: Any, lexicon: Lexicon) -> None:
    seen = 0
    for query in readable(texts(), lexicon):
        other = GraphQuery.model_validate(with_sentinels(query.model_dump(mode="json")))
        for said, same in zip(statements(query), statements(other), strict=True):
            assert said == same
            assert SENTINEL not in same
            seen += 1
    assert seen > 300


def test_words_of_a_question_are_in_no_statement(lexicon: Lexicon) -> None:
    text = "agreements signed by Norway or the Friends of Oru in 1991 that zq7sentinel; DROP TABLE nodes"
    query = read_question(text, lexicon, today=2026).query
    assert query is not None
    for said in statements(query):
        words = set(re.findall(r"\w+", said))
        assert not words & {"Norway", "norway", "Oru", "oru", "1991", "DROP", SENTINEL}
