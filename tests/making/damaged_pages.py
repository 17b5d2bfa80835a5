"""Pages whose true words are known, damaged as dumps of prints are: cut words, heads, folios, notes in between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from hypothesis import strategies as st

from ingest.clean.words import english_words

HEADS = ("The Quay Papers", "Talks of Two Ports")

_LIGATURES = (("ffi", "\ufb03"), ("fi", "\ufb01"), ("fl", "\ufb02"))
_VOWELS = "aeiou"
# "1 August" is no note.
_MONTHS = frozenset("january february august september october november december".split())
_MARKER = re.compile(r"[a-z]\.(\d+)(?=\s|$)")
# What comes again less often cannot be told from text.
_FEWEST_HEADED, _FEWEST_NUMBERED = 6, 4


class Paragraph(NamedTuple):
    """A paragraph of words, and those of the note that hangs on its last one; none without a note."""

    words: list[str]
    note: list[str]


@dataclass(frozen=True)
class Damage:
    """What has befallen a text. width: of lines in characters; page_lines: lines of text on a page."""

    width: int
    page_lines: int
    cuts_words: bool
    has_heads: bool
    has_folios: bool
    feeds_forms: bool
    joins_letters: bool
    shades_words: bool
    blank_lines: int


damages = st.builds(
    Damage,
    width=st.integers(48, 78),
    page_lines=st.integers(15, 24),
    cuts_words=st.booleans(),
    has_heads=st.booleans(),
    has_folios=st.booleans(),
    feeds_forms=st.booleans(),
    joins_letters=st.booleans(),
    shades_words=st.booleans(),
    blank_lines=st.sampled_from([0, 0, 1]),
)


@st.composite
def paragraphs(draw: st.DrawFn) -> list[Paragraph]:
    """Paragraphs of sentences of words, no word twice, so that each can be told from all others."""
    known = sorted(w for w in english_words() if 6 <= len(w) <= 11 and w.isascii() and w not in _MONTHS)
    fresh = islice(known, draw(st.integers(0, 400)), None, 29 + draw(st.sampled_from([1, 7, 11, 13, 17])))
    sizes = draw(st.lists(st.lists(st.integers(5, 16), min_size=2, max_size=6), min_size=2, max_size=16))
    noted = draw(st.lists(st.sampled_from([0, 0, 6, 20]), min_size=len(sizes), max_size=len(sizes)))
    return [
        Paragraph([word for size in sentences for word in _sentence(fresh, size)], _sentence(fresh, note))
        for sentences, note in zip(sizes, noted, strict=True)
    ]


def _sentence(fresh: Iterator[str], size: int) -> list[str]:
    words = list(islice(fresh, size))
    return [words[0].capitalize(), *words[1:-1], f"{words[-1]}."] if words else []


def print_pages(text: Sequence[Paragraph], damage: Damage) -> str:
    """The text as a dump of its pages gives it."""
    lines: list[str] = []
    notes: dict[str, list[str]] = {}
    for words, note in text:
        if note:
            notes[str(len(notes) + 1)] = note
            words = [*words[:-1], f"{words[-1]}{len(notes)}"]
        lines += [*_break_lines(words, damage), ""]
    pages = [lines[i : i + damage.page_lines] for i in range(0, len(lines), damage.page_lines)]
    shows_pages = damage.feeds_forms or damage.has_folios
    damage = replace(
        damage,
        has_heads=damage.has_heads and shows_pages and len(pages) >= _FEWEST_HEADED,
        has_folios=damage.has_folios and len(pages) >= _FEWEST_NUMBERED,
    )
    gap = "\n" * (1 + damage.blank_lines)
    dressed = (gap.join(_dress(page, number, notes, damage)) for number, page in enumerate(pages, start=3))
    return ("\n\f" if damage.feeds_forms else gap).join(dressed)


def _dress(page: Sequence[str], number: int, notes: Mapping[str, list[str]], damage: Damage) -> list[str]:
    text = list(page)
    while text and not text[-1]:
        text.pop()
    head = [HEADS[number % 2], ""] if damage.has_heads else []
    foot: list[str] = []
    for marker in (found for line in text for found in _MARKER.findall(line)):
        foot += ["", *_break_lines([marker, *notes[marker]], damage)]
    folio = ["", str(number)] if damage.has_folios else []
    # Where nothing else parts a note from the next page, a blank line does.
    end = [""] if foot and not folio and not damage.feeds_forms else []
    return [*head, *text, *foot, *folio, *end]


def _break_lines(words: Sequence[str], damage: Damage) -> Iterator[str]:
    line = ""
    for word in words:
        room = damage.width - len(line) - 1
        at = _find_cut(word, room - 1) if damage.cuts_words and len(word) > room else 0
        if line and len(word) > room:
            yield _spoil(f"{line} {word[:at]}-" if at else line, damage)
            line = word[at:]
        else:
            line = f"{line} {word}" if line else word
    yield _spoil(line, damage)


def _find_cut(word: str, room: int) -> int:
    """Where to cut a word at the end of a line: before a consonant behind a vowel; 0 for nowhere."""
    fitting = range(min(room, len(word.rstrip(".0123456789")) - 3), 2, -1)
    return next((i for i in fitting if word[i] not in _VOWELS and word[i - 1] in _VOWELS), 0)


def _spoil(line: str, damage: Damage) -> str:
    if damage.joins_letters:
        for letters, one in _LIGATURES:
            line = line.replace(letters, one)
    # A soft hyphen in every long word, as files for small screens have them.
    return " ".join(w[:3] + "\u00ad" + w[3:] if damage.shades_words and len(w) > 8 else w for w in line.split(" "))
