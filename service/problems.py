"""Turning errors into problem documents: the one way in which the service says that something went wrong."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from service.models.problems import Problem

log = logging.getLogger(__name__)

TYPE_PREFIX = "urn:goodoffices:problem:"
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class ProblemKind:
    """What all problems of one kind share: the HTTP status, a stable name and a title."""

    status: int
    name: str
    title: str


Table = Mapping[type[Exception], ProblemKind]
INVALID = ProblemKind(422, "invalid-request", "The request does not have the expected shape")
BODY_TOO_LONG = ProblemKind(413, "too-long", "Too much text")
UNEXPECTED = ProblemKind(500, "unexpected", "Something went wrong here")


def kind_of(error: Exception, table: Table) -> ProblemKind:
    """The kind of the error's own class, else of the nearest class it derives from."""
    return next((table[c] for c in type(error).__mro__ if c in table), UNEXPECTED)


def respond(request: Request, kind: ProblemKind, detail: str, **more: Sequence[str]) -> JSONResponse:
    """The response for a problem of this kind."""
    problem = Problem(
        type=TYPE_PREFIX + kind.name,
        title=kind.title,
        status=kind.status,
        detail=detail,
        instance=request.url.path,
        problems=list(more.get("problems", [])),
        nearest=list(more.get("nearest", [])),
    )
    return JSONResponse(problem.model_dump(), status_code=kind.status, media_type=MEDIA_TYPE)


def responses_for(table: Table) -> dict[int | str, dict[str, Any]]:
    """What every route declares in OpenAPI: each status of the table with its titles."""
    kinds = [*table.values(), INVALID]
    titles: dict[int, set[str]] = {}
    for kind in kinds:
        titles.setdefault(kind.status, set()).add(kind.title)
    return {
        status: {"model": Problem, "description": "; ".join(sorted(found)), "content": {MEDIA_TYPE: {}}}
        for status, found in sorted(titles.items())
    }


def install_problem_handlers(app: FastAPI, table: Table) -> None:
    """Answer every error with a problem document: ours by the table, the framework's own, and whatever is left."""

    def ours(request: Request, error: Exception) -> JSONResponse:
        kind = kind_of(error, table)
        if kind.status >= 500:
            log.error(
                "request failed", extra={"path": request.url.path, "error": type(error).__name__, "detail": str(error)}
            )
        more = {name: getattr(error, name) for name in ("problems", "nearest") if hasattr(error, name)}
        return respond(request, kind, str(error), **more)

    def malformed(request: Request, error: Exception) -> JSONResponse:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        problems = [f"{'.'.join(str(p) for p in e['loc'])}: {e['msg']}" for e in found]
        return respond(request, INVALID, "; ".join(problems[:3]) or str(error), problems=problems)

    def framework(request: Request, error: Exception) -> JSONResponse:
        status = error.status_code if isinstance(error, HTTPException) else 500
        detail = str(error.detail) if isinstance(error, HTTPException) else str(error)
        title = {404: "No such page", 405: "Method not allowed here"}.get(status, "The request could not be answered")
        return respond(request, ProblemKind(status, f"http-{status}", title), detail)

    def unexpected(request: Request, error: Exception) -> JSONResponse:
        # outermost edge: whatever nobody foresaw is logged with its trace and never shown to the caller
        log.error("unforeseen error", exc_info=error, extra={"path": request.url.path})
        return respond(request, UNEXPECTED, "An error nobody foresaw; it is in the log of the service.")

    for error_class in table:
        app.add_exception_handler(error_class, ours)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, framework)
    app.add_exception_handler(Exception, unexpected)
