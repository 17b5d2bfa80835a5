"""Opening the desk when the service starts: at once, or, where the store is on a server that is away, when it comes."""

from __future__ import annotations

import asyncio
import logging

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from graph_store.errors import StoreError, StoreUnavailable
from graph_store.open import is_server
from service.desk import Desk, open_desk
from service.settings import Settings

log = logging.getLogger(__name__)

RETRY_SECONDS = 2.0


async def open_or_wait(app: FastAPI, settings: Settings) -> Desk | None:
    """The open desk; None when the store's server cannot be reached now. Raises every other StoreError.

    app.state.failure keeps what stood in the way, so that requests and whoever runs the service can say it.
    """
    try:
        app.state.desk = await run_in_threadpool(open_desk, settings)
    except StoreError as exc:
        app.state.failure = exc
        if not (is_server(settings.store) and type(exc) is StoreUnavailable):
            raise
        log.warning("the store's server cannot be reached; it is tried again", extra={"reason": str(exc)})
        return None
    desk: Desk = app.state.desk
    app.state.failure = None
    log.info("store open", extra={"store": settings.store_name, "generation": desk.store.generation})
    return desk


async def keep_trying(app: FastAPI, settings: Settings) -> Desk:
    """The open desk, as soon as the server can be reached."""
    while True:
        await asyncio.sleep(RETRY_SECONDS)
        desk = await open_or_wait(app, settings)
        if desk is not None:
            return desk
