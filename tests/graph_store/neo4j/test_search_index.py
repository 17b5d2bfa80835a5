"""Search through the server's own indexes: the same rules, and nearly the same answers, as in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.errors import EncoderMismatch
from graph_store.neo4j.search_index import Neo4jSearchIndex
from tests.graph_store.neo4j.servers import Server, Servers
from tests.graph_store.search.hashing_encoder import HashingEncoder, Stopped
from tests.graph_store.search.made_indexes import QUERIES, fresh
from tests.graph_store.search.made_passages import bridge_passages, harbour_passages, make_passage

pytestmark = pytest.mark.neo4j


@pytest.fixture
def server(neo4j_servers: Servers) -> Server:
    return neo4j_servers.take(0)


def opened(server: Server, encoder: HashingEncoder | None) -> Neo4jSearchIndex:
    index = Neo4jSearchIndex(server.uri, server.access, encoder)
    index.open()
    return index


@pytest.fixture
def index(server: Server) -> Iterator[Neo4jSearchIndex]:
    index = opened(server, HashingEncoder())
    index.update(generation=1, add=[*harbour_passages(), *bridge_passages()])
    yield index
    index.close()


def found(index: Neo4jSearchIndex, text: str, **how: object) -> list[str]:
    return [score.passage for score in index.search(text, limit=5, **how)]  # type: ignore[arg-type]


def test_index_names_its_generation(server: Server) -> None:
    index = opened(server, HashingEncoder())
    assert (index.generation, index.has_vectors) == (-1, False)
    index.update(generation=7, add=harbour_passages())
    assert (index.generation, index.has_vectors) == (7, True)
    index.close()


def test_first_hit_is_that_of_the_local_index(index: Neo4jSearchIndex, tmp_path: Path) -> None:
    local = fresh(tmp_path / "local", [*harbour_passages(), *bridge_passages()])
    for query in QUERIES:
        assert found(index, query)[0] == local.search(query, limit=5)[0].passage


def test_inflections_of_a_word_are_found(index: Neo4jSearchIndex) -> None:
    assert found(index, "visits", mode="text") == ["harbour/1"]


def test_phrase_stands_first_and_is_marked(index: Neo4jSearchIndex) -> None:
    best = index.search('accord "both armies were tired"', limit=5)[0]
    assert (best.passage, best.exact) == ("bridge/2", True)


def test_best_sentence_is_shown(index: Neo4jSearchIndex) -> None:
    best = index.search("observers from the union", limit=1)[0]
    start, end = best.best_sentence or (0, 0)
    assert bridge_passages()[0].text[start:end] == "Observers from the union monitored it."


@pytest.mark.parametrize("mode", ["text", "vector", "hybrid"])
def test_only_restricts_to_these_passages(index: Neo4jSearchIndex, mode: str) -> None:
    assert found(index, "the accord was monitored", mode=mode, only={"harbour/3"}) == ["harbour/3"]
    assert found(index, "accord", mode=mode, only=set()) == []


@pytest.mark.parametrize("text", ["", "?!", 'AND OR NOT "', "content:* OR text:[a TO z]", "a~2 \\ (", "x" * 9000])
def test_hostile_text_never_fails(index: Neo4jSearchIndex, text: str) -> None:
    assert len(found(index, text, mode="text")) <= 5


def test_document_is_taken_out_and_another_put_in(index: Neo4jSearchIndex) -> None:
    index.update(generation=2, add=[make_passage("ferry/1", "The ferry sank.")], remove_documents=["harbour"])
    assert found(index, "ferry envoy", mode="text") == ["ferry/1"]
    assert index.generation == 2


def test_interrupted_update_leaves_the_old_index(index: Neo4jSearchIndex, server: Server) -> None:
    broken = opened(server, HashingEncoder(stop_after=0))
    with pytest.raises(Stopped, match="stopped after 0 texts"):
        broken.update(generation=2, add=[make_passage("ferry/1", "The ferry sank.")], remove_documents=["harbour"])
    broken.close()
    assert (index.generation, found(index, "envoy", mode="text")) == (1, ["harbour/1"])


def test_texts_seen_before_are_not_encoded_again(index: Neo4jSearchIndex, server: Server) -> None:
    encoder = HashingEncoder()
    again = opened(server, encoder)
    again.clear()
    again.update(generation=2, add=[*harbour_passages(), make_passage("ferry/1", "The ferry sank.")])
    again.close()
    assert encoder.seen == ["The ferry sank.", "The ferry sank."]
    assert found(index, "accord", mode="text") == []


def test_other_model_is_refused_until_everything_is_encoded_anew(index: Neo4jSearchIndex, server: Server) -> None:
    other = opened(server, HashingEncoder("other"))
    with pytest.raises(EncoderMismatch, match="were made by hashing, but the settings name other"):
        other.search("accord", limit=1)
    other.clear()
    other.update(generation=2, add=bridge_passages())
    assert found(other, "accord", mode="vector")[0] == "bridge/1"
    other.close()


def test_index_without_an_encoder_finds_by_words(server: Server) -> None:
    index = opened(server, None)
    index.update(generation=1, add=bridge_passages())
    assert (index.has_vectors, found(index, "observers")) == (False, ["bridge/1"])
    index.close()
