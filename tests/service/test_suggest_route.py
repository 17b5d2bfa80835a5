"""GET /v1/suggest."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


def suggestions(client: TestClient, text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/v1/suggest", params={"q": text}).json()["suggestions"]
    return found


def test_names_that_begin_so_are_offered(client: TestClient) -> None:
    named = [s for s in suggestions(client, "Nor") if s["kind"] == "name"]
    assert ("actor:norway", "Norway") in [(s["id"], s["text"]) for s in named]


def test_word_inside_a_name_is_enough(client: TestClient) -> None:
    assert "Hearth Foundation" in [s["text"] for s in suggestions(client, "found")]


def test_questions_of_a_family_are_offered(client: TestClient) -> None:
    families = [s["text"] for s in suggestions(client, "which friends") if s["kind"] == "family"]
    assert families[0].startswith("Which friends groups had fewer than six members")


def test_completions_have_answers(client: TestClient) -> None:
    completions = [s for s in suggestions(client, "cases mediated by No") if s["kind"] == "completion"]
    assert ("cases mediated by Norway", 2) in [(s["text"], s["rows"]) for s in completions]
    for completion in completions:
        assert client.post("/v1/ask", json={"question": completion["text"]}).json()["answer"]["rows"]


def test_completion_without_an_answer_is_not_offered(client: TestClient) -> None:
    assert "cases mediated by Japan" not in [s["text"] for s in suggestions(client, "cases mediated by Jap")]


def test_nothing_typed_gives_families(client: TestClient) -> None:
    assert {s["kind"] for s in suggestions(client, "")} == {"family"}


@pytest.mark.parametrize("text", ["'; DROP TABLE nodes; --", "🙂", "%", "\x00", "{", "a" * 300])
def test_any_text_is_taken(text: str, client: TestClient) -> None:
    assert client.get("/v1/suggest", params={"q": text}).status_code == 200
