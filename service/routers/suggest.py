"""GET /v1/suggest: what a half-typed question may become."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from service.ask.suggesting import suggest
from service.models.suggest import Suggestions
from service.routers.dependencies import TheDesk

router = APIRouter(tags=["ask"])

Typed = Annotated[str, Query(max_length=300, description="What has been typed so far.")]


@router.get("/v1/suggest", summary="Suggest while typing")
def suggestions(desk: TheDesk, q: Typed = "") -> Suggestions:
    """Names that begin like the last words, questions of every family, and completions that have an answer."""
    year = datetime.date.today().year
    found = suggest(q, desk.lexicon(), desk.store, today=year, seconds=desk.settings.query_seconds)
    return Suggestions(q=q, suggestions=found)
