"""Follow-up questions: "and in Africa?", "only the ones that failed", read as a change to the question before."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

from service.ask.chunks import Chunk
from service.ask.items import Item, Period, Quantity
from service.ask.senses import NameSense, RelationSense, TermSense, TypeSense

# room between the two questions, so that words of one are never taken for neighbours of words of the other
GAP = 20


def is_follow_up(items: Sequence[Item], earlier: Sequence[Item]) -> bool:
    """True for a question that asks for nothing by itself, or says that it goes on from another."""
    if _narrows_kind(items, earlier) or _is_only_names(items, earlier):
        return True
    first = next((i for i in items if not (isinstance(i, Chunk) and i.is_mark)), None)
    if isinstance(first, Chunk) and first.role("follow_up"):
        return True
    chunks = [i for i in items if isinstance(i, Chunk)]
    if any(c.role("follow_up") for c in chunks) and not any(c.sense(TypeSense) for c in chunks):
        return True  # "how many of them succeeded"
    opens = isinstance(first, Period) or (
        isinstance(first, Chunk) and bool(first.role("join", "not", "only", "preposition", "time", "group"))
    )
    has_noun = any(c.sense(TypeSense) or c.value("ask") in {"who", "when", "where"} for c in chunks)
    is_bare = any(c.role("ask", "share") for c in chunks) and any(c.has(TermSense) for c in chunks)
    return (opens or is_bare or _has_ones(chunks) or _asks_for_one(items)) and not has_noun


def _asks_for_one(items: Sequence[Item]) -> bool:
    """`the longest one?`: one of those asked for before."""
    said = [i for i in items if not (isinstance(i, Chunk) and (i.is_mark or i.role("small")))]
    orders = [i for i in said if isinstance(i, Chunk) and i.role("order")]
    return len(orders) == 1 and all(i in orders or isinstance(i, Quantity) for i in said)


def _is_only_names(items: Sequence[Item], earlier: Sequence[Item]) -> bool:
    """`Africa?`: a place, or a name of a type that the question before names one of."""
    chunks = [i for i in items if not (isinstance(i, Chunk) and i.is_mark)]
    before = {label for i in earlier if isinstance(i, Chunk) and _is_only_name(i) for label in _labels(i)}
    has_more = any(not (isinstance(i, Chunk) and (_is_only_name(i) or i.is_mark)) for i in earlier)
    named = [i for i in chunks if isinstance(i, Chunk) and _is_only_name(i)]
    fits = all("Place" in _labels(c) or _labels(c) & before for c in named)
    return has_more and bool(named) and len(named) == len(chunks) and fits


def _has_ones(chunks: Sequence[Chunk]) -> bool:
    """`the successful ones`: ones of those asked for before."""
    return any(c.text.lower().split()[-1:] == ["ones"] for c in chunks)


def _narrows_kind(items: Sequence[Item], earlier: Sequence[Item]) -> bool:
    """`just the contact groups`, after a question about friends groups."""
    chunks = [i for i in items if isinstance(i, Chunk) and not i.is_mark]
    opens = bool(chunks) and (chunks[0].value("only") == "only" or chunks[0].role("follow_up") is not None)
    nouns = {s.label for c in chunks for s in c.all_of(TypeSense)}
    before = {s.label for c in earlier if isinstance(c, Chunk) for s in c.all_of(TypeSense)}
    before |= {"Actor" for c in earlier if isinstance(c, Chunk) and c.value("ask") == "who"}
    return opens and bool(nouns & before) and not any(c.has(NameSense) and not c.has(TypeSense) for c in chunks)


def combine(earlier: Sequence[Item], now: Sequence[Item]) -> list[Item]:
    """The items of the question before with those of this one; years and places are replaced unless it narrows down."""
    narrows = any(_narrows(i) for i in now if isinstance(i, Chunk))
    end = max((item.end for item in earlier), default=0)
    moved = [Chunk(";", end, end + 1), *(_moved(item, end + GAP) for item in now)]
    if narrows:
        return [*earlier, *moved]
    if (swapped := _with_another_type(earlier, now)) is not None:
        return swapped
    kept = _without_replaced(earlier, now)
    renamed = _renamed(earlier, now)
    if renamed is None:
        return [*kept, *moved]
    old, new = renamed
    placed = replace(new, start=old.start, end=old.end)
    rest = [m for m, item in zip(moved[1:], now, strict=True) if item is not new]
    return [*(placed if item is old else item for item in earlier if item is old or item in kept), *rest]


def _with_another_type(earlier: Sequence[Item], now: Sequence[Item]) -> list[Item] | None:
    """`what about agreements?`: the same question of things of another type."""
    said = [i for i in now if not (isinstance(i, Chunk) and (i.is_mark or i.role("follow_up", "join", "small")))]
    if len(said) != 1 or not isinstance(said[0], Chunk) or not said[0].has(TypeSense):
        return None
    old = next((i for i in earlier if isinstance(i, Chunk) and i.has(TypeSense)), None)
    if old is None:
        return None
    new = replace(said[0], start=old.start, end=old.end)
    return [new if item is old else item for item in earlier]


def _narrows(chunk: Chunk) -> bool:
    """`only ...`, `without ...`, `with ...`, `which of them ...`: what was found stays, and less of it."""
    if chunk.role("not", "only") or chunk.text.lower() in {"with", "including"}:
        return True
    return chunk.role("follow_up") is not None and _is_narrowing(chunk)


def _renamed(earlier: Sequence[Item], now: Sequence[Item]) -> tuple[Chunk, Chunk] | None:
    """The one name of the question before that the one name of this question stands in for: `what about Norway?`."""
    new = [i for i in now if isinstance(i, Chunk) and i.has(NameSense) and not i.has(TypeSense)]
    labels = {s.label for c in new for s in c.all_of(NameSense)}
    old = [i for i in earlier if isinstance(i, Chunk) and _is_only_name(i) and labels & _labels(i)]
    return (old[0], new[0]) if len(old) == len(new) == 1 else None


def _is_only_name(chunk: Chunk) -> bool:
    return chunk.has(NameSense) and not chunk.has(RelationSense) and not chunk.has(TypeSense)


def _labels(chunk: Chunk) -> set[str]:
    return {s.label for s in chunk.all_of(NameSense)}


def _is_narrowing(chunk: Chunk) -> bool:
    return any(word in chunk.text.lower().split() for word in ("those", "these", "only", "ones", "them"))


def _without_replaced(earlier: Sequence[Item], now: Sequence[Item]) -> list[Item]:
    new_years = any(isinstance(i, Period) for i in now)
    labels = {s.label for i in now if isinstance(i, Chunk) for s in i.all_of(NameSense)}
    values = {s.property for i in now if isinstance(i, Chunk) for s in i.all_of(TermSense)}
    gone = [
        i
        for i in earlier
        if isinstance(i, Chunk)
        and (
            (_is_only_name(i) and labels & _labels(i))
            or (not i.has(TypeSense) and any(s.property in values for s in i.all_of(TermSense)))
        )
    ]
    return [i for i in earlier if i not in gone and not (new_years and isinstance(i, Period))]


def _moved(item: Item, offset: int) -> Item:
    """The same words further on."""
    moved = copy(item)
    if isinstance(moved, Chunk):
        moved.start += offset
        moved.end += offset
        return moved
    moved.chunks = [copy(chunk) for chunk in moved.chunks]
    for chunk in moved.chunks:
        chunk.start += offset
        chunk.end += offset
    return moved
