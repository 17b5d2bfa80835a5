"""Assembling a GraphQuery from the items of a question, and taking stock of the words that found no place in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_schema.check import check_query
from graph_schema.query import Aggregate, Column, GraphQuery, Order
from graph_schema.schema import Schema, load_schema
from service.ask.alongside import link_alongside, link_with_whom
from service.ask.antecedent import fresh
from service.ask.any_relation import link_any_relation
from service.ask.behalf import column_on_behalf
from service.ask.belonging import (
    absorb,
    by_its_mediator,
    join_all_by,
    join_others_by,
    leave_out,
    only_between,
    share_out_both,
    strategies_of_mediators,
)
from service.ask.chunks import Chunk
from service.ask.columns import columns_for
from service.ask.compose import target_condition
from service.ask.figures import average_of, before_grouping, find_grouping, find_order, predicate_of, share_of
from service.ask.forms import Form, find_form
from service.ask.greater import read_greater
from service.ask.groups_ranked import as_figures_by_group
from service.ask.items import Item
from service.ask.lessons_from import lessons_from_countries
from service.ask.likeness import where_to_compare
from service.ask.linking import link_uses
from service.ask.modifiers import attach_modifiers
from service.ask.named_thing import VENUE, read_named_thing
from service.ask.other_readings import VARIANTS, read_as
from service.ask.rates_compared import compare_rates
from service.ask.readings import OtherReading, Reading
from service.ask.scenes import Setting, set_scene
from service.ask.taking_stock import (
    ambiguities_of,
    bare_ambiguity,
    chunks_of,
    question_any,
    question_every,
    question_the_place,
    question_the_same,
    question_where,
    taken_stock,
)
from service.ask.target import find_target
from service.ask.things import Scene, Thing
from service.ask.tying import tie_in_the_rest
from service.ask.years_of_relation import read_years_of_relation

OPEN = "Why and how questions are not answered by rows; these passages speak of it."
NO_TARGET = "It is not clear what is asked for: name a type of thing, such as cases, friends groups or agreements."
# more rows are counted, not shown; the query with a larger limit gives them
LIST_LIMIT = 100
# a sentence that speaks of more than this is no one question, and reading it would take long
MOST_THINGS = 16
MOST_RELATIONS = 8
TOO_MUCH = "The question speaks of too many things at once. Ask about a few of them at a time."


def assemble(items: Sequence[Item]) -> Reading:
    """The reading of a question's items."""
    schema = load_schema()
    ranked = as_figures_by_group(items)
    if ranked is not None:
        items = ranked[0]
    form = find_form(items)
    if form.kind == "open":
        return Reading(None, "an open question", unused=(), reason=OPEN, form="open")
    if elsewhere := where_to_compare(items):
        return taken_stock(items, None, form.kind, [], schema, reason=elsewhere)
    named = (
        read_years_of_relation(items, form, schema)
        or read_greater(items, schema)
        or read_named_thing(items, form, schema)
    )
    if named is not None:
        return taken_stock(items, *named, [], schema)
    target = find_target(before_grouping(items), form, schema)
    if target is None:
        return taken_stock(items, None, form.kind, bare_ambiguity(items), schema, reason=NO_TARGET)
    setting = set_scene(items, target)
    if len(setting.scene.things) > MOST_THINGS or len(setting.uses) > MOST_RELATIONS:
        return taken_stock(items, None, form.kind, [], schema, reason=TOO_MUCH)
    query, variants = _build(setting, items, form, schema)
    if ranked is not None and query is not None:
        first = Order(figure="value", descending=ranked[1])
        query = query.model_copy(update={"order": [first], "limit": 1, "with_ties": True})
    others = [OtherReading(VARIANTS[v], other) for v in variants if (other := _read_again(v, items, form, schema))]
    things = setting.scene.connected(target)
    question_every(items, target)
    question_any(items)
    question_the_same(items, target)
    question_the_place(items)
    question_where(items, form)
    reading = taken_stock(items, query, form.kind, ambiguities_of(things), schema)
    return replace(reading, others=tuple(others))


def _read_again(variant: str, items: Sequence[Item], form: Form, schema: Schema) -> GraphQuery | None:
    """The same items read the other way."""
    items = fresh(items)
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
    _hang_together(setting, form, schema)
    grouping = find_grouping(items, target, schema) if form.kind in {"count", "share", "average", "list"} else None
    if grouping is not None:
        for chunk in (*grouping.chunks, *(c for c in chunks_of(items) if _is_arranged(c))):
            chunk.used = True
        _drop_links_of(scene, grouping.chunks)
    compared = compare_rates(items, scene) if form.kind == "share" and grouping is None else None
    predicate = predicate_of(items) if form.kind == "share" else None
    attach_modifiers(setting, schema, asks_for_values=form.kind in {"when", "where", "long"}, predicate=predicate)
    has_order = grouping is None and form.kind not in {"average", "share"}
    orders, wanted = find_order(items, scene, schema) if has_order else ([], None)
    for chunk in chunks_of(items):
        is_for_readers = chunk.role("audience") is not None and target.labels == ("Lesson",)
        chunk.used = chunk.used or is_for_readers or (form.kind == "average" and chunk.text.lower() == "last")
    for thing in scene.connected(target):
        thing.mark_used()
    aggregate = _aggregate(scene, form, items, schema)
    if compared is not None and aggregate is not None:
        aggregate = aggregate.model_copy(update={"by": compared})
    if grouping is not None:
        aggregate = (aggregate or Aggregate(function="count")).model_copy(update={"by": grouping.by})
    for chunk in form.chunks:
        tells_outcome = form.kind == "ending" and target.fits(("Case", "FriendsGroup"))
        is_figure = aggregate is not None and not (form.kind == "share" and len(target.labels) > 1)
        chunk.used = chunk.used or is_figure or tells_outcome
    query = _query(scene, aggregate, orders, wanted)
    if (column := column_on_behalf(items, scene)) is not None:
        query = query.model_copy(update={"select": [*query.select, column]})
    if form.kind == "where" and query.find == "Case" and query.select:
        query = query.model_copy(update={"select": [VENUE, *query.select]})
        for chunk in form.chunks:
            chunk.used = True
    return query, variants


def _hang_together(setting: Setting, form: Form, schema: Schema) -> None:
    """Give everything that is named its place in the scene, beyond the relations that words name."""
    scene, target = setting.scene, setting.scene.target
    link_any_relation(setting, schema)
    link_alongside(setting)
    link_with_whom(setting)
    strategies_of_mediators(scene)
    if (form.kind == "share" and form.value is not None) or not (target.chunks or setting.uses):
        by_its_mediator(setting)
    tie_in_the_rest(scene, setting.words_before)
    lessons_from_countries(scene)
    leave_out(setting)
    join_others_by(setting)
    join_all_by(setting)
    share_out_both(scene)
    only_between(setting)
    absorb(scene)
    _settle(scene)


def _is_arranged(chunk: Chunk) -> bool:
    """`break the groups down by kind`: here nothing broke down."""
    return chunk.role("arranged") is not None


def _settle(scene: Scene) -> None:
    """Where several types are left for a thing that was only implied, the first is meant: mediation is of cases."""
    denied = [link.negated for link in scene.links_of(scene.target)]
    if denied and all(denied) and scene.target.fits(("Actor",)):
        scene.target.narrow(("Actor",))  # "who never mediated": everything else in the graph never did either
    for thing in scene.things:
        is_left_open = thing.implied or (thing is scene.target and not thing.chunks)
        if is_left_open and len(thing.labels) > 1 and "Case" in thing.labels:
            thing.narrow(("Case",))
        elif len(thing.labels) > 1 and any(k.relations == ("USED_STRATEGY",) for k in scene.links_of(thing)):
            thing.narrow(("Actor",))  # cases use strategies too, and are not asked for
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
