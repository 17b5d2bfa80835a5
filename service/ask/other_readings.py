"""Other readings that a question allows: a name that is a state and a place, members of this and that group."""

from __future__ import annotations

from collections.abc import Sequence

from service.ask.chunks import Chunk
from service.ask.items import Item
from service.ask.scenes import Setting
from service.ask.senses import NameSense, RelationSense
from service.ask.things import Thing

# how each variant of a reading is said
VARIANTS = {
    "by": "mediated by it",
    "between": "with it as a party",
    "all": "in all of them at once",
}


# words that ask for what is in each of several lists
SHARED = frozenset({"share", "shared", "shares", "common", "overlap", "all", "each", "every"})


def before_noun(setting: Setting) -> list[Thing]:
    """Names in front of a noun with nothing said between: `Norway cases` are there, by it, or with it as a party."""
    scene = setting.scene
    return [
        thing
        for thing in scene.things
        if thing.is_named
        and "Actor" in thing.labels
        and not scene.links_of(thing)
        and thing.place not in setting.words_before
        and scene.target.fits(("Case",))
        and 0 < scene.target.place - thing.place <= 2
    ]


def lists_joined(setting: Setting, items: Sequence[Item]) -> list[Thing]:
    """Names after a noun for a list: `members of A and B` are those of either, unless both is said."""
    scene = setting.scene
    said = {word for i in items if isinstance(i, Chunk) for word in i.text.lower().split()}
    if scene.target.chunks or said & SHARED or any(isinstance(i, Chunk) and i.role("both") for i in items):
        return []
    found = []
    for link in scene.links_of(scene.target):
        other = link.other(scene.target)
        is_noun = link.chunk is not None and any(s.form == "noun" for s in link.chunk.all_of(RelationSense))
        if is_noun and len(other.names) > 1 and other.place > scene.target.place:
            found.append(other)
    return found


def read_as(variant: str, setting: Setting, items: Sequence[Item]) -> list[str]:
    """Settle what may be read in several ways as the variant says, "" for the first; gives the variants there are."""
    named = before_noun(setting)
    has_place = any("Place" in thing.labels for thing in named)
    for thing in named:
        way = variant if variant in {"by", "between"} else "" if has_place else "by"
        if way:
            thing.narrow(("Actor",))
            setting.words_before[thing.place] = way
    joined = lists_joined(setting, items)
    for thing in joined:
        if variant != "all":
            thing.join = "any"
    ways = [] if not named else ["by", "between"] if has_place else ["between"]
    return [*ways, *(("all",) if joined else ())]


def names_of(chunk: Chunk) -> list[NameSense]:
    """The actors that a chunk names in full."""
    return [s for s in chunk.all_of(NameSense) if s.label == "Actor" and not s.partial and not s.adjective]
