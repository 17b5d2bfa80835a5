"""Names typed in part, and names joined to the word for their type: "Sobat negotiations", "the Tamarind agreement"."""

from __future__ import annotations

from collections.abc import Sequence

from service.ask.chunks import Chunk
from service.ask.items import Item
from service.ask.senses import NameSense, TypeSense, WordSense
from service.ask.tokens import word_key


def join_partial_names(items: Sequence[Item]) -> list[Item]:
    """Put a name typed in part together with the word for a type behind it, where things of that type have it."""
    joined: list[Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        behind = items[place + 1] if place + 1 < len(items) else None
        merged = _merge(item, behind) if isinstance(item, Chunk) and isinstance(behind, Chunk) else None
        if merged is not None:
            joined.append(merged)
            place += 2
            continue
        joined.append(item)
        place += 1
    return joined


def _merge(name: Chunk, noun: Chunk) -> Chunk | None:
    kind = noun.sense(TypeSense)
    senses = [s for s in name.all_of(NameSense) if s.partial]
    if kind is None or not senses:
        return None
    fitting = [s for s in senses if s.label == kind.label]
    if not fitting:
        return None
    return Chunk(
        text=f"{name.text} {noun.text}",
        start=name.start,
        end=noun.end,
        senses=[*fitting, WordSense("each")] if _is_plural(noun) else list(fitting),
        corrected=name.corrected or noun.corrected,
        meant=fitting[0].name,
    )


def _is_plural(noun: Chunk) -> bool:
    """True for words that ask for each of several things; `talks` and `negotiations` may well be one."""
    last = noun.text.split()[-1].lower()
    return word_key(last) != last and last not in {"talks", "negotiations", "consultations"}
