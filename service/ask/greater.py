"""Which of two or more things that are named is the larger, longer or earlier, or has more of something."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.query import Column, GraphQuery, IsOneOf, Order, Related
from graph_schema.schema import Schema
from service.ask.chunks import Chunk
from service.ask.columns import columns_for
from service.ask.compose import LABEL_ORDER
from service.ask.items import Item
from service.ask.senses import NameSense, PropertySense, RelationSense, TermSense, TypeSense

# what a comparative is measured by, and whether more of it wins
MEASURES = {
    "larger": ("member_count", True),
    "smaller": ("member_count", False),
    "longer": ("duration_years", True),
    "shorter": ("duration_years", False),
    "earlier": ("start_year", False),
    "later": ("start_year", True),
}


def read_greater(items: Sequence[Item], schema: Schema) -> tuple[GraphQuery, str] | None:
    """The winner of a comparison of things that are named; None where nothing is compared, or by nothing coded."""
    chunks = [item for item in items if isinstance(item, Chunk)]
    named = [c for c in chunks if c.has(NameSense) and not c.has(TypeSense) and not c.has(RelationSense)]
    words = [c for c in chunks if c.role("comparative") or c.value("order") in {"most", "fewest"}]
    if len(named) < 2 or len(words) != 1 or any(c.has(TermSense) or c.role("share") for c in chunks):
        return None
    for label in LABEL_ORDER:
        ids = [{s.node for s in c.all_of(NameSense) if s.label == label} for c in named]
        if not all(len(found) == 1 for found in ids):
            continue
        order, used = _order(words[0], chunks, label, schema)
        if order is None or any(not c.used and _is_more_said(c, [*named, *used, words[0]]) for c in chunks):
            continue
        for chunk in (*named, *used, words[0]):
            chunk.used = True
        where = IsOneOf(ids=sorted(set.union(*ids)))
        select = [*columns_for(label), *_measured(order, label)]
        return GraphQuery(find=label, where=where, select=select, order=[order], limit=1, with_ties=True), "list"
    return None


def _measured(order: Order, label: str) -> list[Column]:
    """What decides is shown, where it does not stand among the columns."""
    if order.property in {column.property for column in columns_for(label)}:
        return []
    key = order.property or "number"
    return [Column(key=key, label=key.replace("_", " "), property=order.property, count_of=order.count_of)]


def _is_more_said(chunk: Chunk, used: Sequence[Chunk]) -> bool:
    """True for a word that would be a condition of its own."""
    return not chunk.is_mark and not chunk.is_steering and chunk not in used


def _order(word: Chunk, chunks: Sequence[Chunk], label: str, schema: Schema) -> tuple[Order | None, list[Chunk]]:
    """What the word measures, and the other words that say so."""
    properties = schema.nodes[label].properties
    if (kind := word.value("comparative")) is not None:
        name, most = MEASURES[kind]
        name = "year" if name not in properties and name == "start_year" else name
        known = name in properties or (name == "duration_years" and "end_year" in properties)
        said = [c for c in chunks if c is not word and (c.has(PropertySense) or c.text.lower() == "last")]
        return (Order(property=name, descending=most) if known else None), said
    most = word.value("order") == "most"
    behind = [c for c in chunks if c.start > word.start]
    for chunk in [*behind, *chunks]:
        for prop in chunk.all_of(PropertySense):
            if prop.property in properties and properties[prop.property].is_number:
                return Order(property=prop.property, descending=most), [chunk]
    for chunk in [*behind, *chunks]:
        for sense in chunk.all_of(RelationSense):
            relation = schema.relations[sense.relation]
            for direction, ends, others in (
                ("out", relation.source, relation.target),
                ("in", relation.target, relation.source),
            ):
                if label in ends:
                    nouns = [
                        c for c in behind if c is not chunk and {s.label for s in c.all_of(TypeSense)} & set(others)
                    ]
                    to = sorted({s.label for c in nouns for s in c.all_of(TypeSense)} & set(others))
                    related = Related.model_validate({"relations": [relation.name], "direction": direction, "to": to})
                    return Order(count_of=related, descending=most), [chunk, *nouns]
    return None, []
