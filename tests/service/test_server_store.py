"""The service on a Neo4j server that is away when it starts, comes, is killed, and comes again."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient

from graph_store.open import open_store
from service.app import create_app
from service.settings import Settings
from tests.graph_store.neo4j.servers import Server, Servers
from tests.service.conftest import write_world

pytestmark = pytest.mark.neo4j

QUESTION = {"question": "Which friends groups succeeded?"}


@pytest.fixture
def server(neo4j_servers: Servers) -> Server:
    """A server that holds the small world, stopped."""
    server = neo4j_servers.take(1)
    store = open_store(server.uri, access=server.access)
    store.write([write_world()])
    store.close()
    server.stop()
    return server


def ready_within(client: TestClient, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while client.get("/readyz").status_code != 200:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def test_service_outlives_its_server(server: Server) -> None:
    settings = Settings(
        store=server.uri,
        neo4j_user=server.access.user,
        neo4j_password=server.access.password,
        encoder="none",
        query_seconds=60,
    )
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        away = client.get("/readyz")
        assert (away.status_code, away.headers["content-type"]) == (503, "application/problem+json")
        assert "the server cannot be reached" in away.json()["detail"]
        assert client.get("/healthz").status_code == 200
        server.start()
        assert ready_within(client, 60)
        before = client.post("/v1/ask", json=QUESTION).json()["answer"]
        assert len(before["rows"]) == 2
        server.stop(hard=True)
        killed = client.post("/v1/ask", json=QUESTION)
        assert (killed.status_code, killed.json()["type"]) == (503, "urn:goodoffices:problem:store-unavailable")
        server.start()
        assert ready_within(client, 60)
        assert client.post("/v1/ask", json=QUESTION).json()["answer"] == before
