"""The desk: an open store and its index, with what is derived from them, for the HTTP service and the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from graph_store.open import find_encoder, open_index, open_store
from graph_store.ports import GraphStore, Progress, SearchIndex
from service.ask.lexicon import Lexicon, build_lexicon
from service.search.upkeep import bring_up_to_date
from service.settings import Settings


@dataclass
class Desk:
    """An open store with its index. The lexicon is made when first needed, and again after the store has changed."""

    settings: Settings
    store: GraphStore
    index: SearchIndex
    _lexicon: Lexicon | None = None
    _lexicon_generation: int = -1
    _lock: Lock = field(default_factory=Lock)

    def lexicon(self) -> Lexicon:
        """The words and names that questions are read with, as of the store's present generation."""
        generation = self.store.generation
        with self._lock:
            if self._lexicon is None or self._lexicon_generation != generation:
                held = (r.properties.get("role") for r in self.store.relations(types=["ROLE"]))
                self._lexicon = build_lexicon(self.store.names(), titles=[str(title) for title in held if title])
                self._lexicon_generation = generation
            return self._lexicon

    def close(self) -> None:
        """Let go of the index and the store."""
        self.index.close()
        self.store.close()


def open_desk(settings: Settings, *, create: bool = False, progress: Progress | None = None) -> Desk:
    """Open the store and its index, and bring the index up to date. Raises StoreError and its kinds."""
    store = open_store(settings.store, create=create, access=settings.server_access)
    try:
        encoder = find_encoder(settings.encoder)
        index = open_index(settings.store, encoder=encoder, access=settings.server_access)
        bring_up_to_date(store, index, has_encoder=encoder is not None, progress=progress)
    except BaseException:
        store.close()
        raise
    return Desk(settings=settings, store=store, index=index)
