"""The words of a name as two names are compared by them: folded, with places, numbers and years set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii
from pydantic import BaseModel, ConfigDict, field_validator

from ingest.annotate.data_files import read_model
from ingest.annotate.entries import NameRole
from ingest.annotate.lexicon import Lexicon

Place = frozenset[str]

_LONGEST_PLACE = 6
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
# Not seats of government: talks in a capital need not be about its country.
_PLACE_ROLES = {NameRole.NAME, NameRole.DEMONYM, NameRole.PLACE}
_GENERIC_WEIGHT = 0.25


class ResolutionWords(BaseModel):
    """resolution_words.yaml: what words count for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dropped: frozenset[str]
    spellings: dict[str, str]
    generic: frozenset[str]
    parting: frozenset[str]
    numbers: dict[str, int]
    titles: frozenset[str]

    @field_validator("dropped", "generic", "parting", "titles", mode="before")
    @classmethod
    def _split(cls, words: str) -> frozenset[str]:
        return frozenset(words.split())


@dataclass(frozen=True)
class NameWords:
    """A name taken apart. words: in one spelling. places: each as the ids it may mean."""

    text: str
    words: frozenset[str]
    places: frozenset[Place] = frozenset()
    numbers: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()

    @property
    def parting(self) -> frozenset[str]:
        """Its words that tell a part from the whole, or one faction from another."""
        return self.words & load_words().parting


@cache
def load_words() -> ResolutionWords:
    """What words count for. Raises DataFileWrong."""
    return read_model("ingest.resolve", "resolution_words.yaml", ResolutionWords)


def weight_of(word: str) -> float:
    """How much it tells that two names share the word, or that one lacks it."""
    return _GENERIC_WEIGHT if word in load_words().generic else 1.0


@cache
def take_apart(name: str) -> NameWords:
    """The words of a name, in one spelling, with places, numbers and years set apart."""
    tokens, places = _without_places(_tokens(name))
    numbers = {n for n in map(_number, tokens) if n is not None}
    years = {n for n in numbers if 1500 <= n <= 2100}
    words = {_singular(t) for t in _respelled(tokens) if _number(t) is None}
    return NameWords(
        text=name,
        words=frozenset(words - load_words().dropped),
        places=frozenset(places),
        numbers=frozenset(numbers - years),
        years=frozenset(years),
    )


def letters_of(name: str) -> str:
    """The name in plain lower-case letters and figures, single spaces between its words."""
    plain = anyascii(name).lower().replace("'", "")
    return " ".join(re.findall(r"[a-z]+|\d+", plain))


def _tokens(name: str) -> list[str]:
    return letters_of(name).split()


def _without_places(tokens: list[str]) -> tuple[list[str], set[Place]]:
    """The tokens that are in no name of a place, and the places; the longest name wins: South Sudan is not Sudan."""
    known, left, found = _places(), list[str](), set[Place]()
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST_PLACE, len(tokens) - at), 0, -1):
            place = known.get(tuple(tokens[at : at + length]))
            if place is not None:
                found.add(place)
                at += length
                break
        else:
            left.append(tokens[at])
            at += 1
    return left, found


@cache
def _places() -> dict[tuple[str, ...], Place]:
    """States, regions and parts of states, by the tokens of each of their names and demonyms."""
    found: dict[tuple[str, ...], set[str]] = {}
    for surface, readings in Lexicon.bundled().surfaces.items():
        for reading in readings:
            entry = reading.entry
            if reading.role in _PLACE_ROLES and (entry.kind == "State" or entry.label == "Place"):
                found.setdefault(tuple(_tokens(surface)), set()).update(entry.places or (entry.key,))
    return {tokens: frozenset(places) for tokens, places in found.items()}


def _number(token: str) -> int | None:
    if token.isdigit():
        return int(token)
    return load_words().numbers.get(token, _ROMAN.get(token))


def _respelled(tokens: list[str]) -> list[str]:
    text = f" {' '.join(tokens)} "
    for given, meant in load_words().spellings.items():
        text = text.replace(f" {given} ", f" {meant} ")
    return text.split()


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is")) else word
