"""Setting the scene: which things and relations a question speaks of, and which thing it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph_schema.schema import load_schema
from service.ask.chunks import Chunk
from service.ask.items import Item, Period, Quantity
from service.ask.pending import Pending, is_another_by, is_joined, is_left_out, is_one_more_by
from service.ask.senses import NameSense, PropertySense, RelationSense, TermSense, TypeSense
from service.ask.target import thing_of_name, thing_of_type
from service.ask.things import Scene, Thing, Use

PLACE_PREPOSITIONS = frozenset({"in", "at", "within", "from", "on", "of"})
# `outside Africa` excepts, `outside backers` does not
OUTSIDE = "outside"
PLACE_NEGATIONS = ("outside", "not in", "beyond")
AT_WORK = frozenset({"work", "works", "worked", "working"})
WHERE = ("in", "on", "at", "across", "with")
LOOSE = ("order", "group", "any_relation", "kind_word", "decade_word")
YEAR_PROPERTIES = frozenset({"start_year", "end_year", "year"})


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
    if alone and setting.uses:
        setting.uses[-1].alone = True
    if pending.quantity is not None and setting.uses and _counts_times(pending.quantity):
        setting.uses[-1].quantity = pending.quantity  # "mediated more than once"
    elif pending.quantity is not None:
        setting.loose.append((pending.quantity, pending.negated))
    return setting


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
        _is_at_work(item, rest)
        or _ran_then(item, rest)
        or _says_how_it_went(item, rest)
        or (item.role("any_relation") and rest and isinstance(rest[0], Period))
    ):
        item.used = True
        return replace(pending, after_use=False, before=None)
    return _take_word(setting, item, pending, rest)


def _take_word(setting: Setting, item: Chunk, pending: Pending, rest: Sequence[Item]) -> Pending:
    """Take in a word that means something: a number's unit, a relation, a thing, or what is said of one."""
    if pending.quantity is not None and (item.role("years_word") or _is_size(item, setting)):
        setting.loose += [(pending.quantity, pending.negated), (item, pending.negated)]
        return Pending()
    senses = [] if _is_dated(item, rest) else _relation_senses(item, setting, rest)
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
    elif item.plays("time", "between"):
        pending.before = "between"
    item.used = item.used or not item.role("not", "only")
    return pending


def _mark(pending: Pending) -> None:
    for chunk in pending.chunks:
        chunk.used = True


def _is_dated(chunk: Chunk, rest: Sequence[Item]) -> bool:
    """`ended in 2015` says when, `ended the war` what was done."""
    dates = any(s.property in YEAR_PROPERTIES for s in chunk.all_of(PropertySense))
    return dates and bool(rest) and isinstance(rest[0], Period)


def _is_at_work(chunk: Chunk, rest: Sequence[Item]) -> bool:
    """`worked in the region` says where, `worked` how well."""
    behind = rest[0] if rest else None
    return chunk.text.lower() in AT_WORK and isinstance(behind, Chunk) and behind.text.lower().startswith(WHERE)


def _ran_then(chunk: Chunk, rest: Sequence[Item]) -> bool:
    """`ran from 1994 to 1995` says when, `ran the talks` who led them."""
    return chunk.text.lower() in {"ran", "run", "runs", "running"} and bool(rest) and isinstance(rest[0], Period)


def _says_how_it_went(chunk: Chunk, rest: Sequence[Item]) -> bool:
    """`ended in success`, `ran longer than five years`: what follows says it all."""
    if not chunk.all_of(RelationSense) or not rest:
        return False
    behind = rest[0]
    if isinstance(behind, Quantity):
        return len(rest) > 1 and isinstance(rest[1], Chunk) and rest[1].role("years_word") is not None
    is_verdict = isinstance(behind, Chunk) and any(s.property == "outcome" for s in behind.all_of(TermSense))
    return is_verdict and any(s.relation == "RESULTED_IN" for s in chunk.all_of(RelationSense))


def _relation_senses(chunk: Chunk, setting: Setting, rest: Sequence[Item]) -> list[RelationSense]:
    """Its meanings as a relation; where it may be a verdict too ("succeeded", "held"), only those there is room for."""
    senses = chunk.all_of(RelationSense)
    if any(s.edge == ("how", "guarantee") for s in senses):
        return [s for s in senses if s.edge == ("how", "guarantee")]  # whoever signed as guarantor counts as well
    term = chunk.sense(TermSense)
    if term is None or not senses:
        return senses
    if any(s.relation == "SUCCEEDED" for s in senses):
        return senses if _names_actor(rest) else []
    target = setting.scene.target
    if target.fits(term.labels) and not any(target.fits(ends_of(s.relation)) for s in senses):
        return []
    return senses


def _names_actor(rest: Sequence[Item]) -> bool:
    """True when what stands right behind names an actor or a group: `succeeded the League`."""
    behind = next((i for i in rest if not (isinstance(i, Chunk) and i.role("small"))), None)
    return isinstance(behind, Chunk) and any(s.label in ("Actor", "FriendsGroup") for s in behind.all_of(NameSense))


def ends_of(relation: str) -> tuple[str, ...]:
    """The types at either end of a relation."""
    found = load_schema().relations[relation]
    return (*found.source, *found.target)


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
    thing.excepted = _is_excepted(thing, setting.scene.target, pending)
    if pending.before is not None:
        setting.words_before[thing.place] = pending.before
    setting.scene.things.append(thing)
    _mark(pending)


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
    return use.chunk.text.lower().endswith((" with", " against")) and "ADDRESSES" not in {
        s.relation for s in use.senses
    }
