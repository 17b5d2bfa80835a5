"""Which group has the most: "which decade saw the most agreements?", "which mediator has the highest success rate?"."""

from __future__ import annotations

from collections.abc import Sequence

from service.ask.chunks import Chunk
from service.ask.items import Item
from service.ask.senses import RelationSense, TypeSense, WordSense

HIGHEST = ("most", "largest", "highest")
LOWEST = ("fewest", "smallest", "lowest")


def as_figures_by_group(items: Sequence[Item]) -> tuple[list[Item], bool] | None:
    """The question put as a figure by group, and whether the highest comes first; None for any other question."""
    place = next((n for n, i in enumerate(items) if isinstance(i, Chunk) and i.value("ask") == "which"), None)
    if place is None:
        return _by_decade(items)
    rest = [i for i in items[place + 1 :] if not (isinstance(i, Chunk) and i.role("small"))]
    group = rest[0] if rest else None
    word = next((i for i in rest if isinstance(i, Chunk) and i.value("order") in {*HIGHEST, *LOWEST}), None)
    if not isinstance(group, Chunk) or word is None:
        return None
    share = next((i for i in rest if isinstance(i, Chunk) and i.role("share")), None)
    is_region = any(s.label == "Place" and {"region", "subregion"} & {*s.values} for s in group.all_of(TypeSense))
    counts = any(isinstance(i, Chunk) and i is not group and i.has(TypeSense) for i in rest)
    is_time = group.role("decade_word", "years_word") is not None
    is_noun = group.has(TypeSense) or group.has(RelationSense)
    if not (is_time or (is_region and counts) or (share is not None and is_noun)):
        return None
    word.used = True
    others = [i for i in rest if i is not group and i is not word and not _only_links(i)]
    end = max(item.end for item in items)
    moved = Chunk(group.text, end + 1, end + 2, senses=list(group.senses))
    figure = [] if share is not None else [Chunk("number of", 0, 0, senses=[WordSense("ask", "how_many")])]
    by = Chunk("by", end, end + 1, senses=[WordSense("group")])
    return [*figure, *others, by, moved], word.value("order") in HIGHEST


def _by_decade(items: Sequence[Item]) -> tuple[list[Item], bool] | None:
    """`when were most agreements signed?`"""
    chunks = [i for i in items if isinstance(i, Chunk)]
    when = next((c for c in chunks if c.value("ask") == "when"), None)
    word = next((c for c in chunks if c.value("order") in {"most", "fewest"}), None)
    if when is None or word is None or not any(c.has(TypeSense) for c in chunks):
        return None
    word.used = True
    end = max(item.end for item in items)
    decade = Chunk("decade", end + 1, end + 2, senses=[WordSense("decade_word")])
    rest = [i for i in items if i is not when and i is not word]
    figure = Chunk("number of", 0, 0, senses=[WordSense("ask", "how_many")])
    return [figure, *rest, Chunk("by", end, end + 1, senses=[WordSense("group")]), decade], word.value(
        "order"
    ) == "most"


def _only_links(item: Item) -> bool:
    """`saw`, `had`: words that join the group to what is counted."""
    return isinstance(item, Chunk) and item.text.lower() in {
        "saw",
        "sees",
        "witnessed",
        "with",
        "by far",
        "experienced",
    }
