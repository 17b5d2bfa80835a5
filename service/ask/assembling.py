"""Assembling a GraphQuery from the items of a question, and taking stock of the words that found no place in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_schema.check import check_query
from graph_schema.query import Aggregate, Column, GraphQuery, Order
from graph_schema.schema import Schema, load_schema
from service.ask.any_relation import link_any_relation
from service.ask.belonging import absorb, by_its_mediator, join_others_by, leave_out, strategies_of_mediators
from service.ask.chunks import Chunk
from service.ask.columns import columns_for
from service.ask.compose import ids_of, target_condition
from service.ask.figures import average_of, before_grouping, find_grouping, find_order, share_of
from service.ask.forms import Form, find_form
from service.ask.items import Item
from service.ask.linking import link_uses
from service.ask.modifiers import attach_modifiers
from service.ask.named_thing import read_named_thing
from service.ask.other_readings import VARIANTS, read_as
from service.ask.plainly import in_words
from service.ask.readings import AmbiguousName, OtherReading, Reading
from service.ask.scenes import Setting, set_scene
from service.ask.senses import NameSense, TypeSense
from service.ask.target import find_target
from service.ask.things import Scene, Thing
from service.ask.tying import tie_in_the_rest

OPEN = "Why and how questions are not answered by rows; these passages speak of it."
NO_TARGET = "It is not clear what is asked for: name a type of thing, such as cases, friends groups or agreements."
# more rows are counted, not shown; the query with a larger limit gives them
LIST_LIMIT = 100
# a sentence that speaks of more than this is no one question, and reading it would take long
MOST_THINGS = 16
MOST_RELATIONS = 8
TOO_MUCH = "The question speaks of too many things at once. Ask about a few of them at a time."
EVERY = frozenset({"all", "every"})
# steering words that change the meaning, so that they must not stay unused in silence
WEIGHTY = frozenset(
    {
        "not",
        "only",
        "order",
        "compare",
        "number",
        "many",
        "year",
        "decade",
        "era",
        "share",
        "average",
        "any_relation",
        "kind_word",
        "duration",
        "decade_word",
        "compare_after",
    }
)


def assemble(items: Sequence[Item]) -> Reading:
    """The reading of a question's items."""
    schema = load_schema()
    form = find_form(items)
    if form.kind == "open":
        return Reading(None, "an open question", unused=(), reason=OPEN, form="open")
    named = read_named_thing(items, form, schema)
    if named is not None:
        return _taken_stock(items, *named, [], schema)
    target = find_target(before_grouping(items), form, schema)
    if target is None:
        return _taken_stock(items, None, form.kind, _bare_ambiguity(items), schema, reason=NO_TARGET)
    setting = set_scene(items, target)
    if len(setting.scene.things) > MOST_THINGS or len(setting.uses) > MOST_RELATIONS:
        return _taken_stock(items, None, form.kind, [], schema, reason=TOO_MUCH)
    query, variants = _build(setting, items, form, schema)
    others = [OtherReading(VARIANTS[v], other) for v in variants if (other := _read_again(v, items, form, schema))]
    things = setting.scene.connected(target)
    _question_every(items, target)
    reading = _taken_stock(items, query, form.kind, _ambiguities(things), schema)
    return replace(reading, others=tuple(others))


def _read_again(variant: str, items: Sequence[Item], form: Form, schema: Schema) -> GraphQuery | None:
    """The same items read the other way."""
    target = find_target(before_grouping(items), form, schema)
    if target is None:
        return None
    query, _ = _build(set_scene(items, target), items, form, schema, variant)
    return query if query is not None and not check_query(query, schema) else None


def _build(
    setting: Setting, items: Sequence[Item], form: Form, schema: Schema, variant: str = ""
) -> tuple[GraphQuery | None, list[str]]:
    """The query of one reading, and the variants that would give others."""
    scene, target = setting.scene, setting.scene.target
    link_uses(scene, setting.uses, schema)
    variants = read_as(variant, setting, items)
    link_any_relation(setting, schema)
    strategies_of_mediators(scene)
    if form.kind == "share" and form.value is not None:
        by_its_mediator(setting)
    tie_in_the_rest(scene, setting.words_before)
    leave_out(setting)
    join_others_by(setting)
    absorb(scene)
    _settle(scene)
    grouping = find_grouping(items, target, schema) if form.kind in {"count", "share", "average", "list"} else None
    if grouping is not None:
        for chunk in grouping.chunks:
            chunk.used = True
        _drop_links_of(scene, grouping.chunks)
    attach_modifiers(setting, schema, asks_for_values=form.kind in {"when", "where", "long"})
    orders, wanted = find_order(items, scene, schema) if grouping is None else ([], None)
    for thing in scene.connected(target):
        thing.mark_used()
    aggregate = _aggregate(scene, form, items, schema)
    if grouping is not None:
        aggregate = (aggregate or Aggregate(function="count")).model_copy(update={"by": grouping.by})
    for chunk in form.chunks:
        chunk.used = chunk.used or aggregate is not None
    return _query(scene, aggregate, orders, wanted), variants


def _settle(scene: Scene) -> None:
    """Where several types are left for a thing that was only implied, the first is meant: mediation is of cases."""
    for thing in scene.things:
        if thing.implied and len(thing.labels) > 1 and "Case" in thing.labels:
            thing.narrow(("Case",))
        elif len(thing.labels) > 1 and thing.kinds and thing is scene.target:
            thing.narrow(thing.labels[:1])


def _drop_links_of(scene: Scene, chunks: Sequence[Chunk]) -> None:
    """What only says by what to group is no condition."""
    scene.links = [
        link
        for link in scene.links
        if link.chunk not in chunks and not _stands_in(link.source, chunks) and not _stands_in(link.target, chunks)
    ]


def _stands_in(thing: Thing, chunks: Sequence[Chunk]) -> bool:
    return bool(thing.chunks) and all(chunk in chunks for chunk in thing.chunks)


def _aggregate(scene: Scene, form: Form, items: Sequence[Item], schema: Schema) -> Aggregate | None:
    if form.kind == "count":
        return Aggregate(function="count")
    if form.kind == "share":
        return share_of(scene, form)
    if form.kind == "average":
        return average_of(scene, items, schema)
    return None


def _query(scene: Scene, aggregate: Aggregate | None, orders: list[Order], wanted: int | None) -> GraphQuery:
    label = scene.target.labels[0] if len(scene.target.labels) == 1 else None
    is_grouped = aggregate is not None and aggregate.by is not None
    return GraphQuery(
        find=label,
        where=target_condition(scene),
        select=[] if is_grouped else [*columns_for(label), *_ordered_by(orders, label)],
        aggregate=aggregate,
        order=[Order(figure="group")] if is_grouped else orders,
        limit=wanted or LIST_LIMIT,
        with_ties=bool(orders) and not is_grouped,
    )


def _ordered_by(orders: Sequence[Order], label: str | None) -> list[Column]:
    """What rows are ordered by is shown."""
    shown = {column.property for column in columns_for(label)}
    return [
        Column(
            key=order.property or "number",
            label=(order.property or "number").replace("_", " "),
            property=order.property,
            count_of=order.count_of,
        )
        for order in orders
        if order.property is None or order.property not in shown
    ]


def _ambiguities(things: Sequence[Thing]) -> list[AmbiguousName]:
    """Names that still stand for several things, and names typed in part that fit several."""
    found = []
    for thing in things:
        if thing.join == "any" and any(chunk.role("each") for chunk in thing.chunks):
            continue
        for senses in thing.names:
            meant = _candidates(senses, thing.labels)
            if len(meant) > 1:
                found.append(AmbiguousName(" ".join(c.text for c in thing.chunks), tuple(meant)))
    return found


def _left_open(chunk: Chunk) -> AmbiguousName | None:
    """A name typed in part that found no place, where several things have it: which one is to be asked."""
    named = {(s.node, s.name) for s in chunk.all_of(NameSense) if s.partial}
    if len(named) < 2:
        return None
    chunk.used = True
    return AmbiguousName(chunk.text, tuple(sorted(named)))


def _bare_ambiguity(items: Sequence[Item]) -> list[AmbiguousName]:
    """A name that is all there is to a question, where it may be several things."""
    chunks = [c for c in _chunks(items) if not c.is_mark and not c.is_steering]
    if len(chunks) != 1 or not chunks[0].has(NameSense):
        return []
    named = sorted({(s.node, f"{s.name} ({s.label})") for s in chunks[0].all_of(NameSense)})
    chunks[0].used = True
    return [AmbiguousName(chunks[0].text, tuple(named))]


def _candidates(senses: list[NameSense], labels: tuple[str, ...]) -> list[tuple[str, str]]:
    if all(s.partial for s in senses):
        ids = {s.node for s in senses if s.label in labels} or {s.node for s in senses}
    else:
        ids = set(ids_of(senses, labels))
    return sorted({(s.node, s.name) for s in senses if s.node in ids})


def _chunks(items: Sequence[Item]) -> Iterator[Chunk]:
    for item in items:
        yield from [item] if isinstance(item, Chunk) else item.chunks


def _taken_stock(
    items: Sequence[Item],
    query: GraphQuery | None,
    form: str,
    ambiguities: list[AmbiguousName],
    schema: Schema,
    reason: str = "",
) -> Reading:
    """The reading with its words, and every word that matters and was not used."""
    chunks = list(_chunks(items))
    used = [c.text for c in chunks if c.used and not c.is_steering]
    asked = [a for c in chunks if not c.used and (a := _left_open(c)) is not None] if not ambiguities else []
    ambiguities = [*ambiguities, *asked]
    unused = [c.text for c in chunks if not c.used and _matters(c)]
    names = {s.node: s.name for c in chunks for s in c.all_of(NameSense)}
    if query is not None and (problems := check_query(query, schema)):
        query, reason = None, problems[0]
    slips = [c for c in chunks if c.corrected]
    remarks = tuple(f"“{c.corrected}” was read as a misspelling in “{c.text}”" for c in slips)
    confidence = max(0.0, 1.0 - 0.3 * len(unused) - 0.1 * len(slips) - 0.3 * len(ambiguities)) if query else 0.0
    words = in_words(query, schema, names) if query is not None else ""
    return Reading(
        query, words, tuple(used), tuple(unused), tuple(ambiguities), round(confidence, 2), form, reason, remarks, names
    )


def _question_every(items: Sequence[Item], target: Thing) -> None:
    """`in all friends groups` asks for more than one of them; that is not read, and said."""
    chunks = list(_chunks(items))
    for chunk, behind in itertools.pairwise(chunks):
        is_other = behind.has(TypeSense) and behind not in target.chunks and chunks[0] is not chunk
        if chunk.text.lower() in EVERY and is_other:
            chunk.used, chunk.senses = False, []


def _matters(chunk: Chunk) -> bool:
    if chunk.is_mark:
        return False
    if chunk.is_steering:
        groups = chunk.role("group") is not None and chunk.role("preposition") is None
        return groups or chunk.role(*WEIGHTY) is not None
    return chunk.role("small", "light", "ask", "join", "preposition", "time") is None
