"""Keeping the search index in step with the store it is derived from."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence

from graph_schema.documents import Document, PassageKind
from graph_store.ports import GraphStore, IndexedPassage, Progress, SearchIndex
from graph_store.sentences import split_sentences

log = logging.getLogger(__name__)

# Documents whose passages are taken in together: so many are held in memory, however many a run has read.
DOCUMENTS_AT_ONCE = 250


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
    store: GraphStore,
    index: SearchIndex,
    changed: Sequence[str],
    *,
    progress: Progress | None = None,
    at_once: int = DOCUMENTS_AT_ONCE,
) -> None:
    """Take in what changed in these documents, and nothing else; those no longer in the store are taken out.

    The index must have been in step with the store before the change; otherwise use `bring_up_to_date`. It counts as
    in step again when the last of them is in. progress counts documents.
    """
    wanted = sorted(set(changed))
    generation, behind = store.generation, index.generation
    for first in range(0, max(len(wanted), 1), at_once):
        some = wanted[first : first + at_once]
        done = first + len(some)
        index.update(
            generation=generation if done == len(wanted) else behind,
            add=passages_to_index(store, store.documents(ids=some)),
            remove_documents=some,
            progress=_counting_documents(progress, first, len(some), len(wanted)) if progress else None,
        )
        if progress:
            progress(done, len(wanted))


def _counting_documents(progress: Progress, before: int, these: int, in_all: int) -> Progress:
    """Passages that are done, as documents."""
    return lambda done, total: progress(before + these * done // max(total, 1), in_all)


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
