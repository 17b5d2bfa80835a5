"""Lists, cards, comparisons, the graph, documents and claims over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient


def names(client: TestClient, path: str, **params: Any) -> list[str]:
    found = client.get(path, params=params)
    assert found.status_code == 200, found.text
    return [item["name"] for item in found.json()["items"]]


@pytest.mark.parametrize(
    ("path", "params", "expected"),
    [
        ("/v1/cases", {"outcome": "success"}, ["Oru talks"]),
        ("/v1/cases", {"place": "africa"}, ["Oru talks"]),
        ("/v1/cases", {"mediator": "actor:norway", "outcome": "failure"}, ["Vell talks"]),
        ("/v1/cases", {"from_year": 1999, "to_year": 2001}, ["Maro dialogue"]),
        ("/v1/cases", {"strategy": "shuttle-diplomacy"}, ["Oru talks"]),
        ("/v1/groups", {"max_members": 3}, ["Friends of Maro", "Friends of Oru"]),
        ("/v1/groups", {"kind": "contact group"}, ["Tarn Contact Group"]),
        ("/v1/groups", {"member": "actor:peru"}, ["Friends of Oru", "Quartet on Vell"]),
        ("/v1/groups", {"served": "case:vell-talks"}, ["Quartet on Vell"]),
        ("/v1/actors", {"kind": "NGO"}, ["Hearth Foundation"]),
        ("/v1/actors", {"name": "oru"}, ["Oru Front"]),
        ("/v1/agreements", {"signatory": "actor:oru-front"}, ["Oru Accord"]),
        ("/v1/agreements", {"year_from": 1997}, []),
        ("/v1/strategies", {"used_in": "case:oru-talks"}, ["shuttle diplomacy"]),
        ("/v1/lessons", {"topic": "leverage"}, ["Leverage that is borrowed is soon called back."]),
        ("/v1/lessons", {"strength": "warning"}, []),
        ("/v1/conflicts", {}, []),
    ],
)
def test_list_is_narrowed(path: str, params: dict[str, Any], expected: list[str], client: TestClient) -> None:
    assert names(client, path, **params) == expected


def test_pages_follow_one_another(client: TestClient) -> None:
    whole = names(client, "/v1/groups")
    first = client.get("/v1/groups", params={"limit": 3}).json()
    rest = client.get("/v1/groups", params={"limit": 3, "cursor": first["next"]}).json()
    assert [i["name"] for i in first["items"] + rest["items"]] == whole
    assert rest["next"] is None


@pytest.mark.parametrize(
    ("path", "params", "word"),
    [
        ("/v1/cases", {"outcome": "succes"}, "success"),
        ("/v1/cases", {"place": "afrika"}, "place:africa"),
        ("/v1/groups", {"member": "Norwy"}, "actor:norway"),
        ("/v1/documents", {"kind": "reprot"}, "report"),
    ],
)
def test_unknown_value_names_the_nearest(path: str, params: dict[str, str], word: str, client: TestClient) -> None:
    found = client.get(path, params=params)
    assert found.status_code == 400
    assert word in found.json()["nearest"]


def test_foreign_cursor_is_refused(client: TestClient) -> None:
    found = client.get("/v1/groups", params={"cursor": "***"})
    assert (found.status_code, found.json()["title"]) == (400, "That is no cursor of this service")


def test_card_shows_differing_values_side_by_side(client: TestClient) -> None:
    card = client.get("/v1/groups/group:tarn-contact-group").json()
    counts = {s["value"]: s["claims"] for s in card["statements"] if s["property"] == "member_count"}
    assert counts.keys() == {5, 7}
    assert card["node"]["properties"]["contested"] is True


def test_card_shows_neighbours_with_their_claims(client: TestClient) -> None:
    card = client.get("/v1/cases/case:oru-talks").json()
    mediators = next(r for r in card["relations"] if r["type"] == "MEDIATED")
    assert (mediators["label"], mediators["direction"]) == ("mediated by", "in")
    assert mediators["neighbours"][0]["name"] == "Norway"
    assert mediators["neighbours"][0]["claims"]


def test_unknown_id_names_the_nearest(client: TestClient) -> None:
    found = client.get("/v1/cases/case:oru-talk")
    assert found.status_code == 404
    assert "Nearest: case:oru-talks" in found.json()["detail"]


def test_id_of_another_type_is_not_there(client: TestClient) -> None:
    assert client.get("/v1/cases/group:friends-of-oru").status_code == 404


def test_comparison_puts_values_side_by_side(client: TestClient) -> None:
    found = client.get("/v1/compare", params={"ids": "case:oru-talks,case:vell-talks"}).json()
    outcome = next(row for row in found["rows"] if row["key"] == "outcome")
    assert outcome["values"] == {"case:oru-talks": "success", "case:vell-talks": "failure"}


@pytest.mark.parametrize("ids", ["case:oru-talks", "case:oru-talks,group:friends-of-oru"])
def test_comparison_needs_two_of_a_kind(ids: str, client: TestClient) -> None:
    assert client.get("/v1/compare", params={"ids": ids}).json()["type"].endswith(":not-comparable")


def test_neighbourhood_reaches_the_members(client: TestClient) -> None:
    found = client.get("/v1/graph/neighbourhood", params={"id": "group:friends-of-oru"}).json()
    assert {"actor:norway", "case:oru-talks"} <= {node["id"] for node in found["nodes"]}


def test_query_that_is_not_allowed_says_why(client: TestClient) -> None:
    found = client.post("/v1/graph/query", json={"find": "FriendsGrup"})
    assert found.status_code == 400
    assert found.json()["problems"] == ["find: there is no type 'FriendsGrup' (nearest: FriendsGroup)"]


def test_document_comes_with_its_headings(client: TestClient) -> None:
    card = client.get("/v1/documents/document:harbour-review", params={"passages": True}).json()
    assert [s["name"] for s in card["sections"]] == ["Groups and talks"]
    assert card["passages"][0]["text"] == "There was Norway."


def test_unknown_document_names_the_nearest(client: TestClient) -> None:
    assert client.get("/v1/documents/harbour").json()["nearest"] == ["document:harbour-review"]


def test_claims_about_a_subject_have_their_quotes(client: TestClient) -> None:
    found = client.get("/v1/claims", params={"subject": "group:friends-of-oru", "predicate": "outcome"}).json()
    assert [claim["value"] for claim in found["items"]] == ["success"]
    assert found["items"][0]["evidence"][0]["quote"].startswith("Of the Friends of Oru")
