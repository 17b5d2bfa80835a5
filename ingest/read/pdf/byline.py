"""Who wrote a document: names in the lines of its first pages, and what else stands there that is no text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.read.pdf.blocks import Block
from ingest.read.pdf.lines import join_words
from ingest.read.pdf.loose_tables import split_cells
from ingest.read.pdf.shapes import Line

FIRST_PAGE, PROPERTIES = "first page", "document information"

_MOST_IMPRINT_WORDS = 40
_JUNK_AUTHOR = re.compile(
    r"admin|\buser\b|^\W*$|owner|unknown|root|microsoft|office|default|author|\bpc\b|computer|desktop|windows|staff|[@\\/_\d]",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:institut\w*|cent(?:re|er)|universit\w*|network|union|nations|ministry|foundation|department|academy|council"
    r"|office|press|programme?|project|group|forum|committee|college|school|report|paper|note|brief|briefing|handbook|series"
    r"|workshop|organi[sz]ation|society|association|commission|agency|journal|volume|issue|chapter|part|page|publications?"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|summary|introduction"
    r"|international|policy|research|review|editors?|edition|working|practice|lessons?|guide|annual|special|observatory)\b",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    "a an and as at but by for from how in into its not of on or our the their to what when who why with new".split()
)
_MOST_NAMES, _MOST_NAME_WORDS = 12, 4
_PART = r"(?:(?:van|von|de|der|den|del|della|da|di|do|dos|du|al|el|bin|ibn|la|le|ten|ter|abu|af|av|zu|y)\s+)"
_INITIAL = r"[^\W\d_a-zß-ÿ]\."
_GIVEN = r"[^\W\d_a-zß-ÿ][\w’'`.-]*"
_NAME = re.compile(
    rf"(?:(?:{_GIVEN}|{_INITIAL}|(?:al|el|ad|an|as|ash|at|az)-{_GIVEN})\s+){{1,3}}{_PART}{{0,2}}(?:(?:al|el|ad|an|as|ash|at|az|d|o)[-’'])?{_GIVEN}"
)
_BY = re.compile(
    r"^(?:written |edited |prepared |compiled )?by:?\s+|^authors?:\s*|^eds?\.:?\s*|^editors?:\s*", re.IGNORECASE
)
_MARKS = re.compile(r"[⁰¹²³⁴-⁹*†‡§]+")
_DATE_TAIL = re.compile(r"[,|·•]?\s*(?:\d{1,2}\s+)?(?:[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d\s*$")
_DATE = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)"
    r",?\s+(?:19|20)\d\d\b|^\W*(?:©\s*)?(?:19|20)\d\d\W*$",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:;|\||·|•|,?\s+(?:and|und|et|y|&)\s+|&)\s*|\s*,\s*")


def choose_authors(front: Sequence[Block], printed: Sequence[Block], told: str) -> tuple[tuple[str, ...], str]:
    """The authors, and where they were found.

    front: the blocks before the first running text. printed: those of them that are the title. told: what the document
    information says.
    """
    # Right under the title is the surest place; what looks like a name over it may be that of a body.
    under = front[front.index(printed[-1]) + 1 :] if printed else []
    is_surest = bool(under) and any(list(line_names(line)) for line in under[0].lines)
    shown = tuple(_find_byline(under if is_surest else [b for b in front if b not in printed]))
    named = tuple(_split_told(told))
    seen = squeeze(" ".join(b.text for b in front))
    if named and all(squeeze(name) in seen for name in named):
        return named, PROPERTIES
    shown = shown or tuple(_read_caseless_name(under))
    if shown:
        return shown, FIRST_PAGE
    believable = named and all(len(name.split()) > 1 and not _BODY.search(name) for name in named)
    return (named, PROPERTIES) if believable else ((), "")


def _read_caseless_name(under: Sequence[Block]) -> Iterator[str]:
    """What stands alone right under a title in a script without capitals, if it is as short as a name."""
    text = under[0].text if under and len(under[0].lines) == 1 else ""
    letters = [c for c in text if c.isalpha()]
    is_caseless = bool(letters) and not any(c.isupper() or c.islower() for c in letters)
    if is_caseless and 2 <= len(text.split()) <= _MOST_NAME_WORDS and not any(c.isdigit() or c in ".:،" for c in text):
        yield text


def _split_told(told: str) -> Iterator[str]:
    """Authors as document information names them."""
    if not told or _JUNK_AUTHOR.search(told):
        return
    has_full_names = ";" in told or all(len(part.split()) > 1 for part in told.split(","))
    for part in re.split(
        r"\s*;\s*|\s+(?:and|&)\s+" + (r"|\s*,\s*" if ";" not in told and has_full_names else ""), told
    ):
        family, comma, given = part.partition(",")
        name = f"{given.strip()} {family.strip()}" if comma else part
        if name.strip():
            yield " ".join(name.split())


def _find_byline(front: Sequence[Block]) -> Iterator[str]:
    """The names of the first lines that hold nothing but names; lines of names right under them belong to them."""
    found = False
    for block in front:
        for line in block.lines:
            names = list(line_names(line))
            if names:
                yield from names
                found = True
            elif found and not _is_affiliation(line.text):
                return


def is_imprint(block: Block) -> bool:
    """True for names, dates, places of work and addresses, in whatever type they are set."""
    if not block.lines or block.words > _MOST_IMPRINT_WORDS:
        return False
    text = block.text
    if _DATE.search(text) or "@" in text or "://" in text or "www." in text:
        return True
    return any(list(line_names(line)) for line in block.lines)


def line_names(line: Line) -> Iterator[str]:
    """The names in a line; wide gaps part them like commas."""
    return read_names(" ; ".join(join_words(piece) for piece in split_cells(line)))


def _is_affiliation(text: str) -> bool:
    return bool(_BODY.search(text)) or "@" in text


def names_body(text: str) -> bool:
    """True if a text has a word that names of bodies, series and dates have, and names of people have not."""
    return _BODY.search(text) is not None


def read_names(text: str) -> Iterator[str]:
    """The names in a line that is made of names; none if anything else is in it."""
    bare = _MARKS.sub(" ", _BY.sub("", text.strip()))
    bare = _DATE_TAIL.sub("", bare).strip(" ,.")
    if not bare or _BODY.search(bare) or any(c.isdigit() for c in bare):
        return
    parts = [part.strip(" .,") for part in _SPLIT.split(bare) if part and part.strip(" .,")]
    if parts and len(parts) <= _MOST_NAMES and all(_is_name(part) for part in parts):
        yield from parts


def _is_name(text: str) -> bool:
    words = text.split()
    # Scripts without capitals do not show which words are names.
    has_capitals = words[0][0].isupper() or words[0].lower().startswith(("al-", "el-"))
    return has_capitals and _NAME.fullmatch(text) is not None and not any(w.lower() in _NO_NAMES for w in words)


def squeeze(text: str) -> str:
    """Letters and figures alone, so that two ways of setting a text can be compared."""
    return "".join(c for c in text.casefold() if c.isalnum())


def strip_marks(text: str) -> str:
    """A text without the marks of notes."""
    return _MARKS.sub("", text)
