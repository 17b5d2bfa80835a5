"""Keeping the search index in step with the store it is derived from."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence

from graph_schema.documents import Document, PassageKind
from graph_store.ports import GraphStore, IndexedPassage, Progress, SearchIndex
from graph_store.sentences import split_sentences

log = logging.getLogger(__name__)


def bring_up_to_date(
    store: GraphStore, index: SearchIndex, *, has_encoder: bool, progress: Progress | None = None
) -> bool:
    """Build the index anew where it is behind the store, or has no vectors though there is an encoder; True if so.

    Vectors that were made before are used again, so only texts not seen before are encoded.
    """
    generation = store.generation
    behind = index.generation != generation
    if not behind and (index.has_vectors or not has_encoder or not store.status().counts.get("passages")):
        return False
    rebuild(store, index, progress=progress)
    return True


def rebuild(store: GraphStore, index: SearchIndex, *, progress: Progress | None = None) -> None:
    """Build the index anew from the store."""
    began = time.perf_counter()
    generation, before = store.generation, index.generation
    documents = store.documents()
    index.clear()
    index.update(generation=generation, add=passages_to_index(store, documents), progress=progress)
    seconds = round(time.perf_counter() - began, 2)
    fields = {"from_generation": before, "generation": generation, "documents": len(documents), "seconds": seconds}
    log.info("index built anew", extra=fields)


def index_changes(
    store: GraphStore, index: SearchIndex, changed: Sequence[str], *, progress: Progress | None = None
) -> None:
    """Take in what changed in these documents, and nothing else; those no longer in the store are taken out.

    The index must have been in step with the store before the change; otherwise use `bring_up_to_date`.
    """
    wanted = set(changed)
    documents = store.documents(ids=sorted(wanted))
    added = passages_to_index(store, documents)
    index.update(generation=store.generation, add=added, remove_documents=sorted(wanted), progress=progress)


def passages_to_index(store: GraphStore, documents: Sequence[Document]) -> Iterator[IndexedPassage]:
    """What is searched of these documents: every passage that is neither furniture nor a list of references."""
    for document in documents:
        for passage in store.passages(document=document.id):
            if passage.kind is not PassageKind.REFERENCE:
                heading = " > ".join(part for part in (document.title, passage.path) if part)
                yield IndexedPassage(
                    id=passage.id,
                    document=document.id,
                    heading=heading,
                    text=passage.text,
                    sentences=tuple(split_sentences(passage.text)),
                )
