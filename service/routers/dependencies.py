"""What routes are given: the desk, the metrics, and groups of query parameters."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from service.desk import Desk
from service.metrics import Metrics
from service.search.filters import SearchRequest


def _desk(request: Request) -> Desk:
    desk: Desk | None = request.app.state.desk
    if desk is None:
        # the store's server was away when the service started, and is still tried
        raise request.app.state.failure
    return desk


def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


TheDesk = Annotated[Desk, Depends(_desk)]
TheMetrics = Annotated[Metrics, Depends(_metrics)]
SearchQuery = Annotated[SearchRequest, Query()]
Limit = Annotated[int, Query(ge=1, le=500, description="How many to give.")]
Cursor = Annotated[str | None, Query(description="The `next` of the page before.")]
