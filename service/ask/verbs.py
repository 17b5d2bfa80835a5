"""What a verb says where it stands: a relation, when something was, or how it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_schema.schema import load_schema
from service.ask.chunks import Chunk
from service.ask.items import Item, Period, Quantity
from service.ask.senses import NameSense, PropertySense, RelationSense, TermSense
from service.ask.things import Thing

AT_WORK = frozenset({"work", "works", "worked", "working"})
WHERE = ("in", "on", "at", "across", "with")
YEAR_PROPERTIES = frozenset({"start_year", "end_year", "year"})
# nouns for the year itself
BEGINNINGS = frozenset({"start", "start year", "start date", "year of formation"})


def is_dated(chunk: Chunk, rest: Sequence[Item]) -> bool:
    """`ended in 2015` says when, `ended the war` what was done."""
    dates = any(s.property in YEAR_PROPERTIES for s in chunk.all_of(PropertySense))
    return dates and bool(rest) and isinstance(rest[0], Period)


def is_at_work(chunk: Chunk, rest: Sequence[Item]) -> bool:
    """`worked in the region` says where, `worked` how well."""
    behind = rest[0] if rest else None
    return chunk.text.lower() in AT_WORK and isinstance(behind, Chunk) and behind.text.lower().startswith(WHERE)


def ran_then(chunk: Chunk, rest: Sequence[Item]) -> bool:
    """`ran from 1994 to 1995` says when, `ran the talks` who led them."""
    return chunk.text.lower() in {"ran", "run", "runs", "running"} and bool(rest) and isinstance(rest[0], Period)


def says_how_it_went(chunk: Chunk, rest: Sequence[Item]) -> bool:
    """`ended in success`, `ran longer than five years`: what follows says it all."""
    if not chunk.all_of(RelationSense) or not rest:
        return False
    rest = rest[1:] if isinstance(rest[0], Chunk) and rest[0].text.lower() == "for" else rest
    behind = rest[0] if rest else None
    if isinstance(behind, Quantity):
        return len(rest) > 1 and isinstance(rest[1], Chunk) and rest[1].role("years_word") is not None
    is_verdict = isinstance(behind, Chunk) and any(s.property == "outcome" for s in behind.all_of(TermSense))
    return is_verdict and any(s.relation == "RESULTED_IN" for s in chunk.all_of(RelationSense))


def came_to_be(chunk: Chunk, target: Thing, rest: Sequence[Item]) -> bool:
    """`groups set up in Asia`: that they came to be says nothing by itself, unless by whom or when follows."""
    begins = any(s.property == "start_year" and target.fits(s.labels) for s in chunk.all_of(PropertySense))
    behind = rest[0] if rest else None
    is_by = isinstance(behind, Chunk) and behind.value("preposition") == "by"
    is_verb = chunk.text.lower() not in BEGINNINGS
    return begins and is_verb and not is_by and not any(isinstance(item, Period | Quantity) for item in rest)


def relation_senses(chunk: Chunk, target: Thing, rest: Sequence[Item]) -> list[RelationSense]:
    """Its meanings as a relation; where it may be a verdict too ("succeeded", "held"), only those there is room for."""
    senses = _of_what_is_asked(chunk.all_of(RelationSense), target, rest)
    if any(s.edge == ("how", "guarantee") for s in senses):
        return [s for s in senses if s.edge == ("how", "guarantee")]  # whoever signed as guarantor counts as well
    term = chunk.sense(TermSense)
    if term is None or not senses:
        return senses
    if any(s.relation == "SUCCEEDED" for s in senses):
        return senses if _names_actor(rest) else []
    if target.fits(term.labels) and not any(target.fits(ends_of(s.relation)) for s in senses):
        return []
    return senses


def _of_what_is_asked(senses: list[RelationSense], target: Thing, rest: Sequence[Item]) -> list[RelationSense]:
    """`wars that took place in Asia` lay there; `cases resolved by the League` is nothing that a case did."""
    relations = {s.relation for s in senses}
    if relations == {"HELD_IN"} and target.labels == ("Conflict",):
        return [replace(s, relation="LOCATED_IN") for s in senses]
    behind = next((i for i in rest if not (isinstance(i, Chunk) and i.has(TermSense))), None)
    is_by = isinstance(behind, Chunk) and behind.text.lower() == "by"
    is_active = all(s.form == "active" for s in senses)
    return [] if relations == {"ADDRESSES"} and is_by and is_active else senses


def _names_actor(rest: Sequence[Item]) -> bool:
    """True when what stands right behind names an actor or a group: `succeeded the League`."""
    behind = next((i for i in rest if not (isinstance(i, Chunk) and i.role("small"))), None)
    return isinstance(behind, Chunk) and any(s.label in ("Actor", "FriendsGroup") for s in behind.all_of(NameSense))


def ends_of(relation: str) -> tuple[str, ...]:
    """The types at either end of a relation."""
    found = load_schema().relations[relation]
    return (*found.source, *found.target)
