"""The queue follows what the store holds, and leaves alone what people have decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph_schema.judgements import Verdict
from graph_store.curating import accept, reject, undo
from graph_store.open import open_store
from graph_store.ports import GraphStore
from ingest.resolve.queue import update_queue
from tests.graph_store.contract.invented import REPORT, REVIEW, named, report

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    """Two reports: one pair of the same name, one pair that is only likely."""
    opened = open_store(str(tmp_path / "store"))
    first = [*named("actor:quay-institute", "Quay Institute", kind="NGO"), *named("conflict:tarn-war", "Tarn war")]
    second = [
        *named("actor:institute-of-quay", "Institute of Quay", origin=REVIEW, kind="NGO"),
        *named("conflict:tarn-conflict", "Tarn conflict", origin=REVIEW),
    ]
    opened.write([report(*first), report(*second, origin=REVIEW)])
    yield opened
    opened.close()


LIKELY = ("conflict:tarn-conflict", "conflict:tarn-war")
SAME = ("actor:institute-of-quay", "actor:quay-institute")


def test_likely_pair_waits_and_same_name_is_merged(store: GraphStore) -> None:
    found = update_queue(store, at=NOON)
    assert (found.waiting, found.new, found.gone) == (1, 1, 0)
    assert [(j.pair, j.by, j.at) for j in found.merged] == [(SAME, "rules/similar-names/1", NOON)]
    assert [j.pair for j in store.judgements(verdict=Verdict.UNDECIDED)] == [LIKELY]


def test_looking_again_changes_nothing(store: GraphStore) -> None:
    update_queue(store, at=NOON)
    before = store.judgements()
    found = update_queue(store, at=NOON)
    assert (found.new, found.merged, store.judgements()) == (0, [], before)


def test_merge_that_was_undone_is_left_to_people(store: GraphStore) -> None:
    update_queue(store, at=NOON)
    undo(store, *SAME)
    assert update_queue(store, at=NOON).merged == []
    assert len(store.nodes(ids=list(SAME))) == 2


def test_rejected_pair_is_not_suggested_again(store: GraphStore) -> None:
    update_queue(store, at=NOON)
    reject(store, *LIKELY, by="Ada Marlowe", at=NOON)
    assert update_queue(store, at=NOON).waiting == 0


def test_suggestion_goes_with_its_document(store: GraphStore) -> None:
    update_queue(store, at=NOON)
    store.remove(REVIEW)
    assert update_queue(store, at=NOON).gone == 1
    assert store.judgements(verdict=Verdict.UNDECIDED) == []


def test_accepted_pair_outlasts_its_document(store: GraphStore) -> None:
    accept(store, *LIKELY, by="Ada Marlowe", at=NOON)
    bundle = store.bundle(REPORT)
    store.remove(REPORT)
    store.write([bundle])
    assert len(store.nodes(label="Conflict")) == 1
