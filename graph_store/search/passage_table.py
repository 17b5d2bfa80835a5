"""Which passages the index holds and where their vectors lie: a small table beside the big files.

Pure but for load_table and save_table.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from graph_store.ports import IndexedPassage
from graph_store.search.ranking import Ints

NO_VECTOR = -1
SEPARATOR = "\0"
"""Stands between the ids in the file; no id holds it."""

NAMES = ("ids", "documents")
NUMBERS = ("slots", "vector_rows", "sentence_starts", "sentence_rows", "sentence_spans")
"""What is saved of a table: its texts and its arrays, by the names of the fields."""


@dataclass(frozen=True)
class Rows:
    """Where the vectors of passages and of their sentences lie, both in the order of the passages."""

    passages: Ints
    sentences: Ints


@dataclass(frozen=True)
class PassageTable:
    """Passages in order of id, so that the same passages give the same table whatever was added and removed before.

    ids, documents: one a passage. slots: the passage's number in the text index. vector_rows: its row among the passage
    vectors, NO_VECTOR when it was indexed without an encoder. sentence_starts: shape (n + 1,); the sentences of passage
    i are sentence_starts[i] to sentence_starts[i + 1] of sentence_rows, shape (m,), and sentence_spans, shape (m, 2),
    code points into the passage's text.
    """

    ids: tuple[str, ...]
    documents: tuple[str, ...]
    slots: Ints
    vector_rows: Ints
    sentence_starts: Ints
    sentence_rows: Ints
    sentence_spans: Ints

    @staticmethod
    def empty() -> PassageTable:
        none = np.zeros(0, dtype=np.int64)
        return PassageTable((), (), none, none, np.zeros(1, dtype=np.int64), none, np.zeros((0, 2), dtype=np.int64))

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Passage id -> place in the table."""
        return {id: place for place, id in enumerate(self.ids)}

    @cached_property
    def place_of_slot(self) -> Ints:
        """Slot -> place in the table, -1 for slots that are no longer used."""
        places = np.full(int(self.slots.max(initial=-1)) + 1, -1, dtype=np.int64)
        places[self.slots] = np.arange(len(self))
        return places

    def places_of_sentences(self, places: Ints) -> tuple[Ints, Ints]:
        """The sentences of these passages, passage after passage, and where each one's first stands among them."""
        firsts, counts = self.sentence_starts[places], np.diff(self.sentence_starts)[places]
        begins = np.cumsum(counts) - counts
        return np.repeat(firsts - begins, counts) + np.arange(counts.sum()), begins

    def places_without(self, *, documents: Collection[str], ids: Collection[str]) -> Ints:
        """Places of the passages that stay when these documents and these passages are taken out."""
        gone, gone_ids = set(documents), set(ids)
        stay = [
            i
            for i, (id, doc) in enumerate(zip(self.ids, self.documents, strict=True))
            if doc not in gone and id not in gone_ids
        ]
        return np.array(stay, dtype=np.int64)

    def keep(self, places: Ints) -> PassageTable:
        """The table of these passages alone, in the order given."""
        sentences, _ = self.places_of_sentences(places)
        counts = np.diff(self.sentence_starts)[places]
        return PassageTable(
            ids=tuple(self.ids[place] for place in places),
            documents=tuple(self.documents[place] for place in places),
            slots=self.slots[places],
            vector_rows=self.vector_rows[places],
            sentence_starts=np.concatenate(([0], np.cumsum(counts))),
            sentence_rows=self.sentence_rows[sentences],
            sentence_spans=self.sentence_spans[sentences],
        )

    def join(self, other: PassageTable) -> PassageTable:
        """Both tables in one, in order of id."""
        joined = PassageTable(
            ids=self.ids + other.ids,
            documents=self.documents + other.documents,
            slots=np.concatenate((self.slots, other.slots)),
            vector_rows=np.concatenate((self.vector_rows, other.vector_rows)),
            sentence_starts=np.concatenate(
                (self.sentence_starts, other.sentence_starts[1:] + self.sentence_starts[-1])
            ),
            sentence_rows=np.concatenate((self.sentence_rows, other.sentence_rows)),
            sentence_spans=np.concatenate((self.sentence_spans, other.sentence_spans)),
        )
        order = sorted(range(len(joined)), key=joined.ids.__getitem__)
        return joined.keep(np.array(order, dtype=np.int64))


def sentences_of(passage: IndexedPassage) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a passage stand; the whole passage when it came without."""
    return passage.sentences or ((0, len(passage.text)),)


def tabulate(passages: Sequence[IndexedPassage], *, slots: Ints, rows: Rows) -> PassageTable:
    """Table of new passages in order of id. slots, rows: in the order of the passages."""
    spans = [sentences_of(passage) for passage in passages]
    counts = np.array([len(own) for own in spans], dtype=np.int64)
    table = PassageTable(
        ids=tuple(passage.id for passage in passages),
        documents=tuple(passage.document for passage in passages),
        slots=slots,
        vector_rows=rows.passages,
        sentence_starts=np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts))),
        sentence_rows=rows.sentences,
        sentence_spans=np.array([span for own in spans for span in own], dtype=np.int64).reshape(-1, 2),
    )
    return table.join(PassageTable.empty())


def save_table(table: PassageTable, path: Path) -> None:
    """Write a table to a new file."""
    texts = {name: np.frombuffer(SEPARATOR.join(getattr(table, name)).encode(), dtype=np.uint8) for name in NAMES}
    numbers = {name: getattr(table, name) for name in NUMBERS}
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **texts, **numbers)
        file.flush()
        os.fsync(file.fileno())


def load_table(path: Path) -> PassageTable:
    """Read a table. Raises OSError or ValueError when the file is not one."""
    try:
        # opened here, since numpy leaves a file that it cannot read open
        with path.open("rb") as content, np.load(content, allow_pickle=False) as file:
            arrays = {name: file[name] for name in (*NAMES, *NUMBERS)}
    except (BadZipFile, EOFError, KeyError) as exc:
        raise ValueError(f"{path.name} is not a table of passages") from exc
    ids, documents = (tuple(arrays.pop(name).tobytes().decode().split(SEPARATOR)) for name in NAMES)
    if not len(arrays["slots"]):
        ids = documents = ()
    return PassageTable(ids=ids, documents=documents, **arrays)
