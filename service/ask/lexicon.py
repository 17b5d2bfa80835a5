"""The lexicon: every phrase a question may hold, from the schema, our own steering words, and the store's names."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from service.ask.offices import HELD, office_words
from service.ask.senses import NameSense, RelationSense, Sense, TypeSense, WordSense
from service.ask.steering import wordings
from service.ask.tokens import Token, keys_of, plain
from service.ask.vocabulary_words import SchemaWords, schema_words

MAX_PHRASE = 10
MOST_ARTICLES = 2
ARTICLES = frozenset({"a", "an", "the"})


@dataclass(repr=False)
class Lexicon:
    """Phrases by the keys of their words.

    parts: words of names, for names typed in part. words: every single word known. named: every name as it is written.
    """

    phrases: dict[tuple[str, ...], list[Sense]] = field(default_factory=dict)
    openings: dict[str, int] = field(default_factory=dict)
    parts: dict[str, list[NameSense]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    named: list[tuple[str, NameSense]] = field(default_factory=list)
    _by_letter: dict[str, list[str]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Lexicon of {len(self.phrases)} phrases>"

    def warm_up(self) -> None:
        """Work out now what questions will look things up in, so that the first of them does not wait for it."""
        self.words_like("a")
        _ = self.by_opening, self.pairs

    def words_like(self, key: str) -> list[str]:
        """The known words that begin with the same letter and are about as long; spelling is mended among them."""
        if not self._by_letter:
            for word in sorted(self.words):
                self._by_letter.setdefault(word[0], []).append(word)
        return [w for w in self._by_letter.get(key[0], []) if abs(len(w) - len(key)) <= 2]

    @cached_property
    def pairs(self) -> set[tuple[str, str]]:
        """Words that stand side by side in some phrase."""
        return {pair for keys in self.phrases for pair in itertools.pairwise(keys)}

    @cached_property
    def by_opening(self) -> list[tuple[str, bool, NameSense]]:
        """Every name by its own opening and by that of each of its longer words, in order; whether a word inside."""
        listed = []
        for surface, sense in self.named:
            words = plain(surface).split()
            openings = [" ".join(words[at:]) for at in range(len(words))]
            listed += [(opening, at > 0, sense) for at, opening in enumerate(openings) if at == 0 or len(opening) > 3]
        return sorted(listed, key=lambda entry: entry[:2])

    def named_with(self, words: str) -> list[NameSense]:
        """The things whose names hold these words side by side, each once. words: in lower case, without accents."""
        found: dict[str, NameSense] = {}
        start = bisect_left(self.by_opening, words, key=lambda entry: entry[0])
        for opening, _, sense in self.by_opening[start:]:
            if not opening.startswith(words):
                break
            if opening == words or opening[len(words)] == " ":
                found.setdefault(sense.node, replace(sense, is_main=False, partial=True))
        return list(found.values())

    def example_of(self, label: str) -> str | None:
        """The first name of a thing of that type in the alphabet."""
        return min((sense.name for _, sense in self.named if sense.label == label), default=None)

    def add(self, keys: tuple[str, ...], sense: Sense) -> None:
        """Take in a phrase with one of its meanings; it is known without its inner articles as well."""
        if not keys or len(keys) > MAX_PHRASE:
            return
        self._keep(keys, sense)
        bare = tuple(key for place, key in enumerate(keys) if place == 0 or key not in ARTICLES)
        if bare != keys and len(bare) > 2 and not isinstance(sense, WordSense):
            self._keep(bare, sense)

    def _keep(self, keys: tuple[str, ...], sense: Sense) -> None:
        senses = self.phrases.setdefault(keys, [])
        if sense not in senses:
            senses.append(sense)
        self.openings[keys[0]] = max(self.openings.get(keys[0], 0), len(keys))
        self.words.update(keys)

    def longest(self, tokens: Sequence[Token], start: int) -> tuple[int, list[Sense]]:
        """The longest phrase that begins at a word: how many words it has and what it can mean; (0, []) for none.

        Articles inside are no matter: `acted as a mediator` is `acted as mediator`.
        """
        most = self.openings.get(tokens[start].key, 0)
        span = tokens[start : start + most]
        exact = self._longest([(t.key, at) for at, t in enumerate(span, 1)])
        if not any(t.key in ARTICLES for t in span[1:]):
            return exact
        span = tokens[start : start + most + MOST_ARTICLES]
        bare = [(t.key, at) for at, t in enumerate(span, 1) if at == 1 or t.key not in ARTICLES]
        return max(exact, self._longest(bare[:most]), key=lambda found: found[0])

    def _longest(self, keys: Sequence[tuple[str, int]]) -> tuple[int, list[Sense]]:
        """The longest phrase that the keys begin with. keys: each with how many words there are up to it."""
        for count in range(len(keys), 0, -1):
            senses = self.phrases.get(tuple(key for key, _ in keys[:count]))
            if senses is not None:
                return keys[count - 1][1], senses
        return 0, []


def build_lexicon(
    names: Iterable[tuple[str, str, str]], words: SchemaWords | None = None, *, titles: Iterable[str] = ()
) -> Lexicon:
    """The lexicon of a store. names: (node id, label, surface), the name of a node before its aliases.

    titles: of the offices that people hold in it.
    """
    lexicon = Lexicon()
    words = words or schema_words()
    known: dict[str, tuple[str, str]] = {}
    surfaces: dict[str, list[str]] = defaultdict(list)
    for node, label, surface in names:
        main = known.setdefault(node, (label, surface))[1]
        surfaces[node].append(surface)
        keys = _without_article(keys_of(surface))
        if label != "Lesson" and keys not in words.reserved:
            sense = NameSense(node=node, label=label, name=main, is_main=surface == main)
            lexicon.add(keys, sense)
            lexicon.named.append((surface, sense))
    _add_schema_words(lexicon, words, known)
    _add_offices(lexicon, words, titles)
    lexicon.parts = _parts(known, surfaces, words)
    lexicon.words.update(lexicon.parts)
    lexicon.warm_up()
    return lexicon


def _add_schema_words(lexicon: Lexicon, words: SchemaWords, known: dict[str, tuple[str, str]]) -> None:
    """The words of the schema; a term that the store holds under an id of its own gives way to that."""
    stand_ins: dict[str, NameSense] = {}
    terms = {s.node for senses in words.phrases.values() for s in senses if isinstance(s, NameSense)}
    for keys, senses in words.phrases.items():
        named = [s for s in lexicon.phrases.get(keys, []) if isinstance(s, NameSense) and s.node not in terms]
        for sense in senses:
            same = next((s for s in named if isinstance(sense, NameSense) and s.label == sense.label), None)
            if isinstance(sense, NameSense) and same is not None and sense.node not in known:
                stand_ins[sense.node] = same
    for keys, senses in words.phrases.items():
        for sense in senses:
            if isinstance(sense, NameSense) and sense.node in stand_ins:
                lexicon.add(keys, replace(stand_ins[sense.node], is_main=sense.is_main))
            else:
                lexicon.add(keys, sense)
    states: dict[str, list[str]] = defaultdict(list)
    for node, (label, main) in known.items():
        if label == "Actor":
            states[main].append(node)
    for keys, place in words.demonyms:
        if place in known or place in stand_ins:
            node = place if place in known else stand_ins[place].node
            label, main = known[node]
            lexicon.add(keys, NameSense(node=node, label=label, name=main, is_main=False, adjective=True))
            for state in states.get(main, ()):
                lexicon.add(keys, NameSense(node=state, label="Actor", name=main, is_main=False, adjective=True))


def _add_offices(lexicon: Lexicon, words: SchemaWords, titles: Iterable[str]) -> None:
    """The titles of offices, each in place of the word for any office; what means something else keeps its meaning."""
    for keys, senses in office_words(titles).items():
        others = [s for s in lexicon.phrases.get(keys, []) if not _is_any_office(s)]
        if any(isinstance(s, TypeSense | RelationSense | WordSense) for s in others):
            continue
        if keys in lexicon.phrases:
            lexicon.phrases[keys] = others
        for sense in senses:
            lexicon.add(keys, sense)


def _is_any_office(sense: Sense) -> bool:
    return isinstance(sense, RelationSense) and sense.relation == HELD


def _without_article(keys: tuple[str, ...]) -> tuple[str, ...]:
    return keys[1:] if len(keys) > 1 and keys[0] == "the" else keys


def _parts(
    known: dict[str, tuple[str, str]], surfaces: dict[str, list[str]], words: SchemaWords
) -> dict[str, list[NameSense]]:
    """The telling words of names of several words: not those that are words of the schema (`talks`, `group`)."""
    parts: dict[str, dict[str, NameSense]] = defaultdict(dict)
    for node, (label, main) in known.items():
        if label in words.unnamed_labels:
            continue
        for surface in surfaces[node]:
            keys = keys_of(surface)
            for key in keys if len(keys) > 1 else ():
                if len(key) > 3 and key not in words.common and (key,) not in wordings("generic_name_words"):
                    parts[key][node] = NameSense(node=node, label=label, name=main, is_main=False, partial=True)
    return {key: list(found.values()) for key, found in parts.items()}
