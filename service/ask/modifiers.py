"""What a question says of its things: outcomes, sizes, years; each goes to the thing it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.query import ActiveIn, AllOf, AnyOf, Comparison, Condition, HasProperty, Not
from graph_schema.schema import Schema
from service.ask.chunks import Chunk
from service.ask.columns import columns_for
from service.ask.items import Item, Period, Quantity
from service.ask.scenes import Setting
from service.ask.senses import PropertySense, TermSense
from service.ask.things import ANY_ACTOR, Link, Scene, Thing
from service.ask.verbs import YEAR_PROPERTIES

# "did not succeed" is failure or partial success; what still goes on, or was never judged, did neither
NEGATED_OUTCOME = {"success": ["failure", "partial"], "failure": ["success", "partial"]}
BEGAN = "start_year"
WITH_DURATION = ("Case", "Conflict", "FriendsGroup")
# a membership is asked about year by year
LONGEST_SPAN = 15
YEARS_OF_LINK = ("MEMBER_OF", "ROLE")


def attach_modifiers(
    setting: Setting, schema: Schema, *, asks_for_values: bool, predicate: Chunk | None = None
) -> None:
    """Give every outcome, size and span of years to the thing it is said of; what fits nothing stays unused.

    predicate: what a share is asked of: `what share of the cases served by a group succeeded`.
    """
    loose = [item for item, _ in setting.loose]
    negated = {id(item): is_negated for item, is_negated in setting.loose}
    for place, item in enumerate(loose):
        before = loose[place - 1] if place else None
        if isinstance(item, Period):
            _attach_period(setting.scene, item, before, negated[id(item)], schema)
        elif isinstance(item, Quantity):
            behind = loose[place + 1] if place + 1 < len(loose) else None
            if not (isinstance(before, Chunk) and before.role("order")):
                _attach_quantity(setting.scene, item, [before, behind])
        elif _is_under_way(item, loose[place + 1 : place + 2]):
            item.used = True
        elif item is predicate and not negated[id(item)] and _say_of_target(setting.scene, item):
            item.used = True
        elif item.sense(TermSense) is not None and not item.used:
            behind = loose[place + 1] if place + 1 < len(loose) else None
            _attach_term(setting.scene, item, before, negated[id(item)], behind)
        elif (flag := _flag(item, setting.scene, schema)) is not None:
            _attach_flag(setting.scene, item, flag, negated[id(item)], schema)
        elif (asks_for_values or _is_shown(item, setting.scene)) and item.sense(PropertySense) is not None:
            item.used = True


def _say_of_target(scene: Scene, chunk: Chunk) -> bool:
    """Say an outcome or a standing of what is asked for; True where that can have one."""
    sense = next((s for s in chunk.all_of(TermSense) if scene.target.fits(s.labels)), None)
    if sense is None or _contradicts(scene.target, sense):
        return False
    scene.target.narrow(sense.labels)
    scene.target.tests.append(term_test(sense, False))
    return True


def _is_under_way(chunk: Chunk, behind: Sequence[Item]) -> bool:
    """`under way in 1999` says when, not that it still goes on."""
    goes_on = any(s.property == "outcome" and s.values == ("ongoing",) for s in chunk.all_of(TermSense))
    return goes_on and bool(behind) and isinstance(behind[0], Period)


def _is_shown(chunk: Chunk, scene: Scene) -> bool:
    """`the outcome of the talks`: what is asked for stands among the columns."""
    shown = {column.property for column in columns_for(scene.target.labels[0])}
    said = chunk.text.lower()
    return (said.endswith(" of") or said.startswith("how ")) and any(
        s.property in shown for s in chunk.all_of(PropertySense)
    )


def nearest_thing(scene: Scene, labels: Sequence[str], place: int, *, forward: bool = False) -> Thing | None:
    """The thing of one of the types that stands closest before the place, or right at it where `forward`."""
    fitting = [t for t in scene.connected(scene.target) if t.fits(tuple(labels))]
    if forward:
        ahead = [t for t in fitting if t.place == place]
        if ahead:
            return ahead[0]
    # "deals reached before 1990" are dated themselves
    is_asked = scene.target in fitting and bool(scene.target.chunks) and len(scene.target.labels) == 1
    ahead = [t for t in fitting if t.place <= place and not t.is_named]
    ahead = [t for t in ahead if not (t.implied and (is_asked or _is_actor(t)))]
    ahead = [t for t in ahead if t.labels != ANY_ACTOR] or ahead  # "donors in Asia since 2000" gave then
    if ahead:
        return max(ahead, key=lambda t: t.place)
    return scene.target if scene.target in fitting else next(iter(fitting), None)


def _flag(chunk: Chunk, scene: Scene, schema: Schema) -> PropertySense | None:
    """A property that is yes or no: `contested`, `sources disagree`."""
    label = scene.target.labels[0]
    known = schema.nodes[label].properties
    senses = [s for s in chunk.all_of(PropertySense) if label in s.labels]
    return next((s for s in senses if known[s.property].type == "boolean"), None)


def _attach_flag(scene: Scene, chunk: Chunk, flag: PropertySense, negated: bool, schema: Schema) -> None:
    # what the store works out is only there where it holds
    is_derived = schema.nodes[scene.target.labels[0]].properties[flag.property].derived
    test = HasProperty(property=flag.property, test="known" if is_derived else "eq", value=None if is_derived else True)
    scene.target.tests.append(Not(of=test) if negated else test)
    chunk.used = True


def _attach_term(scene: Scene, chunk: Chunk, before: Item | None, negated: bool, behind: Item | None) -> None:
    found = _meant(scene, chunk)
    if found is not None:
        sense, thing = found
        either = _either(thing, sense, chunk, before)
        if either is None and _contradicts(thing, sense):
            chunk.used = term_test(sense, negated) in thing.tests
            return
        thing.narrow(sense.labels)
        thing.tests.append(either or term_test(sense, negated))
        chunk.used = True
        for beside in (before, behind):
            if isinstance(beside, Chunk) and (prop := beside.sense(PropertySense)) and prop.property == sense.property:
                beside.used = True


def _contradicts(thing: Thing, sense: TermSense) -> bool:
    """A thing has one outcome: a second one is said of something else, and is better left unread."""
    return any(isinstance(t, HasProperty) and t.property == sense.property == "outcome" for t in thing.tests)


def _is_actor(thing: Thing) -> bool:
    return "Actor" in thing.labels and not thing.is_named


def _meant(scene: Scene, chunk: Chunk) -> tuple[TermSense, Thing] | None:
    """The meaning that fits, and the thing it is said of: an adjective goes to the noun behind it, a verb back."""
    ways = [(s, t) for s in chunk.all_of(TermSense) for t in scene.connected(scene.target) if t.fits(s.labels)]
    # "mediators who succeeded": what they mediated did
    ways = [(s, t) for s, t in ways if not _is_actor(t) or "Actor" in s.labels] or ways
    ahead = [(s, t) for s, t in ways if t.place == chunk.end and t.chunks]
    if ahead:
        return ahead[0]
    joined = [(s, t) for s, t in ways if t is scene.target and chunk.joined]
    before = [(s, t) for s, t in ways if t.place <= chunk.start and not t.is_named]
    nearest = max(before, key=lambda way: way[1].place, default=None)
    return next(iter(joined), None) or nearest or next(iter(ways), None)


def _either(thing: Thing, sense: TermSense, chunk: Chunk, before: Item | None) -> Condition | None:
    """`failed or partly succeeded` is either value, `neither a success nor a failure` any other that is coded."""
    first = before.sense(TermSense) if isinstance(before, Chunk) and (chunk.either or chunk.joined) else None
    if first is None or first.property != sense.property or not thing.tests:
        return None
    values = list(dict.fromkeys([*first.values, *sense.values]))
    is_plain = thing.tests[-1] == term_test(first, False)
    thing.tests.pop()
    return HasProperty(property=sense.property, test="in" if is_plain else "not_in", value=values)


def term_test(sense: TermSense, negated: bool) -> Condition:
    """The condition that a word for a value stands for, or its opposite among what is judged at all."""
    values = list(sense.values)
    if negated and sense.property == "outcome":
        values = [v for value in values for v in NEGATED_OUTCOME.get(value, [])]
        if values:
            return HasProperty(property="outcome", test="in", value=values)
    test: Condition = (
        HasProperty(property=sense.property, test="eq", value=sense.values[0])
        if len(sense.values) == 1
        else HasProperty(property=sense.property, test="in", value=list(sense.values))
    )
    return Not(of=test) if negated else test


def _attach_quantity(scene: Scene, quantity: Quantity, around: Sequence[Item | None]) -> None:
    """A number beside a property (`six members`, `size below six`), or alone where only one property can be meant."""
    years = next((c for c in around if isinstance(c, Chunk) and c.role("years_word")), None)
    if years is not None and (thing := nearest_thing(scene, WITH_DURATION, quantity.start)) is not None:
        _add_tests(thing, quantity, PropertySense("duration_years", WITH_DURATION))
        years.used = True
        return
    beside = [c for c in around if isinstance(c, Chunk) and (c.sense(PropertySense) is not None) and not c.used]
    for chunk in beside:
        prop = chunk.sense(PropertySense)
        thing = nearest_thing(scene, prop.labels, quantity.start) if prop else None
        if prop is not None and thing is not None and prop.property == "member_count":
            _add_tests(thing, quantity, prop)
            chunk.used = True
            return
    thing = scene.target
    follows = bool(thing.chunks) and 0 <= quantity.start - thing.chunks[-1].end <= 1
    if thing.labels == ("FriendsGroup",) and (quantity.tests[0][0] != "eq" or follows):
        _add_tests(thing, quantity, PropertySense("member_count", ("FriendsGroup",)))


def _add_tests(thing: Thing, quantity: Quantity, prop: PropertySense) -> None:
    thing.narrow(prop.labels)
    thing.tests += [HasProperty(property=prop.property, test=test, value=value) for test, value in quantity.tests]
    for chunk in quantity.chunks:
        chunk.used = True


def _attach_period(scene: Scene, period: Period, before: Item | None, negated: bool, schema: Schema) -> None:
    prop = _year_property(before, scene.target)
    link = _link_with_years(scene, period)
    is_span = period.from_year is not None and period.to_year is not None and not period.others
    is_span = is_span and (period.to_year or 0) - (period.from_year or 0) <= LONGEST_SPAN
    if prop is None and link is not None and period.from_year is not None and period.to_year is not None and is_span:
        link.years = (period.from_year, period.to_year)
        _mark(period)
        return
    with_years = [n.name for n in schema.nodes.values() if {"start_year", "year"} & n.properties.keys()]
    labels = tuple(prop.labels) if prop else tuple(label for label in with_years if label != "Document")
    thing = nearest_thing(scene, labels, period.start)
    if thing is None:
        return
    thing.narrow(labels)
    spans = [period, *period.others]
    tests = [year_test(span, thing.labels[0], prop.property if prop else None, schema) for span in spans]
    test = tests[0] if len(tests) == 1 else AnyOf(of=[t for t in tests if t is not None])
    if test is None or None in tests:
        return
    thing.tests.append(Not(of=test) if negated else test)
    _mark(period)
    if prop is not None and isinstance(before, Chunk):
        before.used = True


def _year_property(before: Item | None, target: Thing) -> PropertySense | None:
    """The property that `began`, `ended` or `signed in` right before the years stands for."""
    if not isinstance(before, Chunk) or before.used:
        return None
    dated = [s for s in before.all_of(PropertySense) if s.property in YEAR_PROPERTIES]
    return next((s for s in dated if target.fits(s.labels)), None) or next(iter(dated), None)


def _link_with_years(scene: Scene, period: Period) -> Link | None:
    """Who was a member in a year: the years are the membership's where a named thing is what one is a member of."""
    links = [link for link in scene.links_of(scene.target) if link.relations[0] in YEARS_OF_LINK]
    return next((link for link in links if link.other(scene.target).is_named), None)


def year_test(period: Period, label: str, prop: str | None, schema: Schema) -> Condition | None:
    """The condition that a span of years is for a type: active in it, or begun, ended or made in it, as said."""
    properties = schema.nodes[label].properties
    if prop is None and BEGAN in properties and not period.began:
        return ActiveIn(from_year=period.from_year, to_year=period.to_year)
    name = prop if prop in properties else BEGAN if BEGAN in properties else "year"
    if name not in properties:
        return None
    ends: list[tuple[Comparison, int | None]] = [("ge", period.from_year), ("le", period.to_year)]
    tests: list[Condition] = [
        HasProperty(property=name, test=test, value=year) for test, year in ends if year is not None
    ]
    if period.from_year == period.to_year and period.from_year is not None:
        return HasProperty(property=name, test="eq", value=period.from_year)
    return tests[0] if len(tests) == 1 else AllOf(of=tests)


def _mark(period: Period) -> None:
    for chunk in period.chunks:
        chunk.used = True
