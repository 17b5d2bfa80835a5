"""What the service counts: requests and their time by route, and how questions were read."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)


class Metrics:
    """The counters of one service, in a registry of its own, so that two services in one program stay apart."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "goodoffices_requests", "Requests answered.", ["method", "route", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "goodoffices_request_seconds",
            "Time to answer, in seconds.",
            ["route"],
            registry=self.registry,
            buckets=BUCKETS,
        )
        self.questions = Counter(
            "goodoffices_questions", "Questions asked, by how they were read.", ["reading"], registry=self.registry
        )

    def text(self) -> bytes:
        """Everything counted so far, in the Prometheus text format."""
        return generate_latest(self.registry)


class CountRequests:
    """Counts every request under its route's pattern, never under the path as asked, which would have no end."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            self.metrics.requests.labels(scope["method"], route, str(status)).inc()
            self.metrics.seconds.labels(route).observe(time.perf_counter() - began)
