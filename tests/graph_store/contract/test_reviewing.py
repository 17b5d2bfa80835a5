"""A reviewer's word counts at once and outlasts the next reading."""

from __future__ import annotations

import pytest

from graph_schema.claims import Status
from graph_store.errors import NotInStore
from graph_store.ports import ClaimFilter, GraphStore
from tests.graph_store.contract.invented import named, node_of, report, says

FAILED = says("case:selm", "outcome", "failure")
BUNDLE = report(*named("case:selm", "Selm talks"), FAILED)


def outcome(store: GraphStore) -> object:
    node = node_of(store, "case:selm")
    return node.properties.get("outcome") if node is not None else "no node"


def test_rejected_claim_is_no_longer_shown(store: GraphStore) -> None:
    store.write([BUNDLE])
    store.review(FAILED.id, Status.REJECTED)
    assert outcome(store) is None
    assert [c.id for c in store.claims(ClaimFilter(status=Status.REJECTED))] == [FAILED.id]


def test_review_can_be_taken_back(store: GraphStore) -> None:
    store.write([BUNDLE])
    store.review(FAILED.id, Status.REJECTED)
    store.review(FAILED.id, Status.ACCEPTED)
    assert outcome(store) == "failure"


def test_review_outlasts_reading_again(store: GraphStore) -> None:
    store.write([BUNDLE])
    store.review(FAILED.id, Status.REJECTED)
    store.write([BUNDLE])
    assert outcome(store) is None


def test_candidate_is_shown_once_accepted(store: GraphStore) -> None:
    candidate = FAILED.model_copy(update={"status": Status.CANDIDATE})
    store.write([report(*named("case:selm", "Selm talks"), candidate)])
    assert outcome(store) is None
    store.review(FAILED.id, Status.ACCEPTED)
    assert outcome(store) == "failure"


def test_rejected_name_takes_the_node_and_its_relations_away(store: GraphStore) -> None:
    name = says("actor:norway", "name", "Norway")
    store.write([report(name, *named("case:selm", "Selm talks"), says("actor:norway", "MEDIATED", "case:selm"))])
    store.review(name.id, Status.REJECTED)
    assert node_of(store, "actor:norway") is None
    assert list(store.relations()) == []
    store.review(name.id, Status.ACCEPTED)
    assert [r.type for r in store.relations()] == ["MEDIATED"]


def test_unknown_claim_cannot_be_reviewed(store: GraphStore) -> None:
    with pytest.raises(NotInStore, match="claim:gone: the store holds no claim of this id"):
        store.review("claim:gone", Status.REJECTED)
