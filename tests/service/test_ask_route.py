"""POST /v1/ask."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


def test_answer_has_the_whole_contract(client: TestClient) -> None:
    found = client.post("/v1/ask", json={"question": "Which friends groups succeeded?", "k": 2}).json()
    assert found["understood"] is True
    assert found["interpretation"].keys() >= {"words", "query", "unused_words", "ambiguities"}
    assert found["answer"].keys() == {"kind", "columns", "rows", "value", "text", "coverage"}
    assert found["answer"]["coverage"] == {"matching": 2, "coded": 3, "not_coded": 1, "left_out": 0}
    assert found["evidence"][0].keys() >= {"claim", "document", "passage", "start", "end", "quote"}
    assert len(found["passages"]) == 2


def test_query_of_an_answer_can_be_run_again(client: TestClient) -> None:
    found = client.post("/v1/ask", json={"question": "Which friends groups succeeded?"}).json()
    again = client.post("/v1/graph/query", json=found["interpretation"]["query"]).json()
    assert again["rows"] == found["answer"]["rows"]


@pytest.mark.parametrize("previous", ["cases in Africa", ["Which cases failed?", "cases in Africa"]])
def test_question_before_is_taken_along(previous: str | list[str], client: TestClient) -> None:
    found = client.post("/v1/ask", json={"question": "and in Latin America?", "previous": previous}).json()
    assert [row["id"] for row in found["answer"]["rows"]] == ["case:vell-talks"]


def test_empty_question_is_refused_kindly(client: TestClient) -> None:
    found = client.post("/v1/ask", json={"question": "  "})
    assert found.status_code == 200
    assert found.json()["answer"]["kind"] == "none"
    assert found.json()["suggestions"]


@pytest.mark.parametrize(
    "body", [{}, {"question": 3}, {"question": "x", "k": -1}, {"question": "\ud800"}, {"qestion": "x"}]
)
def test_malformed_question_is_refused(body: dict[str, Any], client: TestClient) -> None:
    found = client.post("/v1/ask", content=str(body).replace("'", '"').encode("ascii", "backslashreplace"))
    assert found.status_code == 422
    assert found.json()["type"].endswith(":invalid-request")


def test_link_of_an_answer_asks_it_again(client: TestClient) -> None:
    found = client.post("/v1/ask", json={"question": "and in Latin America?", "previous": "cases in Africa"}).json()
    assert client.get(found["link"]).json()["answer"] == found["answer"]
