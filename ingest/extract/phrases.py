"""Finds the phrases of a vocabulary in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from graph_schema.vocabulary import load_vocabularies
from ingest.annotate.spellings import plain_spelling

_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?")


@dataclass(frozen=True, slots=True)
class PhraseHit:
    """A phrase in a text. term: id in the vocabulary. start, end: characters. words: how long the phrase is."""

    term: str
    start: int
    end: int
    words: int


# A sentence is asked for strategies, topics and mentions in turn.
@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[list[tuple[str, int, int]], tuple[str, ...]]:
    """The words of a text in plain spelling, with their places."""
    spelled = plain_spelling(text).lower()
    if len(spelled) != len(text):
        spelled = text.lower()
    tokens = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(spelled)]
    return tokens, tuple(t[0] for t in tokens)


class PhraseIndex:
    """Phrases by their first word; case, hyphens and accents make no difference."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for phrase, term in phrases:
            words = tuple(_WORD.findall(plain_spelling(phrase).lower()))
            if words:
                self._by_first[words[0]].append((words, term))
        for found in self._by_first.values():
            found.sort(key=lambda f: -len(f[0]))

    def find(self, text: str) -> Iterator[PhraseHit]:
        """Every phrase of the text; where two of one term overlap, the longer."""
        tokens, words = _tokens(text)
        for at, word in enumerate(words):
            seen: set[str] = set()
            for phrase, term in self._by_first.get(word, ()):
                if term not in seen and words[at : at + len(phrase)] == phrase:
                    seen.add(term)
                    yield PhraseHit(term, tokens[at][1], tokens[at + len(phrase) - 1][2], len(phrase))


@cache
def vocabulary_phrases(name: str, *, with_names: bool) -> PhraseIndex:
    """The index over a vocabulary's phrases. with_names: names and synonyms count as well."""
    found: list[tuple[str, str]] = []
    for term in load_vocabularies()[name].terms:
        words = [*term.phrases, *([term.name, *term.synonyms] if with_names else [])]
        found += [(word, term.id) for word in dict.fromkeys(words)]
    return PhraseIndex(found)
