"""Relations that a question leaves open: "involved in", "had a hand in", "in any role"."""

from __future__ import annotations

from graph_schema.schema import Schema
from service.ask.chunks import Chunk
from service.ask.scenes import Setting
from service.ask.things import Link, Thing

ACTORS = ("Actor", "FriendsGroup")


def link_any_relation(setting: Setting, schema: Schema) -> None:
    """Link the actor and the case (or conflict, agreement) beside such a word by every relation they may have."""
    words = [item for item, _ in setting.loose if isinstance(item, Chunk) and item.role("any_relation")]
    for place, word in enumerate(words):
        word.used = _link_beside(setting, word, schema) or (place > 0 and words[0].used)


def _link_beside(setting: Setting, word: Chunk, schema: Schema) -> bool:
    scene = setting.scene
    loose = [t for t in scene.things if t is scene.target or not scene.links_of(t)]
    actors = [t for t in loose if t.fits(ACTORS)]
    others = [t for t in loose if t.fits(("Case", "Conflict", "Agreement")) and t not in actors]
    if actors and others:
        actor, other = (min(found, key=lambda t: abs(t.place - word.start)) for found in (actors, others))
        return _link(setting, actor, other, schema)
    # "which processes concerned the region": the place is tied in by itself
    return any(t.fits(("Place", "Conflict")) for t in loose)


def _link(setting: Setting, actor: Thing, other: Thing, schema: Schema) -> bool:
    actor.narrow(ACTORS[:1] if actor.is_named and actor.fits(ACTORS[:1]) else ACTORS)
    other.narrow(other.labels[:1])
    is_outsider = any(chunk.role("any_actor") for chunk in actor.chunks)
    relations = tuple(
        r.name
        for r in schema.relations.values()
        if not (is_outsider and r.name == "PARTY_TO")
        and r.factual
        and set(actor.labels) & set(r.source)
        and set(other.labels) & set(r.target)
    )
    if relations:
        setting.scene.links.append(Link(relations, actor, other))
    return bool(relations)
