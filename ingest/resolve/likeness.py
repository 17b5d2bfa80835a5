"""How alike two names are, and in which words: a score that says what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from ingest.resolve.name_words import NameWords, Place, letters_of, load_words, weight_of

# Two spellings of one word differ by one letter in so many at most.
_LETTERS_A_SLIP = 5
# Other spellings of the same words, and words that only one of two names dates, are for a person to look at.
_OTHER_SPELLING = 0.96
_OTHER_YEARS = 0.94
_ABBREVIATION = 0.75


@dataclass(frozen=True)
class Likeness:
    """How alike two names are. score: in [0, 1], 1 for names of the same words. names: the two that were compared."""

    score: float
    names: tuple[str, str]
    reason: str


def compare_names(one: NameWords, other: NameWords, *, place_tells: bool = True) -> Likeness | None:
    """How alike two names of things are; None where they share no word that tells anything.

    place_tells: a place that both name is such a word, even where their other words differ. The score is the share of
    both names' words, by weight, that the other has too.
    """
    words = _matching_words(one.words, other.words)
    places = [(a, b) for a in one.places for b in other.places if a & b]
    if all(weight_of(word) < 1 for word, _ in words):
        if not places or not (place_tells or one.words == other.words):
            return None
    shared = sum(weight_of(a) + weight_of(b) for a, b in words)
    shared += len({a for a, _ in places}) + len({b for _, b in places})
    score = shared / (_weight(one) + _weight(other))
    if any(a != b for a, b in [*words, *places]):
        score = min(score, _OTHER_SPELLING)
    if one.years != other.years:
        score = min(score, _OTHER_YEARS)
    left = one.words - {a for a, _ in words}, other.words - {b for _, b in words}
    far = one.places - {a for a, _ in places}, other.places - {b for _, b in places}
    return Likeness(round(score, 2), (one.text, other.text), _reason(one, other, left, far))


def _weight(name: NameWords) -> float:
    return sum(map(weight_of, name.words)) + len(name.places)


def _matching_words(one: frozenset[str], other: frozenset[str]) -> list[tuple[str, str]]:
    """Words of one name with the same word of the other, or its spelling there; each is used once."""
    found = [(word, word) for word in sorted(one & other)]
    left = set(other - one)
    for word in sorted(one - other):
        best = min(left, key=lambda there: (Levenshtein.distance(word, there), there), default=None)
        if best is not None and is_one_word(word, best):
            found.append((word, best))
            left.discard(best)
    return found


def is_one_word(one: str, other: str) -> bool:
    """Whether two words differ by a slip or a transliteration at most."""
    slips = min(len(one), len(other)) // _LETTERS_A_SLIP
    return one == other or (one[:1] == other[:1] and Levenshtein.distance(one, other, score_cutoff=slips) <= slips)


def _reason(
    one: NameWords,
    other: NameWords,
    words: tuple[frozenset[str], frozenset[str]],
    places: tuple[frozenset[Place], frozenset[Place]],
) -> str:
    """Which words and places stand in one of the names alone."""
    extra = []
    for name, left, far in zip((one.text, other.text), words, places, strict=True):
        where = {place.split(":")[-1] for ids in far for place in ids}
        if left or where:
            extra.append(f"“{name}” alone says {', '.join(sorted(left | where))}")
    return f"“{one.text}” and “{other.text}”: {'; '.join(extra) or 'the same words'}"


def compare_abbreviation(short: str, long: str) -> Likeness | None:
    """Whether an abbreviation is made of the first letters of a name of three words or more; else None."""
    words = [word for word in letters_of(long).split() if word not in load_words().dropped]
    if len(words) < 3 or "".join(word[0] for word in words) != short.lower():
        return None
    return Likeness(_ABBREVIATION, (short, long), f"“{short}” are the first letters of “{long}”")


def places_differ(one: Iterable[Place], other: Iterable[Place]) -> bool:
    """Whether each of two names speaks of a place that the other does not mean."""
    here, there = list(one), list(other)
    return any(not any(a & b for b in there) for a in here) and any(not any(a & b for a in here) for b in there)
