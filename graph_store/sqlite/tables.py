"""The tables: the ledger, which is never derived, and the projection, which can always be made again from it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable

from graph_schema.errors import SchemaFileError
from graph_schema.schema import Property, Schema
from graph_store.projection import PROJECTION_VERSION

# "GoOf": tells our files from other programs' databases.
APPLICATION_ID = 0x476F4F66

_FIRST = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE documents (id TEXT PRIMARY KEY, year INTEGER, record TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE document_texts (
        document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, text TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE sections (
        id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        place INTEGER NOT NULL, record TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX sections_document ON sections (document, place)",
    """CREATE TABLE passages (
        id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        place INTEGER NOT NULL, furniture INTEGER NOT NULL, record TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX passages_document ON passages (document, place)",
    """CREATE TABLE mentions (
        passage TEXT NOT NULL REFERENCES passages (id) ON DELETE CASCADE, start INTEGER NOT NULL, node TEXT NOT NULL,
        end INTEGER NOT NULL, surface TEXT NOT NULL, confidence REAL NOT NULL,
        PRIMARY KEY (passage, start, node, end)) WITHOUT ROWID""",
    "CREATE INDEX mentions_node ON mentions (node)",
    # subject, target: ids as shown, the record has them as given; target is '' for claims that give a value. status
    # counts reviews in, record does not.
    # shown: projected now. wording: digest of what is said. edge_key: which of the relations between its ends.
    """CREATE TABLE claims (
        id TEXT PRIMARY KEY, origin TEXT NOT NULL, subject TEXT NOT NULL, predicate TEXT NOT NULL,
        target TEXT NOT NULL, status TEXT NOT NULL, shown INTEGER NOT NULL, problem TEXT, wording TEXT NOT NULL,
        edge_key TEXT NOT NULL, confidence REAL NOT NULL, support INTEGER NOT NULL, sources TEXT NOT NULL,
        record TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX claims_origin ON claims (origin)",
    "CREATE INDEX claims_subject ON claims (subject, predicate)",
    "CREATE INDEX claims_target ON claims (target, predicate) WHERE target <> ''",
    "CREATE INDEX claims_status ON claims (status)",
    "CREATE INDEX claims_problem ON claims (id) WHERE problem IS NOT NULL",
    # The best claim of each wording stands first among those that share it.
    """CREATE INDEX claims_wording ON claims (subject, target, wording, confidence DESC, support DESC, id)
        WHERE shown = 1""",
    """CREATE TABLE evidence (
        claim TEXT NOT NULL REFERENCES claims (id) ON DELETE CASCADE, place INTEGER NOT NULL, document TEXT,
        passage TEXT, record TEXT NOT NULL, PRIMARY KEY (claim, place)) WITHOUT ROWID""",
    "CREATE INDEX evidence_document ON evidence (document)",
    "CREATE INDEX evidence_passage ON evidence (passage)",
    """CREATE TABLE declared (
        id TEXT NOT NULL, origin TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (id, origin)) WITHOUT ROWID""",
    "CREATE INDEX declared_origin ON declared (origin)",
    # Not tied to claims: a review outlives a document that is read again.
    "CREATE TABLE reviews (claim TEXT PRIMARY KEY, status TEXT NOT NULL) WITHOUT ROWID",
)

# What the planner is told about a grown store, in place of what it would guess: rows of the table, then rows that share
# each further column of the index. Told once and for all, so that plans do not change from one run to the next.
_LEDGER_SHAPE = {
    "claims": {
        "claims": "700000 1",
        "claims_wording": "700000 8 2 1 1 1 1",
        "claims_subject": "700000 8 2",
        "claims_target": "500000 11 5",
        "claims_status": "700000 200000",
        "claims_origin": "700000 200",
    },
    "evidence": {"evidence": "700000 1 1", "evidence_document": "700000 200", "evidence_passage": "700000 6"},
    "mentions": {"mentions": "700000 10 1 1 1", "mentions_node": "700000 20"},
    "passages": {"passages": "100000 1", "passages_document": "100000 100 1"},
}
_PROJECTION_SHAPE = {
    "nodes": {"nodes": "100000 1", "nodes_label": "100000 20000", "nodes_name": "100000 20000 1"},
    "relations": {
        "relations_out": "500000 7 4 1 1",
        "relations_in": "500000 10 5 1",
        "relations_type": "500000 25000 4 1 1",
    },
}

_JUDGEMENT_SHAPE = {"mentions": {"mentions_entity": "700000 20"}, "judgements": {"judgements": "10000 2 1"}}


def _tell_planner(shape: dict[str, dict[str, str]]) -> list[str]:
    rows = [f"('{table}', '{index}', '{stat}')" for table, found in shape.items() for index, stat in found.items()]
    reload = "ANALYZE sqlite_schema"  # makes the table of figures where there is none, and reads it
    return [reload, f"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES {', '.join(rows)}", reload]


_SECOND = (
    # The two nodes in alphabetical order. From the positive ones follows which things are shown as one.
    """CREATE TABLE judgements (
        one TEXT NOT NULL, other TEXT NOT NULL, verdict TEXT NOT NULL, record TEXT NOT NULL,
        PRIMARY KEY (one, other)) WITHOUT ROWID""",
    "CREATE INDEX judgements_verdict ON judgements (verdict)",
    # entity: the id under which the node that is named is shown.
    "ALTER TABLE mentions ADD COLUMN entity TEXT NOT NULL DEFAULT ''",
    "UPDATE mentions SET entity = node",
    "CREATE INDEX mentions_entity ON mentions (entity)",
)

# What a document is known by when it comes a second time; indexed, so that finding it does not take longer in a large
# store.
SHA256 = "json_extract(record, '$.sha256')"
_THIRD = (f"CREATE INDEX documents_sha256 ON documents ({SHA256})",)

# Each brings the ledger from one version to the next; what has been released is never edited.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (*_FIRST, *_tell_planner(_LEDGER_SHAPE)),
    (*_SECOND, *_tell_planner(_JUDGEMENT_SHAPE)),
    _THIRD,
)
SCHEMA_VERSION = len(MIGRATIONS)

DROP_PROJECTION = ("DROP TABLE IF EXISTS nodes", "DROP TABLE IF EXISTS relations")

_SQL_TYPES = {"year": "INTEGER", "integer": "INTEGER", "boolean": "INTEGER", "term": "TEXT", "text": "TEXT"}


def node_column(name: str) -> str:
    """The column of the nodes table that holds a property."""
    return f"p_{_checked(name)}"


def edge_column(name: str) -> str:
    """The column of the relations table that holds a property."""
    return f"e_{_checked(name)}"


def _checked(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise SchemaFileError(f"property {name!r}: names of properties are lower-case letters, digits and underscores")
    return name


def create_projection(schema: Schema) -> list[str]:
    """Statements that make the projection's tables for this schema.

    background: there for the hierarchy of places alone; takes part in queries, is not exported.
    rest: JSON of the properties that have no column.
    """
    return [
        f"""CREATE TABLE nodes (
            id TEXT PRIMARY KEY, label TEXT NOT NULL, name TEXT NOT NULL, contested INTEGER NOT NULL,
            background INTEGER NOT NULL, aliases TEXT NOT NULL, rest TEXT NOT NULL
            {_columns(schema.columns.values(), node_column)}) WITHOUT ROWID""",
        "CREATE INDEX nodes_label ON nodes (label)",
        "CREATE INDEX nodes_name ON nodes (label, name)",
        f"""CREATE TABLE relations (
            id INTEGER PRIMARY KEY, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, key TEXT NOT NULL,
            takes_unkeyed INTEGER NOT NULL, confidence REAL NOT NULL, background INTEGER NOT NULL, rest TEXT NOT NULL
            {_columns(schema.edge_columns.values(), edge_column)})""",
        "CREATE UNIQUE INDEX relations_out ON relations (source, type, target, key)",
        "CREATE INDEX relations_in ON relations (target, type, source)",
        "CREATE INDEX relations_type ON relations (type, source, target, key)",
        *_tell_planner(_PROJECTION_SHAPE),
    ]


def _columns(properties: Iterable[Property], named: Callable[[str], str]) -> str:
    return "".join(f", {named(p.name)} {_SQL_TYPES[p.type]}" for p in properties)


def fingerprint(schema: Schema) -> str:
    """Names the schema and the rules of projection: a store made under another is projected anew."""
    text = f"{PROJECTION_VERSION} {schema.model_dump_json()}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]
