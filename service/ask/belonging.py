"""What belongs to what is asked for without a relation of its own: exceptions, a second word for it, its means."""

from __future__ import annotations

from dataclasses import replace

from graph_schema.query import HasProperty, IsOneOf, Not
from service.ask.compose import ids_of
from service.ask.scenes import Setting
from service.ask.things import Scene, Thing


def leave_out(setting: Setting) -> None:
    """Give a name that is excepted the relation of the name before it: `the League but not Norway`."""
    scene = setting.scene
    for thing, beside in setting.left_out:
        thing.narrow(beside.labels)
        scene.things.append(thing)
        for link in scene.links_of(beside):
            source = thing if link.source is beside else link.source
            target = thing if link.target is beside else link.target
            scene.links.append(replace(link, source=source, target=target, negated=True, edges=list(link.edges)))


def join_others_by(setting: Setting) -> None:
    """Give `or by an NGO` the relation of `by a state`: one of them is enough, or neither may be where it is denied."""
    scene = setting.scene
    for thing, beside in setting.others_by:
        thing.narrow(beside.labels)
        scene.things.append(thing)
        for link in scene.links_of(beside):
            source = thing if link.source is beside else link.source
            target = thing if link.target is beside else link.target
            instead = None if link.negated else link
            scene.links.append(replace(link, source=source, target=target, instead=instead, edges=list(link.edges)))


def absorb(scene: Scene) -> None:
    """A second word for what is asked for narrows it: `lessons that are warnings`, `agreements except the Accord`."""
    target = scene.target
    inside = scene.connected(target)
    for thing in [t for t in scene.things if t not in inside and t.fits(target.labels)]:
        if thing.is_named and thing.negated and not target.is_named:
            target.narrow(thing.labels)
            out = sorted({node for senses in thing.names for node in ids_of(senses, target.labels)})
            target.tests.append(Not(of=IsOneOf(ids=out)))
        elif not thing.is_named and not thing.negated and len(target.labels) == 1 and _can_be_one(target, thing):
            _narrow_kind(target, thing)
        else:
            continue
        scene.things.remove(thing)
        thing.mark_used()


def _can_be_one(target: Thing, thing: Thing) -> bool:
    """Two words that each say of which kind are two things: `states` and `rebels`."""
    return not (target.kinds_said and thing.kinds_said)


def _narrow_kind(target: Thing, thing: Thing) -> None:
    sense = thing.kinds.get(target.labels[0])
    if sense is not None and sense.property is not None:
        target.tests.append(HasProperty(property=sense.property, test="in", value=list(sense.values)))


def strategies_of_mediators(scene: Scene) -> None:
    """What its unnamed mediator used was used in the case: that is where it is coded."""
    if scene.target.labels != ("Case",):
        return
    for link in scene.links:
        actor = link.source
        if link.relations != ("USED_STRATEGY",) or actor.is_named or actor is scene.target:
            continue
        worked = [k for k in scene.links_of(actor) if k is not link and k.relations[0] in {"MEDIATED", "LED"}]
        if worked and all(k.target is scene.target for k in worked) and not actor.kinds_said:
            link.source = scene.target
            scene.links = [k for k in scene.links if k not in worked]
            actor.mark_used()


def by_its_mediator(setting: Setting) -> None:
    """`the success rate of the League` is that of the cases it mediated."""
    scene = setting.scene
    for thing in scene.things:
        is_free = thing.is_named and thing.fits(("Actor",)) and not scene.links_of(thing)
        if is_free and thing.place not in setting.words_before and scene.target.fits(("Case",)):
            thing.narrow(("Actor",))
            setting.words_before[thing.place] = "by"
