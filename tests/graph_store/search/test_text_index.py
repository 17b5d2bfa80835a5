"""Passages by their words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph_store.search.query_words import read_query
from graph_store.search.ranking import Ints
from graph_store.search.text_index import FILTERED_SLOTS, TextIndex, build_text_index, extend_text_index
from tests.graph_store.search.made_passages import bridge_passages, harbour_passages, make_passage

NONE: Ints = np.zeros(0, dtype=np.int64)


@pytest.fixture
def text(tmp_path: Path) -> TextIndex:
    build_text_index(tmp_path / "text", harbour_passages(), np.arange(3))
    return TextIndex(tmp_path / "text")


def slots_found(text: TextIndex, query: str, *, limit: int = 10, only: Ints | None = None) -> list[int]:
    slots, _ = text.find_words(read_query(query), limit=limit, only=only)
    return [int(slot) for slot in slots]


def phrase_found(text: TextIndex, *phrases: str) -> list[int]:
    slots, _ = text.find_phrases(phrases, limit=10)
    return [int(slot) for slot in slots]


@pytest.mark.parametrize("query", ["ceasefires", "CEASEFIRE", "monitoring", "collapsing"])
def test_words_are_found_in_any_inflection(text: TextIndex, query: str) -> None:
    assert slots_found(text, query) == [2]


def test_heading_is_searched_too(text: TextIndex) -> None:
    assert sorted(slots_found(text, "harbour")) == [0, 1, 2]


def test_accents_do_not_matter(tmp_path: Path) -> None:
    build_text_index(tmp_path / "text", [make_passage("p", "Talks in Saint-Émilion.")], np.arange(1))
    assert slots_found(TextIndex(tmp_path / "text"), "emilion") == [0]


def test_phrase_needs_its_words_in_order(text: TextIndex) -> None:
    assert phrase_found(text, "friends group") == [1]
    assert phrase_found(text, "group friends") == []


def test_phrase_is_not_stemmed(text: TextIndex) -> None:
    assert phrase_found(text, "friend groups") == []


def test_phrase_may_cross_a_full_stop(text: TextIndex) -> None:
    assert phrase_found(text, "a week; nobody") == [2]


def test_all_phrases_must_be_held(text: TextIndex) -> None:
    assert phrase_found(text, "friends group", "old ferry") == [1]
    assert phrase_found(text, "friends group", "both capitals") == []


def test_phrase_of_one_word_is_that_word(text: TextIndex) -> None:
    assert phrase_found(text, "Ferry") == [1]


def test_phrase_without_words_finds_nothing(text: TextIndex) -> None:
    assert phrase_found(text, "!!!") == []


def test_only_restricts_to_slots(text: TextIndex) -> None:
    assert slots_found(text, "harbour", only=np.array([0, 2])) in ([0, 2], [2, 0])
    assert slots_found(text, "harbour", only=NONE) == []


@pytest.mark.parametrize("allowed", [FILTERED_SLOTS, FILTERED_SLOTS + 1])
def test_only_is_exact_however_many_are_allowed(tmp_path: Path, allowed: int) -> None:
    passages = [make_passage(f"p/{n}", "peace " * (1 + n % 5) + f"round {n}.") for n in range(2 * FILTERED_SLOTS)]
    build_text_index(tmp_path / "text", passages, np.arange(len(passages)))
    only = np.arange(len(passages))[-allowed:]
    found = slots_found(TextIndex(tmp_path / "text"), "peace", limit=len(passages), only=only)
    assert sorted(found) == only.tolist()


def test_only_reaches_below_the_best_hits(tmp_path: Path) -> None:
    better = [make_passage(f"a/{n}", "peace peace peace") for n in range(2 * FILTERED_SLOTS)]
    worse = [make_passage(f"z/{n}", f"peace came late in round {n}") for n in range(FILTERED_SLOTS + 1)]
    build_text_index(tmp_path / "text", [*better, *worse], np.arange(len(better) + len(worse)))
    only = np.arange(len(better), len(better) + len(worse))
    found = slots_found(TextIndex(tmp_path / "text"), "peace", limit=10, only=only)
    assert len(found) == 10
    assert min(found) >= len(better)


def test_filter_leaves_scores_as_they_are(text: TextIndex) -> None:
    query = read_query("the ceasefire and the envoy")
    slots, scores = text.find_words(query, limit=10)
    filtered, filtered_scores = text.find_words(query, limit=10, only=np.array([0, 1, 2]))
    assert dict(zip(slots, scores, strict=True)) == pytest.approx(dict(zip(filtered, filtered_scores, strict=True)))


def test_stored_passages_are_given_back_whole(text: TextIndex) -> None:
    assert text.stored(np.array([1])) == [harbour_passages()[1]]


def test_extended_index_holds_old_and_new(text: TextIndex, tmp_path: Path) -> None:
    extend_text_index(tmp_path / "text", tmp_path / "next", bridge_passages(), np.array([3, 4]), gone=np.array([0]))
    extended = TextIndex(tmp_path / "next")
    assert sorted(slots_found(extended, "monitored armies envoy")) == [2, 3, 4]


def test_extending_leaves_the_source_alone(text: TextIndex, tmp_path: Path) -> None:
    extend_text_index(tmp_path / "text", tmp_path / "next", bridge_passages(), np.array([3, 4]), gone=np.array([0]))
    again = TextIndex(tmp_path / "text")
    assert sorted(slots_found(again, "monitored armies envoy")) == [0, 2]
    assert slots_found(text, "envoy") == [0]


def test_empty_index_finds_nothing(tmp_path: Path) -> None:
    build_text_index(tmp_path / "text", [], NONE)
    empty = TextIndex(tmp_path / "text")
    assert slots_found(empty, "peace") == []
    assert empty.stored(NONE) == []
