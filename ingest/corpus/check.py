"""What is wrong with each record: schema, links, sources, sizes, years, bases. Pure; one line a fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from graph_schema.errors import UnknownTerm
from graph_schema.ids import slug
from graph_schema.schema import Property, Schema
from ingest.corpus.bibliography import Work
from ingest.corpus.codes import check_codes
from ingest.corpus.phases import check_phases, check_stage
from ingest.corpus.record import Citations, Fact, Link, Record
from ingest.corpus.shared_names import check_names

_CRITERIA = "outcome_criteria"
_STAGES = "process_stages"
_Item = TypeVar("_Item", Fact, Link)


def check_records(
    records: Sequence[Record], schema: Schema, works: dict[str, Work], *, ambiguous: Sequence[str] = ()
) -> list[str]:
    """Every fault of the records, in order of record; empty when there is none.

    ambiguous: names that two records of one type may share.
    """
    known = {r.id for r in records} | _vocabulary_nodes(schema)
    counts = Counter(r.id for r in records)
    problems = [f"{rid}: {n} records have this id" for rid, n in counts.items() if n > 1]
    for record in records:
        problems += [f"{record.id}: {fault}" for fault in _check_one(record, schema, works, known)]
    return problems + check_codes(records) + check_names(records, schema, ambiguous)


def _vocabulary_nodes(schema: Schema) -> set[str]:
    """Nodes that need no record: strategies, topics, places, and countries as actors."""
    nodes: set[str] = set()
    for vocabulary in schema.vocabularies.values():
        if vocabulary.node:
            prefix = schema.nodes[vocabulary.node].prefix
            nodes |= {f"{prefix}:{t.id}" for t in vocabulary.terms}
            nodes |= {f"actor:{t.id}" for t in vocabulary.terms if t.kind == "country"}
    return nodes


def _check_one(record: Record, schema: Schema, works: dict[str, Work], known: set[str]) -> Iterable[str]:
    label = schema.label_of(record.id)
    if label is None:
        yield f"unknown prefix; known: {', '.join(t.prefix for t in schema.nodes.values())}"
        return
    if record.id.partition(":")[2] != slug(record.name):
        yield f"id does not fit the name: expected {record.id.partition(':')[0]}:{slug(record.name)}"
    if not record.source:
        yield "has no source"
    yield from _check_works(record.source, works)
    properties = schema.nodes[label].properties
    for name, facts in record.properties.items():
        prop = properties.get(name)
        if name == "codes":
            yield "codes stand beside properties, by data set, not among them"
            continue
        if prop is None or prop.derived:
            yield f"{name} is not a property of {label}; known: {', '.join(properties)}"
            continue
        for fact in facts:
            yield from _check_value(prop, fact.value, schema)
            yield from _check_works(fact.source or [], works)
            yield from _check_assessment(name, fact, properties, schema)
    for link in record.relations:
        yield from _check_link(record, link, schema, known)
        yield from _check_works(link.source or [], works)
    yield from _check_twice(record)
    yield from _check_years(record)
    yield from check_phases(record)
    yield from check_stage(record, schema.vocabularies[_STAGES])
    yield from _check_size(record)


def _check_assessment(name: str, fact: Fact, properties: dict[str, Property], schema: Schema) -> Iterable[str]:
    """An outcome needs a basis; a basis needs a property that can hold it; a criterion stands in the vocabulary."""
    if name == "outcome" and not (fact.basis or "").strip():
        yield "an outcome needs a basis"
    holder = properties.get(f"{name}_basis")
    if fact.basis is not None and (holder is None or holder.derived):
        holders = [p.name.removesuffix("_basis") for p in properties.values() if p.name.endswith("_basis")]
        able = [h for h in holders if not properties[f"{h}_basis"].derived]
        yield f"{name} takes no basis; those that do: {', '.join(able) or 'none'}"
    if fact.criterion is not None and fact.criterion not in schema.vocabularies[_CRITERIA].ids:
        known = ", ".join(schema.vocabularies[_CRITERIA].ids)
        yield f"{name}: {fact.criterion!r} is no criterion; known: {known}"


def _check_twice(record: Record) -> Iterable[str]:
    """Facts and relations that the record gives a second time, word for word."""
    facts = [f"{name} {fact.value!r}" for name, found in record.properties.items() for fact in _same(found)]
    links = [f"{x.type} {x.to or x.from_}" for x in _same(record.relations)]
    yield from (f"{what} is given twice" for what in dict.fromkeys(facts + links))


def _same(items: Sequence[_Item]) -> list[_Item]:
    return [item for place, item in enumerate(items) if item in items[:place]]


def _check_works(citations: Citations, works: dict[str, Work]) -> Iterable[str]:
    for citation in citations:
        if citation.work not in works:
            yield f"cites {citation.work}, which is not in sources.bib"


def _check_value(prop: Property, value: object, schema: Schema) -> Iterable[str]:
    if prop.type == "term" and prop.vocabulary:
        try:
            schema.vocabularies[prop.vocabulary].term(str(value))
        except UnknownTerm as exc:
            yield f"{prop.name}: {exc}"
    elif prop.type in {"year", "integer"} and (isinstance(value, bool) or not isinstance(value, int)):
        yield f"{prop.name}: expected a whole number, found {value!r}"
    elif prop.type == "boolean" and not isinstance(value, bool):
        yield f"{prop.name}: expected true or false, found {value!r}"


def _check_link(record: Record, link: Link, schema: Schema, known: set[str]) -> Iterable[str]:
    if (link.to is None) == (link.from_ is None):
        yield f"{link.type}: give either `to` or `from`"
        return
    other = link.to or link.from_ or ""
    if other not in known:
        yield f"{link.type}: {other} has no record and is not in a vocabulary"
    kind = schema.relations.get(link.type)
    if kind is None:
        yield f"unknown relation {link.type}; known: {', '.join(schema.relations)}"
        return
    ends = (record.id, other) if link.to else (other, record.id)
    source, target = (schema.label_of(end) for end in ends)
    if source not in kind.source or target not in kind.target:
        yield f"{link.type} leads from {kind.source} to {kind.target}, not from {source} to {target}"
    for name, value in link.qualifiers.items():
        prop = kind.properties.get(name)
        if prop is None:
            yield f"{link.type} has no property {name}; known: {', '.join(kind.properties)}"
        else:
            yield from _check_value(prop, value, schema)


def _years(record: Record, name: str) -> list[int]:
    return [f.value for f in record.properties.get(name, []) if isinstance(f.value, int)]


def _check_years(record: Record) -> Iterable[str]:
    for start in _years(record, "start_year"):
        for end in _years(record, "end_year"):
            if end < start:
                yield f"ends ({end}) before it starts ({start})"
    for link in record.relations:
        begin, until = link.qualifiers.get("from_year"), link.qualifiers.get("to_year")
        if isinstance(begin, int) and isinstance(until, int) and until < begin:
            yield f"{link.type} {link.to or link.from_}: ends ({until}) before it starts ({begin})"


def _check_size(record: Record) -> Iterable[str]:
    """A list named complete must be able to give the size stated; sizes that the sources dispute are let be."""
    complete = [f.value for f in record.properties.get("members_complete", [])]
    sizes = _years(record, "member_count")
    members = {x.from_ for x in record.relations if x.type == "MEMBER_OF" and x.qualifiers.get("as") != "observer"}
    if complete == [True] and len(sizes) == 1 and sizes[0] > len(members):
        yield f"member_count is {sizes[0]} but the complete list has {len(members)} members"
