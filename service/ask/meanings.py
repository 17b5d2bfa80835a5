"""What the relations of a question mean as conditions: the design's "How words are read", relation by relation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_schema.query import (
    AllOf,
    AnyOf,
    Condition,
    CountTest,
    Direction,
    EdgeTest,
    HasProperty,
    IsOneOf,
    Not,
    Related,
)
from graph_schema.schema import load_schema
from service.ask.lessons_from import places_of
from service.ask.plainly import NOT_ONLY_PROPOSED, as_member
from service.ask.things import EdgeValue, Link, Thing

GUARANTEED: list[tuple[str, EdgeValue]] = [("how", "guarantee")]
GUARANTOR: list[tuple[str, EdgeValue]] = [("as", "guarantor")]


def both(conditions: Sequence[Condition | None]) -> Condition | None:
    """All of the conditions that there are, None for none."""
    found: list[Condition] = []
    found += (c for c in conditions if c is not None and c not in found)
    return None if not found else found[0] if len(found) == 1 else AllOf(of=found)


def _in_or_below(where: Condition) -> Condition:
    """A venue in a region: the place itself, or one that lies in it."""
    return AnyOf(of=[where, Related(relations=["LOCATED_IN"], to=["Place"], where=where, any_depth=True)])


def relate(link: Link, thing: Thing, where: Condition | None, *, is_coded: bool = False) -> Condition:
    """What a link says of one of its ends. where: what must hold for the other end.

    is_coded: it is known that something is coded there, which a negation asks for otherwise.
    """
    outward = link.source is thing
    other = link.other(thing)
    if link.years is not None:
        first, last = link.years
        each = [replace(link, years=None, edges=[*link.edges, ("active", year)]) for year in range(first, last + 1)]
        ways = [relate(one, thing, where, is_coded=is_coded) for one in each]
        return ways[0] if len(ways) == 1 else AnyOf(of=ways)
    if link.relations == ("HELD_IN",) and outward and where is not None:
        where = _in_or_below(where)
    found = _positive(link, thing, other, where)
    if link.negated:
        # among those for which the relation is coded at all: what has nothing coded says nothing
        coded = _related(link, outward, None if where is None else Thing(0, _ends_of(link, other, outward)), None)
        is_any = where is None or (link.relations == ("SIGNED",) and outward and where == NOT_ONLY_PROPOSED)
        found = Not(of=found) if is_any or is_coded else AllOf(of=[coded, Not(of=found)])
    if link.alone and where is not None:
        found = AllOf(of=[found, _counted(_related(link, outward, other, None), "eq", 1)])
    return found


def _ends_of(link: Link, other: Thing, outward: bool) -> tuple[str, ...]:
    """Whatever may mediate or support says that this is coded there, a group as well as an actor."""
    if outward or link.relations[0] not in {"MEDIATED", "SUPPORTED"}:
        return other.labels
    return tuple(load_schema().relations[link.relations[0]].source)


def _positive(link: Link, thing: Thing, other: Thing, where: Condition | None) -> Condition:
    outward = link.source is thing
    if link.relations == ("MEDIATED",) and link.quantity is None and not link.only:
        return _mediated(link, outward, other, where, thing_labels=thing.labels)
    if link.edges in (GUARANTEED, GUARANTOR) and link.target.labels[0] == "Agreement":
        return _guaranteed(link, outward, other, where)
    if link.relations == ("DRAWN_FROM",) and outward and other.labels[0] == "Actor" and where is not None:
        mediated = Related(
            relations=["DRAWN_FROM"], to=["Case"], where=Related(relations=["MEDIATED"], direction="in", where=where)
        )
        ways: list[Condition] = [_related(link, outward, other, where), mediated]
        if places := places_of(other):
            there = Related(relations=["LOCATED_IN"], to=["Place"], where=IsOneOf(ids=places), any_depth=True)
            ways.append(Related(relations=["DRAWN_FROM"], to=["Case"], where=there))
        return AnyOf(of=ways)
    related = _related(link, outward, other, where)
    if link.quantity is not None and (link.quantity.tests != [("ge", 1)]):
        parts: list[Condition] = [_counted(related, test, number) for test, number in link.quantity.tests]
        return both(parts) or related
    if link.relations == ("MEMBER_OF",) and not link.edges and not link.only:
        return as_member(related)
    return related


def _guaranteed(link: Link, outward: bool, other: Thing, where: Condition | None) -> Condition:
    """Who vouches for an agreement may have signed it as guarantor, or be on record as standing behind it."""
    found = _related(link, outward, other, where)
    ways = (("SIGNED", GUARANTOR), ("SUPPORTED", GUARANTEED))
    return AnyOf(
        of=[
            found.model_copy(
                update={
                    "relations": [relation],
                    "edge": [_edge(*edge) for edge in edges],
                    "to": ["Actor"] if relation == "SIGNED" and not outward else found.to,
                }
            )
            for relation, edges in ways
        ]
    )


def _related(link: Link, outward: bool, other: Thing | None, where: Condition | None) -> Related:
    direction: Direction = "out" if outward else "in"
    return Related(
        relations=list(link.relations),
        direction=direction,
        to=list(other.labels) if other is not None else [],
        where=where,
        edge=_edges(link),
        any_depth=link.any_depth,
        quantifier="only" if link.only else "count",
    )


def _edges(link: Link) -> list[EdgeTest]:
    return [_edge(name, value) for name, value in link.edges]


def _edge(name: str, value: EdgeValue) -> EdgeTest:
    if isinstance(value, str | int):
        return EdgeTest(property=name, value=value)
    return (
        EdgeTest(property=name, value=value[0])
        if len(value) == 1
        else EdgeTest(property=name, test="in", value=[*value])
    )


def _counted(related: Related, test: str, number: int) -> Related:
    count = CountTest.model_validate({"test": test, "value": number})
    return related.model_copy(update={"count": count, "quantifier": "count"})


def _mediated(
    link: Link, outward: bool, other: Thing, where: Condition | None, *, thing_labels: tuple[str, ...]
) -> Condition:
    """Mediated, or led where nobody is on record as mediator; a lead mediator is one who led or is named as lead.

    What one did for a conflict includes what one did in the talks on it.
    """
    plain = _related(link, outward, other, where)
    led_to = ["Case"] if outward else ["Actor"]
    led = Related(relations=["LED"], direction=plain.direction, to=led_to, where=where)
    parts: list[Condition] = [plain]
    if "Actor" not in (thing_labels if outward else other.labels):
        return plain  # no group of friends leads a case
    if ("role", "lead") in link.edges:
        parts.append(led)
    elif not link.edges:
        unmediated = Not(of=Related(relations=["MEDIATED"], direction="in"))
        if outward:
            parts.append(led.model_copy(update={"where": both([where, unmediated])}))
        else:
            parts.append(AllOf(of=[led, unmediated]))
    if outward and other.labels[0] == "Conflict" and where is not None:
        talks = Related(relations=["ADDRESSES"], to=["Conflict"], where=where)
        parts = [plain, plain.model_copy(update={"to": ["Case"], "where": talks})]
    elif not outward and link.target.labels[0] == "Conflict":
        parts = [plain, Related(relations=["ADDRESSES"], direction="in", to=["Case"], where=plain)]
    return parts[0] if len(parts) == 1 else AnyOf(of=parts)


def _is_status(test: Condition) -> bool:
    return isinstance(test, HasProperty) and test.property == "status"


def counted(link: Link, thing: Thing, where: Condition | None) -> Related:
    """What a link leads to, for counting: `the most talks hosted`."""
    return _related(link, link.source is thing, link.other(thing), where).model_copy(update={"quantifier": "count"})


def kind_test(thing: Thing) -> Condition | None:
    """What the word for a thing narrows its type to."""
    sense = thing.kinds.get(thing.labels[0]) if len(thing.labels) == 1 else None
    if thing.labels == ("Agreement",) and not thing.is_named and not any(_is_status(t) for t in thing.tests):
        return NOT_ONLY_PROPOSED
    if sense is None or sense.property is None:
        return None
    test = HasProperty(property=sense.property, test="in", value=list(sense.values))
    if len(sense.values) == 1:
        test = HasProperty(property=sense.property, test="eq", value=sense.values[0])
    if sense.property == "scope":  # nobody else has a scope, so nothing about them is left undecided
        return AllOf(of=[HasProperty(property="kind", test="eq", value="IGO"), test])
    return test
