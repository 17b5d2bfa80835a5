"""Rates of two or more sorts of things side by side: "does the League succeed more often than Norway?"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from graph_schema.query import GroupBy, IsOneOf, Related
from service.ask.chunks import Chunk
from service.ask.compose import ids_of, take_out
from service.ask.items import Item, Quantity
from service.ask.meanings import counted
from service.ask.things import Link, Scene, Thing


def compare_rates(items: Sequence[Item], scene: Scene) -> GroupBy | None:
    """By what a rate is to be grouped so that the things compared stand side by side; None where none are."""
    chunks = [item for item in items if isinstance(item, Chunk)]
    cues = [c for c in chunks if c.role("rate_compared", "comparative", "compare_rates") or c.value("ask") == "compare"]
    numbers = [c for item in items if isinstance(item, Quantity) for c in item.chunks if not c.used]
    found = _by_name(scene, bool(cues)) or _with_or_without(chunks, scene)
    found = found or (_by_count(scene, numbers) if cues and numbers else None)
    found = found or _by_size(chunks, scene)
    if found is not None:
        for chunk in cues:
            chunk.used = True
    return found


def _by_name(scene: Scene, is_compared: bool) -> GroupBy | None:
    """`in Africa or in Asia`, `the League compared with Norway`."""
    target = scene.target
    links = [k for k in scene.links_of(target) if k.other(target).is_named and not k.negated]
    for link in links:
        same = [k for k in links if k.relations == link.relations and (k.source is target) == (link.source is target)]
        others = [k.other(target) for k in same]
        ids = sorted({node for thing in others for senses in thing.names for node in ids_of(senses, thing.labels)})
        if is_compared and sum(len(thing.names) for thing in others) > 1:
            scene.links = [k for k in scene.links if k not in same]
            for thing in others:
                thing.mark_used()
            return GroupBy(neighbour=_related(link, target, ids))
    return None


def _related(link: Link, target: Thing, ids: list[str]) -> Related:
    return Related(
        relations=list(link.relations),
        direction="out" if link.source is target else "in",
        to=list(link.other(target).labels),
        where=IsOneOf(ids=ids),
        any_depth=link.any_depth,
    )


def _with_or_without(chunks: Sequence[Chunk], scene: Scene) -> GroupBy | None:
    """`with and without friends groups`, `with a friends group ... than those without`: by how many there were."""
    without = [
        c
        for c, behind in itertools.zip_longest(chunks, chunks[1:])
        if c.value("not") == "without" and (behind is None or behind.is_mark or _stands_after_with(chunks, c))
    ]
    if not without:
        return None
    return _by_count(scene, without)


def _stands_after_with(chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    place = chunks.index(chunk)
    before = [c.text.lower() for c in chunks[max(0, place - 2) : place]]
    return before in (["with", "and"], ["with", "or"])


def _by_count(scene: Scene, words: Sequence[Chunk]) -> GroupBy | None:
    """By how many of something there were: `several mediators ... than those with one`."""
    links = [k for k in scene.links_of(scene.target) if not k.other(scene.target).is_named]
    if not links:
        return None
    link = links[0]
    _, where = take_out(scene, link)
    quantity = link.quantity.chunks if link.quantity is not None else []
    for chunk in (*words, *quantity, *([link.chunk] if link.chunk else [])):
        chunk.used = True
    return GroupBy(count_of=counted(link, scene.target, where))


def _by_size(chunks: Sequence[Chunk], scene: Scene) -> GroupBy | None:
    """`small groups ... than large ones`: the rate for each size, as nothing says where small ends."""
    sizes = [c for c in chunks if c.role("sized")]
    if len(sizes) < 2 or scene.target.labels != ("FriendsGroup",):
        return None
    for chunk in sizes:
        chunk.used = True
    return GroupBy(property="member_count")
