"""Notes and their markers: markers come out of the text, and each note learns where it hangs."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.clean.note_markers import MarkerPlace, accept_markers, find_markers, take_out_markers
from ingest.clean.words import Words
from ingest.records import Anchor, BlockRole, TextBlock

_UNMARKED = frozenset({BlockRole.NOTE, BlockRole.FURNITURE, BlockRole.REFERENCE})


def link_notes(blocks: Sequence[TextBlock], words: Words) -> list[TextBlock]:
    """Take the markers out of all blocks and link each note to the last free marker of its number before it."""
    notes = frozenset(b.number for b in blocks if b.number is not None)
    found = [[] if b.role in _UNMARKED else find_markers(b.text.text, words) for b in blocks]
    accepted = accept_markers((place for places in found for place in places), notes)
    unmarked = [
        _unmark(block, [p for p in places if next(accepted)]) for block, places in zip(blocks, found, strict=True)
    ]
    return _link(unmarked)


def _unmark(block: TextBlock, places: Sequence[MarkerPlace]) -> TextBlock:
    if not places:
        return block
    text, anchors = take_out_markers(block.text, places)
    return replace(block, text=text, anchors=anchors)


def _link(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    anchors = [(i, anchor) for i, block in enumerate(blocks) for anchor in block.anchors]
    numbers = [i for i, block in enumerate(blocks) if block.number is not None]
    if anchors and numbers and numbers[0] > anchors[-1][0]:
        places = _link_endnotes([blocks[i].number or "" for i in numbers], anchors)
    else:
        places = _link_footnotes([(i, blocks[i].number or "") for i in numbers], anchors)
    linked = list(blocks)
    for i, place in zip(numbers, places, strict=True):
        linked[i] = replace(blocks[i], note_for=place)
    return linked


def _link_footnotes(
    notes: Sequence[tuple[int, str]], anchors: Sequence[tuple[int, Anchor]]
) -> list[tuple[int, Anchor] | None]:
    """The nearest marker before each note; one behind it if there is none, as where a page's notes come first."""
    free: dict[str, list[tuple[int, Anchor]]] = defaultdict(list)
    for place in anchors:
        for number in place[1].number.split(","):
            free[number].append(place)
    places: list[tuple[int, Anchor] | None] = []
    for at, number in notes:
        fitting = free[number]
        before = bisect_left(fitting, at, key=_block)
        index = before - 1 if before else 0
        places.append(fitting.pop(index) if fitting else None)
    return places


def _block(place: tuple[int, Anchor]) -> int:
    return place[0]


def _link_endnotes(numbers: Sequence[str], anchors: Sequence[tuple[int, Anchor]]) -> list[tuple[int, Anchor] | None]:
    """All notes stand behind the text: the first run of numbers belongs to the first chapter, and so on."""
    chapters = _runs([anchor.number for _, anchor in anchors])
    notes = _runs(numbers)
    by_place = {(c, number): anchors[i] for i, (c, number) in reversed(list(enumerate(chapters)))}
    same = len({c for c, _ in chapters}) == len({c for c, _ in notes})
    return [by_place.get((c if same else 0, number)) for c, number in notes]


def _runs(numbers: Sequence[str]) -> list[tuple[int, str]]:
    """Each number with how often counting has begun anew before it."""
    runs: list[tuple[int, str]] = []
    chapter = last = 0
    for number in numbers:
        value = int(number) if number.isdecimal() else last
        if value <= last:
            chapter += 1
        last = value
        runs.append((chapter, number))
    return runs
