"""From a scene to the condition that what is asked for must meet."""

from __future__ import annotations

from graph_schema.query import AllOf, AnyOf, Condition, IsOneOf
from service.ask.meanings import both, kind_test, relate
from service.ask.senses import NameSense
from service.ask.things import Link, Scene, Thing

LABEL_ORDER = ("Actor", "Case", "FriendsGroup", "Agreement", "Conflict", "Place", "Strategy", "Topic", "Lesson")


def target_condition(scene: Scene) -> Condition | None:
    """Everything that must hold for the thing that is asked for; None when nothing is said of it."""
    return _condition(scene, scene.target, set())


def take_out(scene: Scene, link: Link) -> tuple[Thing, Condition | None]:
    """Take a link of what is asked for out of the scene: the thing at its other end, and what must hold for that."""
    other = link.other(scene.target)
    where = _condition(scene, other, {id(link)})
    scene.links.remove(link)
    for thing in [other, *scene.connected(other)]:
        if thing is not scene.target:
            thing.mark_used()
    return other, where


def _condition(scene: Scene, thing: Thing, seen: set[int]) -> Condition | None:
    """What must hold for a thing, and through its links for all that hangs on it."""
    parts = [_names(thing), kind_test(thing), *thing.tests]
    return both([*parts, *_links(scene, thing, seen)])


def _links(scene: Scene, thing: Thing, seen: set[int]) -> list[Condition]:
    links = [link for link in scene.links_of(thing) if id(link) not in seen]
    seen.update(id(link) for link in links)
    found: dict[int, Condition] = {}
    for link in links:
        condition = _linked(scene, thing, link, set(seen))
        first = found.get(id(link.instead))
        if first is not None:
            found[id(link.instead)] = AnyOf(of=[first, condition])
        else:
            found[id(link)] = condition
    return list(found.values())


def _linked(scene: Scene, thing: Thing, link: Link, seen: set[int]) -> Condition:
    """What one link says; where several names are joined by and, each of them must be there."""
    other = link.other(thing)
    if len(other.names) < 2 or other.join == "any":
        return relate(link, thing, _condition(scene, other, seen), is_coded=_is_said_too(scene, link))
    rest = [*other.tests, *_links(scene, other, seen)]
    each = [both([IsOneOf(ids=ids_of(senses, other.labels)), *rest]) for senses in other.names]
    return AllOf(of=[relate(link, thing, where) for where in each])


def _is_said_too(scene: Scene, link: Link) -> bool:
    """`supported but did not host`: that the first holds says that such things are coded there."""
    return any(
        other is not link
        and not other.negated
        and other.relations == link.relations
        and link.source is other.source
        and link.target is other.target
        for other in scene.links
    )


def _names(thing: Thing) -> Condition | None:
    ids = {node for senses in thing.names for node in ids_of(senses, thing.labels)}
    return IsOneOf(ids=sorted(ids)) if ids else None


def ids_of(senses: list[NameSense], labels: tuple[str, ...]) -> list[str]:
    """The nodes a name stands for, of the first type that is left; its own name outranks another it goes by."""
    fitting = [s for s in senses if s.label in labels] or senses
    first = min((s.label for s in fitting), key=_rank)
    of_type = [s for s in fitting if s.label == first]
    main = [s for s in of_type if s.is_main]
    return sorted({s.node for s in main or of_type})


def _rank(label: str) -> int:
    return LABEL_ORDER.index(label) if label in LABEL_ORDER else len(LABEL_ORDER)
