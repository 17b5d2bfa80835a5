"""What `them`, `it` or nothing at all stands for in a question that goes on from another: what that one asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_schema.query import GraphQuery, IsOneOf
from graph_schema.schema import load_schema
from service.ask.chunks import Chunk
from service.ask.items import Item
from service.ask.readings import Reading
from service.ask.senses import (
    AskedBefore,
    NameSense,
    PropertySense,
    RelationSense,
    Sense,
    TermSense,
    TypeSense,
    WordSense,
)
from service.ask.things import ANY_ACTOR

PRONOUNS = frozenset({"them", "they", "their", "it", "its", "he", "she", "his", "her"})
DEMONSTRATIVES = frozenset({"these", "those", "this", "that", "same"})
DATED = frozenset({"Case", "Conflict", "FriendsGroup", "Agreement"})
ASKS = frozenset({"who", "when", "where", "long", "how_many"})


def goes_on(items: Sequence[Item]) -> bool:
    """True for a question that speaks of what was asked before: by a pronoun, or by leaving it out altogether."""
    return _pronoun_at(items) is not None or _lacks_object(items)


def antecedents(reading: Reading, items: Sequence[Item], now: Sequence[Item]) -> Iterator[list[Sense]]:
    """What may be meant, likeliest first: what the question before asked for, then what it named.

    items: of the question before; now: of this one, whose nouns may want a thing of another type (`and the parties?`).
    """
    wanted = _wanted(now)
    if reading.query is not None and (meant := _asked_for(reading.query, reading)):
        labels = {s.label for s in meant if isinstance(s, TypeSense | NameSense)}
        asks_when = any(isinstance(i, Chunk) and i.value("ask") in {"when", "long"} for i in now)
        fits = labels <= DATED if asks_when else not wanted or labels & wanted
        if fits:
            yield meant
    for item in reversed(items):
        named = item.all_of(NameSense) if isinstance(item, Chunk) and not item.has(TypeSense) else []
        if named:
            yield list(named)


def _wanted(items: Sequence[Item]) -> set[str]:
    """The types at the other end of the nouns of a question; none where a verb or nothing says what is wanted."""
    schema = load_schema()
    nouns = [s for i in items if isinstance(i, Chunk) for s in i.all_of(RelationSense) if s.form == "noun"]
    ends = [(schema.relations[s.relation], s.names_target) for s in nouns]
    return {
        label for relation, names_target in ends for label in (relation.source if names_target else relation.target)
    }


def put_in(items: Sequence[Item], senses: Sequence[Sense]) -> list[Item]:
    """The items with what is meant in place of the pronoun, or behind them where there is none."""
    found = _pronoun_at(items)
    if found is None:
        end = max((item.end for item in items), default=0)
        return [*items, Chunk("them", end, end + 1, senses=list(senses))]
    first, last = found
    start, end = items[first].start, items[last].end
    stand_in = Chunk("them", start, end, senses=list(senses))
    return [*items[:first], stand_in, *items[last + 1 :]]


def _asked_for(query: GraphQuery, reading: Reading) -> list[Sense]:
    """The things that the query finds, by their names where it names them."""
    if query.path is not None:
        return []
    if isinstance(query.where, IsOneOf) and query.find is not None:
        ids = query.where.ids
        named: list[Sense] = [NameSense(node=i, label=query.find, name=reading.names.get(i, i)) for i in ids]
        return [*named, WordSense("each")] if len(named) > 1 else named
    types: list[Sense] = [TypeSense(query.find)] if query.find else [WordSense("any_actor"), *map(TypeSense, ANY_ACTOR)]
    return [*types, AskedBefore(query.where, tuple(reading.names.items()))]


def _pronoun_at(items: Sequence[Item]) -> tuple[int, int] | None:
    """The places of the first and last item of the pronoun: `them`, `of those cases`."""
    for place, item in enumerate(items):
        if not isinstance(item, Chunk) or item.is_mark:
            continue
        words = item.text.lower().split()
        behind = items[place + 1] if place + 1 < len(items) else None
        is_noun = isinstance(behind, Chunk) and behind.has(TypeSense) and not behind.has(NameSense)
        if words[-1] in DEMONSTRATIVES and is_noun:
            return place, place + 1
        is_last = all(isinstance(i, Chunk) and i.is_mark for i in items[place + 1 :])
        if words[-1] == "them" or (words == ["that"] and is_last) or (len(words) == 1 and words[0] in PRONOUNS):
            return place, place
    return None


def _lacks_object(items: Sequence[Item]) -> bool:
    """`who mediated?`, `and the parties?`, `how many?`: one asks for something, and of what is not said."""
    chunks = [i for i in items if isinstance(i, Chunk) and not i.is_mark]
    if any(c.has(NameSense) or c.has(TypeSense) for c in chunks):
        return False
    if any(c.has(TermSense) for c in chunks):
        return False  # "and how many failed?" changes the question before
    asks = any(c.value("ask") in ASKS for c in chunks)
    nouns = [c for c in chunks if any(s.form == "noun" for s in c.all_of(RelationSense)) or _is_value(c)]
    return asks or bool(nouns)


def _is_value(chunk: Chunk) -> bool:
    """`the outcome`, `the size`: not `since when` or `began`, which say when."""
    return (
        chunk.has(PropertySense)
        and not chunk.has(RelationSense)
        and len(chunk.senses) == len(chunk.all_of(PropertySense))
    )


def fresh(items: Sequence[Item]) -> list[Item]:
    """The items as they were before anything was made of them."""
    return [
        replace(i, used=False)
        if isinstance(i, Chunk)
        else replace(i, chunks=[replace(c, used=False) for c in i.chunks])
        for i in items
    ]
