"""`the two`, `both of them`: two actors that were named before, in another sentence or in the question before."""

from __future__ import annotations

from collections.abc import Sequence

from service.ask.chunks import Chunk
from service.ask.items import Item, Quantity
from service.ask.other_readings import names_of
from service.ask.senses import TypeSense, WordSense


def put_names_for_the_two(items: Sequence[Item], before: Sequence[Item]) -> list[Item]:
    """The items with `the two` replaced by the two actors that `before` names; as they are where it names not two."""
    place = next((n for n in range(len(items)) if _is_the_two(items, n)), None)
    named: list[Chunk] = []
    for item in before:
        if isinstance(item, Chunk) and names_of(item) and not any(_same(item, known) for known in named):
            named.append(item)
    if place is None or len(named) != 2:
        return list(items)
    at = items[place]
    first, second = (_standing_at(chunk, at.start) for chunk in named)
    both = Chunk("and", at.start, at.end, senses=[WordSense("join", "and")], used=True)
    return [*items[:place], first, both, second, *items[place + 1 :]]


def _same(one: Chunk, other: Chunk) -> bool:
    return {s.node for s in names_of(one)} == {s.node for s in names_of(other)}


def _standing_at(chunk: Chunk, place: int) -> Chunk:
    return Chunk(chunk.text, place, place + 1, senses=list(names_of(chunk)))


def _is_the_two(items: Sequence[Item], place: int) -> bool:
    """`two` behind `the`, `these` or `those`, with no noun behind it that it counts."""
    item = items[place]
    if not isinstance(item, Quantity) or item.plain_number != 2 or place == 0:
        return False
    before = items[place - 1]
    behind = items[place + 1] if place + 1 < len(items) else None
    counts = isinstance(behind, Chunk) and (behind.has(TypeSense) or behind.role("order", "years_word") is not None)
    is_known = isinstance(before, Chunk) and before.text.lower() in {"the", "these", "those"}
    return is_known and not counts
