"""Title and authors: what a file says of itself where it can be believed, else the first page by its type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.clean.characters import LIGATURES
from ingest.read.pdf.blocks import Block
from ingest.read.pdf.lines import join_words
from ingest.read.pdf.loose_tables import split_cells
from ingest.read.pdf.shapes import Line
from ingest.read.pdf.type_sizes import TypeSizes
from ingest.records import BlockRole, SourceMetadata

FIRST_PAGE, PROPERTIES = "first page", "document information"

_LARGER, _SUBTITLE = 1.15, 1.2
_MOST_TITLE_WORDS = 40
_MOST_BLOCKS = 30
_PROSE_WORDS = 35
_FRONT_PAGES = 2
_JUNK_TITLE = re.compile(
    r"microsoft|untitled|\.(?:docx?|odt|rtf|indd|qxd|qxp|pdf|tex|dvi|ps|html?|pptx?|xlsx?|pub|wpd|txt)\b"
    r"|^(?:document|layout|slide|print|title|report|final|draft|page)?\s*[-_\d]*$|[\\/_]|^\S*\d{3,}\S*$",
    re.IGNORECASE,
)
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
_MOST_NAMES = 12
_LIGATURES = str.maketrans(LIGATURES)
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


def find_metadata(
    front: Sequence[Block], properties: Mapping[str, str], sizes: TypeSizes
) -> tuple[SourceMetadata, list[Block]]:
    """Title and authors with where each was found, and the blocks that are the printed title.

    front: the blocks before the first running text. properties: the document information.
    """
    printed = _find_title_blocks(front, sizes)
    title, place = _choose_title(printed, properties.get("Title", ""), front)
    authors, authors_place = _choose_authors(front, printed, properties.get("Author", ""))
    found = {"title": place} if title else {}
    if authors:
        found["authors"] = authors_place
    return SourceMetadata(title=title, authors=authors, found_in=found), printed


def find_front(blocks: Sequence[Block]) -> list[Block]:
    """The blocks before the first running text, on the first pages."""
    front: list[Block] = []
    for block in blocks[:_MOST_BLOCKS]:
        if block.page > _FRONT_PAGES or (block.page > 1 and front and _is_prose(block)):
            break
        if not block.lines or block.role in {BlockRole.FURNITURE, BlockRole.NOTE}:
            continue
        if _is_prose(block) and front:
            break
        front.append(block)
    return front


def _is_prose(block: Block) -> bool:
    return block.words >= _PROSE_WORDS


def _find_title_blocks(front: Sequence[Block], sizes: TypeSizes) -> list[Block]:
    """The largest type of the first page that is made of words, all its blocks that follow each other."""
    on_first = [b for b in front if b.page == front[0].page and _may_be_title(b)] if front else []
    if not on_first:
        return []
    largest = max(b.size for b in on_first)
    if largest < _LARGER * sizes.size:
        bold = [b for b in on_first[:3] if b.bold and b.words >= 3]
        return bold[:1]
    title: list[Block] = []
    for block in on_first:
        if abs(block.size - largest) < 0.03 * largest:
            title.append(block)
        elif title:
            break
    return title


def _may_be_title(block: Block) -> bool:
    letters = sum(c.isalpha() for c in block.text)
    return letters >= 4 and block.words <= _MOST_TITLE_WORDS and block.inset == 0


def _choose_title(printed: Sequence[Block], told: str, front: Sequence[Block]) -> tuple[str | None, str]:
    seen = _squeeze(" ".join(b.text for b in front))
    shown = _read_title(printed, front)
    told = " ".join(told.split())
    plausible = len(told) > 3 and not _JUNK_TITLE.search(told)
    if plausible and _squeeze(told) in seen and (not shown or not _squeeze(shown).startswith(_squeeze(told))):
        return told, PROPERTIES
    if plausible and shown and _squeeze(shown) == _squeeze(told):
        return told, PROPERTIES
    if shown:
        return shown, FIRST_PAGE
    return (told, PROPERTIES) if plausible else (None, "")


def _squeeze(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _read_title(printed: Sequence[Block], front: Sequence[Block]) -> str:
    """The printed title on one line, with its subtitle."""
    if not printed:
        return ""
    title = _join_lines([line.text for block in printed for line in block.lines])
    after = front[front.index(printed[-1]) + 1 :] if printed[-1] in front else []
    subtitle = after[0] if after else None
    if subtitle is not None and ":" not in title and _is_subtitle(subtitle, printed[-1], front):
        title = f"{title}: {_join_lines([line.text for line in subtitle.lines])}"
    return _MARKS.sub("", title).strip()


def _join_lines(lines: Sequence[str]) -> str:
    text = ""
    for line in lines:
        cut = text.endswith("-") and line[:1].islower()
        text = text[:-1] + line if cut else f"{text} {line}" if text else line
    return " ".join(text.translate(_LIGATURES).split())


def _is_subtitle(block: Block, title: Block, front: Sequence[Block]) -> bool:
    usual = sorted(b.size for b in front)[len(front) // 2]
    if block.page != title.page or block.words < 3 or any(c.isdigit() for c in block.text):
        return False
    if block.size < _SUBTITLE * usual and not (block.italic and block.size > usual):
        return False
    return not _BODY.search(block.text) and not list(_read_names(block.text)) and not block.text.endswith(".")


def _choose_authors(front: Sequence[Block], printed: Sequence[Block], told: str) -> tuple[tuple[str, ...], str]:
    shown = tuple(_find_byline([b for b in front if b not in printed]))
    named = tuple(_split_told(told))
    seen = _squeeze(" ".join(b.text for b in front))
    if named and all(_squeeze(name) in seen for name in named):
        return named, PROPERTIES
    if shown:
        return shown, FIRST_PAGE
    believable = named and all(len(name.split()) > 1 and not _BODY.search(name) for name in named)
    return (named, PROPERTIES) if believable else ((), "")


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
            names = list(_line_names(line))
            if names:
                yield from names
                found = True
            elif found and not _is_affiliation(line.text):
                return


def is_imprint(block: Block) -> bool:
    """True for names, dates, places of work and addresses, in whatever type they are set."""
    if not block.lines or block.words > _MOST_TITLE_WORDS:
        return False
    text = block.text
    if _DATE.search(text) or "@" in text or "://" in text or "www." in text:
        return True
    return any(list(_line_names(line)) for line in block.lines)


def _line_names(line: Line) -> Iterator[str]:
    """The names in a line; wide gaps part them like commas."""
    return _read_names(" ; ".join(join_words(piece) for piece in split_cells(line)))


def _is_affiliation(text: str) -> bool:
    return bool(_BODY.search(text)) or "@" in text


def _read_names(text: str) -> Iterator[str]:
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
