"""Tying in the things that a question names without saying how they belong to the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.ask.paths import Step, path_between
from service.ask.things import Link, Scene, Thing

# in words: a thing belongs to what stands before it, a demonym to what stands behind it
WRONG_SIDE = 3
NAMED_ANCHOR = 4
ELSEWHERE = 6


@dataclass(frozen=True)
class _Tie:
    """One way to tie a thing to another: from which of its types, by which steps."""

    anchor: Thing
    thing: Thing
    start: str
    path: tuple[Step, ...]

    @property
    def distance(self) -> int:
        """How far apart the two stand, with what speaks against this tie added."""
        gap = self.thing.place - self.anchor.place
        right_side = gap < 0 if self.thing.adjective else gap > 0
        distance = abs(gap) + (0 if right_side else WRONG_SIDE) + (NAMED_ANCHOR if self.anchor.is_named else 0)
        # "mediators in Asia" worked there; only of a state is it said where it lies
        lies_there = self.start != "Actor" or bool({"State", "ArmedGroup"} & {*_kinds(self.anchor)})
        if self.anchor.implied and self.start in ("Actor", "FriendsGroup") and self.path[-1].label == "Place":
            distance += 2 * ELSEWHERE  # "more than one mediator, Africa": it is the case that lies there
        return distance + (ELSEWHERE if self.path[-1].label == "Place" and not lies_there else 0)


def tie_in_the_rest(scene: Scene, words_before: Mapping[int, str]) -> None:
    """Tie every loose thing to the nearest thing it can belong to, nearest first; what cannot be tied stays loose.

    words_before: by place of a thing, `by` or `between` where that word stands before it.
    """
    while True:
        inside = scene.connected(scene.target)
        # "mediated by Atlantis": what the verb cannot take is no place where it happened either
        loose = [t for t in scene.things if t not in inside and not (t.is_object and "Place" in t.labels)]
        loose = [t for t in loose if not _is_exception(t, scene.target)]
        # "deals the League brokered": it is the case in between that belongs to the deals
        loose = [t for t in loose if not any(k.other(t).implied for k in scene.links_of(t))] or loose
        found = (_tie(scene, anchor, thing, words_before.get(thing.place)) for thing in loose for anchor in inside)
        ties = [tie for tie in found if tie is not None]
        if not ties:
            return
        # "European mediators in Africa": where it was comes first, the adjective is then of whoever did it
        places = {id(tie.thing) for tie in ties if "Place" in tie.thing.labels}
        _follow(scene, min(ties, key=lambda tie: (tie.thing.adjective and len(places) > 1, tie.distance)))


def _is_exception(thing: Thing, target: Thing) -> bool:
    """`mediators other than states` leaves out some of what is asked for."""
    return thing.excepted or thing.negated and not thing.is_named and thing.kinds_said and thing.fits(target.labels)


def _tie(scene: Scene, anchor: Thing, thing: Thing, word: str | None) -> _Tie | None:
    is_target = anchor is scene.target
    is_elsewhere = anchor.is_named or anchor.implied or any(k.relations == ("ROLE",) for k in scene.links_of(anchor))
    # "UN mediation efforts": the noun itself says how an actor belongs to it, unless the name may be the place
    if word is None and "Place" not in thing.labels and any("mediat" in chunk.text.lower() for chunk in anchor.chunks):
        word = "by"
    if anchor.is_named and not thing.is_named and not is_target:
        return None
    if anchor.fits(("Actor",)) and "ArmedGroup" in _kinds(anchor):
        word = "fighting"  # "rebels in Africa": it lies where their conflict is
    for start in _starts(anchor):
        if start == "Actor" and "Place" in thing.labels and is_elsewhere and not (is_target and anchor.is_named):
            continue  # neither a named actor nor whoever holds an office is said to lie anywhere
        if anchor.implied and "Place" in thing.labels and scene.target.labels == ("Place",):
            continue  # "venues in Europe" lie there themselves
        if anchor.implied and _lies_elsewhere(scene, anchor, thing):
            continue  # "European mediators in Africa": the case is in Africa
        is_place_first = word in {"in", "for", "about"}
        for end in sorted(thing.labels, key=lambda label: label != "Place") if is_place_first else thing.labels:
            if path := path_between(start, end, word=word):
                return _Tie(anchor, thing, start, path)
    return None


def _lies_elsewhere(scene: Scene, anchor: Thing, place: Thing) -> bool:
    """True where one of two places is said by an adjective, and so belongs to something else."""
    there = [k.target for k in scene.links_of(anchor) if k.relations == ("LOCATED_IN",) and k.source is anchor]
    return "Place" in place.labels and any(place.adjective or known.adjective for known in there)


def _kinds(thing: Thing) -> tuple[str, ...]:
    sense = thing.kinds.get("Actor")
    return () if sense is None else sense.values


def _starts(anchor: Thing) -> tuple[str, ...]:
    """The types a thing can be tied to as: `who` is an actor before it is anything else."""
    if len(anchor.labels) == 1 or anchor.implied or anchor.is_named:
        return anchor.labels
    return tuple(label for label in anchor.labels if label in anchor.kinds) or anchor.labels[:1]


def _follow(scene: Scene, tie: _Tie) -> None:
    """Add the links of a tie, with things only implied in between; what is said of the thing goes to the last."""
    tie.anchor.narrow((tie.start,))
    here = tie.anchor
    for step in tie.path[:-1]:
        there = Thing(tie.anchor.place, (step.label,), implied=True)
        scene.things.append(there)
        scene.links.append(_link(step, here, there))
        here = there
    last = tie.path[-1]
    tie.thing.narrow((last.label,))
    link = _link(last, here, tie.thing)
    # "mediators in two regions": how many places over all their cases cannot be said, so the number stays unread
    over_several = len(tie.path) > 1 or tie.anchor.implied
    link.negated, link.quantity = tie.thing.negated, None if over_several else tie.thing.quantity
    for chunk in link.quantity.chunks if link.quantity is not None else []:
        chunk.used = True
    scene.links.append(link)


def _link(step: Step, here: Thing, there: Thing) -> Link:
    source, target = (here, there) if step.forward else (there, here)
    return Link((step.relation,), source, target, any_depth=step.any_depth)
