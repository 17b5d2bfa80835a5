"""Aligning what readers found with what an export holds: by names, folded, each item with one of the other side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import token_sort_ratio

Names = frozenset[str]

# From this likeness on, in [0, 100], two names are taken for one.
SAME = 88.0
_LITTLE_WORDS = frozenset({"the", "of", "a", "an", "and", "for", "in", "on"})
# Names that differ by more characters than this are not compared letter by letter.
_MOST_CHARS_APART = 12


def fold(name: str) -> str:
    """A name in lower case, without what stands in brackets, punctuation and little words."""
    plain = re.sub(r"\(.*?\)", " ", name.lower().replace("\ufffd", ""))
    words = re.sub(r"[^\w\s]", " ", plain).split()
    return " ".join(word for word in words if word not in _LITTLE_WORDS)


def names_of(name: str, aliases: Iterable[str] = ()) -> Names:
    """All the names of a thing, folded."""
    return frozenset(folded for folded in map(fold, (name, *aliases)) if folded)


def likeness(one: Names, other: Names) -> float:
    """How alike two things are called, in [0, 100]: by the best of their names."""
    if one & other:
        return 100.0
    close = ((a, b) for a in one for b in other if abs(len(a) - len(b)) < _MOST_CHARS_APART)
    return max((token_sort_ratio(a, b) for a, b in close), default=0.0)


def is_same(one: Names, other: Names) -> bool:
    return likeness(one, other) >= SAME


def align(gold: Sequence[Names], found: Sequence[Names], *, floor: float = SAME) -> dict[int, int]:
    """Place in gold -> place in found: the likest pairs first, each used once, down to the floor."""
    scored = ((likeness(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((pair for pair in scored if pair[0] >= floor), reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


@dataclass(frozen=True)
class Rate:
    """How many were right of those found, and of those there are."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_json(self) -> dict[str, float | int]:
        """The figures to three places, with what they are made of."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        rounded: Mapping[str, float] = {name: round(value, 3) for name, value in shares.items()}
        return {**rounded, "tp": self.right, "found": self.found, "gold": self.gold}
