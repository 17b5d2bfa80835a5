"""Opening the store, its search index and the encoder that the settings name."""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import urlsplit

from graph_store.errors import EncoderUnavailable
from graph_store.ports import Encoder, GraphStore, SearchIndex
from graph_store.server_access import ServerAccess

log = logging.getLogger(__name__)

SERVER_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
INDEX_FOLDER = "index"
NO_ENCODER = "none"

# adapters are imported where they are opened: a command that asks for one must not wait for the drivers of all


def is_server(location: str) -> bool:
    """True when the location is a server's address and not a folder."""
    return urlsplit(location).scheme in SERVER_SCHEMES


def open_store(location: str, *, create: bool = True, access: ServerAccess | None = None) -> GraphStore:
    """Open the store at a folder or on a server. access: how a server is reached; a folder needs none.

    Raises StoreNotFound, StoreTooNew, StoreNotWritable, StoreUnavailable.
    """
    store = _store_at(location, access)
    store.open(create=create)
    return store


def _store_at(location: str, access: ServerAccess | None) -> GraphStore:
    if is_server(location):
        from graph_store.neo4j.store import Neo4jStore

        return Neo4jStore(location, access)
    from graph_store.sqlite.store import SqliteStore

    return SqliteStore(Path(location).expanduser())


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


def open_index(location: str, *, encoder: Encoder | None, access: ServerAccess | None = None) -> SearchIndex:
    """The search index that belongs to a store; nothing is read before it is first used."""
    if is_server(location):
        from graph_store.neo4j.search_index import Neo4jSearchIndex

        index = Neo4jSearchIndex(location, access, encoder)
        index.open()
        return index
    from graph_store.search.local_index import LocalSearchIndex

    return LocalSearchIndex(Path(location).expanduser() / INDEX_FOLDER, encoder)
