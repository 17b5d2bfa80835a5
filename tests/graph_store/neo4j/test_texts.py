"""Statements hold names of the schema and nothing a person wrote."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given

from graph_schema.query import GraphQuery
from graph_schema.schema import load_schema
from graph_store.neo4j import figures, texts
from graph_store.neo4j.expressions import Text
from graph_store.neo4j.layout import layout_of
from graph_store.neo4j.names import LEDGER, THING, quoted
from graph_store.neo4j.search_texts import phrase_query, word_query
from tests.graph_store.contract.any_query import queries

SCHEMA = load_schema()
LAYOUT = layout_of(SCHEMA)
HOSTILE = "x'}) DETACH DELETE n //`"


def statements(query: GraphQuery) -> list[Text]:
    found = [texts.coverage_text(query, LAYOUT), texts.rows_text(query, LAYOUT)]
    if query.aggregate is not None:
        found.append(figures.figure_text(query, query.aggregate, LAYOUT))
    return found


@given(queries())
def test_names_in_a_statement_come_from_the_schema(query: GraphQuery) -> None:
    known = {*SCHEMA.nodes, *SCHEMA.relations, *LAYOUT.columns, *LAYOUT.edge_columns}
    for text in statements(query) if query.path is None else []:
        assert {name for name in re.findall(r"`([^`]+)`", text.cypher) if not name.startswith("_")} <= known


@pytest.mark.parametrize(
    "where",
    [
        {"op": "property", "property": "name", "test": "eq", "value": HOSTILE},
        {"op": "property", "property": "name", "test": "in", "value": [HOSTILE]},
        {"op": "is", "ids": [HOSTILE]},
        {"op": "related", "relations": ["MEDIATED"], "direction": "in", "where": {"op": "is", "ids": [HOSTILE]}},
    ],
)
def test_values_are_parameters(where: dict[str, Any]) -> None:
    for text in statements(GraphQuery.model_validate({"find": "Case", "where": where})):
        assert HOSTILE not in text.cypher
        assert HOSTILE in str(text.values) or "$" not in text.cypher


def test_our_own_labels_are_none_of_the_schema() -> None:
    assert not {THING, *LEDGER} & SCHEMA.nodes.keys()


def test_name_that_is_none_is_refused() -> None:
    with pytest.raises(Exception, match="names of the schema are letters, digits and underscores"):
        quoted("Case` {")


def test_words_of_a_query_are_no_operators() -> None:
    assert word_query('Envoys AND (bridge* OR "x":y)') == "envoys and bridge or x y"
    assert phrase_query(['both "armies"', "tired."]) == '+"both armies" +"tired"'
