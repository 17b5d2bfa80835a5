"""The HTTP service: what it is made of, and which error becomes which problem."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from graph_schema.errors import QueryNotAllowed, SchemaError, UnknownTerm
from graph_store.errors import (
    EncoderMismatch,
    EncoderUnavailable,
    NotInStore,
    QueryTimedOut,
    StoreConflict,
    StoreError,
    StoreNotFound,
    StoreNotWritable,
    StoreRefused,
    StoreTooNew,
    StoreUnavailable,
)
from service.errors import BadCursor, CurationOff, NotComparable, ServiceError, TooLong, UnknownFilterValue, UnknownId
from service.limits import BodyLimit
from service.metrics import CountRequests, Metrics
from service.opening import keep_trying, open_or_wait
from service.problems import ProblemKind, install_problem_handlers, responses_for
from service.routers import ask, curation, documents, graph, health, home, search, similar, suggest, things
from service.settings import Settings

PROBLEMS: dict[type[Exception], ProblemKind] = {
    UnknownId: ProblemKind(404, "unknown-id", "Nothing of that id"),
    NotInStore: ProblemKind(404, "not-in-store", "Not in this store"),
    UnknownFilterValue: ProblemKind(400, "unknown-filter-value", "A filter names something that is not known"),
    UnknownTerm: ProblemKind(400, "unknown-term", "The vocabulary does not hold that"),
    CurationOff: ProblemKind(403, "curation-off", "Nothing is changed over HTTP here"),
    BadCursor: ProblemKind(400, "bad-cursor", "That is no cursor of this service"),
    NotComparable: ProblemKind(400, "not-comparable", "These cannot be compared"),
    QueryNotAllowed: ProblemKind(400, "query-not-allowed", "The schema does not allow this query"),
    TooLong: ProblemKind(413, "too-long", "Too much text"),
    QueryTimedOut: ProblemKind(503, "query-timed-out", "The query took too long and was stopped"),
    StoreConflict: ProblemKind(409, "store-conflict", "That does not fit what the store holds"),
    EncoderUnavailable: ProblemKind(503, "no-encoder", "No encoder can be loaded"),
    EncoderMismatch: ProblemKind(503, "encoder-mismatch", "The vectors were made by another model"),
    StoreNotFound: ProblemKind(503, "no-store", "There is no store there"),
    StoreRefused: ProblemKind(503, "store-refused", "The store's server refused the credentials"),
    StoreNotWritable: ProblemKind(503, "store-not-writable", "The store cannot be written"),
    StoreTooNew: ProblemKind(503, "store-too-new", "The store was made by a newer version"),
    StoreUnavailable: ProblemKind(503, "store-unavailable", "The store cannot be reached"),
    StoreError: ProblemKind(500, "store-error", "The store failed"),
    SchemaError: ProblemKind(500, "schema-error", "The schema is wrong"),
    ServiceError: ProblemKind(500, "service-error", "The service failed"),
}

DESCRIPTION = (
    "Search, questions and browsing over the literature of peace mediation. Every fact leads to the sentence it came "
    "from; every figure comes with its denominator; what is not understood is said."
)


def program_version() -> str:
    """The installed version, or `unknown` when run from a checkout that was not installed."""
    try:
        return version("goodoffices")
    except PackageNotFoundError:
        return "unknown"


def create_app(settings: Settings) -> FastAPI:
    """The service for these settings; the store and its index are opened when it starts and closed when it stops."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        desk = await open_or_wait(app, settings)
        # the first question need not wait for the lexicon, nor the service for the first question
        warming = asyncio.create_task(keep_trying(app, settings) if desk is None else run_in_threadpool(desk.lexicon))
        yield
        if app.state.desk is None:
            warming.cancel()
            return
        await warming
        await run_in_threadpool(app.state.desk.close)

    app = FastAPI(
        title="Good Offices",
        version=program_version(),
        description=DESCRIPTION,
        lifespan=lifespan,
        # FastAPI's own pages load their scripts from elsewhere, and nothing here may need the network
        docs_url=None,
        redoc_url=None,
        responses=responses_for(PROBLEMS),
    )
    app.state.metrics = Metrics()
    app.state.desk = None
    app.state.failure = None
    install_problem_handlers(app, PROBLEMS)
    # a card takes whatever follows /v1/cases/, so the likes of a case come first
    for part in (search, ask, suggest, graph, similar, things, documents, curation, health, home):
        app.include_router(part.router)
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    app.add_middleware(CountRequests, metrics=app.state.metrics)
    return app
