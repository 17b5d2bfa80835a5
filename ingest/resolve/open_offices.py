"""Offices without a name: "the President", "the Marlowe administration". Nobody is guessed; they are listed.

No person is drawn from such words, so no claim can be wrong for them; the list shows a curator what a name would
settle.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from ingest.annotate.annotate import Annotated
from ingest.annotate.lexicon import Lexicon
from ingest.annotate.names import Sentence
from ingest.records import PreparedDocument
from ingest.resolve.notes import Undecided

_ADMINISTRATION = re.compile(r"\b[Tt]he (?P<surname>[A-Z][\w\u2019'-]+) [Aa]dministration\b")
_OFFICE = "an office, and the words around it name nobody"
_SURNAME = "an administration, and a surname alone does not tell whose"


def open_offices(prepared: PreparedDocument, annotated: Annotated, lexicon: Lexicon) -> list[Undecided]:
    """The offices that a document leaves open, each once, with whoever else may be meant.

    Of an office those whom the document gives it elsewhere, of an administration those who bear the surname.
    """
    holders = _holders(annotated)
    times: Counter[str] = Counter()
    first: dict[str, Undecided] = {}
    for sentence in annotated.sentences:
        passage = prepared.passages[sentence.passage].passage.id
        for surface, candidates, reason in (
            *_offices(sentence, holders, lexicon),
            *_administrations(sentence, lexicon),
        ):
            times[surface] += 1
            first.setdefault(surface, Undecided(surface, passage, candidates, reason))
    return [replace(note, times=times[surface]) for surface, note in first.items()]


def _holders(annotated: Annotated) -> dict[str, set[str]]:
    """Title, in lower case -> the persons whom the document gives it."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in (name for sentence in annotated.sentences for name in sentence.names):
        if name.office:
            found[name.office.lower()].add(name.key)
    return found


def _offices(
    sentence: Sentence, holders: Mapping[str, set[str]], lexicon: Lexicon
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for match in _bare_office(tuple(lexicon.offices.titles)).finditer(sentence.text):
        if not _is_named(sentence, match):
            title = match.group("title")
            yield f"the {title}", tuple(sorted(holders.get(title.lower(), ()))), _OFFICE


def _administrations(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for match in _ADMINISTRATION.finditer(sentence.text):
        surname = match.group("surname")
        if not _is_named(sentence, match):
            yield f"the {surname} administration", tuple(sorted(_bearers(lexicon, surname))), _SURNAME


@cache
def _bare_office(titles: tuple[str, ...]) -> re.Pattern[str]:
    """A title after "the", with neither a name nor the body it belongs to behind it."""
    upper = sorted((re.escape(title) for title in titles if title[:1].isupper()), key=len, reverse=True)
    return re.compile(rf"\b[Tt]he (?P<title>{'|'.join(upper)})\b(?!['\u2019-]| (?:of|for|to|in|on)\b| [A-Z])")


def _is_named(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words are part of a name that was found."""
    return any(name.start < match.end() and match.start() < name.end for name in sentence.names)


def _bearers(lexicon: Lexicon, surname: str) -> set[str]:
    """Persons of the lexicon who bear the surname."""
    return {e.key for e in lexicon.entries.values() if e.kind == "Person" and e.name.split()[-1] == surname}
