"""Whether the service runs, whether it can answer, and what it has counted."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.responses import JSONResponse

from service.models.browse import DeepHealth
from service.routers.dependencies import TheDesk, TheMetrics

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="Is it running?")
def healthz() -> dict[str, str]:
    """Says ok as long as the service runs at all."""
    return {"status": "ok"}


@router.get("/readyz", summary="Can it answer?", response_model=DeepHealth)
def readyz(desk: TheDesk) -> Response:
    """200 when the index is in step with the store, 503 when it is behind; with what the store holds."""
    status = desk.store.status()
    index = desk.index
    ready = index.generation == status.generation
    body = DeepHealth(
        ready=ready,
        engine=status.engine,
        generation=status.generation,
        index_generation=index.generation,
        vectors=index.has_vectors,
        counts=status.counts,
    )
    return JSONResponse(body.model_dump(), status_code=200 if ready else 503)


@router.get("/metrics", include_in_schema=False)
def metrics(metrics: TheMetrics) -> Response:
    """The counters in the Prometheus text format."""
    return Response(metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")
