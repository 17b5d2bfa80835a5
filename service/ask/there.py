"""`there`: the place that was named before it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from service.ask.chunks import Chunk
from service.ask.senses import NameSense, RelationSense, Sense

THERE = frozenset({"there", "here"})


def name_the_place(chunks: Sequence[Chunk]) -> list[Chunk]:
    """`held in Kenya but not located there`: the word stands for the place, where a verb of place stands before it."""
    named = list(chunks)
    place: Chunk | None = None
    for at, (before, chunk) in enumerate(itertools.pairwise(chunks), start=1):
        if any(s.label == "Place" for s in before.all_of(NameSense)):
            place = before
        if place is not None and chunk.text.lower() in THERE and _says_where(before):
            senses = [s for s in place.all_of(NameSense) if s.label == "Place"]
            named[at] = replace(chunk, text=place.text, senses=[*senses])
        elif place is None and chunk.text.lower() in THERE and any(_is_located(s) for s in before.senses):
            named[at] = replace(chunk, senses=[])  # which place is meant is not said
    return named


def _is_located(sense: Sense) -> bool:
    return isinstance(sense, RelationSense) and sense.relation == "LOCATED_IN"


def _says_where(chunk: Chunk) -> bool:
    return any(s.relation in {"LOCATED_IN", "HELD_IN"} for s in chunk.all_of(RelationSense))
