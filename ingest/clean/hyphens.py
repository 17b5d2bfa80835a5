"""Hyphens: words cut at the end of a line are joined, compounds keep theirs, a stray space after a hyphen goes."""

from __future__ import annotations

import re

from ingest.clean.clean_text import CleanText, Edit
from ingest.clean.words import Words

HYPHENS = "-\u2010"
# Marks that say themselves that the word goes on: a soft hyphen, and what pdfium puts for a hyphen at a line's end.
CUT_MARKS = "\u00ad\u0002\ufffe"

# Without the look behind, a long run of spaces would be tried from each of them.
_LINE_BREAK = re.compile(r"(?<![ \t])[ \t]*\n\s*")
_LEFT = re.compile(r"[^\W_]+$")
_RIGHT = re.compile(r"[^\W_]+")
_STRAY = re.compile(rf"(?<=[^\W_])[{HYPHENS}] (?=([^\W_]+))")
# "inter- and intra-state": the hyphen stands for a word that follows later, and a space has to stay.
_SUSPENDED = frozenset({"and", "or", "to", "nor", "versus", "as", "but", "und", "oder", "et", "ou", "y", "o"})
# Some writers set a hyphen after these and some do not; each keeps to one way. "Colour" and "coping" have no such part.
_VARYING = re.compile(
    r"non-\w{2,}|co-(?:author|chair|convene|defend|direct|edit|exist|facilitat|found|guarant|host|lead|locat|mediat|operat"
    r"|opt|ordinat|own|president|produc|sign|sponsor|work)\w*"
)
# Words with these that the word list does not have are written with a hyphen by most.
_PREFIXES = frozenset({"non", "self", "ex", "quasi", "pro", "anti", "half", "all", "cross", "vice", "semi", "mid"})
_CONTEXT_CHARS = 40


def keeps_hyphen(left: str, right: str, words: Words) -> bool:
    """True if a hyphen between two parts belongs to the word, False if it only marks the end of the line.

    What the document writes elsewhere decides, then the word list, then whether both parts are words themselves.
    """
    if right[0].isupper() or not (left.isalpha() and right.isalpha()):
        return True
    joined, hyphenated = words.count(left + right), words.count(f"{left}-{right}")
    if joined != hyphenated:
        return hyphenated > joined
    if len(right) == 1:
        return True
    if _VARYING.fullmatch(f"{left}-{right}".lower()) and words.is_word(right):
        hyphenated, joined = words.count_prefixed(left)
        return hyphenated >= joined
    if words.is_english(left + right):
        return False
    if left.lower() in _PREFIXES:
        return True
    return words.is_word(left) and words.is_word(right)


def join_lines(text: CleanText, words: Words) -> CleanText:
    """Put the lines of a paragraph on one line, mending words that were cut at a line's end."""
    edits: list[Edit] = []
    for found in _LINE_BREAK.finditer(text.text):
        edit = _join_at(text.text, found.start(), found.end(), words)
        if edit is not None:
            edits.append(edit)
    joined = text.edited(edits)
    return joined.replaced(joined.text.replace("\n", " "))


def _join_at(text: str, start: int, end: int, words: Words) -> Edit | None:
    """How to join the lines that part at [start, end); None if the line feed has only to become a space."""
    last = text[start - 1] if start else ""
    if last in CUT_MARKS and last:
        return Edit(start - 1, end, "")
    if last in HYPHENS and last and end < len(text):
        return _join_hyphen(text, start, end, words)
    if last and last in "—/" and text[start - 2 : start - 1] not in " \n":
        return Edit(start, end, "")
    if last == "–" and text[start - 2 : start - 1].isdecimal() and text[end : end + 1].isdecimal():
        return Edit(start, end, "")
    return None if end - start == 1 else Edit(start, end, " ")


def _join_hyphen(text: str, start: int, end: int, words: Words) -> Edit:
    left = _LEFT.search(text, max(0, start - 1 - _CONTEXT_CHARS), start - 1)
    right = _RIGHT.match(text, end)
    if left is None and right is not None and text[start - 2 : start - 1] == " ":
        # "Medi -" and "ators": a dump has set the hyphen apart.
        left = _LEFT.search(text, max(0, start - 2 - _CONTEXT_CHARS), start - 2)
        if left is not None and not words.is_english(left[0]) and words.is_english(left[0] + right[0]):
            return Edit(start - 2, end, "")
        left = None
    if left is None or right is None:
        # A dash between spaces, or a number below zero.
        return Edit(start, end, " " if left is None else "")
    if right[0].lower() in _SUSPENDED:
        return Edit(start, end, " ")
    if keeps_hyphen(left[0], right[0], words):
        return Edit(start, end, "")
    return Edit(start - 1, end, "")


def close_stray_spaces(text: CleanText) -> CleanText:
    """`US- led` becomes `US-led`; the hyphen of `inter- and intra-state` keeps its space."""
    if "- " not in text.text and "\u2010 " not in text.text:
        return text
    return text.edited(
        [
            Edit(found.start() + 1, found.end(), "")
            for found in _STRAY.finditer(text.text)
            if found[1].lower() not in _SUSPENDED
        ]
    )
