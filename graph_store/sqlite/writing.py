"""Changes to the store, each to be made within one transaction: the ledger first, then what it touches in the graph."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from graph_schema.claims import Status
from graph_schema.judgements import Judgement
from graph_store.bundles import Touched, check_bundle
from graph_store.errors import NotInStore
from graph_store.ports import ClaimFilter, SourceBundle
from graph_store.sqlite.judging import keep_judgements, read_resolution
from graph_store.sqlite.layout import Layout
from graph_store.sqlite.ledger_reading import read_claims
from graph_store.sqlite.ledger_writing import (
    clear_origin,
    drop_foreign_evidence,
    forget_reviews,
    insert_claims,
    insert_declared,
    insert_document,
    kept_text,
    set_status,
)
from graph_store.sqlite.opening import raise_generation
from graph_store.sqlite.projecting import Projector


def write_bundle(connection: sqlite3.Connection, bundle: SourceBundle, layout: Layout) -> None:
    """Replace what the origin brought before. Raises StoreConflict when the bundle does not fit."""
    check_bundle(bundle, layout.schema)
    touched = Touched(read_resolution(connection))
    text = kept_text(connection, bundle.origin)
    clear_origin(connection, bundle.origin, touched)
    if text is not None and text != bundle.text:
        # Other sources' quotes were taken from words that may be gone.
        drop_foreign_evidence(connection, bundle.origin, touched)
    insert_document(connection, bundle, touched)
    insert_declared(connection, bundle, touched)
    insert_claims(connection, bundle, layout.schema, touched)
    _finish(connection, layout, touched)


def remove_origin(connection: sqlite3.Connection, origin: str, layout: Layout) -> None:
    """Take a source out with all that rests on it alone. Raises NotInStore."""
    touched = Touched(read_resolution(connection))
    forget_reviews(connection, origin)
    if not clear_origin(connection, origin, touched):
        raise NotInStore(f"{origin}: the store holds no document, record or load of this name")
    drop_foreign_evidence(connection, origin, touched)
    _finish(connection, layout, touched)


def review_claim(connection: sqlite3.Connection, claim_id: str, status: Status | None, layout: Layout) -> None:
    """Keep a review, or take it back, and let that count at once. Raises NotInStore."""
    found = read_claims(connection, ClaimFilter(ids=[claim_id]), after=None, limit=None)
    if not found:
        raise NotInStore(f"{claim_id}: the store holds no claim of this id")
    touched = Touched(read_resolution(connection))
    set_status(connection, found[0], status, layout.schema, touched)
    _finish(connection, layout, touched)


def judge_pairs(connection: sqlite3.Connection, judgements: Iterable[Judgement], layout: Layout) -> None:
    """Keep judgements and let them count at once. Raises StoreConflict."""
    touched = keep_judgements(connection, judgements, layout.schema)
    _finish(connection, layout, touched)


def _finish(connection: sqlite3.Connection, layout: Layout, touched: Touched) -> None:
    Projector(connection, layout).project(touched)
    raise_generation(connection)
