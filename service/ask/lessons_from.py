"""Lessons from a country: drawn from the actor, from what it mediated, and from what happened there."""

from __future__ import annotations

from service.ask.senses import NameSense
from service.ask.things import Link, Scene, Thing


def lessons_from_countries(scene: Scene) -> None:
    """Read a country that the lessons come from as the actor, of which the place is remembered (see `places_of`)."""
    if scene.target.labels != ("Lesson",):
        return
    for link in [k for k in scene.links_of(scene.target) if k.relations == ("DRAWN_FROM",) and k.target.implied]:
        beyond = [k for k in scene.links_of(link.target) if k is not link]
        if len(beyond) == 1 and beyond[0].relations == ("LOCATED_IN",) and _is_actor_too(beyond[0].target):
            country = beyond[0].target
            senses = [s for chunk in country.chunks for s in chunk.all_of(NameSense) if s.label == "Actor"]
            country.labels, country.names = ("Actor",), [senses]
            scene.links = [k for k in scene.links if k not in (link, beyond[0])]
            scene.links.append(Link(("DRAWN_FROM",), scene.target, country, chunk=link.chunk, negated=link.negated))
            scene.things.remove(link.target)


def places_of(thing: Thing) -> list[str]:
    """The places that go by the same name as the actor."""
    senses = [s for chunk in thing.chunks for s in chunk.all_of(NameSense)]
    return sorted({s.node for s in senses if s.label == "Place" and not s.partial and not s.adjective})


def _is_actor_too(thing: Thing) -> bool:
    senses = [s for chunk in thing.chunks for s in chunk.all_of(NameSense)]
    named = any(s.label == "Actor" and not s.partial and not s.adjective for s in senses)
    return named and len(thing.names) == 1 and not thing.negated
