"""Figures: how many, which share, how long on average; by what they are grouped, and in what order rows come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_schema.query import Aggregate, AllOf, Condition, GroupBy, HasProperty, Not, Order, Related
from graph_schema.schema import Property, Schema
from service.ask.chunks import Chunk
from service.ask.compose import take_out
from service.ask.forms import Form
from service.ask.items import Item, Quantity
from service.ask.meanings import counted, relate
from service.ask.paths import path_between
from service.ask.senses import PropertySense, RelationSense, TermSense, TypeSense
from service.ask.things import Link, Scene, Thing

# the outcomes that are verdicts; what still goes on or was never judged is left out of a rate
JUDGED = ["success", "partial", "failure"]
RELATIVES = frozenset({"that", "which", "who", "and", "or", "but"})
_DESCENDING = {
    "most_recent": True,
    "earliest": False,
    "largest": True,
    "smallest": False,
    "longest": True,
    "shortest": False,
}


@dataclass(frozen=True)
class Grouping:
    """By what a figure is grouped, and the words that say so."""

    by: GroupBy
    chunks: tuple[Chunk, ...]


def before_grouping(items: Sequence[Item]) -> Sequence[Item]:
    """The items that may say what is asked for: not those behind a `by` that groups ("success rate by region")."""
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if isinstance(item, Chunk) and item.role("group"):
            behind = [i for i in items[place + 1 :] if isinstance(i, Chunk) and not i.role("small")]
            kinds = {s.label for c in behind[:1] for s in c.all_of(TypeSense)}
            if behind and (kinds & {"Place", "Strategy", "Topic"} or behind[0].role("kind_word", "decade_word", "ask")):
                return items[:place]
    return items


def find_grouping(items: Sequence[Item], target: Thing, schema: Schema) -> Grouping | None:
    """`by decade`, `per outcome`, `by number of mediators`: what stands behind the last such word; None without one."""
    if any(isinstance(i, Chunk) and i.value("order") == "top" for i in items):
        return None  # "the top three by size" says by what to order
    for place in range(len(items) - 1, 0, -1):
        item = items[place]
        if not (isinstance(item, Chunk) and item.role("group")):
            continue
        if items[place + 1 : place + 2] == target.chunks:
            item.used = True  # "mediators per case"
            continue
        behind = [i for i in items[place + 1 :] if isinstance(i, Chunk) and not i.is_mark and not i.role("small")]
        if found := _grouping(behind, target, schema):
            by, used = found
            return Grouping(by, (item, *used))
    return None


def _grouping(behind: Sequence[Chunk], target: Thing, schema: Schema) -> tuple[GroupBy, Sequence[Chunk]] | None:
    if not behind:
        return None
    counted = behind[0].value("ask") == "how_many" and len(behind) > 1
    chunk = behind[1] if counted else behind[0]
    used = behind[:2] if counted else behind[:1]
    properties = schema.nodes[target.labels[0]].properties
    if chunk.role("decade_word"):
        return GroupBy(property="decade"), used
    if chunk.role("kind_word") and "kind" in properties:
        return GroupBy(property="kind"), used
    if chunk.role("years_word"):
        year = next((name for name in ("start_year", "year") if name in properties), None)
        return None if year is None else (GroupBy(property=year), used)
    prop = chunk.sense(PropertySense)
    if prop is not None and prop.property in properties:
        return GroupBy(property=prop.property), used
    related = _neighbours(chunk, target, schema)
    if related is None:
        return None
    return (GroupBy(count_of=related) if counted else GroupBy(neighbour=related)), used


def _neighbours(chunk: Chunk, target: Thing, schema: Schema) -> Related | None:
    """The neighbours a noun stands for, seen from what is grouped: mediators of a case, regions it lies in."""
    for sense in chunk.all_of(RelationSense):
        relation = schema.relations[sense.relation]
        if target.fits(tuple(relation.target)):
            return Related(relations=[relation.name], direction="in")
        if target.fits(tuple(relation.source)):
            return Related(relations=[relation.name], direction="out")
    kind = next((s for s in chunk.all_of(TypeSense) if s.label == "Place"), None)
    if kind is not None and target.fits(("Case", "Conflict", "Actor", "Place")):
        where = _kind_of_place(list(kind.values)) if kind.property else None
        return Related(relations=["LOCATED_IN"], to=["Place"], any_depth=True, where=where)
    for noun in chunk.all_of(TypeSense):
        path = path_between(target.labels[0], noun.label)
        if path is not None and len(path) == 1 and noun.property is None:
            return Related(
                relations=[path[0].relation], direction="out" if path[0].forward else "in", to=[path[0].label]
            )
    return None


def _kind_of_place(kinds: list[str]) -> Condition:
    """Places of a kind, without those made up of others of it: a country counts in one region."""
    is_kind = HasProperty(property="kind", test="in", value=[*kinds])
    return AllOf(of=[is_kind, Not(of=Related(relations=["LOCATED_IN"], direction="in", to=["Place"], where=is_kind))])


def rate(value: str) -> Condition:
    """The numerator of a success or failure rate."""
    return HasProperty(property="outcome", test="eq", value=value)


def judged() -> Condition:
    """The denominator of a rate: things that were judged at all."""
    return HasProperty(property="outcome", test="in", value=list(JUDGED))


def share_of(scene: Scene, form: Form) -> Aggregate | None:
    """A share: of successes where a rate is asked for, else of what the last test of the question says."""
    target = scene.target
    if form.value is not None:
        target.tests = [t for t in target.tests if not (isinstance(t, HasProperty) and t.property == "outcome")]
        return Aggregate(function="share", numerator=rate(form.value), among=judged())
    outcome = next((t for t in target.tests if isinstance(t, HasProperty) and t.property == "outcome"), None)
    if outcome is not None:
        target.tests.remove(outcome)
        return Aggregate(function="share", numerator=outcome, among=judged())
    coded = next((t for t in reversed(target.tests) if isinstance(t, HasProperty)), None)
    if coded is not None:
        target.tests.remove(coded)
        known = HasProperty(property=coded.property, test="known")
        return Aggregate(function="share", numerator=coded, among=known)
    said = [link for link in scene.links_of(target) if link.chunk is not None] or scene.links_of(target)
    if not said:
        return None
    _, where = take_out(scene, said[-1])
    return Aggregate(function="share", numerator=relate(said[-1], target, where))


def predicate_of(items: Sequence[Item]) -> Chunk | None:
    """The verdict that ends the sentence, but for one about the noun before it: `served by a group that failed`."""
    chunks = [i for i in items if isinstance(i, Chunk) and not i.is_mark]
    if len(chunks) < 2 or chunks[-2].text.lower() in RELATIVES:
        return None
    is_verdict = any(s.property in {"outcome", "status"} for s in chunks[-1].all_of(TermSense))
    return chunks[-1] if is_verdict and not chunks[-1].has(TypeSense) else None


def average_of(scene: Scene, items: Sequence[Item], schema: Schema) -> Aggregate | None:
    """An average: of a number that the thing has, or of how many neighbours it has."""
    target = scene.target
    properties = schema.nodes[target.labels[0]].properties
    for chunk in (i for i in items if isinstance(i, Chunk)):
        if chunk.role("duration") and "end_year" in properties:
            chunk.used = True
            return Aggregate(function="average", property="duration_years")
        prop = chunk.sense(PropertySense)
        if prop is not None and prop.property in properties and properties[prop.property].is_number:
            chunk.used = True
            scene.links = [link for link in scene.links if link.chunk is not chunk]
            return Aggregate(function="average", property=prop.property)
    unnamed = [link for link in scene.links_of(target) if not link.other(target).is_named]
    if not unnamed:
        return None
    _, where = take_out(scene, unnamed[0])
    return Aggregate(function="average", of_count=counted(unnamed[0], target, where))


def find_order(items: Sequence[Item], scene: Scene, schema: Schema) -> tuple[list[Order], int | None]:
    """The order of rows and how many are wanted, from `most recent`, `five earliest`, `with the most mediators`."""
    for place, item in enumerate(items):
        if isinstance(item, Chunk) and (kind := item.value("order")) is not None:
            if order := _order(kind, place, items, scene, schema):
                item.used = True
                return [order], _how_many(items, place)
    return [], None


def _how_many(items: Sequence[Item], place: int) -> int:
    """A number beside the word; one where there is none, ties shown."""
    for beside in (place - 1, place + 1):
        item = items[beside] if 0 <= beside < len(items) else None
        if isinstance(item, Quantity) and item.plain_number is not None:
            for chunk in item.chunks:
                chunk.used = True
            return item.plain_number
    return 1


def _order(kind: str, place: int, items: Sequence[Item], scene: Scene, schema: Schema) -> Order | None:
    properties = schema.nodes[scene.target.labels[0]].properties
    if kind in {"most_recent", "earliest"}:
        name = next((n for n in ("start_year", "year") if n in properties), None)
        return None if name is None else Order(property=name, descending=_DESCENDING[kind])
    if kind in {"largest", "smallest"}:
        return Order(property="member_count", descending=_DESCENDING[kind]) if "member_count" in properties else None
    if kind in {"longest", "shortest"}:
        return Order(property="duration_years", descending=_DESCENDING[kind]) if "end_year" in properties else None
    if kind == "top" and (order := _order_by(items, place, scene, schema)) is not None:
        return order
    kind = "most" if kind == "top" else kind
    if kind in {"most", "fewest"}:
        if number := _number_behind(place, items, properties):
            scene.links = [link for link in scene.links if link.chunk is not items[place + 1]]
            return Order(property=number, descending=kind == "most")
        related = _counted(place, items, scene)
        if related is not None and (kind == "most" or scene.target.fits(("Actor",))):
            scene.target.tests.append(related)  # who has none of them is not in question
        return None if related is None else Order(count_of=related, descending=kind == "most")
    return None


def _order_by(items: Sequence[Item], place: int, scene: Scene, schema: Schema) -> Order | None:
    """`top three by size`: what stands behind the `by`, highest first."""
    at = next((n for n, i in enumerate(items) if n > place and isinstance(i, Chunk) and i.role("group")), None)
    if at is None:
        return None
    behind = [i for i in items[at + 1 :] if isinstance(i, Chunk) and not i.role("small")]
    if (link := _link_to(behind, scene)) is not None:
        for chunk in (items[at], *behind[:2]):
            if isinstance(chunk, Chunk):
                chunk.used = True
        _, where = take_out(scene, link)
        number = counted(link, scene.target, where)
        scene.target.tests.append(number)
        return Order(count_of=number, descending=True)
    found = _grouping(behind, scene.target, schema)
    if found is None:
        return None
    by, used = found
    for chunk in (items[at], *used):
        if isinstance(chunk, Chunk):
            chunk.used = True
    related = by.count_of or by.neighbour
    scene.links = [link for link in scene.links if link.chunk not in used]
    return Order(property=by.property, count_of=related, descending=True)


def _link_to(behind: Sequence[Chunk], scene: Scene) -> Link | None:
    """`mediators by number of cases`: the link by which what is asked for has those at all."""
    is_counted = bool(behind) and behind[0].value("ask") == "how_many" and len(behind) > 1
    labels = {s.label for s in behind[1].all_of(TypeSense)} if is_counted else set()
    links = scene.links_of(scene.target)
    return next((k for k in links if labels & set(k.other(scene.target).labels)), None)


def _number_behind(place: int, items: Sequence[Item], properties: Mapping[str, Property]) -> str | None:
    """The property that the word behind stands for, where it is a number: `the most members`."""
    behind = items[place + 1] if place + 1 < len(items) else None
    senses = behind.all_of(PropertySense) if isinstance(behind, Chunk) else []
    return next((s.property for s in senses if s.property in properties and properties[s.property].is_number), None)


def _counted(place: int, items: Sequence[Item], scene: Scene) -> Related | None:
    """What there is to be most of: the nearest link of what is asked for, taken out of the conditions."""
    links = [link for link in scene.links_of(scene.target) if not link.other(scene.target).is_named]
    if not links:
        return None
    word = items[place]
    link = min(links, key=lambda link: _gap(link, scene.target, word.start))
    _, where = take_out(scene, link)
    return counted(link, scene.target, where)


def _gap(link: Link, target: Thing, place: int) -> int:
    at = link.chunk.start if link.chunk is not None else link.other(target).place
    return abs(at - place)
