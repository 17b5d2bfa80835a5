"""Sentences: where they end in the writing of this field, with its ranks, articles, initials and page numbers.

Ingest cuts documents with it and the search index compares single sentences, so it stands below both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

Span = tuple[int, int]

# A stop with the quotes and brackets that close after it and the marker of a note, or the end of a line. Dots with
# spaces between are one stop.
_STOP = re.compile(
    r"(?P<stop>(?:\.\s?){2,}\.|[.!?…]+)(?P<close>[\"'”’»)\]]*)"
    r"(?P<note>[⁰¹²³⁴-⁹]{1,4}|\[\d{1,3}\]|\d{1,3}|\*{1,3})?(?=\s)|\n\s*"
)
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"'—–/]*$")
_TWO_WORDS_BEFORE = re.compile(r"([^\W\d_]+)\s+[^\W\d_]$")
_NEXT = re.compile(r"\s*([\"'“‘«(\[]*)(\S*)")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.-?)*[A-ZÀ-Þ]")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z])")
# "Step 2. Listen", "Box 4. The rebels", "N.B. The map": the name of what follows.
_LABEL = re.compile(r"[A-ZÀ-Þ][^\W\d_]+ (?:\d{1,3}|[IVX]{1,5})|N\.B|P\.S")
_NUMBER = re.compile(r"\d|[IVXLC]+\b|[ivxlc]+\b|[A-Z](?:\W|$)")
# Small letters that begin a sentence: (b) or iv., al-Masri, de Vries, iPeace.
_SMALL_BEGINNING = re.compile(
    r"(?:[a-z]|[ivx]{2,5})[.)]\s+[“‘\"']?[A-ZÀ-Þ]|[a-z]{2,3}-[A-ZÀ-Þ]|[a-z][A-Z]"
    r"|(?:de|del|della|da|di|van|von|der|el|al|bin|ibn|ten|ter)(?:\s(?:der|den|la|el|al))?\s[A-ZÀ-Þ]"
)
# What the number of a note may be glued to: "withdrew.3", "in 1991.14", but not "3.5".
_NOTED = re.compile(r"(?:[^\W\d_][)\]%”’\"']*|(?:1[5-9]|20)\d\d\)*|[)\]”’\"'])$")
# A source in brackets behind the stop belongs to the sentence before it.
_SOURCE = re.compile(
    r"\s*\((?:[^()]*\b(?:1[5-9]|20)\d\d[a-z]?(?:[,:;][^()]*)?|[Ii]dem|[Ii]bid\.?[^()]*|emphasis [^()]*)\)[.]?(?=\s|$)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 24


@dataclass(frozen=True)
class _Abbreviations:
    titles: frozenset[str]
    numbered: frozenset[str]
    inner: frozenset[str]
    lettered: frozenset[str]
    beginnings: frozenset[str]


@cache
def _abbreviations() -> _Abbreviations:
    text = (files("graph_store") / "abbreviations.yaml").read_text(encoding="utf-8")
    # YAML reads `no` as False.
    lists = {k: frozenset("no" if w is False else str(w) for w in v) for k, v in yaml.safe_load(text).items()}
    return _Abbreviations(**lists)


def split_sentences(text: str) -> list[Span]:
    """Where each sentence stands, without the white space around it; every line begins a sentence of its own."""
    spans: list[Span] = []
    start = 0
    for end in _ends(text):
        _add(spans, text, start, end)
        start = end
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def _ends(text: str) -> Iterator[int]:
    """Places after which a new sentence begins, white space before it not counted."""
    start = 0
    for found in _STOP.finditer(text):
        if found.start() < start:
            continue
        if found["stop"] is None:
            start = found.end()
            yield start
            continue
        end = found.end()
        source = _SOURCE.match(text, end)
        if source and (found["stop"] == "." or found["close"]) and not _continues(text, source.end()):
            end = source.end()
        if _is_end(text, start, found, end):
            start = end
            yield end


def _continues(text: str, at: int) -> bool:
    following = _NEXT.match(text, at)
    return bool(following and following[2][:1].islower())


def _is_end(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """True if a stop ends the sentence that begins at `start`. end: behind all that closes with it."""
    following = _NEXT.match(text, end)
    opening, word = (following[1], following[2]) if following else ("", "")
    if not word:
        return True
    stop, close, stop_at = found["stop"], found["close"], found.start()
    # Dots that stand for left out words at the beginning.
    if not any(c.isalnum() for c in text[start:stop_at]):
        return False
    if not _may_begin(text, following.start(2) if following else end, opening, word):
        return False
    if (found["note"] or "").isdecimal() and not _NOTED.search(text, start, found.start("note") - len(close) - 1):
        return False
    if stop[0] in "!?" or (close and close[0] not in ")]"):
        return True
    if stop != ".":
        return word[0].isupper() or bool(opening)
    return not _only_shortens(text, start, stop_at, _Following(word, opening, is_closed=bool(close)))


def _may_begin(text: str, at: int, opening: str, word: str) -> bool:
    """True if a sentence may begin with a word that stands at `at`."""
    leaves_out = opening[-1:] == "[" and word[0] in ".…"
    if leaves_out or not (word[0].islower() or word[0] in ",;:.!?…%)"):
        return True
    return word[0].islower() and _SMALL_BEGINNING.match(text, at) is not None


@dataclass(frozen=True)
class _Following:
    """What comes after a stop: the next word, the marks that open before it, and whether a bracket closes first."""

    word: str
    opening: str
    is_closed: bool


def _only_shortens(text: str, start: int, stop_at: int, following: _Following) -> bool:
    """True if a full stop belongs to a number of a list, a label or an abbreviation and not to the sentence."""
    before = _WORD_BEFORE.search(text, max(start, stop_at - _LONGEST_WORD), stop_at)
    last = before[0] if before else ""
    if not following.is_closed:
        if _LIST_NUMBER.fullmatch(last) and not text[start : stop_at - len(last)].strip("( \t\n•-–"):
            return True
        if _LABEL.fullmatch(text[start:stop_at].strip()):
            return True
    lettered = _TWO_WORDS_BEFORE.search(text, max(start, stop_at - _LONGEST_WORD), stop_at)
    if lettered and lettered[1].lower() in _abbreviations().lettered:
        return False
    return _is_abbreviation(last, following)


def _is_abbreviation(last: str, following: _Following) -> bool:
    """True if the stop after `last` only shortens a word, given what follows."""
    known = _abbreviations()
    lower = last.lower().lstrip("([“‘\"'")
    lower = lower if lower in known.titles else lower.rpartition("-")[2]
    first = _LETTERS.match(following.word)
    begins = first is not None and first[0].lower() in known.beginnings
    if lower in known.titles and lower not in known.beginnings:
        return not begins or following.word in {"A.", "I."}
    if lower in known.numbered and (_NUMBER.match(following.word) or "/" in following.word):
        return True
    if lower in known.inner:
        # "et al. (2001)" goes on, "etc. (This was late.)" does not.
        return not begins and (not following.opening or following.word[0].isdecimal())
    # "J. Stephen", "I. William", "U.N. envoy"; but "Track I. The" ends.
    return not following.is_closed and bool(_INITIALS.fullmatch(last)) and not begins
