"""Random graphs and random queries: the embedded store and the server give equal answers.

GOODOFFICES_TEST_PAIRS=50000 asks so many pairs of graph and query instead of the gate's 1,000 (`make soak`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from graph_schema.claims import Claim
from graph_schema.graph import QueryResult
from graph_schema.query import GraphQuery
from graph_store.neo4j.store import Neo4jStore
from graph_store.ports import GraphStore
from graph_store.sqlite.store import SqliteStore
from tests.graph_store.contract.any_graph import ALL_IDS, graphs
from tests.graph_store.contract.any_query import queries
from tests.graph_store.contract.invented import report
from tests.graph_store.contract.test_differential import PATIENCE, comparable
from tests.graph_store.neo4j.servers import Servers

pytestmark = [pytest.mark.neo4j, pytest.mark.filterwarnings("ignore:Generating overly large repr")]

QUERIES_A_GRAPH = 40
PAIRS = int(os.environ.get("GOODOFFICES_TEST_PAIRS", "1000"))
# A mismatch is told as it was found, query and all: making a graph with forty queries smaller takes a server hours.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]


@pytest.fixture
def both(neo4j_servers: Servers, tmp_path: Path) -> Iterator[tuple[SqliteStore, Neo4jStore]]:
    embedded, server = SqliteStore(tmp_path / "store"), neo4j_servers.take(0).store()
    embedded.open()
    server.open()
    yield embedded, server
    embedded.close()
    server.close()


def answer(store: GraphStore, query: GraphQuery) -> QueryResult:
    return store.run(query, seconds=PATIENCE)


def shown(result: QueryResult) -> list[list[str]]:
    return [row.claims for row in result.rows]


@settings(max_examples=-(-PAIRS // QUERIES_A_GRAPH), phases=PHASES, suppress_health_check=list(HealthCheck))
@given(
    claims=graphs(),
    asked=st.lists(queries(), min_size=QUERIES_A_GRAPH, max_size=QUERIES_A_GRAPH),
)
def test_both_engines_answer_alike(
    both: tuple[SqliteStore, Neo4jStore], claims: list[Claim], asked: list[GraphQuery]
) -> None:
    for store in both:
        store.write([report(*claims)])
    embedded, server = both
    assert server.nodes(background=True) == embedded.nodes(background=True)
    assert list(server.relations(background=True)) == list(embedded.relations(background=True))
    for query in asked:
        note(query.model_dump_json(exclude_defaults=True))
        found, expected = answer(server, query), answer(embedded, query)
        assert comparable(found) == comparable(expected)
        if query.path is None:
            assert shown(found) == shown(expected)
    for node in ALL_IDS:
        if embedded.nodes(ids=[node]):
            assert server.neighbourhood(node, depth=2, limit=9) == embedded.neighbourhood(node, depth=2, limit=9)
