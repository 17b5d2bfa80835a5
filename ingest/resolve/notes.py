"""What could not be decided: kept with the document for a person to look at, never guessed in silence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undecided:
    """A surface that may mean several things and was left alone.

    passage: the first passage it stands in. candidates: ids of what it may mean. reason: one clause.
    """

    surface: str
    passage: str
    candidates: tuple[str, ...]
    reason: str
    times: int = 1
