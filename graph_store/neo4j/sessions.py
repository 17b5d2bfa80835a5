"""Transactions on the server: managed ones that are tried again, with a time limit, and errors in our words."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import neo4j

from graph_store.errors import QueryTimedOut, StoreUnavailable
from graph_store.neo4j.commits import Commits
from graph_store.neo4j.driver_errors import in_our_words
from graph_store.server_access import ServerAccess

T = TypeVar("T")

# What the driver complains of while it tries again is told by the error that ends it, or not worth telling.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

# A limit of 0 would mean none to the server.
_SHORTEST_SECONDS = 0.001


class TimeLimit:
    """How long a query may take. The clock starts with its first statement: waiting for the server is not its fault."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self._deadline: float | None = None

    def check(self) -> None:
        """Raise QueryTimedOut when the time is up."""
        if self.seconds is None:
            return
        now = time.monotonic()
        if self._deadline is None:
            self._deadline = now + self.seconds
        if now >= self._deadline:
            raise QueryTimedOut(f"the query took longer than {self.seconds:g} seconds and was stopped; narrow it down")


NO_LIMIT = TimeLimit(None)


class Transaction:
    """A transaction in which statements are run; every answer is read to its end at once."""

    def __init__(self, transaction: neo4j.ManagedTransaction, limit: TimeLimit = NO_LIMIT) -> None:
        self._transaction = transaction
        self._limit = limit

    def run(self, cypher: str, values: Mapping[str, Any] | None = None) -> list[neo4j.Record]:
        """Rows of a statement. Raises QueryTimedOut when the time was up before it was sent."""
        self._limit.check()
        return list(self._transaction.run(cypher, dict(values or {})))

    def one(self, cypher: str, values: Mapping[str, Any] | None = None) -> neo4j.Record | None:
        """The first row, or None."""
        return next(iter(self.run(cypher, values)), None)


class Sessions:
    """The driver and its pool. Any number of threads may read at once while one writes."""

    def __init__(self, uri: str, access: ServerAccess) -> None:
        self.uri = uri
        self.access = access
        self._driver: neo4j.Driver | None = None
        self._writing = threading.Lock()
        self._commits = Commits(access.wait_for_connection_seconds)

    def open(self) -> None:
        """Make the driver; nothing is sent before the first transaction."""
        access = self.access
        auth = neo4j.bearer_auth(access.token) if access.token else neo4j.basic_auth(access.user, access.password)
        with in_our_words(self.uri):
            self._driver = neo4j.GraphDatabase.driver(
                self.uri,
                auth=auth,
                max_connection_pool_size=access.connections,
                connection_timeout=access.connect_seconds,
                connection_acquisition_timeout=access.wait_for_connection_seconds,
                telemetry_disabled=True,
                notifications_min_severity="OFF",
                user_agent="goodoffices",
            )

    def close(self) -> None:
        """Close the pool; closing twice does no harm."""
        driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()

    def read(self, work: Callable[[Transaction], T], *, seconds: float | None = None) -> T:
        """Run a reading transaction, again when the server stumbles or a write of ours came in between."""
        limit = TimeLimit(seconds)

        @neo4j.unit_of_work(timeout=None if seconds is None else max(seconds, _SHORTEST_SECONDS))
        def timed(transaction: neo4j.ManagedTransaction) -> T:
            return work(Transaction(transaction, limit))

        def once() -> T:
            with self._session(neo4j.READ_ACCESS, self.access.read_retry_seconds) as session:
                return session.execute_read(timed)

        with in_our_words(self.uri):
            return self._commits.undisturbed(once)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run a writing transaction: all of it is kept, or none. Being tried again, it must change nothing else."""

        def marked(transaction: neo4j.ManagedTransaction) -> T:
            self._commits.end()  # the try before this one failed when it was committed
            result = work(Transaction(transaction))
            self._commits.begin()
            return result

        with self._writing, in_our_words(self.uri):
            try:
                with self._session(neo4j.WRITE_ACCESS, self.access.retry_seconds) as session:
                    return session.execute_write(marked)
            finally:
                self._commits.end()

    def run_alone(self, cypher: str, values: Mapping[str, Any] | None = None) -> list[neo4j.Record]:
        """Run a statement that makes its own transaction or changes indexes."""
        with in_our_words(self.uri), self._session(neo4j.WRITE_ACCESS, self.access.retry_seconds) as session:
            return list(session.run(cypher, dict(values or {})))

    def server_version(self) -> str:
        """The server's version, such as 5.26.30. Raises StoreUnavailable when it cannot be reached."""
        with in_our_words(self.uri):
            with self._session(neo4j.READ_ACCESS, self.access.read_retry_seconds) as session:
                agent = session.run("RETURN 1").consume().server.agent
        return agent.removeprefix("Neo4j/")

    def _session(self, mode: str, retry_seconds: float) -> neo4j.Session:
        if self._driver is None:
            raise StoreUnavailable(f"{self.uri}: the store is not open; open it first")
        return self._driver.session(
            database=self.access.database, default_access_mode=mode, max_transaction_retry_time=retry_seconds
        )
