"""The search index in a folder: the port's methods over the snapshot in use and the next one."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph_store.errors import EncoderMismatch, StoreNotWritable, StoreUnavailable
from graph_store.ports import Encoder, IndexedPassage, Progress, Score, SearchMode
from graph_store.search.index_update import Change, plan_change, write_state
from graph_store.search.manifest import MANIFEST, Manifest, read_manifest
from graph_store.search.query_words import QueryWords, read_query
from graph_store.search.ranking import Floats
from graph_store.search.snapshot import Snapshot, open_snapshot
from graph_store.search.update_lock import writing

log = logging.getLogger(__name__)

OPEN_TRIES = 20

Stamp = tuple[int, int, int]
"""Tells one manifest file from the next."""


class LocalSearchIndex:
    """A SearchIndex in a folder of its own, which only an update makes. Several threads may search while one updates.

    Changes made by another program are seen at the next search.
    """

    def __init__(self, folder: Path, encoder: Encoder | None = None) -> None:
        self._folder = folder
        self._encoder = encoder
        self._open: tuple[Stamp, Snapshot] | None = None
        self._forgotten: Stamp | None = None

    @property
    def generation(self) -> int:
        """The store's generation it was built from; -1 when there is none that can be read. Raises StoreTooNew."""
        try:
            snapshot = self._snapshot()
        except StoreUnavailable as exc:
            log.warning("search index cannot be read and is to be made anew", extra={"reason": str(exc)})
            return -1
        return -1 if snapshot is None else snapshot.manifest.generation

    @property
    def has_vectors(self) -> bool:
        """Whether passages are found by meaning too: there is an encoder, and the index was made with one."""
        snapshot = self._snapshot()
        return self._encoder is not None and snapshot is not None and snapshot.manifest.model is not None

    def update(
        self,
        *,
        generation: int,
        add: Iterable[IndexedPassage] = (),
        remove_documents: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> None:
        """Take documents out and passages in, replacing those of the same id. Encodes only texts not seen before.

        An interrupted update leaves the old index, and what it had encoded is not encoded again. Without an encoder the
        index becomes one of words alone, until the next update with one. Raises EncoderMismatch, StoreUnavailable.
        """
        added = list(add)
        with writing(self._folder):
            base = self._snapshot()
            self._refuse_other_model(base)
            change = Change(generation=generation, base=base, added=added, removed_documents=remove_documents)
            plan = plan_change(change, has_encoder=self._encoder is not None)
            write_state(self._folder, self._present_manifest(), plan, encoder=self._encoder, progress=progress)

    def clear(self) -> None:
        """Forget everything, so that an update builds it anew, also when it was made by another model or is damaged.

        The files stay until that update has succeeded: others go on searching them, and vectors of the same model are
        used again.
        """
        self._open = None
        self._forgotten = self._stamp()

    def search(
        self, text: str, *, limit: int, mode: SearchMode = "hybrid", only: set[str] | None = None
    ) -> list[Score]:
        """Best passages first; `only` restricts to these passage ids. Text without a letter or digit finds nothing.

        Falls back to words when there is no encoder or no vectors. Raises EncoderMismatch, StoreUnavailable.
        """
        query = read_query(text)
        snapshot = self._snapshot()
        if snapshot is None or query.is_empty or limit < 1:
            return []
        vector = self._query_vector(snapshot, query, mode)
        return snapshot.search(query, limit=limit, words=mode != "vector" or vector is None, vector=vector, only=only)

    def close(self) -> None:
        """Let go of the files; searches still running finish."""
        self._open = None

    def _query_vector(self, snapshot: Snapshot, query: QueryWords, mode: SearchMode) -> Floats | None:
        if mode == "text" or self._encoder is None or snapshot.manifest.model is None:
            return None
        self._refuse_other_model(snapshot)
        vector: Floats = self._encoder.encode([query.text])[0]
        return vector

    def _refuse_other_model(self, snapshot: Snapshot | None) -> None:
        made_by = snapshot.manifest.model if snapshot else None
        if self._encoder is not None and made_by is not None and made_by != self._encoder.name:
            raise EncoderMismatch(
                f"The vectors of the search index in {self._folder} were made by {made_by}, but the settings name "
                f"{self._encoder.name}. Name {made_by} again, or run `goodoffices reindex` to encode everything anew."
            )

    def _snapshot(self) -> Snapshot | None:
        """The present state, opened again when it has changed; None when there is none."""
        for _ in range(OPEN_TRIES):
            stamp = self._stamp()
            if stamp is None or stamp == self._forgotten:
                return None
            held = self._open
            if held and held[0] == stamp:
                return held[1]
            snapshot = self._read_snapshot(stamp)
            if snapshot:
                self._open = (stamp, snapshot)
                return snapshot
        raise StoreUnavailable(f"The search index in {self._folder} kept changing while it was opened. Try again.")

    def _read_snapshot(self, stamp: Stamp) -> Snapshot | None:
        """None when another program put a newer state in its place meanwhile, and so removed the files of this one."""
        manifest = read_manifest(self._folder)
        try:
            snapshot = open_snapshot(self._folder, manifest) if manifest else None
        except (OSError, ValueError) as exc:
            if self._stamp() != stamp:
                return None
            text = self._folder / manifest.text_folder if manifest else self._folder
            if text.is_dir() and not os.access(text, os.W_OK):
                raise StoreNotWritable(
                    f"The search index in {self._folder} cannot be opened, because its folder is not writable: even to "
                    "read, tantivy puts a lock there. Give yourself the right to write there, or copy the store."
                ) from exc
            raise StoreUnavailable(
                f"The search index in {self._folder} is damaged ({exc}). Run `goodoffices reindex` to make it anew."
            ) from exc
        # tantivy takes a file of positions that has just been removed for an empty one, and fails at the first search
        return snapshot if self._stamp() == stamp else None

    def _stamp(self) -> Stamp | None:
        try:
            found = (self._folder / MANIFEST).stat()
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise StoreUnavailable(f"The search index in {self._folder} cannot be read: {exc.strerror}.") from exc
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _present_manifest(self) -> Manifest | None:
        try:
            return read_manifest(self._folder)
        except StoreUnavailable:
            return None  # a damaged one: only reached after clear(), to be replaced
