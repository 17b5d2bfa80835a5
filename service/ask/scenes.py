"""Setting the scene: which things and relations a question speaks of, and which thing it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.ask.chunks import Chunk
from service.ask.items import Item, Period, Quantity
from service.ask.pending import Pending, is_another_by, is_joined, is_left_out, is_one_more_by
from service.ask.senses import NameSense, PropertySense, RelationSense, TermSense, TypeSense
from service.ask.target import CO_MEDIATOR, thing_of_name, thing_of_type
from service.ask.things import Scene, Thing, Use
from service.ask.verbs import (
    came_to_be,
    is_at_work,
    is_dated,
    ran_then,
    relation_senses,
    says_how_it_went,
)

PLACE_PREPOSITIONS = frozenset({"in", "at", "within", "from", "on", "of"})
# `outside Africa` excepts, `outside backers` does not
OUTSIDE = "outside"
PLACE_NEGATIONS = ("outside", "not in", "beyond")
LOOSE = ("order", "group", "any_relation", "kind_word", "decade_word")


@dataclass
class Setting:
    """What was found in the question before anything is linked.

    loose: items that are neither thing nor relation, with whether a negation stands before them.
    left_out: names that are excepted, with the name before each, whose relation they share.
    others_by: things that may stand in that relation as well (`by a state or by an NGO`); all_by: that must.
    with_whom: the words that ask for whoever did the same together with somebody.
    """

    scene: Scene
    uses: list[Use] = field(default_factory=list)
    loose: list[tuple[Item, bool]] = field(default_factory=list)
    words_before: dict[int, str] = field(default_factory=dict)
    left_out: list[tuple[Thing, Thing]] = field(default_factory=list)
    others_by: list[tuple[Thing, Thing]] = field(default_factory=list)
    all_by: list[tuple[Thing, Thing]] = field(default_factory=list)
    with_whom: Chunk | None = None


def is_thing(chunk: Chunk) -> bool:
    """True when the chunk can only be a type or a name."""
    return chunk.sense(RelationSense) is None and (chunk.sense(TypeSense) or chunk.sense(NameSense)) is not None


def set_scene(items: Sequence[Item], target: Thing) -> Setting:
    """Every thing and relation of the question, in order, with what stands before each."""
    setting = Setting(Scene(target, [target]))
    pending = Pending()
    alone = False
    for place, item in enumerate(items):
        before = items[place - 1] if place else None
        if isinstance(item, Quantity) and isinstance(before, Chunk) and before.role("order"):
            setting.loose.append((item, pending.negated))  # "the top two mediators"
            continue
        pending = _take(setting, item, pending, items[place + 1 :])
        alone = alone or pending.alone
    _close_with_only(setting, pending)
    _turn_stranded(setting, items)
    if alone and setting.uses:
        setting.uses[-1].alone = True
    if pending.quantity is not None and setting.uses and _counts_times(pending.quantity):
        setting.uses[-1].quantity = pending.quantity  # "mediated more than once"
    elif pending.quantity is not None:
        setting.loose.append((pending.quantity, pending.negated))
    return setting


def _turn_stranded(setting: Setting, items: Sequence[Item]) -> None:
    """`what is Norway a member of?`: the noun ends the sentence, and it is the one named before who is a member."""
    words = [i for i in items if not (isinstance(i, Chunk) and i.is_mark)]
    use = setting.uses[-1] if setting.uses else None
    if use is None or words[-1] is not use.chunk or not use.chunk.text.lower().endswith((" of", " to", " for", " at")):
        return
    if any(t.is_named and t.place < use.place for t in setting.scene.things):
        use.senses = [replace(s, form="active") if s.form == "noun" and not s.names_target else s for s in use.senses]


def _counts_times(quantity: Quantity) -> bool:
    return any(chunk.text.lower().split()[-1] in {"once", "twice", "thrice", "times"} for chunk in quantity.chunks)


def _close_with_only(setting: Setting, pending: Pending) -> None:
    """`mediated by the League only`: the word stands behind what it narrows."""
    last = setting.scene.things[-1]
    if pending.only and last is not setting.scene.target:
        last.only = True
        _mark(pending)


def _take(setting: Setting, item: Item, pending: Pending, rest: Sequence[Item]) -> Pending:
    """Take in one item; gives what then waits."""
    if isinstance(item, Period):
        setting.loose.append((item, pending.negated))
        if pending.only and not pending.negated:
            _mark(pending)  # "only since 2000" narrows, and no more
        return Pending(quantity=pending.quantity)
    if isinstance(item, Quantity):
        if pending.quantity is not None:
            setting.loose.append((pending.quantity, pending.negated))
        pending.quantity = item
        return pending
    if item.value("ask") == "who" and pending.after_use and pending.join == "and":
        pending.join = "or"  # "who supported and who mediated the talks"
        return pending
    if item.role("with_whom"):
        setting.with_whom = item
        return Pending()
    if item.role("not", "only", "join", "preposition", "time", "both", "alongside", "small") and not item.sense(
        TypeSense
    ):
        return _steer(item, pending)
    if item in setting.scene.target.chunks:
        setting.scene.target.quantity = pending.quantity
        return Pending()
    if (
        is_at_work(item, rest)
        or ran_then(item, rest)
        or says_how_it_went(item, rest)
        or (item.role("any_relation") and rest and isinstance(rest[0], Period))
    ):
        item.used = True
        return replace(pending, after_use=False, before=None)
    return _take_word(setting, item, pending, rest)


def _take_word(setting: Setting, item: Chunk, pending: Pending, rest: Sequence[Item]) -> Pending:
    """Take in a word that means something: a number's unit, a relation, a thing, or what is said of one."""
    if item.text.lower() == "convened in" and setting.scene.target.labels == ("FriendsGroup",):
        item.used = True  # a group is where the case lies that it served
        return replace(pending, before="in", after_use=False)
    if pending.quantity is not None and (item.role("years_word") or _is_size(item, setting)):
        setting.loose += [(pending.quantity, pending.negated), (item, pending.negated)]
        return Pending()
    senses = [] if is_dated(item, rest) else relation_senses(item, setting.scene.target, rest)
    if senses and _is_in_a_title(senses, setting, pending):
        item.senses = []  # "special envoy of the Secretary-General": whose envoy it was, not a second office
        return Pending()
    if senses:
        if pending.join in {"and", "or"} and pending.after_use:
            setting.uses[-1].with_next = True
        if pending.nor and pending.after_use and setting.uses[-1].negated:
            pending.negated, pending.join = True, "and"  # "neither mediated nor hosted"
            pending.chunks = [*pending.chunks, item]
        negated = pending.negated and pending.chunks[-1].text.lower() != OUTSIDE
        use = Use(item, senses, negated=negated, only=pending.only, quantity=pending.quantity)
        use.either = pending.after_use and (pending.join == "or" or _are_two_nouns(setting.uses, use, pending))
        use.owned = pending.before == "with"
        use.as_role = pending.as_role or item.text.lower().startswith("as ")
        use.with_last = pending.after_use and (pending.join is not None or negated)
        setting.uses.append(use)
        if negated == pending.negated:
            _mark(pending)
        return Pending(after_use=True, before="with" if _is_beside_another(use) else None)
    if is_thing(item):
        _add_thing(setting, item, pending, rest)
        return Pending()
    if item.has(TermSense) or item.has(PropertySense) or item.role(*LOOSE):
        item.used = item.used or (not pending.negated and came_to_be(item, setting.scene.target, rest))
        item.joined = pending.join in {"and", "but"}
        item.either = pending.join == "or"
        setting.loose.append((item, pending.negated))
        _mark(pending)
        return Pending(quantity=pending.quantity)
    return Pending(quantity=pending.quantity, join="comma" if item.text == "," else None)


def _steer(item: Chunk, pending: Pending) -> Pending:
    if item.role("not"):
        pending.negated, pending.chunks = True, [*pending.chunks, item]
        pending.before = "in" if item.value("not") == "except" else pending.before
    elif item.value("only") == "alone":
        item.used = True
        pending.alone = True
    elif item.role("only"):
        pending.only, pending.chunks = True, [*pending.chunks, item]
    elif item.role("join"):
        pending.join = item.value("join")
        pending.nor = item.text.lower() == "nor"
    elif item.text.lower() in {"as", "as a", "as an"}:
        pending.as_role = True
    elif item.value("both") == "both":
        pending.both = True
    elif item.role("alongside"):
        pending.before = "with"
    elif item.role("preposition"):
        pending.before = item.value("preposition")
        pending.is_origin = item.text.lower() == "from"
    elif item.plays("time", "between"):
        pending.before = "between"
    item.used = item.used or not item.role("not", "only")
    return pending


def _mark(pending: Pending) -> None:
    for chunk in pending.chunks:
        chunk.used = True


def _is_size(chunk: Chunk, setting: Setting) -> bool:
    """`six members` of a group is its size; of anything else the number of its members."""
    prop = chunk.sense(PropertySense)
    if prop is None or chunk.sense(RelationSense) is None:
        return False
    return any(thing.fits(prop.labels) for thing in setting.scene.things)


def _add_thing(setting: Setting, chunk: Chunk, pending: Pending, rest: Sequence[Item]) -> None:
    is_name = chunk.sense(NameSense) is not None and (
        chunk.sense(TypeSense) is None or setting.scene.target.fits(("Lesson",))
    )
    thing = thing_of_name(chunk) if is_name else thing_of_type(chunk)
    last = setting.scene.things[-1]
    if is_another_by(thing, last, pending):
        setting.others_by.append((thing, last))
        _mark(pending)
        return
    if is_one_more_by(thing, last, pending):
        setting.all_by.append((thing, last))
        return
    if is_left_out(thing, last, pending):
        thing.negated = True
        setting.left_out.append((thing, last))
        _mark(pending)
        return
    if is_joined(thing, last, pending):
        known = [{s.node for s in senses} for senses in last.names]
        last.names += [senses for senses in thing.names if {s.node for s in senses} not in known]
        last.chunks += thing.chunks
        # "in Europe and Asia" is in either; "mediated by the League and Norway" by both
        is_place = thing.labels == ("Place",) or (
            "Place" in thing.labels and setting.words_before.get(last.place) == "in"
        )
        last.join = "any" if pending.join == "or" or (is_place and not last.both) else last.join
        last.narrow(thing.labels)
        return
    takes_it = pending.after_use and pending.before is None and _takes_object(setting.uses[-1])
    # "mediated the Sudan talks": the name belongs to the noun behind it, and that is the object
    thing.is_object = takes_it and not (thing.is_named and _is_noun(rest[:1]))
    thing.negated, thing.only, thing.quantity = pending.negated, pending.only, pending.quantity
    thing.both = pending.both
    thing.adjective = thing.adjective or (pending.is_origin and _are_mediators(setting, last))
    thing.excepted = _is_excepted(thing, setting.scene.target, pending)
    if pending.before is not None:
        setting.words_before[thing.place] = pending.before
    setting.scene.things.append(thing)
    _mark(pending)


def _are_mediators(setting: Setting, last: Thing) -> bool:
    """`mediators from Europe in Africa` are European."""
    uses = [use for use in setting.uses if use.place >= last.place]
    return any(s.form == "noun" and s.relation in {"MEDIATED", "LED"} for use in uses[-1:] for s in use.senses)


def _is_noun(items: Sequence[Item]) -> bool:
    return any(isinstance(i, Chunk) and i.has(TypeSense) and not i.has(NameSense) for i in items)


def _takes_object(use: Use) -> bool:
    """True for a verb that wants what stands behind it as its end: `mediated by`, not `mediated in`."""
    is_verb = all(sense.form != "noun" for sense in use.senses)
    return is_verb and use.chunk.text.split()[-1].lower() not in PLACE_PREPOSITIONS


def _are_two_nouns(uses: Sequence[Use], use: Use, pending: Pending) -> bool:
    """`mediators and parties of the talks`: those that are the one or the other."""
    nouns = [s.form == "noun" for one in (*uses[-1:], use) for s in one.senses]
    return pending.join == "and" and len(nouns) > 1 and all(nouns)


def _is_excepted(thing: Thing, target: Thing, pending: Pending) -> bool:
    """`mediators of the talks apart from Norway`: one of those asked for is left out."""
    said = [c for c in pending.chunks if c.value("not") == "except" and not c.text.lower().startswith(PLACE_NEGATIONS)]
    return bool(said) and thing.is_named and not target.is_named and thing.fits(target.labels)


def _is_in_a_title(senses: Sequence[RelationSense], setting: Setting, pending: Pending) -> bool:
    offices = [use for use in setting.uses if any(s.relation == "ROLE" and s.edge for s in use.senses)]
    return bool(offices) and pending.after_use and all(s.relation == "ROLE" and s.edge for s in senses)


def _is_beside_another(use: Use) -> bool:
    """`negotiated with`, `fought against`: who is named next did the same, from the other side or beside them."""
    if use.chunk.text.lower().endswith(" of") and any(s.edge == CO_MEDIATOR for s in use.senses):
        return True
    return use.chunk.text.lower().endswith((" with", " against")) and "ADDRESSES" not in {
        s.relation for s in use.senses
    }
