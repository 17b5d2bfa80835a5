"""Setting the scene: which things and relations a question speaks of, and which thing it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph_schema.schema import load_schema
from service.ask.chunks import Chunk
from service.ask.items import Item, Period, Quantity
from service.ask.senses import NameSense, PropertySense, RelationSense, TermSense, TypeSense
from service.ask.target import thing_of_name, thing_of_type
from service.ask.things import Scene, Thing, Use

PLACE_PREPOSITIONS = frozenset({"in", "at", "within", "from", "on", "of"})
# `outside Africa` excepts, `outside backers` does not
OUTSIDE = "outside"
AT_WORK = frozenset({"work", "works", "worked", "working"})
WHERE = ("in", "on", "at", "across", "with")
LOOSE = ("order", "group", "any_relation", "kind_word", "decade_word")
YEAR_PROPERTIES = frozenset({"start_year", "end_year", "year"})


@dataclass
class Setting:
    """What was found in the question before anything is linked.

    loose: items that are neither thing nor relation, with whether a negation stands before them.
    left_out: names that are excepted, with the name before each, whose relation they share.
    others_by: things that may stand in that relation as well (`by a state or by an NGO`).
    """

    scene: Scene
    uses: list[Use] = field(default_factory=list)
    loose: list[tuple[Item, bool]] = field(default_factory=list)
    words_before: dict[int, str] = field(default_factory=dict)
    left_out: list[tuple[Thing, Thing]] = field(default_factory=list)
    others_by: list[tuple[Thing, Thing]] = field(default_factory=list)


@dataclass
class _Pending:
    """What has been read and waits for the thing or relation it belongs to."""

    negated: bool = False
    only: bool = False
    alone: bool = False
    after_use: bool = False
    quantity: Quantity | None = None
    before: str | None = None
    join: str | None = None
    chunks: list[Chunk] = field(default_factory=list)


def is_thing(chunk: Chunk) -> bool:
    """True when the chunk can only be a type or a name."""
    return chunk.sense(RelationSense) is None and (chunk.sense(TypeSense) or chunk.sense(NameSense)) is not None


def set_scene(items: Sequence[Item], target: Thing) -> Setting:
    """Every thing and relation of the question, in order, with what stands before each."""
    setting = Setting(Scene(target, [target]))
    pending = _Pending()
    alone = False
    for place, item in enumerate(items):
        pending = _take(setting, item, pending, items[place + 1 :])
        alone = alone or pending.alone
    if alone and setting.uses:
        setting.uses[-1].alone = True
    if pending.quantity is not None:
        setting.loose.append((pending.quantity, pending.negated))
    return setting


def _take(setting: Setting, item: Item, pending: _Pending, rest: Sequence[Item]) -> _Pending:
    """Take in one item; gives what then waits."""
    if isinstance(item, Period):
        setting.loose.append((item, pending.negated))
        return _Pending(quantity=pending.quantity)
    if isinstance(item, Quantity):
        if pending.quantity is not None:
            setting.loose.append((pending.quantity, pending.negated))
        pending.quantity = item
        return pending
    if item.role("not", "only", "join", "preposition", "time", "both", "small") and not item.sense(TypeSense):
        return _steer(item, pending)
    if item in setting.scene.target.chunks:
        setting.scene.target.quantity = pending.quantity
        return _Pending()
    if (
        _is_at_work(item, rest)
        or _ran_then(item, rest)
        or _says_how_it_went(item, rest)
        or (item.role("any_relation") and rest and isinstance(rest[0], Period))
    ):
        item.used = True
        return replace(pending, after_use=False, before=None)
    return _take_word(setting, item, pending, rest)


def _take_word(setting: Setting, item: Chunk, pending: _Pending, rest: Sequence[Item]) -> _Pending:
    """Take in a word that means something: a number's unit, a relation, a thing, or what is said of one."""
    if pending.quantity is not None and (item.role("years_word") or _is_size(item, setting)):
        setting.loose += [(pending.quantity, pending.negated), (item, pending.negated)]
        return _Pending()
    senses = [] if _is_dated(item, rest) else _relation_senses(item, setting, rest)
    if senses:
        if pending.join in {"and", "or"} and pending.after_use:
            setting.uses[-1].with_next = True
        negated = pending.negated and pending.chunks[-1].text.lower() != OUTSIDE
        use = Use(item, senses, negated=negated, only=pending.only, quantity=pending.quantity)
        use.either = pending.after_use and pending.join == "or"
        use.owned = pending.before == "with"
        use.with_last = pending.after_use and (pending.join is not None or negated)
        setting.uses.append(use)
        if negated == pending.negated:
            _mark(pending)
        return _Pending(after_use=True)
    if is_thing(item):
        _add_thing(setting, item, pending, rest)
        return _Pending()
    if item.has(TermSense) or item.has(PropertySense) or item.role(*LOOSE):
        item.joined = pending.join in {"and", "but"}
        item.either = pending.join == "or"
        setting.loose.append((item, pending.negated))
        _mark(pending)
        return _Pending(quantity=pending.quantity)
    return _Pending(quantity=pending.quantity, join="comma" if item.text == "," else None)


def _steer(item: Chunk, pending: _Pending) -> _Pending:
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
    elif item.role("preposition"):
        pending.before = item.value("preposition")
    elif item.plays("time", "between"):
        pending.before = "between"
    item.used = item.used or not item.role("not", "only")
    return pending


def _mark(pending: _Pending) -> None:
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


def _add_thing(setting: Setting, chunk: Chunk, pending: _Pending, rest: Sequence[Item]) -> None:
    is_name = chunk.sense(NameSense) is not None and (
        chunk.sense(TypeSense) is None or setting.scene.target.fits(("Lesson",))
    )
    thing = thing_of_name(chunk) if is_name else thing_of_type(chunk)
    last = setting.scene.things[-1]
    if _is_another_by(thing, last, pending):
        setting.others_by.append((thing, last))
        _mark(pending)
        return
    if _is_left_out(thing, last, pending):
        thing.negated = True
        setting.left_out.append((thing, last))
        _mark(pending)
        return
    if _is_joined(thing, last, pending):
        known = [{s.node for s in senses} for senses in last.names]
        last.names += [senses for senses in thing.names if {s.node for s in senses} not in known]
        last.chunks += thing.chunks
        # "in Europe and Asia" is in either; "mediated by the League and Norway" by both
        last.join = "any" if pending.join == "or" or thing.labels == ("Place",) else last.join
        last.narrow(thing.labels)
        return
    takes_it = pending.after_use and pending.before is None and _takes_object(setting.uses[-1])
    # "mediated the Sudan talks": the name belongs to the noun behind it, and that is the object
    thing.is_object = takes_it and not (thing.is_named and _is_noun(rest[:1]))
    thing.negated, thing.only, thing.quantity = pending.negated, pending.only, pending.quantity
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


def _is_another_by(thing: Thing, last: Thing, pending: _Pending) -> bool:
    """`by a state or by an NGO`, `nor by an NGO`: the second stands where the first does."""
    if pending.join != "or" or pending.before != "by" or not last.chunks:
        return False
    return thing.place - max(chunk.end for chunk in last.chunks) <= 4 and thing.fits(last.labels)


def _is_left_out(thing: Thing, last: Thing, pending: _Pending) -> bool:
    """`mediated by the League but not Norway`: the second name is of the same relation as the first."""
    if not (thing.is_named and last.is_named and pending.negated and last.chunks):
        return False
    between = thing.place - max(chunk.end for chunk in last.chunks)
    return (
        between <= 3 and set(last.labels) <= {"Actor", "FriendsGroup", "Strategy", "Place"} and thing.fits(last.labels)
    )


def _is_joined(thing: Thing, last: Thing, pending: _Pending) -> bool:
    """Names side by side, joined by and, or, or a comma: `the League and Norway`."""
    if not (thing.is_named and last.is_named) or pending.negated or last.chunks == [] or pending.quantity is not None:
        return False
    between = thing.place - max(chunk.end for chunk in last.chunks)
    return pending.join is not None and between <= 2 and thing.fits(last.labels)
