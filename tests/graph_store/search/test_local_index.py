"""Searching the index in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_store.errors import EncoderMismatch, StoreTooNew, StoreUnavailable
from graph_store.ports import Score, SearchMode
from graph_store.search import LocalSearchIndex
from graph_store.search.manifest import MANIFEST
from tests.graph_store.search.hashing_encoder import HashingEncoder
from tests.graph_store.search.made_passages import bridge_passages, harbour_passages, make_passage

MODES: Sequence[SearchMode] = ("text", "vector", "hybrid")
HOSTILE = [
    "",
    '"',
    '"""',
    "?!...",
    "((( AND OR NOT :",
    "text:[* TO *] +envoy -talks ^2 ~",
    "slot:1",
    "a" * 100_000,
    "envoy " * 20_000,
    "🕊️" * 500,
    "envoy \ud800",
    "\x00envoy\x00",
    "'; DROP TABLE passages; --",
]


@pytest.fixture
def index(tmp_path: Path) -> LocalSearchIndex:
    index = LocalSearchIndex(tmp_path / "index", HashingEncoder())
    index.update(generation=1, add=[*harbour_passages(), *bridge_passages()])
    return index


def ids(scores: Sequence[Score]) -> list[str]:
    return [score.passage for score in scores]


@pytest.mark.parametrize("mode", MODES)
def test_best_passage_comes_first(index: LocalSearchIndex, mode: SearchMode) -> None:
    assert ids(index.search("friends group of neighbours", limit=1, mode=mode)) == ["harbour/2"]


def test_exact_phrase_comes_before_more_words(tmp_path: Path) -> None:
    index = LocalSearchIndex(tmp_path, HashingEncoder())
    loose = make_passage(
        "a/1", "Waited mediators. Had waited, had waited. The mediators, the mediators waited: had waited."
    )
    index.update(
        generation=1,
        add=[loose, make_passage("b/1", "It is said that the mediators had waited there for a long time.")],
    )
    scores = index.search("the mediators had waited", limit=2)
    assert [(score.passage, score.exact) for score in scores] == [("b/1", True), ("a/1", False)]
    assert scores[1].total > scores[0].total


def test_quoted_phrase_comes_first(index: LocalSearchIndex) -> None:
    best = index.search('ceasefire envoy proposal "old ferry"', limit=5)[0]
    assert (best.passage, best.exact) == ("harbour/2", True)


def test_vector_mode_knows_no_exact_passages(index: LocalSearchIndex) -> None:
    assert not any(
        score.exact for score in index.search("four neighbours formed a friends group", limit=5, mode="vector")
    )


def test_scores_say_their_parts(index: LocalSearchIndex) -> None:
    best = index.search("ceasefire collapsed", limit=1)[0]
    assert best == Score("harbour/3", 1.0, 1.0, 1.0, 1.0, exact=False, best_sentence=(0, 38))


def test_text_mode_has_text_scores_alone(index: LocalSearchIndex) -> None:
    best = index.search("ceasefire collapsed", limit=1, mode="text")[0]
    assert (best.text, best.vector, best.sentence, best.best_sentence) == (1.0, None, None, None)


def test_best_sentence_is_the_one_that_answers(index: LocalSearchIndex) -> None:
    best = index.search("who would monitor it", limit=1)[0]
    assert best.best_sentence is not None
    assert harbour_passages()[2].text[slice(*best.best_sentence)] == "Nobody had agreed who would monitor it."


@pytest.mark.parametrize("mode", MODES)
def test_only_restricts_to_its_passages(index: LocalSearchIndex, mode: SearchMode) -> None:
    only = {"harbour/1", "bridge/1", "not/there"}
    found = ids(index.search("the accord was monitored by observers", limit=5, mode=mode, only=only))
    assert found[0] == "bridge/1"
    assert set(found) <= only


@pytest.mark.parametrize("mode", MODES)
def test_only_reaches_passages_far_down(tmp_path: Path, mode: SearchMode) -> None:
    index = LocalSearchIndex(tmp_path, HashingEncoder())
    last = make_passage("z/1", "A long report on roads, rivers, ports and rail, which names the envoy once.")
    index.update(
        generation=1, add=[make_passage(f"a/{n}", f"The envoy, envoy number {n}.") for n in range(300)] + [last]
    )
    assert ids(index.search("envoy", limit=3, mode=mode, only={"z/1"})) == ["z/1"]


@pytest.mark.parametrize("mode", MODES)
def test_only_nothing_finds_nothing(index: LocalSearchIndex, mode: SearchMode) -> None:
    assert index.search("envoy", limit=5, mode=mode, only=set()) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_query_finds_its_plain_words(index: LocalSearchIndex, text: str) -> None:
    assert ids(index.search(text, limit=1, mode="text")) == (["harbour/1"] if "envoy" in text else [])


@pytest.mark.parametrize("mode", ["vector", "hybrid"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_query_is_answered_by_meaning(index: LocalSearchIndex, text: str, mode: SearchMode) -> None:
    assert len(index.search(text, limit=9, mode=mode)) == (5 if any(map(str.isalnum, text)) else 0)


def test_query_operators_are_plain_words(index: LocalSearchIndex) -> None:
    assert ids(index.search("NOT envoy", limit=5, mode="text")) == ["harbour/1"]


@pytest.mark.parametrize("limit", [0, -1])
def test_limit_below_one_finds_nothing(index: LocalSearchIndex, limit: int) -> None:
    assert index.search("envoy", limit=limit) == []


def test_limit_above_the_candidates_gives_all(tmp_path: Path) -> None:
    index = LocalSearchIndex(tmp_path, HashingEncoder())
    index.update(generation=1, add=[make_passage(f"a/{n}", f"Round {n} of the talks.") for n in range(450)])
    assert len(index.search("talks", limit=1000)) == 450


def test_search_without_an_encoder_is_by_words(tmp_path: Path, index: LocalSearchIndex) -> None:
    without = LocalSearchIndex(tmp_path / "index")
    assert (index.has_vectors, without.has_vectors) == (True, False)
    assert without.search("ceasefires", limit=5, mode="vector") == index.search("ceasefires", limit=5, mode="text")


def test_missing_index_finds_nothing(tmp_path: Path) -> None:
    index = LocalSearchIndex(tmp_path / "none", HashingEncoder())
    assert (index.generation, index.has_vectors, index.search("envoy", limit=3)) == (-1, False, [])
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("mode", ["vector", "hybrid"])
def test_vectors_of_another_model_are_refused(tmp_path: Path, index: LocalSearchIndex, mode: SearchMode) -> None:
    other = LocalSearchIndex(tmp_path / "index", HashingEncoder("another"))
    with pytest.raises(EncoderMismatch, match="made by hashing, but the settings name another"):
        other.search("envoy", limit=3, mode=mode)
    assert ids(other.search("envoy", limit=3, mode="text")) == ["harbour/1"]


def test_several_threads_search_at_once(index: LocalSearchIndex) -> None:
    queries = ["friends group", "ceasefire", "the accord was signed", "envoy proposal"] * 25
    alone = [index.search(query, limit=5) for query in queries]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda query: index.search(query, limit=5), queries)) == alone


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": "one"}'])
def test_damaged_manifest_is_reported(tmp_path: Path, index: LocalSearchIndex, content: str) -> None:
    (tmp_path / "index" / MANIFEST).write_text(content)
    with pytest.raises(StoreUnavailable, match="goodoffices reindex"):
        index.search("envoy", limit=3)
    assert index.generation == -1


@pytest.mark.parametrize("pattern", ["text-*/*.store", "passages-*.npz", "sentence-vectors-*.f32"])
def test_missing_file_is_reported(tmp_path: Path, index: LocalSearchIndex, pattern: str) -> None:
    index.close()
    for path in (tmp_path / "index").glob(pattern):
        path.unlink()
    with pytest.raises(StoreUnavailable, match="is damaged"):
        index.search("envoy", limit=3)


def test_damaged_index_can_be_made_anew(tmp_path: Path, index: LocalSearchIndex) -> None:
    (tmp_path / "index" / MANIFEST).write_text("{")
    index.clear()
    index.update(generation=2, add=harbour_passages())
    assert (index.generation, ids(index.search("ceasefire", limit=1))) == (2, ["harbour/3"])


def test_index_of_a_newer_version_is_refused(tmp_path: Path, index: LocalSearchIndex) -> None:
    (tmp_path / "index" / MANIFEST).write_text('{"format": 99}')
    with pytest.raises(StoreTooNew, match="has format 99; this version reads up to"):
        _ = index.generation
