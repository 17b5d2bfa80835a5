"""Keeping request bodies within the limit, whether or not they say how long they are."""

from __future__ import annotations

from contextlib import suppress

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.problems import BODY_TOO_LONG, respond


class _BodyTooLong(Exception):
    """More of the body came in than is taken."""


class BodyLimit:
    """Refuses bodies above `max_bytes` with a problem document, before they are held in memory as a whole.

    The framework's own limit answers in plain text where the length is announced, so it is not used.
    """

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self.app = app
        self.max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"")
        if length.isdigit() and int(length) > self.max_bytes:
            await self._refuse(scope, receive, send)
            return
        seen = 0
        started = False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.max_bytes:
                raise _BodyTooLong
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            # the framework turns our error into an answer of its own, which is dropped in favour of ours
            if seen <= self.max_bytes or started:
                started = True
                await send(message)

        with suppress(_BodyTooLong):
            await self.app(scope, counted, noted)
        if seen > self.max_bytes and not started:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        detail = f"The request body is longer than {self.max_bytes} bytes, the most that is taken."
        await respond(Request(scope), BODY_TOO_LONG, detail)(scope, receive, send)
