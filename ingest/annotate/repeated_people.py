"""Persons whom the text brings in without an office: a full name once, then the surname alone again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.annotate.gazetteer import Found
from ingest.annotate.lexicon import load_lexicon
from ingest.annotate.names import Sentence
from ingest.annotate.people import Introduced

# How often the surname must stand alone for the pair to be a person the text speaks of.
MIN_ALONE = 2
_CONFIDENCE = 0.64
_PAIR = re.compile(
    r"(?<![\w\u2019'-])([A-Z][a-z\u00df-\u017e]+) ([A-Z][a-z\u00df-\u017e]{2,}(?:-[A-Z][a-z\u00df-\u017e]+)?)(?![\w-])"
)
_WORD = re.compile(
    r"(?<![\w\u2019'-])[A-Z][a-z\u00df-\u017e]{2,}(?:-[A-Z][a-z\u00df-\u017e]+)?(?=[\u2019']s\b|[^\w-]|$)"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|to|from|of|the|around|outside) $")


def find_repeated(sentences: Sequence[Sentence], found: Sequence[list[Found]]) -> Iterator[tuple[Sentence, Introduced]]:
    """Every pair of capitalised words that is a person by its surname's going on alone.

    Neither word may stand in small letters in the text, be known to the gazetteer or be cited as an author.
    """
    small = {w for s in sentences for w in re.findall(r"\b[a-z]{3,}\b", s.text)}
    cited = {w for s in sentences for low, high in s.masked for w in _WORD.findall(s.text[low:high])}
    alone = Counter(w for s in sentences for w in _surnames_alone(s))
    offices = load_lexicon().offices
    heads = {word for words in offices.organisation_heads.values() for head in words for word in head.split()}
    titles = {word for title in [*offices.titles, *offices.group_heads] for word in title.split()}
    no_names = {*offices.not_in_names, *heads, *titles}
    for sentence, known in zip(sentences, found, strict=True):
        for match in _PAIR.finditer(sentence.text):
            first, last = match.groups()
            if (
                {first.lower(), last.lower()} & small
                or last in cited
                or {first, last} & no_names
                or alone[last] < MIN_ALONE
            ):
                continue
            taken = any(f.start < match.end() and match.start() < f.end for f in known)
            if not taken and not _PLACE_BEFORE.search(sentence.text[: match.start()]):
                yield sentence, Introduced(match.start(), match.start(), match.end(), match.group(), None, _CONFIDENCE)


def _surnames_alone(sentence: Sentence) -> Iterator[str]:
    for match in _WORD.finditer(sentence.text):
        before = sentence.text[: match.start()]
        if not re.search(r"[A-Z][\w.\u2019'-]* $", before) and not re.match(r" [A-Z]", sentence.text[match.end() :]):
            yield match.group()
