"""Every error of the driver becomes one of ours, and the common ones say what to do."""

from __future__ import annotations

import inspect

import neo4j.exceptions
import pytest

from graph_store.errors import (
    QueryTimedOut,
    StoreConflict,
    StoreError,
    StoreNotFound,
    StoreNotWritable,
    StoreRefused,
    StoreUnavailable,
)
from graph_store.neo4j.driver_errors import in_our_words, translate

CLASSES = [
    found
    for _, found in inspect.getmembers(neo4j.exceptions, inspect.isclass)
    if issubclass(found, neo4j.exceptions.DriverError)
]
CODES = [
    ("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", QueryTimedOut),
    ("Neo.ClientError.Database.DatabaseNotFound", StoreNotFound),
    ("Neo.ClientError.Security.Forbidden", StoreNotWritable),
    ("Neo.ClientError.Cluster.NotALeader", StoreNotWritable),
    ("Neo.ClientError.Security.Unauthorized", StoreRefused),
    ("Neo.ClientError.Security.AuthenticationRateLimit", StoreRefused),
    ("Neo.ClientError.Schema.ConstraintValidationFailed", StoreConflict),
    ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", StoreUnavailable),
    ("Neo.TransientError.Database.DatabaseUnavailable", StoreUnavailable),
    ("Neo.DatabaseError.General.UnknownError", StoreUnavailable),
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_class_of_the_driver_is_translated(kind: type[Exception]) -> None:
    assert isinstance(translate(kind.__new__(kind), "neo4j://graph"), StoreError)


@pytest.mark.parametrize(("code", "ours"), CODES)
def test_code_of_the_server_decides(code: str, ours: type[StoreError]) -> None:
    raised = neo4j.exceptions.Neo4jError._hydrate_neo4j(code=code, message="it said so")
    translated = translate(raised, "neo4j://graph")
    assert type(translated) is ours
    assert str(translated).startswith("neo4j://graph: ") or ours is QueryTimedOut


def test_text_that_is_no_unicode_is_a_conflict() -> None:
    with pytest.raises(StoreConflict, match="text that is not valid Unicode cannot be kept"), in_our_words("here"):
        "\udcff".encode()
