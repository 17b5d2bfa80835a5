"""Random graphs and random queries: the store answers as one who looks at everything would."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from graph_schema.check import check_query
from graph_schema.claims import Claim
from graph_schema.graph import Neighbour, QueryResult, Row
from graph_schema.query import GraphQuery
from graph_store.ports import GraphStore
from tests.graph_store.contract.any_graph import SCHEMA, graphs
from tests.graph_store.contract.any_query import queries
from tests.graph_store.contract.brute_force import BruteForce
from tests.graph_store.contract.invented import report

# A mismatch is shown in full, however large it is.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

# A server plans each new question, which on a busy machine takes it seconds.
PATIENCE = 60.0


def without_claims(row: Row) -> Row:
    cells = {
        key: [part.model_copy(update={"claims": []}) if isinstance(part, Neighbour) else part for part in cell]
        if isinstance(cell, list)
        else cell
        for key, cell in row.values.items()
    }
    return row.model_copy(update={"claims": [], "values": cells})


def comparable(result: QueryResult) -> QueryResult:
    """Without claims, and with figures to nine digits, since sums may be taken in any order."""
    rows = [without_claims(row) for row in result.rows]
    for row in rows:
        if isinstance(figure := row.values.get("value"), float):
            row.values["value"] = round(figure, 9)
    value = round(result.value, 9) if isinstance(result.value, float) else result.value
    return result.model_copy(update={"rows": rows, "value": value})


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(claims=graphs(), asked=st.lists(queries(), min_size=5, max_size=10))
def test_store_answers_like_brute_force(store: GraphStore, claims: list[Claim], asked: list[GraphQuery]) -> None:
    # One store for all graphs: each takes the place of the one before, as a new edition of a document does.
    store.write([report(*claims)])
    nodes = {n.id: n for n in store.nodes(background=True)}
    relations = list(store.relations(background=True))
    brute_force = BruteForce(nodes, relations, SCHEMA)
    for query in asked:
        note(query.model_dump_json(exclude_defaults=True))
        assert check_query(query, SCHEMA) == []
        assert comparable(store.run(query, seconds=PATIENCE)) == comparable(brute_force.run(query))


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(claims=graphs(), asked=st.lists(queries(), min_size=5, max_size=5))
def test_claims_shown_are_in_the_store(store: GraphStore, claims: list[Claim], asked: list[GraphQuery]) -> None:
    store.write([report(*claims)])
    known = {claim.id for claim in claims}
    for query in asked:
        rows = store.run(query, seconds=PATIENCE).rows
        assert {claim for row in rows for claim in row.claims} <= known
        assert all(len(row.claims) == len(set(row.claims)) for row in rows)


@pytest.mark.parametrize("text", ["'; DROP TABLE claims; --", '" OR 1=1', ":v0", "{self}", "%", "a\x00b"])
def test_hostile_text_is_only_ever_a_value(store: GraphStore, text: str) -> None:
    store.write([report()])
    condition = {"op": "property", "property": "name", "test": "eq", "value": text}
    assert store.run(GraphQuery.model_validate({"find": "Document", "where": condition})).rows == []
    assert store.run(GraphQuery.model_validate({"path": {"source": [text], "target": [text]}})).rows == []
    assert [d.title for d in store.documents()] == ["Selm report"]
