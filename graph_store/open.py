"""Opening the store, its search index and the encoder that the settings name."""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import urlsplit

from graph_store.errors import EncoderUnavailable, StoreUnavailable
from graph_store.ports import Encoder, GraphStore, SearchIndex

log = logging.getLogger(__name__)

SERVER_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
INDEX_FOLDER = "index"
NO_ENCODER = "none"

# adapters are imported where they are opened: a command that asks for one must not wait for the drivers of all


def is_server(location: str) -> bool:
    """True when the location is a server's address and not a folder."""
    return urlsplit(location).scheme in SERVER_SCHEMES


def open_store(location: str, *, create: bool = True) -> GraphStore:
    """Open the store at a folder. Raises StoreNotFound, StoreTooNew, StoreNotWritable, StoreUnavailable."""
    if is_server(location):
        raise StoreUnavailable(
            f"{location}: this version keeps its store in a folder; give a path instead of an address"
        )
    from graph_store.sqlite.store import SqliteStore

    store = SqliteStore(Path(location).expanduser())
    store.open(create=create)
    return store


def find_encoder(engine: str) -> Encoder | None:
    """The encoder of that engine; None for `none` and, with a warning, where it cannot be loaded."""
    if engine == NO_ENCODER:
        return None
    from graph_store.encoders.registry import open_encoder

    try:
        return open_encoder(engine=engine)
    except EncoderUnavailable as exc:
        log.warning("no encoder: passages are found by their words alone", extra={"reason": str(exc)})
        return None


def open_index(location: str, *, encoder: Encoder | None) -> SearchIndex:
    """The search index that belongs to the store at a folder; nothing is read before it is first used."""
    from graph_store.search.local_index import LocalSearchIndex

    return LocalSearchIndex(Path(location).expanduser() / INDEX_FOLDER, encoder)
