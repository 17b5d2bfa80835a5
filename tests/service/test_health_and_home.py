"""Health, metrics and the home page."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient


def test_service_says_that_it_runs(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_service_says_that_it_can_answer(client: TestClient) -> None:
    found = client.get("/readyz").json()
    assert (found["ready"], found["vectors"], found["counts"]["FriendsGroup"]) == (True, False, 4)


def test_metrics_count_by_route_and_not_by_path(client: TestClient) -> None:
    client.get("/v1/cases/case:oru-talks")
    client.post("/v1/ask", json={"question": "all cases", "k": 0})
    text = client.get("/metrics").text
    assert 'goodoffices_requests_total{method="GET",route="/v1/cases/{node_id:path}",status="200"}' in text
    assert 'goodoffices_questions_total{reading="understood"}' in text
    assert "case:oru-talks" not in text


def test_home_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/")
    links = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert all(link.startswith("/") for link in links)
    assert all(client.get(link).status_code == 200 for link in links)
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_every_field_of_the_home_page_has_a_label(client: TestClient) -> None:
    page = client.get("/").text
    assert re.findall(r'<input id="([^"]+)"', page) == re.findall(r'<label for="([^"]+)"', page)
    assert '<html lang="en">' in page
    assert 'aria-live="polite"' in page


def test_script_of_the_home_page_never_writes_markup(client: TestClient) -> None:
    script = client.get("/web/home.js").text
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


@pytest.mark.parametrize("name", ["settings.py", "..%2Fapp.py", "home.html%00"])
def test_only_the_page_itself_is_served(name: str, client: TestClient) -> None:
    assert client.get(f"/web/{name}").status_code == 404
