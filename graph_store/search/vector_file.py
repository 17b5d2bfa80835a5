"""Vectors on disk, each stored once under the hash of the text it was made from, and only ever appended.

Two files: `<stem>.f32`, rows of float32, and `<stem>.keys`, 16 bytes a row. Vectors reach the disk before their keys,
so every key has its vector whenever the program stops. Rows nobody refers to (of an interrupted update, of removed
passages) serve as a cache until the files are compacted.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph_store.ports import Encoder, Matrix
from graph_store.search.ranking import Ints

KEY_BYTES = 16
COPY_ROWS = 4096

Keys = npt.NDArray[np.uint64]
"""Shape (n, 2): the two halves of each hash."""


class VectorFile:
    """The vectors of one kind of text by one model. One writer at a time; readers are never disturbed."""

    def __init__(self, stem: Path, dimensions: int) -> None:
        self._vectors = stem.with_name(stem.name + ".f32")
        self._keys = stem.with_name(stem.name + ".keys")
        self._dimensions = dimensions

    @property
    def paths(self) -> tuple[Path, Path]:
        return self._vectors, self._keys

    def __len__(self) -> int:
        """Rows that have both a vector and a key."""
        return min(_size(self._vectors) // self._row_bytes, _size(self._keys) // KEY_BYTES)

    @property
    def _row_bytes(self) -> int:
        return 4 * self._dimensions

    def matrix(self) -> Matrix:
        """All rows as they are now, shape (n, dimensions), mapped into memory and read only."""
        rows = len(self)
        if rows == 0:
            return np.zeros((0, self._dimensions), dtype=np.float32)
        mapped = np.memmap(self._vectors, dtype=np.float32, mode="r", shape=(rows, self._dimensions))
        return mapped.view(np.ndarray)

    def keys(self) -> Keys:
        """The hashes of all rows."""
        rows = len(self)
        content = np.fromfile(self._keys, dtype=np.uint64, count=2 * rows) if rows else np.zeros(0, dtype=np.uint64)
        return content.reshape(-1, 2)

    def append(self, keys: Keys, vectors: Matrix) -> int:
        """Add rows; gives the place of the first. What a stopped program left half-written is cut off first."""
        rows = len(self)
        _append(self._vectors, np.ascontiguousarray(vectors, dtype=np.float32).tobytes(), at=rows * self._row_bytes)
        _append(self._keys, np.ascontiguousarray(keys).tobytes(), at=rows * KEY_BYTES)
        return rows

    def copy_rows(self, rows: Ints, target: VectorFile) -> None:
        """Write these rows, in this order, to another file."""
        matrix, keys = self.matrix(), self.keys()
        for first in range(0, len(rows), COPY_ROWS):
            part = rows[first : first + COPY_ROWS]
            target.append(keys[part], matrix[part])


class VectorWriter:
    """Finds the row of each text, encoding only those that have none yet. Lives as long as one update."""

    def __init__(self, file: VectorFile, encoder: Encoder) -> None:
        self._file = file
        self._encoder = encoder
        keys = file.keys()
        self._order = np.argsort(keys[:, 0], kind="stable")
        self._sorted = keys[self._order]
        self._added: dict[bytes, int] = {}

    def rows_of(self, texts: Sequence[str]) -> Ints:
        """Row of each text. Equal texts share one."""
        keys = text_keys(texts)
        rows = self._find(keys)
        missing = {keys[place].tobytes(): place for place in np.flatnonzero(rows < 0).tolist()}
        if missing:
            places = list(missing.values())
            first = self._file.append(keys[places], self._encoder.encode([texts[place] for place in places]))
            self._added |= {key: first + number for number, key in enumerate(missing)}
            rows = np.array(
                [row if row >= 0 else self._added[key.tobytes()] for row, key in zip(rows, keys, strict=True)]
            )
        return rows

    def _find(self, keys: Keys) -> Ints:
        rows = np.array([self._added.get(key.tobytes(), -1) for key in keys], dtype=np.int64)
        if len(self._sorted):
            places = np.minimum(np.searchsorted(self._sorted[:, 0], keys[:, 0]), len(self._sorted) - 1)
            known = (self._sorted[places] == keys).all(axis=1)
            rows[known] = self._order[places[known]]
        return rows


def text_keys(texts: Iterable[str]) -> Keys:
    """Hashes of texts, shape (n, 2)."""
    digests = b"".join(hashlib.blake2b(text.encode(), digest_size=KEY_BYTES).digest() for text in texts)
    return np.frombuffer(digests, dtype=np.uint64).reshape(-1, 2)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _append(path: Path, content: bytes, *, at: int) -> None:
    with path.open("ab") as file:
        file.truncate(at)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
