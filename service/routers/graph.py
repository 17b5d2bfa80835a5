"""The graph itself: queries as JSON, what surrounds a thing, and things side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query

from graph_schema.graph import QueryResult, Subgraph
from graph_schema.query import GraphQuery
from service.browse.compare import compare_things
from service.browse.neighbourhood import known_neighbourhood
from service.models.browse import Comparison
from service.routers.dependencies import TheDesk

router = APIRouter(tags=["graph"])

_FLAGSHIP = {
    "summary": "Small friends groups that succeeded",
    "value": {
        "find": "FriendsGroup",
        "where": {
            "op": "all_of",
            "of": [
                {"op": "property", "property": "member_count", "test": "lt", "value": 6},
                {"op": "property", "property": "outcome", "test": "eq", "value": "success"},
            ],
        },
        "select": [{"key": "size", "label": "size", "property": "member_count"}],
    },
}
QueryBody = Annotated[GraphQuery, Body(openapi_examples={"flagship": _FLAGSHIP})]
Depth = Annotated[int, Query(ge=1, le=4, description="How many steps to go.")]
Nodes = Annotated[int, Query(ge=1, le=1000, description="How many nodes to give at most.")]
Ids = Annotated[list[str], Query(min_length=1, description="Two or more ids, repeated or parted by commas.")]


@router.post("/v1/graph/query", summary="Run a graph query")
def query(desk: TheDesk, graph_query: QueryBody) -> QueryResult:
    """The rows or the figure a GraphQuery gives, with the denominator. What the schema does not allow is refused."""
    return desk.store.run(graph_query, seconds=desk.settings.query_seconds)


@router.get("/v1/graph/neighbourhood", summary="What surrounds a thing")
def neighbourhood(desk: TheDesk, id: str, depth: Depth = 1, limit: Nodes = 200) -> Subgraph:
    """The nodes within `depth` factual steps of a thing, and the relations among them."""
    return known_neighbourhood(desk.store, id, depth=depth, limit=limit)


@router.get("/v1/compare", summary="Things side by side")
def compare(desk: TheDesk, ids: Ids) -> Comparison:
    """The properties and neighbours of two or more things of one kind, row by row."""
    return compare_things(desk.store, [part for given in ids for part in given.split(",") if part])
