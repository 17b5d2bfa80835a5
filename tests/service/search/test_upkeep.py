"""The index in step with the store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_schema.documents import Document, Passage, PassageKind
from graph_store.open import open_index, open_store
from graph_store.ports import GraphStore, SearchIndex, SourceBundle
from service.search.upkeep import bring_up_to_date, index_changes, passages_to_index
from service.settings import Settings


def bundle(name: str, *texts: str, kind: PassageKind = PassageKind.BODY) -> SourceBundle:
    document = f"document:{name}"
    passages = [
        Passage(id=f"passage:{name}:{n}", document=document, path="Part one", order=n, text=text, kind=kind)
        for n, text in enumerate(texts, start=1)
    ]
    return SourceBundle(origin=document, document=Document(id=document, title=name.title()), passages=passages)


@pytest.fixture
def store(own_settings: Settings) -> Iterator[GraphStore]:
    opened = open_store(own_settings.store)
    opened.write([bundle("reef", "The reef was charted."), bundle("shoal", "The shoal was not.")])
    yield opened
    opened.close()


@pytest.fixture
def index(store: GraphStore, own_settings: Settings) -> SearchIndex:
    return open_index(own_settings.store, encoder=None)


def test_index_of_another_generation_is_built_anew(store: GraphStore, index: SearchIndex) -> None:
    assert bring_up_to_date(store, index, has_encoder=False)
    assert index.generation == store.generation
    assert [s.passage for s in index.search("reef", limit=5)] == ["passage:reef:1"]


def test_index_in_step_is_left_alone(store: GraphStore, index: SearchIndex) -> None:
    bring_up_to_date(store, index, has_encoder=False)
    assert not bring_up_to_date(store, index, has_encoder=False)


def test_only_what_changed_is_taken_in(store: GraphStore, index: SearchIndex) -> None:
    bring_up_to_date(store, index, has_encoder=False)
    store.write([bundle("reef", "The atoll was charted.")])
    index_changes(store, index, ["document:reef"])
    assert [s.passage for s in index.search("charted", limit=5)] == ["passage:reef:1"]
    assert [s.passage for s in index.search("shoal", limit=5)] == ["passage:shoal:1"]
    assert index.generation == store.generation


def test_changes_are_taken_in_by_parts_and_count_at_the_end(store: GraphStore, index: SearchIndex) -> None:
    bring_up_to_date(store, index, has_encoder=False)
    before = index.generation
    store.write([bundle("reef", "The atoll was charted."), bundle("bank", "The bank was charted.")])
    seen: list[tuple[int, int, int]] = []
    changed = ["document:reef", "document:bank"]
    index_changes(
        store, index, changed, at_once=1, progress=lambda done, total: seen.append((done, total, index.generation))
    )
    assert seen == [(1, 2, before), (2, 2, store.generation)]
    assert len(index.search("charted", limit=5)) == 2


def test_heading_carries_title_and_path(store: GraphStore) -> None:
    found = next(iter(passages_to_index(store, store.documents())))
    assert (found.id, found.heading) == ("passage:reef:1", "Reef > Part one")


def test_references_are_not_searched(store: GraphStore) -> None:
    store.write([bundle("list", "Holt 1999", kind=PassageKind.REFERENCE)])
    assert "passage:list:1" not in {p.id for p in passages_to_index(store, store.documents())}
