"""What belongs to what is asked for without a relation of its own: exceptions, a second word for it, its means."""

from __future__ import annotations

from dataclasses import replace

from graph_schema.query import HasProperty, IsOneOf, Not
from service.ask.compose import ids_of
from service.ask.scenes import Setting
from service.ask.things import Link, Scene, Thing


def leave_out(setting: Setting) -> None:
    """Give a name that is excepted the relation of the name before it: `the League but not Norway`."""
    scene = setting.scene
    for thing, beside in setting.left_out:
        thing.narrow(beside.labels)
        scene.things.append(thing)
        if _leave_out_elsewhere(scene, thing, beside):
            continue
        for link in scene.links_of(beside):
            source = thing if link.source is beside else link.source
            target = thing if link.target is beside else link.target
            scene.links.append(replace(link, source=source, target=target, negated=True, edges=list(link.edges)))


def _leave_out_elsewhere(scene: Scene, thing: Thing, beside: Thing) -> bool:
    """`mediated in Asia but never in Africa` is about other cases than the one in Asia."""
    link = next((k for k in scene.links_of(beside) if k.other(beside).implied), None)
    between = None if link is None else link.other(beside)
    before = [k for k in scene.links_of(between) if k is not link] if between is not None else []
    if link is None or between is None or len(before) != 1:
        return False
    thing.negated = False
    middle = replace(between, tests=list(between.tests))
    scene.things.append(middle)
    ends = {id(between): middle, id(beside): thing}
    for old, is_denied in ((before[0], True), (link, False)):
        source, target = ends.get(id(old.source), old.source), ends.get(id(old.target), old.target)
        scene.links.append(replace(old, source=source, target=target, negated=is_denied, edges=list(old.edges)))
    return True


def join_all_by(setting: Setting) -> None:
    """Give `and an NGO` the relation of `by a state`: both must be there."""
    scene = setting.scene
    for thing, beside in setting.all_by:
        thing.narrow(beside.labels)
        scene.things.append(thing)
        for link in _said_of(scene, beside):
            source = thing if link.source is beside else link.source
            target = thing if link.target is beside else link.target
            scene.links.append(replace(link, source=source, target=target, edges=list(link.edges)))


def _said_of(scene: Scene, thing: Thing) -> list[Link]:
    """The links that a word gives it; where no word does, all of them."""
    links = scene.links_of(thing)
    return [link for link in links if link.chunk is not None] or links


def only_between(setting: Setting) -> None:
    """`conflicts between states` have no other parties."""
    joined = [beside for _, beside in (*setting.all_by, *setting.others_by)]
    for link in setting.scene.links:
        thing = link.source
        is_between = setting.words_before.get(thing.place) == "between" and link.relations == ("PARTY_TO",)
        if is_between and not thing.is_named and thing not in joined and link.quantity is None:
            link.only = True


def share_out_both(scene: Scene) -> None:
    """`mediated in both Africa and Asia` is one case here and another there, where the case is only implied."""
    for thing in [t for t in scene.things if t.both and len(t.names) > 1 and t.labels == ("Place",)]:
        for link in [k for k in scene.links_of(thing) if k.other(thing).implied]:
            _one_chain_each(scene, thing, link)


def _one_chain_each(scene: Scene, thing: Thing, link: Link) -> None:
    between = link.other(thing)
    before = [k for k in scene.links_of(between) if k is not link]
    if len(before) != 1:
        return
    for senses in thing.names[1:]:
        place = replace(thing, names=[senses], tests=list(thing.tests))
        middle = replace(between, tests=list(between.tests))
        scene.things += [middle, place]
        for old in (before[0], link):
            ends = {id(between): middle, id(thing): place}
            source, target = ends.get(id(old.source), old.source), ends.get(id(old.target), old.target)
            scene.links.append(replace(old, source=source, target=target, edges=list(old.edges)))
    thing.names = thing.names[:1]


def join_others_by(setting: Setting) -> None:
    """Give `or by an NGO` the relation of `by a state`: one of them is enough, or neither may be where it is denied."""
    scene = setting.scene
    for thing, beside in setting.others_by:
        thing.narrow(beside.labels)
        scene.things.append(thing)
        for link in _said_of(scene, beside):
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
        elif not thing.is_named and not thing.negated and _can_be_one(target, thing):
            target.narrow(thing.labels[:1])
            _narrow_kind(target, thing)
        elif not thing.is_named and thing.negated and thing.kinds_said:
            target.narrow(thing.labels)
            _leave_out_kind(target, thing)
        else:
            continue
        for link in scene.links_of(thing):  # "cases where Norway hosted talks": the talks are the case
            link.source = target if link.source is thing else link.source
            link.target = target if link.target is thing else link.target
        scene.things.remove(thing)
        thing.mark_used()


def _can_be_one(target: Thing, thing: Thing) -> bool:
    """Two words that each say of which kind are two things: `states` and `rebels`."""
    if len(target.labels) > 1 and not thing.kinds_said:
        return False
    return not (target.kinds_said and thing.kinds_said)


def _narrow_kind(target: Thing, thing: Thing) -> None:
    sense = thing.kinds.get(target.labels[0])
    if sense is not None and sense.property is not None:
        target.tests.append(HasProperty(property=sense.property, test="in", value=list(sense.values)))


def _leave_out_kind(target: Thing, thing: Thing) -> None:
    """`mediators other than states`."""
    sense = thing.kinds.get(target.labels[0])
    if sense is not None and sense.property is not None:
        target.tests.append(HasProperty(property=sense.property, test="not_in", value=list(sense.values)))


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
