"""Acronyms that the text itself defines: "Revolutionary United Front (RUF)", "RUF (Revolutionary United Front)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = {
    "of",
    "the",
    "for",
    "and",
    "on",
    "in",
    "to",
    "de",
    "du",
    "des",
    "la",
    "le",
    "del",
    "los",
    "per",
    "di",
    "pour",
    "et",
    "y",
    "a",
    "&",
}
_WORD = r"[\w\u2019'./&-]+"
_AFTER = re.compile(
    rf"((?:{_WORD} ){{1,11}}{_WORD}),? \((?:the |hereafter |hereinafter "
    rf"|or )?[\u201c\"'\u2018]?([A-Z][A-Za-z0-9/&-]{{1,10}})[\u201d\"'\u2019]?\)"
)
_BEFORE = re.compile(rf"\b([A-Z][A-Z0-9/&-]{{1,9}}) \(((?:{_WORD} ){{1,9}}{_WORD})\)")


@dataclass(frozen=True, slots=True)
class Definition:
    """A name and the short form the text gives it. Places in the text, as characters."""

    start: int
    end: int
    name: str
    acronym: str
    acronym_start: int


def find_definitions(text: str) -> list[Definition]:
    """Every definition of an acronym in the text."""
    found = []
    if "(" not in text:
        return []
    for match in _AFTER.finditer(text):
        name = _defined_by(match.group(1), match.group(2))
        if name:
            start = match.start(1) + len(match.group(1)) - len(name)
            found.append(Definition(start, match.end(1), name, match.group(2), match.start(2)))
    for match in _BEFORE.finditer(text):
        if _defined_by(match.group(2), match.group(1)) == match.group(2):
            found.append(Definition(match.start(2), match.end(2), match.group(2), match.group(1), match.start(1)))
    return found


def _defined_by(words: str, acronym: str) -> str | None:
    """The last words of a stretch that the acronym abbreviates, or None.

    The capitals of the acronym must be the first letters of the capitalised words, in order, all of them used; small
    words may give a letter or none.
    """
    letters = [c.lower() for c in acronym if c.isupper() or c.isdigit()]
    if sum(c.isupper() for c in acronym) < 2:
        return None
    tokens = words.split(" ")
    for start in range(len(tokens) - 1, -1, -1):
        first = tokens[start]
        if not first[:1].isupper() or first[:1].lower() != letters[0]:
            continue
        if _spells(tokens[start:], letters):
            return " ".join(tokens[start:])
    return None


def _spells(tokens: list[str], letters: list[str]) -> bool:
    parts = [part for token in tokens for part in re.split(r"[-/]", token) if part]
    return _spells_from(parts, letters, 0, 0)


def _spells_from(parts: list[str], letters: list[str], part: int, at: int) -> bool:
    if part == len(parts):
        return at == len(letters)
    word = parts[part].lower()
    optional = word in _SMALL or not parts[part][0].isupper()
    # A word gives its first letter, or its first few (WANEP: Network), or none if it is a small one.
    for taken in (1, 2, 3):
        if "".join(letters[at : at + taken]) == word[:taken] and at + taken <= len(letters):
            if _spells_from(parts, letters, part + 1, at + taken):
                return True
    return optional and _spells_from(parts, letters, part + 1, at)
