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
    JUDGEMENT,
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

_SECOND = (
    _unique(JUDGEMENT),
    _index(JUDGEMENT, "verdict"),
    _index(MENTION, "entity"),
    # entity: the id under which the node that is named is shown
    f"MATCH (m:{MENTION}) WHERE m.entity IS NULL CALL (m) {{ SET m.entity = m.node }} IN TRANSACTIONS",
)

_THIRD = (
    _index(DOCUMENT, "sha256"),
    # taken out of the record, which the server cannot read
    f"MATCH (d:{DOCUMENT}) WHERE d.sha256 IS NULL "
    """SET d.sha256 = coalesce(split(split(d.record, '"sha256":"')[1], '"')[0], '')""",
)

# Each brings the database from one version to the next; what has been released is never edited.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND, _THIRD)
SCHEMA_VERSION = len(MIGRATIONS)


def fingerprint(schema: Schema) -> str:
    """Names the schema and the rules of projection: a store made under another is projected anew."""
    text = f"{PROJECTION_VERSION} {schema.model_dump_json()}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]
