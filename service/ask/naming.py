"""Names typed in part, and names joined to the word for their type: "Sobat negotiations", "the Tamarind agreement"."""

from __future__ import annotations

from collections.abc import Sequence

from service.ask.chunks import Chunk
from service.ask.items import Item
from service.ask.senses import NameSense, TypeSense, WordSense
from service.ask.tokens import keys_of, word_key


def join_partial_names(items: Sequence[Item]) -> list[Item]:
    """Put a name typed in part together with the word for a type behind it, where things of that type have it."""
    joined: list[Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        behind = items[place + 1] if place + 1 < len(items) else None
        if isinstance(item, Chunk) and isinstance(behind, Chunk) and (longer := _both_words(item, behind)) is not None:
            joined.append(longer)
            place += 2
            continue
        merged = _merge(item, behind) if isinstance(item, Chunk) and isinstance(behind, Chunk) else None
        if merged is not None:
            joined.append(merged)
            place += 2
            continue
        joined.append(item)
        place += 1
    return joined


def _both_words(name: Chunk, word: Chunk) -> Chunk | None:
    """`Sobat forum`: of the things that have the first word in their names, the one that has the other too."""
    senses = name.all_of(NameSense)
    if word.senses or word.is_mark or not senses or not all(s.partial for s in senses):
        return None
    fitting = [s for s in senses if word_key(word.text) in keys_of(s.name)]
    if len({s.node for s in fitting}) != 1:
        return None
    return Chunk(f"{name.text} {word.text}", name.start, word.end, senses=[*fitting])


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
