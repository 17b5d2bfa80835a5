"""What is made on the server, in numbered steps: constraints and indexes within the limits of the Community edition.

Community enforces uniqueness alone; that a property is there and of its type is for the code that writes to see to.
"""

from __future__ import annotations

import hashlib

from graph_schema.schema import Schema
from graph_store.neo4j.names import (
    CLAIM,
    DECLARED,
    DOCUMENT,
    EVIDENCE,
    MENTION,
    PASSAGE,
    REVIEW,
    SECTION,
    STORE,
    THING,
)
from graph_store.projection import PROJECTION_VERSION


def _unique(label: str, name: str = "id") -> str:
    return f"CREATE CONSTRAINT {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"


def _index(label: str, *names: str) -> str:
    properties = ", ".join(f"n.{name}" for name in names)
    return f"CREATE INDEX {label.lower()}_{'_'.join(names)} IF NOT EXISTS FOR (n:{label}) ON ({properties})"


_FIRST = (
    _unique(STORE),
    _unique(THING),
    _unique(DOCUMENT),
    _unique(SECTION),
    _unique(PASSAGE),
    _unique(CLAIM),
    _unique(REVIEW, "claim"),
    _index(SECTION, "document"),
    _index(PASSAGE, "document"),
    _index(MENTION, "passage"),
    _index(MENTION, "node"),
    _index(CLAIM, "origin"),
    _index(CLAIM, "subject", "target", "predicate"),
    _index(CLAIM, "subject"),
    _index(CLAIM, "target"),
    _index(EVIDENCE, "document"),
    _index(DECLARED, "id"),
    _index(DECLARED, "origin"),
)

# Each brings the database from one version to the next; what has been released is never edited.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
SCHEMA_VERSION = len(MIGRATIONS)


def fingerprint(schema: Schema) -> str:
    """Names the schema and the rules of projection: a store made under another is projected anew."""
    text = f"{PROJECTION_VERSION} {schema.model_dump_json()}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]
