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

# A stop with the quotes and brackets that close after it, or the end of a line. Dots with spaces between are one stop.
_STOP = re.compile(r"(?P<stop>(?:\.\s?){2,}\.|[.!?…]+)(?P<close>[\"'”’»)\]]*)(?=\s)|\n\s*")
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"'—–/]*$")
_NEXT = re.compile(r"\s*([\"'“‘«(\[]*)(\S*)")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.-?)*[A-ZÀ-Þ]")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z])")
_NUMBER = re.compile(r"\d|[IVXLC]+\b|[ivxlc]+\b")
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
        stop = found["stop"]
        if stop is None:
            start = found.end()
            yield start
            continue
        end = found.end()
        source = _SOURCE.match(text, end)
        if source and (stop == "." or found["close"]) and not _continues(text, source.end()):
            end = source.end()
        if _is_end(text, start, found.start(), stop, found["close"], end):
            start = end
            yield end


def _continues(text: str, at: int) -> bool:
    following = _NEXT.match(text, at)
    return bool(following and following[2][:1].islower())


def _is_end(text: str, start: int, stop_at: int, stop: str, close: str, end: int) -> bool:
    """True if the stop at `stop_at` ends the sentence that begins at `start`."""
    following = _NEXT.match(text, end)
    opening, word = (following[1], following[2]) if following else ("", "")
    if not word:
        return True
    # Dots that stand for left out words at the beginning.
    if not any(c.isalnum() for c in text[start:stop_at]):
        return False
    leaves_out = opening[-1:] == "[" and word[0] in ".…"
    if not leaves_out and (word[0].islower() or word[0] in ",;:.!?…%)"):
        return False
    if stop[0] in "!?" or close:
        return True
    if stop != ".":
        return word[0].isupper() or bool(opening)
    before = _WORD_BEFORE.search(text, max(start, stop_at - _LONGEST_WORD), stop_at)
    last = before[0] if before else ""
    if _LIST_NUMBER.fullmatch(last) and not text[start : stop_at - len(last)].strip("( \t\n•-–"):
        return False
    return not _is_abbreviation(last, word, bool(opening))


def _is_abbreviation(last: str, following: str, is_opened: bool) -> bool:
    """True if the stop after `last` only shortens a word, given the word that follows."""
    known = _abbreviations()
    lower = last.lower().lstrip("([“‘\"'")
    first = _LETTERS.match(following)
    begins = first is not None and first[0].lower() in known.beginnings
    if lower in known.titles and lower not in known.beginnings:
        return not begins or following in {"A.", "I."}
    if lower in known.numbered and _NUMBER.match(following):
        return True
    if lower in known.inner:
        return not begins and not is_opened
    # "J. Stephen", "I. William", "U.N. envoy"; but "Track I. The" ends.
    return bool(_INITIALS.fullmatch(last)) and not begins
