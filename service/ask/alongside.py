"""Who did something together with another: "co-mediated with Norway", "with whom did Norway mediate?"."""

from __future__ import annotations

from graph_schema.query import IsOneOf, Not
from service.ask.compose import ids_of
from service.ask.scenes import Setting
from service.ask.things import ANY_ACTOR, Link, Scene, Thing

TOGETHER = "with"


def link_alongside(setting: Setting) -> None:
    """Give an actor behind `with` the relation that another actor has, to the same thing."""
    scene = setting.scene
    for thing in list(scene.things):
        shared = _shared_link(setting, thing)
        if shared is None:
            continue
        thing.narrow(ANY_ACTOR)
        shared.edges = []  # "co-mediated with": that they did it together says of both what each of them was
        scene.links.append(Link(shared.relations, thing, shared.target, chunk=shared.chunk))
        _leave_itself_out(shared.source, thing)


def link_with_whom(setting: Setting) -> None:
    """`with whom did Norway mediate?`: whoever has the same relation to what Norway has it to."""
    scene = setting.scene
    if not setting.with_whom or scene.links_of(scene.target):
        return
    for link in list(scene.links):
        if link.source.is_named and link.source.fits(("Actor",)):
            scene.links.append(Link(link.relations, scene.target, link.target, list(link.edges), chunk=link.chunk))
            _leave_itself_out(scene.target, link.source)
            setting.with_whom.used = True
            return


def _shared_link(setting: Setting, thing: Thing) -> Link | None:
    scene = setting.scene
    is_beside = (
        setting.words_before.get(thing.place) == TOGETHER and thing.fits(("Actor",)) and thing is not scene.target
    )
    if not is_beside or scene.links_of(thing):
        return None
    before = [
        k for k in _of_actors(scene) if k.source is scene.target or (k.chunk is not None and k.chunk.end <= thing.place)
    ]
    return max(before, key=lambda link: link.source.place, default=None)


def _of_actors(scene: Scene) -> list[Link]:
    """The links that say what an actor did to something, not to another actor."""
    return [k for k in scene.links if k.source.fits(("Actor",)) and not k.target.fits(("Actor",)) and not k.negated]


def _leave_itself_out(asked: Thing, other: Thing) -> None:
    ids = sorted({node for senses in other.names for node in ids_of(senses, other.labels)})
    if ids:
        asked.tests.append(Not(of=IsOneOf(ids=ids)))
