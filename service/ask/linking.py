"""Finding the two ends of every relation that a question names."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_schema.schema import RelationType, Schema, load_schema
from service.ask.items import Quantity
from service.ask.senses import RelationSense
from service.ask.things import EdgeValue, Link, Scene, Thing, Use

# costs, in tens of words between a relation and its ends; the cheapest pair of ends is taken
IMPLIED = 2.0
ALREADY_IMPLIED = 1.0
WRONG_SIDE = 0.35
WRONG_SIDE_SAME_TYPE = 4.0
TAKEN = 1.5
TWO_NAMES = 1.0
BEYOND_ANOTHER = 0.8
OWNER = 1.0
FARTHEST_TARGET = 0.3


@dataclass(frozen=True)
class _Way:
    """One way to give a relation its ends."""

    sense: RelationSense
    source: Thing
    target: Thing


def link_uses(scene: Scene, uses: Sequence[Use], schema: Schema) -> None:
    """Give every relation that is named its ends, in the order they stand; one that finds none stays unused."""
    for verb, noun in itertools.pairwise(uses):
        if _is_done_by(verb, noun, scene):
            ends = dict.fromkeys(label for s in noun.senses for label in schema.relations[s.relation].source)
            scene.things.append(Thing(noun.place, tuple(ends)))
    for use in _in_order(uses):
        shares = use.with_next or (use.with_last and not _has_own_end(scene, use))
        if _says_capacity(scene, use):
            continue
        ways = _same_ends(scene, use, schema) if shares else []
        ways = ways or list(_ways(scene, use, schema))
        if ways:
            best = min(ways, key=lambda way: _cost(scene, use, uses, way, schema.relations[way.sense.relation]))
            _add_link(scene, use, best, schema.relations[best.sense.relation])
    for first, second in itertools.pairwise(uses):
        if second.either:
            _join_either(scene, first, second)


def _is_done_by(verb: Use, noun: Use, scene: Scene) -> bool:
    """`led by an envoy of Norway`, `mediated by Norway's envoys`: it is the envoy that the verb speaks of."""
    is_noun = any(s.form == "noun" and not s.names_target for s in noun.senses)
    if not is_noun or any(s.form == "noun" for s in verb.senses):
        return False
    between = [t for t in scene.things if verb.place < t.place < noun.place]
    is_owner = len(between) == 1 and any(chunk.owner for chunk in between[0].chunks)
    is_whole = noun.chunk.text.lower().endswith((" of", " to")) or is_owner
    return is_whole and (not between or is_owner) and noun.place - verb.chunk.end <= (3 if is_owner else 1)


def _says_capacity(scene: Scene, use: Use) -> bool:
    """`signed the accord as a witness`: gives the relation before it its capacity; True where there is one."""
    for link in reversed(scene.links if use.as_role else []):
        edge = next((s.edge for s in use.senses if s.edge and link.relations == (s.relation,)), None)
        if edge is not None:
            link.edges.append(edge)
            use.chunk.used = True
            return True
    return False


def _join_either(scene: Scene, first: Use, second: Use) -> None:
    """`funded or hosted`: one of two links with the same ends is enough."""
    found = [link for link in scene.links if link.chunk in (first.chunk, second.chunk)]
    if len(found) == 2 and (found[0].source, found[0].target) == (found[1].source, found[1].target):
        found[1].instead = found[0]


def _has_own_end(scene: Scene, use: Use) -> bool:
    """`funded but not mediated`: the second verb has nothing behind it, so it is about what the first is about."""
    return any(thing.place > use.place for thing in scene.things)


def _in_order(uses: Sequence[Use]) -> list[Use]:
    """As they stand, but of two that are joined ("hosted and mediated by") the second, beside its ends, first."""
    ordered: list[Use] = []
    for use in uses:
        ordered.insert(len(ordered) - 1 if ordered and ordered[-1].with_next else len(ordered), use)
    return ordered


def _same_ends(scene: Scene, use: Use, schema: Schema) -> list[_Way]:
    """The ends of the relation this one is joined to, where it can have the same."""
    if not scene.links:
        return []
    last = scene.links[-1]
    relations = [(sense, schema.relations[sense.relation]) for sense in use.senses]
    return [
        _Way(sense, last.source, last.target)
        for sense, relation in relations
        if last.source.fits(tuple(relation.source)) and last.target.fits(tuple(relation.target))
    ]


def _ways(scene: Scene, use: Use, schema: Schema) -> Iterator[_Way]:
    for sense in use.senses:
        relation = schema.relations[sense.relation]
        sources, targets = tuple(relation.source), tuple(relation.target)
        no_source, no_target = Thing(use.place, sources, implied=True), Thing(use.place, targets, implied=True)
        there = [t for t in scene.things if not t.excepted]
        for source in [*(t for t in there if t.fits(sources)), no_source]:
            for target in [*(t for t in there if t.fits(targets)), no_target]:
                if source is not target and not (source is no_source and target is no_target):
                    yield _Way(sense, source, target)


def _cost(scene: Scene, use: Use, uses: Sequence[Use], way: _Way, relation: RelationType) -> float:
    cost = 0.0
    for end in (way.source, way.target):
        gap = abs(end.place - use.place) / 10
        if end not in scene.things:
            cost += IMPLIED
        elif end.implied:
            cost += gap + ALREADY_IMPLIED
        elif any(chunk.owner for chunk in end.chunks) and use.senses[0].form != "noun":
            cost += gap + OWNER
        elif end is scene.target:
            cost += min(FARTHEST_TARGET, gap)
        else:
            cost += gap + BEYOND_ANOTHER * _uses_between(use, end, uses)
            cost += TAKEN if end.is_named and scene.links_of(end) else 0.0
    if way.source.is_named and way.target.is_named:
        cost += TWO_NAMES
    ends = set(relation.source) & set(relation.target)
    same_type = way.source.fits(tuple(ends)) and way.target.fits(tuple(ends))
    return cost + _wrong_sides(scene, use, way) * (WRONG_SIDE_SAME_TYPE if same_type else WRONG_SIDE)


def _uses_between(use: Use, end: Thing, uses: Sequence[Use]) -> int:
    low, high = sorted((use.place, end.place))
    return sum(low < other.place < high for other in uses if other is not use)


def _wrong_sides(scene: Scene, use: Use, way: _Way) -> int:
    """How many of the two ends stand where the word's form does not want them."""
    if way.sense.form == "noun":
        return _wrong_sides_of_noun(scene, use, way)
    first, second = (way.source, way.target) if way.sense.form == "active" else (way.target, way.source)
    wrong = int(not first.implied and first.place > use.place)
    # "who does Norway back": what stands right before the verb is its subject, what stands before that its object
    fronted = second.place < first.place < use.place and (way.sense.form == "active" or _is_stranded(scene, use, way))
    if not second.implied and second.place < use.place and not fronted:
        wrong += 1
    return wrong


def _is_stranded(scene: Scene, use: Use, way: _Way) -> bool:
    """`who were the talks mediated by?`: nothing that the verb could take stands behind it."""
    behind = [t for t in scene.things if t.place > use.place and t is not way.source and t is not way.target]
    return not any(t.fits(tuple(load_schema().relations[way.sense.relation].source)) for t in behind)


def _wrong_sides_of_noun(scene: Scene, use: Use, way: _Way) -> int:
    """A noun stands for one end; the other follows it ("members of the League") or is before it ("its members")."""
    named, other = (way.target, way.source) if way.sense.names_target else (way.source, way.target)
    if use.owned and named is scene.target:
        return 1  # "armed groups with backers": the backers are others
    if other is scene.target and other.place == use.place and not other.implied:
        return 1  # "predecessor of the League": what is asked for is what the noun itself stands for
    if other.implied or other.place > use.place:
        return int(named.is_named and named.place > use.place)
    if named.is_named and named.place > use.place >= other.place:
        return 1  # "an envoy of Norway" is not Norway
    return int(named.place < other.place and named is not scene.target)


def _number_of(scene: Scene, way: _Way) -> Quantity | None:
    """How many there must be, where the number stands before the thing itself: `hosted two processes`."""
    ends = [e for e in (way.source, way.target) if e is not scene.target and not e.is_named]
    return next((e.quantity for e in ends if e.quantity is not None), None)


def _is_any(quantity: Quantity | None) -> bool:
    return quantity is None or quantity.tests == [("ge", 1)]


def _is_sole(quantity: Quantity) -> bool:
    """`the League as sole mediator`: nobody beside it."""
    return quantity.plain_number == 1 and any(c.text.lower() in {"sole", "single", "a single"} for c in quantity.chunks)


def _add_link(scene: Scene, use: Use, way: _Way, relation: RelationType) -> None:
    way.source.narrow(tuple(relation.source))
    way.target.narrow(tuple(relation.target))
    scene.things += [end for end in (way.source, way.target) if end not in scene.things]
    edges: list[tuple[str, EdgeValue]] = [way.sense.edge] if way.sense.edge else []
    link = Link((relation.name,), way.source, way.target, edges, any_depth=relation.transitive, chunk=use.chunk)
    link.negated = use.negated or any(end.negated for end in (way.source, way.target) if end is not scene.target)
    link.only = use.only or any(end.only for end in (way.source, way.target) if end is not scene.target)
    link.alone = use.alone
    link.quantity = use.quantity or _number_of(scene, way)
    counted = next((end for end in (way.source, way.target) if end is not scene.target), None)
    if link.quantity is not None and counted is not None and counted.is_named:
        link.alone = link.alone or _is_sole(link.quantity)
        link.quantity = use.quantity if link.alone and use.quantity is not None else None
    if relation.name == "MEDIATED" and way.target.labels[:1] == ("Conflict",) and not _is_any(link.quantity):
        link.quantity = None  # its own mediators and those of its cases cannot be counted as one, so it stays unread
    if link.alone and link.quantity is not None:
        for chunk in link.quantity.chunks:
            chunk.used = True
        link.quantity = None
    if link.quantity is not None:
        for chunk in link.quantity.chunks:
            chunk.used = True
    if way.target.implied and relation.target == ["Place"]:
        # "talks held in 1995": where they were held is left open, and need not be coded
        scene.things.remove(way.target)
        before = max((t for t in scene.things if t.place < use.place), key=lambda t: t.place, default=scene.target)
        is_of_deal = before.labels == ("Agreement",)  # "an agreement that held" lasted
        use.chunk.used = use.chunk.text.lower() not in {"venue", "venues"} and not is_of_deal
        return
    scene.links.append(link)
    use.chunk.used = True
