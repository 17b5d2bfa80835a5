"""Keeping the index up to date: what is added, replaced and removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_store.ports import IndexedPassage
from graph_store.search import LocalSearchIndex
from graph_store.search.index_update import SMALL_INDEX, Plan, must_rebuild, write_state
from graph_store.search.manifest import read_manifest
from graph_store.search.passage_table import load_table
from tests.graph_store.search.hashing_encoder import HashingEncoder
from tests.graph_store.search.made_indexes import answers, fresh, many_passages, names
from tests.graph_store.search.made_passages import bridge_passages, harbour_passages, make_passage


def test_generation_is_that_of_the_update(tmp_path: Path) -> None:
    index = fresh(tmp_path, harbour_passages())
    index.update(generation=7)
    assert (index.generation, LocalSearchIndex(tmp_path).generation) == (7, 7)


def test_added_document_equals_an_index_made_at_once(tmp_path: Path) -> None:
    index = fresh(tmp_path / "a", harbour_passages())
    index.update(generation=2, add=bridge_passages())
    assert answers(index) == answers(fresh(tmp_path / "b", [*bridge_passages(), *harbour_passages()]))


def test_removed_document_leaves_no_trace(tmp_path: Path) -> None:
    index = fresh(tmp_path / "a", [*harbour_passages(), *bridge_passages()])
    index.update(generation=2, remove_documents=["bridge", "never-there"])
    assert answers(index) == answers(fresh(tmp_path / "b", harbour_passages()))


def test_changed_document_replaces_its_passages(tmp_path: Path) -> None:
    changed = [make_passage("harbour/1", "The envoy stayed at home.", heading="Harbour talks")]
    index = fresh(tmp_path / "a", [*harbour_passages(), *bridge_passages()])
    index.update(generation=2, add=changed, remove_documents=["harbour"])
    assert answers(index) == answers(fresh(tmp_path / "b", [*changed, *bridge_passages()]))


def test_passage_added_again_is_held_once(tmp_path: Path) -> None:
    index = fresh(tmp_path / "a", harbour_passages())
    index.update(generation=2, add=[*harbour_passages()[:1], *harbour_passages()])
    assert answers(index) == answers(fresh(tmp_path / "b", harbour_passages()))


@settings(max_examples=12)
@given(steps=st.lists(st.tuples(st.sampled_from("abcd"), st.booleans()), min_size=1, max_size=5))
def test_any_order_of_changes_equals_a_rebuild(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, bool]]
) -> None:
    folder, held = tmp_path_factory.mktemp("steps"), dict[str, list[IndexedPassage]]()
    index = LocalSearchIndex(folder / "a", HashingEncoder())
    for generation, (name, is_added) in enumerate(steps):
        document = [make_passage(f"{name}/{n}", f"The envoy saw group {name} {n}.", heading=name) for n in range(3)]
        held = {key: value for key, value in held.items() if key != name} | ({name: document} if is_added else {})
        index.update(generation=generation, add=document if is_added else [], remove_documents=[name])
    rebuilt = fresh(folder / "b", [passage for document in held.values() for passage in document])
    assert answers(index) == answers(rebuilt)


def test_cleared_index_is_empty(tmp_path: Path) -> None:
    index = fresh(tmp_path, harbour_passages())
    index.clear()
    assert (index.generation, index.search("envoy", limit=3), index.has_vectors) == (-1, [], False)


def test_update_leaves_only_files_in_use(tmp_path: Path) -> None:
    index = fresh(tmp_path, harbour_passages())
    first = names(tmp_path)
    index.update(generation=2, add=bridge_passages())
    assert len(names(tmp_path)) == len(first)
    assert "text-000001" not in names(tmp_path)


def test_open_index_sees_the_update_of_another(tmp_path: Path) -> None:
    reader = fresh(tmp_path, harbour_passages())
    assert reader.search("observers", limit=1, mode="text") == []
    fresh(tmp_path, bridge_passages())
    assert [score.passage for score in reader.search("observers", limit=1, mode="text")] == ["bridge/1"]


def test_empty_update_makes_an_empty_index(tmp_path: Path) -> None:
    index = fresh(tmp_path, [])
    assert (index.generation, index.has_vectors, index.search("envoy", limit=3)) == (1, True, [])


def test_all_documents_may_go_and_come_back(tmp_path: Path) -> None:
    index = fresh(tmp_path, harbour_passages())
    before = answers(index)
    index.update(generation=2, remove_documents=["harbour"])
    assert answers(index) == [[]] * len(before)
    index.update(generation=3, add=harbour_passages())
    assert answers(index) == before


def test_passages_taken_out_of_a_linked_index_are_hidden(tmp_path: Path) -> None:
    index = fresh(tmp_path, [*bridge_passages(), *harbour_passages()])
    table = load_table(tmp_path / "passages-000001.npz")
    kept = table.keep(table.places_without(documents=["bridge"], ids=[]))
    plan = Plan(2, "text-000001", kept=kept, gone=table.slots[:2], added=many_passages(1), first_slot=5)
    write_state(tmp_path, read_manifest(tmp_path), plan, encoder=HashingEncoder(), progress=None)
    assert index.generation == 2
    found = index.search("the accord that observers monitored", limit=9)
    assert sorted(score.passage for score in found) == ["harbour/1", "harbour/2", "harbour/3", "many/0000"]


@pytest.mark.parametrize(
    ("held", "stale", "lacks_vectors", "expected"),
    [
        (100, 0, False, False),
        (100, 1, False, True),
        (100, 0, True, True),
        (SMALL_INDEX + 1, 1, False, False),
        (10 * SMALL_INDEX, SMALL_INDEX // 10, False, False),
        (10 * SMALL_INDEX, SMALL_INDEX // 10 + 1, False, True),
    ],
)
def test_text_index_is_rebuilt_when_it_must(held: int, stale: int, lacks_vectors: bool, expected: bool) -> None:
    assert must_rebuild(held=held, stale=stale, lacks_vectors=lacks_vectors) is expected
