"""Chunks: the longest phrases of a question that the lexicon knows, with the numbers and years among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from service.ask.lexicon import Lexicon
from service.ask.senses import NameSense, Sense, TermSense, TypeSense, WordSense
from service.ask.spelling import correct
from service.ask.tokens import Token

S = TypeVar("S")
_BEFORE_YEARS = frozenset({"in", "from", "since", "at", "with"})
_YEAR = re.compile(r"^(1[5-9]|20)\d\d$")
_DECADE = re.compile(r"^'?((?:1[5-9]|20)?\d0)s$")


@dataclass
class Chunk:
    """A stretch of the question: its words, what it can mean, and whether some rule made use of it.

    start, end: places among the tokens. corrected: what was typed, where the spelling was forgiven.
    joined: `and` or `but` stands before it; either: `or` or `nor`.
    """

    text: str
    start: int
    end: int
    senses: list[Sense] = field(default_factory=list)
    owner: bool = False
    corrected: str | None = None
    used: bool = False
    joined: bool = False
    either: bool = False

    def sense(self, kind: type[S]) -> S | None:
        """Its first meaning of that kind."""
        return next((s for s in self.senses if isinstance(s, kind)), None)

    def has(self, kind: type[S]) -> bool:
        """True when it can mean something of that kind."""
        return any(isinstance(s, kind) for s in self.senses)

    def all_of(self, kind: type[S]) -> list[S]:
        """Its meanings of that kind."""
        return [s for s in self.senses if isinstance(s, kind)]

    def role(self, *roles: str) -> WordSense | None:
        """Its first steering sense with one of the roles."""
        return next((s for s in self.senses if isinstance(s, WordSense) and s.role in roles), None)

    def plays(self, role: str, value: str) -> bool:
        """True when one of its steering senses is of that kind."""
        return any(s.role == role and s.value == value for s in self.all_of(WordSense))

    def value(self, role: str) -> str | None:
        """The kind within a role, as words.yaml has it; None when it does not play that role."""
        sense = self.role(role)
        return None if sense is None else str(sense.value)

    @property
    def is_mark(self) -> bool:
        """True for a comma and the like."""
        return not self.text[0].isalnum() and not self.senses

    @property
    def is_known(self) -> bool:
        """True when it can mean something."""
        return bool(self.senses)

    @property
    def is_steering(self) -> bool:
        """True when it can only steer the reading and names nothing."""
        return bool(self.senses) and all(isinstance(s, WordSense) for s in self.senses)


def cut_chunks(tokens: Sequence[Token], lexicon: Lexicon) -> list[Chunk]:
    """The question as chunks, left to right, the longest phrase first; a word that nothing knows has no senses."""
    tokens, corrections = correct(tokens, lexicon)
    chunks: list[Chunk] = []
    place = 0
    while place < len(tokens):
        length, senses = _phrase_at(tokens, place, lexicon)
        length, senses = (length, senses) if length else (1, _senses_of_unlisted(tokens[place], lexicon))
        span = tokens[place : place + length]
        typed = [corrections.get(place + i) for i in range(length)]
        chunks.append(
            Chunk(
                text=" ".join(t.text for t in span),
                start=place,
                end=place + length,
                senses=_each_once(senses),
                owner=span[-1].owner,
                corrected=" ".join(w for w in typed if w) or None,
            )
        )
        place += length
    return chunks


def _phrase_at(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> tuple[int, list[Sense]]:
    """The longest phrase; but `ended in 2015` is `ended`, and the preposition goes with the year."""
    length, senses = lexicon.longest(tokens, place)
    if length > 1 and _begins_a_value(tokens, place + length - 1, lexicon):
        return lexicon.longest(tokens[: place + length - 1], place)
    if length > 1 and _is_type_in_plural(tokens[place], lexicon) and all(map(_is_vocabulary, senses)):
        return lexicon.longest(tokens[: place + 1], place)
    behind = [t.text.lower() for t in tokens[place + length : place + length + 2]]
    years = [w for w in behind if w != "the"][:1]
    if length > 1 and tokens[place + length - 1].key in _BEFORE_YEARS and any(map(_is_years, years)):
        shorter, found = lexicon.longest(tokens[: place + length - 1], place)
        if found:
            return shorter, found
    return length, senses


def _begins_a_value(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """`not in force` is `not` and `in force`, though `not in` is known as well."""
    length, senses = lexicon.longest(tokens, place)
    return length > 1 and any(isinstance(s, TermSense) for s in senses)


def _is_type_in_plural(token: Token, lexicon: Lexicon) -> bool:
    """`mediations by NGOs` asks for mediations; `talks about talks` is a term."""
    senses = lexicon.phrases.get((token.key,), [])
    is_plural = token.text.lower() != token.key and token.text.lower() != "talks"
    return is_plural and any(isinstance(s, TypeSense) for s in senses)


def _is_vocabulary(sense: Sense) -> bool:
    return isinstance(sense, NameSense) and sense.label in {"Strategy", "Topic"}


def _is_years(word: str) -> bool:
    return bool(_YEAR.match(word) or _DECADE.match(word))


def _senses_of_unlisted(token: Token, lexicon: Lexicon) -> list[Sense]:
    word = token.text.lower()
    if _YEAR.match(word):
        return [WordSense("year", int(word)), WordSense("number", int(word))]
    if decade := _DECADE.match(word):
        first = int(decade.group(1))
        return [WordSense("decade", first if first > 99 else 1900 + first)]
    if word.isascii() and word.isdecimal() and len(word) < 8:
        return [WordSense("number", int(word))]
    return list(lexicon.parts.get(token.key, []))


def _each_once(senses: Sequence[Sense]) -> list[Sense]:
    """One meaning for each thing that is named, its own name outranking others, a name a demonym."""
    best: dict[str, NameSense] = {}
    for sense in senses:
        if isinstance(sense, NameSense):
            known = best.get(sense.node)
            if known is None or (sense.is_main, not sense.adjective) > (known.is_main, not known.adjective):
                best[sense.node] = sense
    kept: list[Sense] = []
    for sense in senses:
        chosen = best[sense.node] if isinstance(sense, NameSense) else sense
        if chosen not in kept:
            kept.append(chosen)
    return kept
