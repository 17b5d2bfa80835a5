"""What a block looks like from its words alone: a title, an entry of a list, running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from ingest.clean.contents import title_key
from ingest.clean.layout import LineBlock
from ingest.clean.lines import ends_sentence
from ingest.records import BlockRole


class Shape(StrEnum):
    """What a block may be.

    TITLE: may head something. NUMBERED: the same with a number. ENTRY: neither a title nor a sentence. ITEM: has a
    bullet. OTHER: its role is known.
    """

    HEADING = "heading"
    TITLE = "title"
    NUMBERED = "numbered"
    ENTRY = "entry"
    ITEM = "item"
    PROSE = "prose"
    OTHER = "other"


_MOST_TITLE_WORDS = 16
_MOST_TITLE_CHARS = 130
_MOST_ENTRY_WORDS = 45
_MOST_LOWER_WORDS = 6
_MOST_LABEL_WORDS = 8
_MOST_DATED_WORDS = 10

_PART = re.compile(
    r"(?:part|chapter|annexe?|appendix|book|volume|unit|module|case study)"
    r"(?:\s+(?:\d{1,3}|[ivxlc]{1,6}|[a-z])\b(?:\s*[:.–—-].*)?|\s*[:–—]\s.*)$",
    re.IGNORECASE,
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[-–]?\s*)*(?:{_MONTHS})?[\s\d,–-]*(?:{_MONTHS})?[\s\d,–-]*", re.IGNORECASE
)
# "Opening meeting, Geneva, 3 May 2004" and "Otto Brandt; Ada Marlowe" are entries of lists.
_LISTED = re.compile(r"[;\[\]]")
_DATED = re.compile(r",\s+(?:[\w\s–-]+\s)?(?:1[89]|20)\d\d\W*$")
# What stands in the imprint of a publication.
_IMPRINT = re.compile(
    r"(?:authors?(?:\(s\))?|edit(?:ed by|ors?)|(?:graphic )?design|lay-?out|series|copyright|issn|isbn|doi"
    r"|publish(?:er|ed by)"
    r"|print(?:ed (?:by|in))?|photo(?:s| credits?)?|cover|translat(?:ion|ed by)|contact|(?:suggested )?citation"
    r"|(?:online|print) version|rights|licen[cs]e|permanent link|publication date|originally published|keywords|e-?mail"
    r"|disclaimer|acknowledge?ments|copy-?edit(?:or|ing))\b[^:]{0,24}:",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|<|\|")
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
_CAPTION = re.compile(r"(?:figure|fig\.|table|map|chart|graph|photo|illustration)\s+(?:\d|[ivxlc]+\b)", re.IGNORECASE)
_MOST_CAPTION_WORDS = 40
# A sentence with the number of a note glued to its stop; "Annex A.2" has none.
_NOTED_STOP = re.compile(r"[^\W\d_]{2}[.!?…][\"'”’)\]]*\d{1,3}$")
_SMALL_WORDS = re.compile(r"[a-z]")


@dataclass(frozen=True)
class TitleLists:
    """Titles that say by themselves what stands under them, as `title_key` writes them."""

    known: frozenset[str]
    references: frozenset[str]
    abstracts: frozenset[str]
    contents: frozenset[str]


@cache
def title_lists() -> TitleLists:
    """The lists of titles.yaml."""
    found = yaml.safe_load((files("ingest.clean") / "titles.yaml").read_text(encoding="utf-8"))
    return TitleLists(**{name: frozenset(titles) for name, titles in found.items()})


def has_hashes(text: str) -> int:
    """Length of the hash signs of a Markdown heading in a text dump, 0 if there are none."""
    found = _HASHES.match(text)
    return found.end() if found else 0


def is_caption(text: str) -> bool:
    """True for "Figure 2: The regions"."""
    return _CAPTION.match(text) is not None and text.count(" ") < _MOST_CAPTION_WORDS


def is_part(text: str) -> bool:
    """True for "Chapter 3", "Annex 1: Method"."""
    return _PART.match(text) is not None


def is_known_title(text: str) -> bool:
    """True for titles that nearly every report has, such as "Introduction"."""
    return title_key(text) in title_lists().known


def is_capitals(text: str) -> bool:
    """True for two words and more without a small letter."""
    return not _SMALL_WORDS.search(text) and sum(w.isalpha() for w in text.split()) > 1


def is_imprint(text: str) -> bool:
    """True for lines such as "Layout: ...", which tell of the publication and not of its subject."""
    return _IMPRINT.match(text.lstrip("*_")) is not None


def judge_shape(block: LineBlock) -> Shape:
    """What the block looks like by itself."""
    if block.role is BlockRole.HEADING:
        return Shape.HEADING
    if block.role is not BlockRole.LINES:
        return Shape.OTHER
    marker = block.marker
    if marker is not None and marker.kind in {"bullet", "dash"}:
        return Shape.ITEM
    if block.is_verse:
        return Shape.ENTRY
    text = block.text[marker.length if marker else 0 :]
    words = len(text.split())
    if words <= _MOST_TITLE_WORDS and _may_be_title(text, words, is_numbered=marker is not None):
        return Shape.NUMBERED if marker else Shape.TITLE
    is_label = words <= _MOST_LABEL_WORDS and text.rstrip("*_")[-1:] == ":"
    if (ends_sentence(block.last) and not is_label) or words > _MOST_ENTRY_WORDS:
        return Shape.PROSE
    return Shape.ITEM if marker else Shape.ENTRY


def is_dated_title(text: str) -> bool:
    """True for what would be a title but for the year at its end, as entries of lists have it."""
    words = len(text.split())
    return words <= _MOST_DATED_WORDS and _may_be_title(text, words, is_numbered=False, may_be_dated=True)


def _may_be_title(text: str, words: int, *, is_numbered: bool, may_be_dated: bool = False) -> bool:
    last = text.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹*_")[-1:]
    if _NOTED_STOP.search(text):
        return False
    if not text or len(text) > _MOST_TITLE_CHARS or last in ".,;:!…" or _ADDRESS.search(text) or _DATE.fullmatch(text):
        return False
    if _LISTED.search(text) or is_imprint(text) or (_DATED.search(text) and not may_be_dated):
        return False
    first = text.lstrip("“‘\"'*_(")[:1]
    letters = sum(c.isalpha() or c.isspace() for c in text)
    if not first or text[0] == "(" or (letters < 0.6 * len(text) and not may_be_dated):
        return False
    if first.isupper() or (first.isdecimal() and words > 1):
        return True
    # Small capitals come out of dumps as small letters.
    return first.isalpha() and words <= _MOST_LOWER_WORDS * (1 + is_numbered)
