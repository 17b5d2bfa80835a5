"""Request bodies within the limit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

LARGE = b'{"question": "' + b"x" * 1_100_000 + b'"}'


def in_pieces(body: bytes) -> Iterator[bytes]:
    for start in range(0, len(body), 100_000):
        yield body[start : start + 100_000]


@pytest.mark.parametrize("announced", [True, False])
def test_large_body_is_refused_with_the_limit(announced: bool, client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    found = client.post("/v1/ask", content=LARGE if announced else in_pieces(LARGE), headers=headers)
    assert found.status_code == 413
    assert "longer than 1000000 bytes" in found.json()["detail"]


def test_long_question_is_refused_with_the_limit(client: TestClient) -> None:
    found = client.post("/v1/ask", json={"question": "x" * 100_000})
    assert found.status_code == 413
    assert "4000 are taken at most" in found.json()["detail"]


def test_body_within_the_limit_is_taken(client: TestClient) -> None:
    assert client.post("/v1/ask", json={"question": "x" * 3_000}).status_code == 200
