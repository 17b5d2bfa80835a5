"""The service as a whole: which error becomes which problem, and what OpenAPI says."""

from __future__ import annotations

import inspect

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

import graph_store.errors
import service.errors
from graph_schema.errors import QueryNotAllowed
from service.app import PROBLEMS
from service.problems import MEDIA_TYPE, UNEXPECTED, kind_of, respond

RAISED = [
    cls
    for module in (graph_store.errors, service.errors)
    for _, cls in inspect.getmembers(module, inspect.isclass)
    if cls.__module__ == module.__name__
]


@pytest.mark.parametrize("error_class", RAISED)
def test_every_error_has_a_kind_of_problem(error_class: type[Exception]) -> None:
    assert any(base in PROBLEMS for base in error_class.__mro__)


def test_kind_is_that_of_the_nearest_class() -> None:
    assert kind_of(QueryNotAllowed(["find: no such type"]), PROBLEMS).status == 400
    assert kind_of(ZeroDivisionError(), PROBLEMS) is UNEXPECTED


def test_names_of_problems_are_not_repeated() -> None:
    names = [kind.name for kind in PROBLEMS.values()]
    assert len(set(names)) == len(names)


def test_problem_document_has_every_member() -> None:
    request = Request({"type": "http", "path": "/v1/cases", "headers": [], "method": "GET", "query_string": b""})
    response = respond(request, UNEXPECTED, "said", nearest=["one"])
    assert response.media_type == MEDIA_TYPE
    assert b'"nearest":["one"]' in response.body


def test_unknown_page_is_a_problem_document(client: TestClient) -> None:
    found = client.get("/v1/nothing")
    assert found.status_code == 404
    assert found.headers["content-type"] == MEDIA_TYPE
    assert found.json()["title"] == "No such page"


def test_openapi_has_a_summary_and_a_description_for_every_route(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    routes = [operation for path in paths.values() for operation in path.values()]
    assert all(route.get("summary") and route.get("description") for route in routes)
    assert all({"400", "404", "413", "422", "503"} <= route["responses"].keys() for route in routes)


def test_openapi_shows_an_example_of_every_answer(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    for name in ("SearchAnswer", "AskAnswer", "Question", "Card", "Problem"):
        assert "example" in schemas[name], name
