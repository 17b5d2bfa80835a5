"""GET /v1/search."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_hit_has_its_source_and_its_reason(client: TestClient) -> None:
    hit = client.get("/v1/search", params={"q": "borrowed leverage", "k": 1}).json()["hits"][0]
    assert hit["text"] == "Leverage that is borrowed is soon called back."
    assert hit["document"] == {"id": "document:harbour-review", "title": "Harbour Review", "year": 2009}
    assert hit["why"]["text"] == 1.0
    assert (hit["path"], hit["page"] > 0, hit["end"] - hit["start"]) == ("Groups and talks", True, len(hit["text"]))


def test_highlights_point_at_the_words(client: TestClient) -> None:
    hit = client.get("/v1/search", params={"q": "borrowed leverage", "k": 1}).json()["hits"][0]
    assert [hit["text"][start:end] for start, end in hit["highlights"]] == ["Leverage", "borrowed"]


def test_hit_names_what_it_mentions(client: TestClient) -> None:
    hit = client.get("/v1/search", params={"q": "There was Norway", "k": 1}).json()["hits"][0]
    assert hit["entities"] == [{"id": "actor:norway", "label": "Actor", "name": "Norway"}]


def test_fallback_to_words_is_said(client: TestClient) -> None:
    found = client.get("/v1/search", params={"q": "accord", "mode": "hybrid"}).json()
    assert found["mode"] == "text"
    assert "no encoder" in found["notice"]


def test_wanted_text_mode_needs_no_notice(client: TestClient) -> None:
    assert client.get("/v1/search", params={"q": "accord", "mode": "text"}).json()["notice"] is None


@pytest.mark.parametrize(
    ("narrowed", "text"),
    [
        ({"topic": "leverage"}, "Leverage that is borrowed"),
        ({"topic": "topic:leverage"}, "Leverage that is borrowed"),
        ({"strategy": "shuttle-diplomacy"}, "The mediators of the Oru talks used"),
        ({"case": "case:vell-talks", "actor": "actor:united-nations"}, "In the Vell talks the united-nations"),
    ],
)
def test_search_is_narrowed_by_claims_and_mentions(narrowed: dict[str, str], text: str, client: TestClient) -> None:
    hits = client.get("/v1/search", params={"q": "the leverage mediators mediated talks", **narrowed}).json()["hits"]
    assert [hit["text"][: len(text)] for hit in hits] == [text]


@pytest.mark.parametrize(("year", "count"), [({"year_to": 2008}, 0), ({"year_from": 2009, "year_to": 2009}, 1)])
def test_search_is_narrowed_by_year(year: dict[str, int], count: int, client: TestClient) -> None:
    hits = client.get("/v1/search", params={"q": "borrowed leverage", "k": 1, **year}).json()["hits"]
    assert len(hits) == count


@pytest.mark.parametrize(
    ("narrowed", "near"),
    [
        ({"topic": "leverag"}, "topic:leverage"),
        ({"case": "case:oru"}, "case:oru-talks"),
        ({"document": "harbour-review"}, "document:harbour-review"),
    ],
)
def test_unknown_filter_value_names_the_nearest(narrowed: dict[str, str], near: str, client: TestClient) -> None:
    found = client.get("/v1/search", params={"q": "x", **narrowed})
    assert found.status_code == 400
    assert near in found.json()["nearest"]


@pytest.mark.parametrize(
    "params", [{}, {"q": " "}, {"q": "x", "k": 0}, {"q": "x", "mode": "magic"}, {"q": "x", "topc": "y"}]
)
def test_malformed_search_is_refused(params: dict[str, str], client: TestClient) -> None:
    found = client.get("/v1/search", params=params)
    assert found.status_code == 422
    assert found.json()["problems"]
