"""Searching: the best passages with their source, the words that were found, and the things they name."""

from __future__ import annotations

import time
from collections.abc import Sequence

from graph_schema.graph import Node
from graph_store.ports import GraphStore, Score, SearchIndex, SearchMode
from service.models.search import Entity, Hit, SearchAnswer, Source, Why
from service.search.filters import SearchRequest, passage_filter
from service.search.highlights import find_highlights

NO_ENCODER = "There is no encoder here, so this was answered by words alone; `goodoffices doctor` says how to get one."
BEHIND = "The index is older than the store; `goodoffices reindex` brings it up to date."


def search_passages(store: GraphStore, index: SearchIndex, request: SearchRequest) -> SearchAnswer:
    """The passages that fit a search best. Raises UnknownFilterValue for a filter on what is not there."""
    began = time.perf_counter()
    which = passage_filter(store, request)
    only = None if which is None else store.passage_ids(which)
    mode: SearchMode = request.mode if index.has_vectors else "text"
    scores = [] if only is not None and not only else index.search(request.q, limit=request.k, mode=mode, only=only)
    hits = make_hits(store, request.q, scores)
    notice = _notice(store, index, request.mode, mode)
    took_ms = round((time.perf_counter() - began) * 1000, 2)
    return SearchAnswer(query=request.q, mode=mode, took_ms=took_ms, notice=notice, hits=hits)


def _notice(store: GraphStore, index: SearchIndex, wanted: SearchMode, used: SearchMode) -> str | None:
    said = [NO_ENCODER] if wanted != used else []
    if index.generation != store.generation:
        said.append(BEHIND)
    return " ".join(said) or None


def make_hits(store: GraphStore, query: str, scores: Sequence[Score]) -> list[Hit]:
    """Passages as shown; one that has left the store since the index was built is left out."""
    passages = {p.id: p for p in store.passages(ids=[s.passage for s in scores])}
    sources = {
        d.id: Source(id=d.id, title=d.title, year=d.year)
        for d in store.documents(ids=sorted({p.document for p in passages.values()}))
    }
    entities = _entities(store, list(passages))
    hits = []
    for score in scores:
        passage = passages.get(score.passage)
        if passage is None:
            continue
        hits.append(
            Hit(
                passage=passage.id,
                text=passage.text,
                highlights=find_highlights(query, passage.text, best_sentence=score.best_sentence),
                score=round(score.total, 4),
                why=Why(text=score.text, vector=score.vector, sentence=score.sentence, exact=score.exact),
                document=sources[passage.document],
                section=passage.section,
                path=passage.path,
                page=passage.page,
                start=passage.start,
                end=passage.end,
                entities=entities.get(passage.id, []),
            )
        )
    return hits


def _entities(store: GraphStore, passages: Sequence[str]) -> dict[str, list[Entity]]:
    """What each passage names, each thing once, in the order of the text."""
    mentions = sorted(store.mentions(passages), key=lambda m: (m.passage, m.start))
    nodes: dict[str, Node] = {n.id: n for n in store.nodes(ids=sorted({m.node for m in mentions}))}
    found: dict[str, dict[str, Entity]] = {}
    for mention in mentions:
        node = nodes.get(mention.node)
        if node is not None:
            entity = Entity(id=node.id, label=node.label, name=node.name)
            found.setdefault(mention.passage, {}).setdefault(node.id, entity)
    return {passage: list(entities.values()) for passage, entities in found.items()}
