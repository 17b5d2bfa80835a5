"""The driver's errors in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import AuthError, ConfigurationError, DriverError, Neo4jError, ServiceUnavailable
from pydantic_core import PydanticSerializationError

from graph_store.errors import (
    QueryTimedOut,
    StoreConflict,
    StoreError,
    StoreNotFound,
    StoreNotWritable,
    StoreRefused,
    StoreUnavailable,
)

_TIMED_OUT = {
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
    "Neo.TransientError.Transaction.LockClientStopped",
}
_NOT_FOUND = {"Neo.ClientError.Database.DatabaseNotFound", "Neo.ClientError.Database.GraphNotFound"}
_NOT_WRITABLE = {
    "Neo.ClientError.Security.Forbidden",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
    "Neo.ClientError.Cluster.NotALeader",
    "Neo.ClientError.Statement.AccessMode",
}
_CONFLICT = {
    "Neo.ClientError.Schema.ConstraintValidationFailed",
    "Neo.ClientError.Schema.ConstraintViolation",
    "Neo.TransientError.Transaction.DeadlockDetected",
}
_OUT_OF_MEMORY = "OutOfMemory"
_RATE_LIMIT = "Neo.ClientError.Security.AuthenticationRateLimit"


def translate(exc: Exception, location: str) -> StoreError:
    """The error of ours that a driver's error stands for."""
    if isinstance(exc, Neo4jError):
        return _of_server(exc, location)
    if isinstance(exc, ConfigurationError):
        return StoreUnavailable(f"{location}: the driver cannot use this address or these settings ({exc})")
    if isinstance(exc, ServiceUnavailable):
        return StoreUnavailable(
            f"{location}: the server cannot be reached ({_first_line(exc)}); is it running, and is the address right?"
        )
    if "acquire" in str(exc).lower() or type(exc).__name__ == "ConnectionAcquisitionTimeoutError":
        return StoreUnavailable(
            f"{location}: no connection was free in time ({_first_line(exc)}); try again, or allow more connections"
        )
    return StoreUnavailable(f"{location}: {_first_line(exc)}")


def _of_server(exc: Neo4jError, location: str) -> StoreError:
    code, said = exc.code or "", _first_line(exc)
    if code in _TIMED_OUT:
        return QueryTimedOut("the query took longer than its time limit and was stopped; narrow it down")
    if code in _NOT_FOUND:
        return StoreNotFound(
            f"{location}: the server has no such database ({said}); name another with GOODOFFICES_NEO4J_DATABASE"
        )
    if code in _NOT_WRITABLE:
        return StoreNotWritable(
            f"{location}: it can be read only ({said}); name a user with the right to write, or make it writable"
        )
    if isinstance(exc, AuthError) or code == _RATE_LIMIT:
        return StoreRefused(
            f"{location}: the server refused the user or password; look at GOODOFFICES_NEO4J_USER and "
            "GOODOFFICES_NEO4J_PASSWORD (or GOODOFFICES_NEO4J_TOKEN)"
        )
    if code in _CONFLICT:
        return StoreConflict(f"{location}: what was to be written does not fit what is there ({said})")
    if _OUT_OF_MEMORY in code:
        return StoreUnavailable(
            f"{location}: the server ran out of memory for this ({said}); give it more, see the docs"
        )
    return StoreUnavailable(f"{location}: the server said {code}: {said}")


def _first_line(exc: Exception) -> str:
    said = exc.message if isinstance(exc, Neo4jError) and exc.message else str(exc)
    return said.strip().splitlines()[0].rstrip(": ") if said.strip() else type(exc).__name__


@contextmanager
def in_our_words(location: str) -> Iterator[None]:
    """Turn what the driver raises within into StoreError and its kinds."""
    try:
        yield
    except (Neo4jError, DriverError) as exc:
        raise translate(exc, location) from exc
    except (UnicodeEncodeError, PydanticSerializationError) as exc:
        raise StoreConflict(f"{location}: text that is not valid Unicode cannot be kept ({exc})") from exc
    except (OSError, ValueError) as exc:
        # an address that does not resolve or is none at all
        raise StoreUnavailable(f"{location}: {_first_line(exc)}") from exc
