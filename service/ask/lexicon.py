"""The lexicon: every phrase a question may hold, from the schema, our own steering words, and the store's names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from service.ask.senses import NameSense, Sense
from service.ask.steering import wordings
from service.ask.tokens import Token, keys_of, plain
from service.ask.vocabulary_words import SchemaWords, schema_words

MAX_PHRASE = 10


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

    def words_like(self, key: str) -> list[str]:
        """The known words that begin with the same letter and are about as long; spelling is mended among them."""
        if not self._by_letter:
            for word in sorted(self.words):
                self._by_letter.setdefault(word[0], []).append(word)
        return [w for w in self._by_letter.get(key[0], []) if abs(len(w) - len(key)) <= 2]

    @cached_property
    def by_opening(self) -> list[tuple[str, bool, NameSense]]:
        """Every name by its own opening and by that of each of its longer words, in order; whether a word inside."""
        listed = []
        for surface, sense in self.named:
            words = plain(surface).split()
            openings = [" ".join(words[at:]) for at in range(len(words))]
            listed += [(opening, at > 0, sense) for at, opening in enumerate(openings) if at == 0 or len(opening) > 3]
        return sorted(listed, key=lambda entry: entry[:2])

    def example_of(self, label: str) -> str | None:
        """The first name of a thing of that type in the alphabet."""
        return min((sense.name for _, sense in self.named if sense.label == label), default=None)

    def add(self, keys: tuple[str, ...], sense: Sense) -> None:
        """Take in a phrase with one of its meanings."""
        if not keys or len(keys) > MAX_PHRASE:
            return
        senses = self.phrases.setdefault(keys, [])
        if sense not in senses:
            senses.append(sense)
        self.openings[keys[0]] = max(self.openings.get(keys[0], 0), len(keys))
        self.words.update(keys)

    def longest(self, tokens: Sequence[Token], start: int) -> tuple[int, list[Sense]]:
        """The longest phrase that begins at a word: how many words it has and what it can mean; (0, []) for none."""
        most = min(self.openings.get(tokens[start].key, 0), len(tokens) - start)
        for length in range(most, 0, -1):
            keys = tuple(t.key for t in tokens[start : start + length])
            if keys in self.phrases:
                return length, self.phrases[keys]
        return 0, []


def build_lexicon(names: Iterable[tuple[str, str, str]], words: SchemaWords | None = None) -> Lexicon:
    """The lexicon of a store. names: (node id, label, surface), the name of a node before its aliases."""
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
    lexicon.parts = _parts(known, surfaces, words)
    lexicon.words.update(lexicon.parts)
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
            is_stood_in = isinstance(sense, NameSense) and sense.node in stand_ins
            lexicon.add(keys, stand_ins[sense.node] if isinstance(sense, NameSense) and is_stood_in else sense)
    for keys, place in words.demonyms:
        if place in known or place in stand_ins:
            node = place if place in known else stand_ins[place].node
            label, main = known[node]
            lexicon.add(keys, NameSense(node=node, label=label, name=main, is_main=False, adjective=True))


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
