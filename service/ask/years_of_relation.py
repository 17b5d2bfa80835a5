"""When one thing came to stand in a relation to another: "when did Norway join the Quartet?", "since when ..."."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.query import AllOf, Column, GraphQuery, IsOneOf, Related
from graph_schema.schema import RelationType, Schema
from service.ask.chunks import Chunk
from service.ask.forms import Form
from service.ask.items import Item
from service.ask.senses import NameSense, RelationSense, TypeSense

ASKS_FOR_YEARS = frozenset({"when", "long"})


def read_years_of_relation(items: Sequence[Item], form: Form, schema: Schema) -> tuple[GraphQuery, str] | None:
    """The years of the one relation between the two things that are named; None for any other question."""
    chunks = [item for item in items if isinstance(item, Chunk)]
    named = [c for c in chunks if c.has(NameSense) and not c.has(TypeSense)]
    words = [c for c in chunks if c.has(RelationSense) and c not in named]
    if form.kind not in ASKS_FOR_YEARS or len(named) != 2 or len(words) != 1:
        return None
    for relation in (schema.relations[sense.relation] for sense in words[0].all_of(RelationSense)):
        for first, second in (named, named[::-1]):
            source, target = _one_of(first, relation.source), _one_of(second, relation.target)
            if source is not None and target is not None:
                for chunk in (*named, *words, *form.chunks):
                    chunk.used = True
                return _query(relation, source, target, schema), "value"
    return None


def _one_of(chunk: Chunk, labels: Sequence[str]) -> NameSense | None:
    """The one thing of the first of the types that the name is of; None where there are several, or none."""
    senses = [s for label in labels for s in chunk.all_of(NameSense) if s.label == label]
    return senses[0] if senses and len({s.node for s in senses if s.label == senses[0].label}) == 1 else None


def _query(relation: RelationType, source: NameSense, target: NameSense, schema: Schema) -> GraphQuery:
    """What the relation itself says of its years; where only the thing it leads to has years, those."""
    outward = Related(relations=[relation.name], to=[target.label], where=IsOneOf(ids=[target.node]))
    if any(prop.type == "year" for prop in relation.properties.values()):
        column = Column(key=relation.label, label=relation.label, neighbours=outward)
        return GraphQuery(find=source.label, where=AllOf(of=[IsOneOf(ids=[source.node]), outward]), select=[column])
    inward = Related(relations=[relation.name], direction="in", where=IsOneOf(ids=[source.node]))
    years = [n for n in ("year", "start_year", "end_year") if n in schema.nodes[target.label].properties]
    columns = [Column(key=name, label=name.replace("_", " "), property=name) for name in years]
    return GraphQuery(find=target.label, where=AllOf(of=[IsOneOf(ids=[target.node]), inward]), select=columns)
