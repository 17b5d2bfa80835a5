"""Copying between stores: nothing is lost, and a copy that was stopped goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_schema.claims import Status
from graph_schema.graph import Node
from graph_schema.judgements import Judgement, Verdict
from graph_store.ports import GraphStore, SourceBundle
from graph_store.sqlite.store import SqliteStore
from graph_store.transfer.copy import compare_stores, copy_store
from tests.graph_store.contract.invented import REPORT, REVIEW, everything, named, record, report, says
from tests.graph_store.contract.test_removing import first, second, third

KIND = says("actor:peru", "kind", "State", origin=REVIEW, place=7)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[SqliteStore]:
    """A store on the small engine, so that copies between engines are among those tried."""
    store = SqliteStore(tmp_path / "source")
    store.open()
    store.write([first(), second(), third(), report(KIND, *second().claims, origin=REVIEW)])
    store.write([record("load", declared=[Node(id="case:odd", label="Case", name='Ödd "talks"')])])
    store.review(KIND.id, Status.REJECTED)
    yield store
    store.close()


def test_copy_shows_the_same(source: SqliteStore, store: GraphStore) -> None:
    done = copy_store(source, store)
    assert (done.is_equal, done.written, done.kept, done.extra) == (True, 4, 0, [])
    assert everything(store)["nodes"] == everything(source)["nodes"]
    assert everything(store)["relations"] == everything(source)["relations"]


def test_bundle_comes_back_as_it_was_written(store: GraphStore) -> None:
    bundle: SourceBundle = first()
    store.write([bundle])
    found = store.bundle(REPORT)
    assert (found.document, found.text) == (bundle.document, bundle.text)
    assert sorted(found.claims, key=lambda c: c.id) == sorted(bundle.claims, key=lambda c: c.id)
    assert (list(found.sections), list(found.mentions)) == (list(bundle.sections), list(bundle.mentions))
    assert {p.id for p in found.passages} == {p.id for p in bundle.passages}


def test_second_copy_writes_nothing(source: SqliteStore, store: GraphStore) -> None:
    copy_store(source, store)
    generation = store.generation
    assert (copy_store(source, store).written, store.generation) == (0, generation)


def test_stopped_copy_goes_on(source: SqliteStore, store: GraphStore) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_store(source, store, progress=stop)
    done = copy_store(source, store)
    assert (done.written, done.kept, done.is_equal) == (2, 2, True)


def test_review_outlives_reading_again_in_the_copy(source: SqliteStore, store: GraphStore) -> None:
    copy_store(source, store)
    store.write([source.bundle(REVIEW)])
    assert store.reviews() == {KIND.id: Status.REJECTED}
    assert "kind" not in store.nodes(ids=["actor:peru"])[0].properties


def test_judgements_are_copied(source: SqliteStore, store: GraphStore) -> None:
    source.judge([Judgement(one="actor:norway", other="actor:peru", verdict=Verdict.NEGATIVE, by="Ada Marlowe")])
    assert copy_store(source, store).is_equal
    assert store.judgements() == source.judgements()


def test_comparison_finds_what_differs(source: SqliteStore, store: GraphStore) -> None:
    copy_store(source, store)
    store.write([report(*named("actor:guild", "Guild", origin="document:third"), origin="document:third")])
    differing = {c.what for c in compare_stores(source, store) if not c.is_equal}
    assert differing == {"Actor", "Document", "Section", "claims"}
    assert copy_store(source, store).extra == ["document:third"]
