"""Chunks: the longest phrases of a question that the lexicon knows, with the numbers and years among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from service.ask.lexicon import ARTICLES, Lexicon
from service.ask.senses import NameSense, RelationSense, Sense, TermSense, TypeSense, WordSense
from service.ask.spelling import SHORTEST, correct, ordinary_words, other_forms
from service.ask.steering import wordings
from service.ask.tokens import Token, plain

S = TypeVar("S")
_BEFORE_YEARS = frozenset({"in", "from", "since", "at", "with"})
MOST_TITLE_WORDS = 6
ONLY = frozenset({"only", "solely", "exclusively", "entirely", "purely"})
_YEAR = re.compile(r"^(1[5-9]|20)\d\d$")
_DECADE = re.compile(r"^'?((?:1[5-9]|20)?\d0)s$")


@dataclass
class Chunk:
    """A stretch of the question: its words, what it can mean, and whether some rule made use of it.

    start, end: places among the tokens. corrected: what was typed, where the spelling was forgiven,
    and meant: what it was read as.
    joined: `and` or `but` stands before it; either: `or` or `nor`.
    """

    text: str
    start: int
    end: int
    senses: list[Sense] = field(default_factory=list)
    owner: bool = False
    corrected: str | None = None
    meant: str = ""
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


def cut_chunks(
    tokens: Sequence[Token], lexicon: Lexicon, *, apart: frozenset[tuple[int, int]] = frozenset()
) -> list[Chunk]:
    """The question as chunks, left to right, the longest phrase first; a word that nothing knows has no senses.

    apart: phrases, by their first place and the place behind them, that are not to be taken as one.
    """
    tokens, corrections = correct(_with_only_behind(tokens, lexicon), lexicon)
    chunks: list[Chunk] = []
    place = 0
    while place < len(tokens):
        length, senses = _phrase_at(tokens, place, lexicon)
        whole, named = _title_at(tokens, place, lexicon)
        if whole > length or (whole == length and named):
            length, senses = whole, named or senses
        if (place, place + length) in apart:
            length, senses = _phrase_at(tokens[: place + length - 1], place, lexicon)
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
                meant=_meant(senses, span),
            )
        )
        place += length
    return chunks


def _phrase_at(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> tuple[int, list[Sense]]:
    """The longest phrase; but `ended in 2015` is `ended`, and the preposition goes with the year."""
    length, senses = lexicon.longest(tokens, place)
    names = bool(senses) and all(isinstance(s, NameSense) for s in senses)
    if names and tokens[place].key in ARTICLES and lexicon.longest(tokens, place + 1)[0] >= length:
        return lexicon.longest(tokens[: place + 1], place)  # "the Horn of Africa", though "the Horn" is known
    if length > 1 and _begins_a_value(tokens, place + length - 1, lexicon):
        return lexicon.longest(tokens[: place + length - 1], place)
    if length == 2 and (_is_counted_noun(tokens, place, lexicon) or _begins_a_comparison(tokens, place, senses)):
        return lexicon.longest(tokens[: place + 1], place)
    if length > 1 and _denies_a_verb(tokens, place, length, senses, lexicon):
        return lexicon.longest(tokens[: place + 1], place)
    if length > 1 and _is_type_in_plural(tokens[place], lexicon) and all(map(_is_vocabulary, senses)):
        return lexicon.longest(tokens[: place + 1], place)
    behind = [t.text.lower() for t in tokens[place + length : place + length + 2]]
    years = [w for w in behind if w != "the"][:1]
    if length > 1 and tokens[place + length - 1].key in _BEFORE_YEARS and any(map(_is_years, years)):
        shorter, found = lexicon.longest(tokens[: place + length - 1], place)
        if found:
            return shorter, found
    return length, senses


def _title_at(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> tuple[int, list[Sense]]:
    """`the Contact Group`, `the Comprehensive Peace Agreement`: words with capitals behind `the` that names hold."""
    if place == 0 or tokens[place - 1].key != "the":
        return 0, []
    end = place
    while end < len(tokens) and tokens[end].text[0].isupper() and end - place < MOST_TITLE_WORDS:
        end += 1
    for until in range(end, place, -1):
        words = " ".join(plain(t.text) for t in tokens[place:until])
        known, senses = lexicon.longest(tokens[:until], place)
        if known == until - place and any(isinstance(s, NameSense) and not _is_vocabulary(s) for s in senses):
            return 0, []
        if named := lexicon.named_with(words):
            return until - place, [*named]
    return 0, []


def _begins_a_value(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """`not in force` is `not` and `in force`, though `not in` is known as well."""
    length, senses = lexicon.longest(tokens, place)
    return length > 1 and any(isinstance(s, TermSense) for s in senses)


def _begins_a_comparison(tokens: Sequence[Token], place: int, senses: Sequence[Sense]) -> bool:
    """`and under six members` compares what follows; `six and under` what stands before."""
    is_late = all(isinstance(s, WordSense) and s.role == "compare_after" for s in senses)
    behind = tokens[place + 2].text.lower() if is_late and place + 2 < len(tokens) else ""
    return behind.isdecimal() or (behind,) in wordings("number")


def _is_counted_noun(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """`a sole mediator` says how many there were, though it is a term as well."""
    number, noun = (lexicon.phrases.get((token.key,), []) for token in tokens[place : place + 2])
    is_number = any(isinstance(s, WordSense) and s.role == "number" for s in number)
    return is_number and any(isinstance(s, RelationSense | TypeSense) for s in noun)


def _denies_a_verb(tokens: Sequence[Token], place: int, length: int, senses: Sequence[Sense], lexicon: Lexicon) -> bool:
    """`never signed an agreement` says what was not done; `never signed` alone what became of a draft."""
    first = lexicon.phrases.get((tokens[place].key,), [])
    is_denial = any(isinstance(s, WordSense) and s.role == "not" for s in first)
    if not is_denial or not all(isinstance(s, TermSense) for s in senses) or place + length >= len(tokens):
        return False
    behind = lexicon.phrases.get((tokens[place + length].key,), [])
    return tokens[place + length].key in {*ARTICLES, "any", "by"} or any(isinstance(s, TypeSense) for s in behind)


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
    is_ordinary = token.key in ordinary_words() and token.text.islower()  # "former presidents" are no country
    parts: list[Sense] = [] if is_ordinary else [*lexicon.parts.get(token.key, [])]
    return parts or _senses_of_another_form(token, lexicon)


def _senses_of_another_form(token: Token, lexicon: Lexicon) -> list[Sense]:
    """`starting` where only `started` is a phrase of its own."""
    if len(token.key) <= SHORTEST or token.key not in lexicon.words:
        return []
    return next((list(lexicon.phrases[(w,)]) for w in other_forms(token.key) if (w,) in lexicon.phrases), [])


def _with_only_behind(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """`made up only of`: the word stands inside a phrase, and is put behind it."""
    moved = list(tokens)
    for place in range(1, len(moved) - 1):
        if moved[place].key in ONLY:
            for start in range(max(0, place - 3), place):
                phrase = tuple(t.key for t in (*moved[start:place], moved[place + 1]))
                if phrase in lexicon.phrases:
                    moved[place], moved[place + 1] = moved[place + 1], moved[place]
                    break
    return moved


def _meant(senses: Sequence[Sense], span: Sequence[Token]) -> str:
    """The name that a phrase stands for, else the words it is known by."""
    names = [s.name for s in senses if isinstance(s, NameSense)]
    return names[0] if names else " ".join(token.key for token in span)


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
