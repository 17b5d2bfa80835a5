"""Suggests which things of a store are one: candidates that share a telling word, compared name by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from graph_schema.judgements import Judgement
from graph_store.ports import Progress
from ingest.resolve.contradictions import names_part, what_parts
from ingest.resolve.likeness import Likeness, compare_abbreviation, compare_names
from ingest.resolve.likeness_of_people import compare_people, name_parts
from ingest.resolve.name_words import NameWords, weight_of
from ingest.resolve.things import PERSON, Thing

METHOD = "rules/similar-names/1"
# From this likeness on a pair is put before a person; at SAME it is the same name, and merged without asking.
WORTH_ASKING = 0.72
SAME = 1.0
# A word that more things share than this tells nothing.
_LARGEST_BLOCK = 200
_KEY_CHARS = 4
_PAIRS_A_STEP = 1000
# What a place and a general word may name: "the Selm conflict" is one thing with "the war in Selm".
NAMED_BY_PLACE = frozenset({"Case", "Conflict"})


def suggest_pairs(things: Sequence[Thing], *, progress: Progress | None = None) -> list[Judgement]:
    """Pairs worth asking about, the likeliest first, as judgements that nobody has given yet."""
    by_id = {thing.id: thing for thing in things}
    found: list[Judgement] = []
    pairs = sorted(candidate_pairs(things))
    for done, (one, other) in enumerate(pairs, start=1):
        if progress is not None and done % _PAIRS_A_STEP == 0:
            progress(done, len(pairs))
        likeness = compare_things(by_id[one], by_id[other])
        if likeness is not None and likeness.score >= WORTH_ASKING:
            found.append(Judgement(one=one, other=other, score=likeness.score, reason=likeness.reason, method=METHOD))
    found = _without_vague_surnames(found, by_id)
    return sorted(found, key=lambda pair: (-(pair.score or 0), pair.pair))


def candidate_pairs(things: Iterable[Thing]) -> set[tuple[str, str]]:
    """Pairs that share a key, ids in alphabetical order."""
    blocks: dict[tuple[str, str], set[str]] = defaultdict(set)
    for thing in things:
        for key in _keys(thing):
            blocks[thing.node.label, key].add(thing.id)
    small = (sorted(block) for block in blocks.values() if 1 < len(block) <= _LARGEST_BLOCK)
    return {pair for block in small for pair in combinations(block, 2)}


def _keys(thing: Thing) -> Iterator[str]:
    """What two things must share one of to be compared: the beginning of a telling word, a place, an abbreviation."""
    if thing.kind == PERSON:
        yield from (parts[-1][:_KEY_CHARS] for parts in map(name_parts, thing.names) if parts)
        return
    yield from thing.abbreviations
    for name in thing.full_names:
        yield from (word[:_KEY_CHARS] for word in name.words if weight_of(word) == 1)
        yield from (place for places in name.places for place in places)
        yield "".join(word[:1].upper() for word in name.text.split() if word[:1].isupper())


def compare_things(one: Thing, other: Thing) -> Likeness | None:
    """The best likeness of two of their names, or None where something parts them or nothing is alike."""
    if what_parts(one, other) is not None:
        return None
    found = _people(one, other) if one.kind == PERSON else [*_names(one, other), *_abbreviations(one, other)]
    return max(found, key=lambda likeness: likeness.score, default=None)


def _people(one: Thing, other: Thing) -> list[Likeness]:
    compared = (compare_people(a, b) for a, b in product(_longest(one), _longest(other)))
    return [likeness for likeness in compared if likeness is not None]


def _longest(person: Thing) -> list[str]:
    """The person's full names; a surname only where there is nothing else."""
    full = [name for name in person.names if len(name_parts(name)) > 1]
    return full or list(person.names)


def _names(one: Thing, other: Thing) -> Iterator[Likeness]:
    for a, b in product(names_beside(one, other), names_beside(other, one)):
        likeness = None if names_part(a, b) else compare_names(a, b, place_tells=one.node.label in NAMED_BY_PLACE)
        if likeness is not None:
            yield likeness


def names_beside(one: Thing, other: Thing) -> list[NameWords]:
    """The first's full names without abbreviations of the second: "NIR Nordic Institute" beside the NIR."""
    letters = {name.lower() for name in other.abbreviations}
    return [replace(name, words=name.words - letters) for name in one.full_names]


def _abbreviations(one: Thing, other: Thing) -> Iterator[Likeness]:
    """An abbreviation with nothing else to its name, and a name that it may stand for."""
    for short, long in ((one, other), (other, one)):
        if short.full_names:
            continue
        for letters in short.abbreviations:
            likenesses = [compare_abbreviation(letters, name.text) for name in long.full_names]
            yield from (likeness for likeness in likenesses if likeness is not None)


def _without_vague_surnames(found: Sequence[Judgement], things: dict[str, Thing]) -> list[Judgement]:
    """Without the pairs of a bare surname that several persons bear."""
    bare = {node for j in found for node in j.pair if _is_bare_surname(things[node])}
    bearers = Counter(node for judgement in found for node in judgement.pair if node in bare)
    return [j for j in found if all(bearers[node] < 2 for node in j.pair)]


def _is_bare_surname(thing: Thing) -> bool:
    return thing.kind == PERSON and all(len(name_parts(name)) < 2 for name in thing.names)


def merge_at_once(suggested: Sequence[Judgement]) -> list[Judgement]:
    """Those that are one without asking: the same name, and no other thing of the store that either may be too.

    So nothing is merged by way of a third.
    """
    times = Counter(node for judgement in suggested for node in judgement.pair)
    return [j for j in suggested if (j.score or 0) >= SAME and all(times[node] == 1 for node in j.pair)]
