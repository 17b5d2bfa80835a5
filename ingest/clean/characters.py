"""Single characters: ligatures, lost letters, soft hyphens, odd spaces and what is not to be seen at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ingest.clean.clean_text import CleanText, Edit
from ingest.clean.hyphens import keeps_hyphen
from ingest.clean.ligatures import LIGATURES
from ingest.clean.words import Words

# What a printer's single piece of type may hold; fonts without a map give U+FFFD for it.
_LOST_LETTERS = ("fi", "fl", "ff", "ffi", "ffl", "Th", "tt", "ti", "ft")
_LOST_ENDINGS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_TRANSLATION = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys("\u000b\u0085\u2028\u2029", "\n"))

_ODD_SPACE = re.compile(f"[\u000b\u0085\u2028\u2029{_SPACES}]")
_UNSEEN = re.compile("[\u0001\u0003-\u0008\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SOFT_HYPHEN = re.compile("\u00ad+(?![ \t\u00ad]*\n)")
_CUT_MARK = re.compile("([^\\W_]+)[\u0002\ufffe](?=([^\\W_]+))")
_LOST = re.compile("([^\\W\\d_]*)\ufffd( ?)([^\\W\\d_]*)")
_SPECIAL = re.compile(_UNSEEN.pattern[:-1] + "\u0002\u00ad\ufb00-\ufb06\ufffd\ufffe]")

_Step = Callable[[str, Words], Iterator[Edit]]


def mend_characters(text: CleanText, words: Words) -> CleanText:
    """Mend what is wrong with single characters; letters that stay lost are left as U+FFFD."""
    if _ODD_SPACE.search(text.text):
        text = text.replaced(text.text.translate(_TRANSLATION))
    if not _SPECIAL.search(text.text):
        return text
    for step in _STEPS:
        text = text.edited(list(step(text.text, words)))
    return text


def _drop_unseen(text: str, words: Words) -> Iterator[Edit]:
    for found in _UNSEEN.finditer(text):
        yield Edit(found.start(), found.end(), "")


def _open_ligatures(text: str, words: Words) -> Iterator[Edit]:
    for found in _LIGATURE.finditer(text):
        yield Edit(found.start(), found.end(), LIGATURES[found[0]])


def _drop_soft_hyphens(text: str, words: Words) -> Iterator[Edit]:
    """Those at the end of a line stay until lines are joined."""
    for found in _SOFT_HYPHEN.finditer(text):
        yield Edit(found.start(), found.end(), "")


def _resolve_cut_marks(text: str, words: Words) -> Iterator[Edit]:
    """A hyphen at a line's end of which only the mark is left, the line break being gone."""
    for found in _CUT_MARK.finditer(text):
        hyphen = "-" if keeps_hyphen(found[1], found[2], words) else ""
        yield Edit(found.end() - 1, found.end(), hyphen)


def _find_lost_letters(text: str, words: Words) -> Iterator[Edit]:
    """`con? ict`: put the ligature in where it gives exactly one reading that is a word."""
    for found in _LOST.finditer(text):
        left, space, right = found.groups()
        # The space after a lost letter is nearly always part of the damage, so readings without it come first.
        readings = _whole_readings(left, right, words) or _parted_readings(left, space, right, words)
        if len(readings) == 1:
            yield Edit(found.start(), found.end(), readings.pop())


def _whole_readings(left: str, right: str, words: Words) -> set[str]:
    readings = {left + letters + right for letters in _LOST_LETTERS if words.is_word(left + letters + right)}
    if right in _LOST_ENDINGS and words.is_english(left):
        readings.add(f"{left}’{right}")
    return readings


def _parted_readings(left: str, space: str, right: str, words: Words) -> set[str]:
    if not left or not space or (right and not words.is_word(right)):
        return set()
    return {left + letters + space + right for letters in _LOST_LETTERS if words.is_word(left + letters)}


_STEPS: tuple[_Step, ...] = (_drop_unseen, _open_ligatures, _drop_soft_hyphens, _resolve_cut_marks, _find_lost_letters)
