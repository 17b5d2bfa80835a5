"""GET /v1/search: passages by words and by meaning."""

from __future__ import annotations

from fastapi import APIRouter

from service.models.search import SearchAnswer
from service.routers.dependencies import SearchQuery, TheDesk
from service.search.passages import search_passages

router = APIRouter(tags=["search"])


@router.get("/v1/search", summary="Find passages")
def search(desk: TheDesk, request: SearchQuery) -> SearchAnswer:
    """The passages that fit best, with their source, the words found, and the things they name."""
    return search_passages(desk.store, desk.index, request)
