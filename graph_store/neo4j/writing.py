"""Changes to the store, each to be made within one transaction: the ledger first, then what it touches in the graph."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.claims import Status
from graph_schema.judgements import Judgement
from graph_store.bundles import Touched, check_bundle
from graph_store.errors import NotInStore
from graph_store.neo4j.judging import keep_judgements
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.ledger_reading import read_claims
from graph_store.neo4j.ledger_writing import (
    clear_origin,
    drop_foreign_evidence,
    forget_reviews,
    insert_claims,
    insert_declared,
    insert_document,
    is_known,
    kept_text,
    set_status,
)
from graph_store.neo4j.opening import raise_generation
from graph_store.neo4j.projecting import Projector
from graph_store.neo4j.resolving import read_resolution
from graph_store.neo4j.sessions import Transaction
from graph_store.ports import ClaimFilter, SourceBundle


def write_bundle(transaction: Transaction, bundle: SourceBundle, layout: Layout) -> None:
    """Replace what the origin brought before. Raises StoreConflict when the bundle does not fit."""
    check_bundle(bundle, layout.schema)
    raise_generation(transaction)
    touched = Touched(read_resolution(transaction))
    if is_known(transaction, bundle.origin):
        text = kept_text(transaction, bundle.origin)
        clear_origin(transaction, bundle.origin, touched)
        if text is not None and text != bundle.text:
            # Other sources' quotes were taken from words that may be gone.
            drop_foreign_evidence(transaction, bundle.origin, touched)
    insert_document(transaction, bundle, touched)
    insert_declared(transaction, bundle, touched)
    insert_claims(transaction, bundle, layout.schema, touched)
    Projector(transaction, layout).project(touched)


def remove_origin(transaction: Transaction, origin: str, layout: Layout) -> None:
    """Take a source out with all that rests on it alone. Raises NotInStore."""
    raise_generation(transaction)
    touched = Touched(read_resolution(transaction))
    forget_reviews(transaction, origin)
    if not is_known(transaction, origin):
        raise NotInStore(f"{origin}: the store holds no document, record or load of this name")
    clear_origin(transaction, origin, touched)
    drop_foreign_evidence(transaction, origin, touched)
    Projector(transaction, layout).project(touched)


def review_claim(transaction: Transaction, claim_id: str, status: Status | None, layout: Layout) -> None:
    """Keep a review, or take it back, and let that count at once. Raises NotInStore."""
    raise_generation(transaction)
    found = read_claims(transaction, ClaimFilter(ids=[claim_id]))
    if not found:
        raise NotInStore(f"{claim_id}: the store holds no claim of this id")
    touched = Touched(read_resolution(transaction))
    set_status(transaction, found[0], status, layout.schema, touched)
    Projector(transaction, layout).project(touched)


def judge_pairs(transaction: Transaction, judgements: Sequence[Judgement], layout: Layout) -> None:
    """Keep judgements and let them count at once. Raises StoreConflict."""
    raise_generation(transaction)
    touched = keep_judgements(transaction, judgements, layout.schema)
    Projector(transaction, layout).project(touched)
