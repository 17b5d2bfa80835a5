"""Curation over HTTP: suggestions are shown, verdicts and reviews count at once, and only where they are allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph_schema.claims import Status
from graph_schema.documents import UndecidedName
from graph_schema.judgements import Judgement
from graph_store.open import open_store
from service.app import create_app
from service.settings import Settings
from tests.service.conftest import DOCUMENT, write_world

PAIR = {"one": "group:friends-of-maro", "other": "group:friends-of-oru"}


@pytest.fixture
def curator(tmp_path: Path) -> Iterator[TestClient]:
    """A service of the test's own, which may be written to: one suggestion, one candidate, one undecided name."""
    world = write_world()
    open_words = UndecidedName(
        surface="the Front", passage=world.passages[0].id, candidates=["actor:oru-front", "actor:gone"], reason="why"
    )
    document = world.document.model_copy(update={"undecided": [open_words]}) if world.document else None
    waiting = [
        c.model_copy(update={"status": Status.CANDIDATE}) if c.predicate == "SIGNED" else c for c in world.claims
    ]
    store = open_store(str(tmp_path / "store"))
    store.write([replace(world, document=document, claims=waiting)])
    store.judge([Judgement(**PAIR, score=0.8, reason="alike", method="rules/similar-names/1")])
    store.close()
    settings = Settings(store=str(tmp_path / "store"), encoder="none", curation=True)
    with TestClient(create_app(settings), raise_server_exceptions=False) as running:
        yield running


def judge(client: TestClient, verdict: str, **more: str) -> Any:
    return client.post("/v1/judgements", json={**PAIR, "verdict": verdict, **more})


def test_suggestions_come_with_names_and_reason(curator: TestClient) -> None:
    found = curator.get("/v1/judgements").json()
    assert found["total"] == 1
    assert found["pairs"][0]["one"] == {"id": "group:friends-of-maro", "name": "Friends of Maro", "shown_as": None}
    assert (found["pairs"][0]["score"], found["pairs"][0]["reason"]) == (0.8, "alike")


def test_merged_pair_has_one_card_under_both_ids(curator: TestClient) -> None:
    judged = judge(curator, "positive", by="Ada Marlowe", keep="group:friends-of-oru").json()
    assert (judged["kept"], judged["by"], judged["one"]["shown_as"]) == (
        "group:friends-of-oru",
        "Ada Marlowe",
        "group:friends-of-oru",
    )
    card = curator.get("/v1/groups/group:friends-of-maro").json()
    assert (card["node"]["id"], card["node"]["aliases"]) == ("group:friends-of-oru", ["Friends of Maro"])
    assert curator.get("/readyz").status_code == 200


def test_undone_merge_waits_again(curator: TestClient) -> None:
    before = curator.get("/v1/groups").json()
    judge(curator, "positive")
    assert curator.get("/v1/judgements").json()["total"] == 0
    judge(curator, "undecided")
    assert curator.get("/v1/judgements").json()["total"] == 1
    assert curator.get("/v1/groups").json() == before


def test_rejected_pair_is_listed_with_who_rejected_it(curator: TestClient) -> None:
    judge(curator, "negative", by="Ada Marlowe")
    found = curator.get("/v1/judgements?verdict=negative").json()["pairs"]
    assert [pair["by"] for pair in found] == ["Ada Marlowe"]


def test_pair_that_cannot_be_one_is_a_conflict(curator: TestClient) -> None:
    body = {"one": "actor:norway", "other": "actor:hearth", "verdict": "positive"}
    answer = curator.post("/v1/judgements", json=body)
    assert answer.status_code == 409
    assert "only things of one kind can be one" in answer.json()["detail"]


def test_undecided_names_say_what_they_may_mean(curator: TestClient) -> None:
    found = curator.get("/v1/undecided-names").json()
    assert found["names"][0]["surface"] == "the Front"
    assert found["names"][0]["document"] == DOCUMENT
    assert [c["name"] for c in found["names"][0]["candidates"]] == ["Oru Front", "actor:gone"]


def test_accepted_candidate_is_shown_and_taken_back_hidden(curator: TestClient) -> None:
    (waiting,) = curator.get("/v1/claims?status=candidate").json()["items"]
    signed = "/v1/agreements?signatory=actor:oru-front"
    assert curator.get(signed).json()["items"] == []
    body = {"claim": waiting["id"], "status": "accepted"}
    assert curator.post("/v1/reviews", json=body).json()["text"] == "Oru Front SIGNED Oru Accord"
    assert len(curator.get(signed).json()["items"]) == 1
    assert curator.post("/v1/reviews", json={**body, "status": None}).json()["status"] == "candidate"
    assert curator.get(signed).json()["items"] == []


def test_unknown_claim_is_not_in_the_store(curator: TestClient) -> None:
    assert curator.post("/v1/reviews", json={"claim": "claim:gone", "status": None}).status_code == 404


@pytest.mark.parametrize(
    ("path", "body"),
    [("/v1/judgements", {**PAIR, "verdict": "positive"}), ("/v1/reviews", {"claim": "claim:001", "status": None})],
)
def test_nothing_is_changed_unless_it_is_allowed(client: TestClient, path: str, body: dict[str, Any]) -> None:
    answer = client.post(path, json=body)
    assert (answer.status_code, answer.json()["type"].rsplit(":", 1)[-1]) == (403, "curation-off")
    assert "GOODOFFICES_CURATION=1" in answer.json()["detail"]
