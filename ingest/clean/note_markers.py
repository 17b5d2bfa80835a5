"""Markers of notes in running text: raised numbers, numbers in brackets, and numbers that dumps glue to words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from ingest.clean.clean_text import CleanText, Edit
from ingest.clean.list_markers import read_superscript
from ingest.clean.words import Words
from ingest.records import Anchor

_RAISED = re.compile("[⁰¹²³⁴-⁹]{1,3}(?:[⁾,˒][⁰¹²³⁴-⁹]{1,3})*")
_UNIT = re.compile(r"(?:^|[\s\d])[kcm]?m$|(?:^|\s)(?:ft|mi|sq|R)$")
_BRACKETED = re.compile(r"(?<=\S)\s?\[\^?(\d{1,3})\](?!\()|\[\^([^\]\s]{1,30})\]")
_GLUED = re.compile(r"\d{1,3}(?=[\s)\]”’\"'.,;:–—]|$)")
# Where the raised number of a print has become a word of its own: "ended. 3 The next".
_PARTED = re.compile(r"(?<=[.!?”’)]) (\d{1,3})(?=\s+[\"“‘(]?[^\W\d_a-z]|\s*$)")
# What numbers belong to: "No.8", "p.12", "Add.1".
_NUMBERED = re.compile(
    r"(?:\b(?:no|nr|p|pp|vol|art|arts|para|paras|ch|fig|sec|add|rev|corr|res|doc|st|ver|v|s|a|e)|/)\.$", re.I
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[.)\]]*$")
_PLAIN_WORD = re.compile(r"(?:^|[^\w/@.])([^\W\d_]?[a-zß-ÿ]{2,}(?:[-’'][a-z]+)*)$")
_STOPS = ".?!"
_LARGEST = 999
# How many numbers may be missing between two markers that dumps have kept.
_LEAP = 5


class Trust(IntEnum):
    """How sure the form of a marker makes it that it is one; the rest is up to the order of the numbers.

    IF_NOTED: there must be such a note, too. IF_NEXT: the number must be the next one. IF_FITTING: or that of a note.
    """

    IF_NOTED = 0
    IF_NEXT = 1
    IF_FITTING = 2
    SURE = 3


class MarkerPlace(NamedTuple):
    """Where a marker may stand."""

    number: str
    start: int
    end: int
    trust: Trust


def find_markers(text: str, words: Words) -> list[MarkerPlace]:
    """Places in a text that may be markers of notes, in order."""
    places = [*_find_raised(text), *_find_bracketed(text), *_find_glued(text, words), *_find_parted(text)]
    return sorted(places, key=lambda place: place.start)


def _find_raised(text: str) -> Iterator[MarkerPlace]:
    for found in _RAISED.finditer(text):
        if text[found.start() - 1 : found.start()].isspace() or not found.start():
            continue
        number = read_superscript(found[0])
        if number in {"2", "3"} and _UNIT.search(text[max(0, found.start() - 4) : found.start()]):
            continue
        yield MarkerPlace(number, found.start(), found.end(), Trust.SURE)


def _find_bracketed(text: str) -> Iterator[MarkerPlace]:
    if "[" not in text:
        return
    for found in _BRACKETED.finditer(text):
        sure = "^" in found[0]
        yield MarkerPlace(found[1] or found[2], found.start(), found.end(), Trust.SURE if sure else Trust.IF_FITTING)


def _find_glued(text: str, words: Words) -> Iterator[MarkerPlace]:
    for found in _GLUED.finditer(text):
        start = found.start()
        if not start or text[start - 1].isspace() or text[start - 1].isdecimal():
            continue
        before = text[max(0, start - 40) : start]
        token = before.rpartition(" ")[2]
        if found[0].startswith("0") or any(c in token for c in "/@_") or "www." in token:
            continue
        trust = _judge_glued(before, text[found.end() : found.end() + 3], words)
        if trust is not None:
            yield MarkerPlace(found[0], start, found.end(), trust)


def _find_parted(text: str) -> Iterator[MarkerPlace]:
    for found in _PARTED.finditer(text):
        if text[found.start() - 1] in _STOPS or text[found.start() - 2 : found.start() - 1] in _STOPS:
            yield MarkerPlace(found[1], found.start(), found.end(), Trust.IF_NOTED)


def _judge_glued(before: str, after: str, words: Words) -> Trust | None:
    """How far a number right after `before` looks like a marker; None if it is part of what stands before it."""
    last = before[-1]
    if last.isalpha():
        word = _PLAIN_WORD.search(before)
        if word is None or not words.is_word(word[1]) or _UNIT.search(before):
            return None
        # "Track1" is a label.
        return Trust.IF_NOTED if word[1][0].isupper() else Trust.IF_FITTING
    bare = before.rstrip(".,;:?!”’\"')]")
    if _NUMBERED.search(before) or last not in ".,;:?!”’\"')]" or not bare:
        return None
    at_end = (
        not after.strip()
        or after.startswith("\n\n")
        or (after[0].isspace() and (after.lstrip()[:1].isupper() or after.lstrip()[:1] in "“‘([\"'"))
    )
    if bare[-1].isdecimal():
        return Trust.IF_NEXT if _YEAR.search(before) and at_end else None
    if not bare[-1].isalpha() and bare[-1] not in "%":
        return None
    if any(stop in before[len(bare) :] for stop in _STOPS) and at_end:
        return Trust.SURE
    return Trust.IF_FITTING


def accept_markers(places: Iterable[MarkerPlace], notes: frozenset[str]) -> Iterator[bool]:
    """Which places are markers: their numbers count up from 1, again in each chapter, or belong to a note.

    places: of one document, in order. notes: numbers of its notes. Source of the rule: the sample texts.
    """
    last = 0
    for number, _, _, trust in places:
        if not number.isdecimal():
            yield True
            continue
        value = int(number)
        follows = value == last + 1 or value == 1
        is_noted = number in notes and last < value <= last + _LEAP
        fits = follows or is_noted
        is_right = {Trust.SURE: True, Trust.IF_FITTING: fits, Trust.IF_NEXT: follows, Trust.IF_NOTED: is_noted}[trust]
        is_marker = 0 < value <= _LARGEST and is_right
        if is_marker and (fits or last < value <= last + _LEAP):
            last = value
        yield is_marker


def take_out_markers(text: CleanText, places: Sequence[MarkerPlace]) -> tuple[CleanText, tuple[Anchor, ...]]:
    """The text without its markers, and where each of them stood."""
    anchors: list[Anchor] = []
    gone = 0
    for number, start, end, _ in places:
        anchors.append(Anchor(number, start - gone))
        gone += end - start
    return text.edited([Edit(start, end, "") for _, start, end, _ in places]), tuple(anchors)
