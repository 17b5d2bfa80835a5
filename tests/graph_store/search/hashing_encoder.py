"""A fake encoder: texts that share words are near each other. For tests that need no real model."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np

from graph_store.ports import Matrix


class Stopped(Exception):
    """The program was stopped here."""


class HashingEncoder:
    """Adds up one random direction a word. seen: every text it encoded, in order. stop_after: stops beyond so many."""

    dimensions = 64

    def __init__(self, name: str = "hashing", *, stop_after: int | None = None) -> None:
        self.name = name
        self.seen: list[str] = []
        self._stop_after = stop_after

    def encode(self, texts: Sequence[str]) -> Matrix:
        if self._stop_after is not None and len(self.seen) + len(texts) > self._stop_after:
            raise Stopped(f"stopped after {len(self.seen)} texts")
        self.seen += texts
        sums = np.array([sum(map(self._direction, self._words(text))) for text in texts], dtype=np.float32)
        unit: Matrix = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return unit

    def _words(self, text: str) -> list[str]:
        return re.findall(r"\w+", text.lower()) or ["(nothing)"]

    def _direction(self, word: str) -> Matrix:
        return np.random.default_rng(zlib.crc32(word.encode())).standard_normal(self.dimensions, dtype=np.float32)
