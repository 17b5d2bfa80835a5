"""Headings and how deep they stand: by bookmarks, by the list of contents, by numbers, by the look of their type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from ingest.clean.contents import title_key
from ingest.read.pdf.blocks import Block
from ingest.read.pdf.captions import may_be_caption
from ingest.read.pdf.pdfium import Bookmark
from ingest.read.pdf.type_sizes import TypeSizes
from ingest.records import BlockRole

_LARGER, _FIRST_LARGER = 1.07, 1.15
_MOST_LINES, _MOST_WORDS, _MOST_CHARS = 4, 24, 180
_APART = 1.25
_WIDTH_SHARE = 0.85
_FEW_WORDS, _NEARLY_ALL = 10, 0.95
_FEWEST_GAPS = 5
_NUMBERED = re.compile(r"(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d_])")
_PART_NUMBER = re.compile(
    r"(?:(?:chapter|part|section|annex|appendix|article|title|protocol|kapitel|teil|chapitre|artikel)\s+)?(?:\d{1,2}|[IVXLC]{1,6}|[A-Z]|one|two|three|four|five"
    r"|six|seven|eight|nine|ten)[.:]?",
    re.IGNORECASE,
)
_NO_ENDING = (".", ",", ";", ":", "-", "–")
_KNOWN = re.compile(
    r"abstract|(?:executive |policy )?summary|key (?:points|messages|findings)|introduction|preface|foreword"
    r"|acknowledge?ments?|conclusions?|recommendations|about (?:the|this) .{3,30}",
    re.IGNORECASE,
)
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")


class _Silence(NamedTuple):
    """What the type of a document does not say. is_heavy: all is bold. is_of_one_type: all is alike.

    is_tight: paragraphs stand under each other without white between them, so that white says the more.
    """

    is_heavy: bool
    is_of_one_type: bool
    is_tight: bool


class Look(NamedTuple):
    """The type a heading is set in: what headings of one depth have in common."""

    size: float
    bold: bool
    capitals: bool
    italic: bool


@dataclass(frozen=True)
class Signposts:
    """What a file says of its headings. by_page: bookmarks of each page; titles: entries of its list of contents."""

    by_page: Mapping[int, Mapping[str, int]]
    titles: Mapping[str, int]

    @classmethod
    def of(cls, bookmarks: Iterable[Bookmark], titles: Mapping[str, int]) -> Signposts:
        """Sort bookmarks by the page they lead to."""
        by_page: dict[int, dict[str, int]] = defaultdict(dict)
        for mark in bookmarks:
            if mark.page is not None:
                by_page[mark.page].setdefault(title_key(mark.title), mark.level)
        return cls(dict(by_page), titles)

    def level_of(self, block: Block) -> int | None:
        """The depth of a heading that is announced; None if it is not. A bookmark may lead to a neighbouring page."""
        key = title_key(block.text)
        for page in (block.page, block.page - 1, block.page + 1):
            level = self.by_page.get(page, {}).get(key)
            if level is not None:
                return level
        return self.titles.get(key)


def mark_headings(
    blocks: Sequence[Block],
    sizes: TypeSizes,
    signposts: Signposts,
    *,
    title: Sequence[Block] = (),
    front: Sequence[Block] = (),
    plain: Sequence[Block] = (),
) -> None:
    """Find the headings among the blocks of a document and set their depths.

    title: blocks that are the document's title. front: blocks before the first running text, the title among them,
    which are headings only if later ones look alike or the text begins right under them. plain: those of them that
    never are.
    """
    says_little = _Silence(_is_heavy(blocks), _is_of_one_type(blocks), _is_tight(blocks, sizes))
    before_text = {id(block) for block in front}
    possible: list[Block] = []
    never = {id(block) for block in plain}
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if (
            id(block) not in never
            and _may_be_heading(block)
            and (signposts.level_of(block) is not None or _looks_like_one(block, following, sizes, says_little))
        ):
            possible.append(block)
    _join_numbers(possible)
    looks = {look_of(block) for block in possible if id(block) not in before_text}
    first = _find_first(blocks, front, sizes)
    for block in possible:
        known = id(block) not in before_text or signposts.level_of(block) is not None or is_usual_heading(block.text)
        if known or look_of(block) in looks or block is first:
            block.role = BlockRole.HEADING
    _drop_runs(blocks)
    for block in title:
        block.role, block.level = BlockRole.HEADING, 1
    titled = {id(block) for block in title}
    _set_levels([b for b in blocks if b.role is BlockRole.HEADING and id(b) not in titled], signposts)


def _find_first(blocks: Sequence[Block], front: Sequence[Block], sizes: TypeSizes) -> Block | None:
    """A line in large type with the first running text right under it on the same page."""
    at = blocks.index(front[-1]) if front else len(blocks)
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or following.page != front[-1].page or following.column != front[-1].column:
        return None
    return front[-1] if front[-1].size >= _FIRST_LARGER * sizes.size else None


def _join_numbers(headings: list[Block]) -> None:
    """Put "Chapter 1" and the title under it together."""
    for first, second in zip(headings[-2::-1], headings[:0:-1], strict=False):
        is_number = _PART_NUMBER.fullmatch(first.text.strip()) is not None
        if is_number and (first.page, first.column) == (second.page, second.column) and second.gap < 6 * first.size:
            second.lines[:0] = first.lines
            first.lines = []
            headings.remove(first)


def _is_heavy(blocks: Sequence[Block]) -> bool:
    """True if most of the text is bold, so that bold type says nothing."""
    bold = sum(b.words for b in blocks if b.lines and b.bold)
    return 2 * bold > sum(b.words for b in blocks if b.lines)


def _is_of_one_type(blocks: Sequence[Block]) -> bool:
    """True if nearly all is set in one size and nothing in bold, as typewriters and machines that read type do."""
    sizes: Counter[float] = Counter()
    for block in blocks:
        for line in block.lines:
            sizes[round(line.size)] += len(line.text)
            if line.bold:
                return False
    return bool(sizes) and max(sizes.values()) > _NEARLY_ALL * sum(sizes.values())


def _is_tight(blocks: Sequence[Block], sizes: TypeSizes) -> bool:
    """True if many paragraphs follow each other as closely as lines do; others stand under headings."""
    gaps = [b.gap for b in blocks if b.lines and b.gap > 0 and len(b.lines) > 1 and not b.inset]
    return len(gaps) >= _FEWEST_GAPS and 4 * sum(gap <= _APART * sizes.leading for gap in gaps) > len(gaps)


def _may_be_heading(block: Block) -> bool:
    if block.role is not BlockRole.BODY or block.inset or not block.lines or len(block.lines) > _MOST_LINES:
        return False
    text = block.text
    return (
        len(text) <= _MOST_CHARS
        and block.words <= _MOST_WORDS
        and _TWO_LETTERS.search(text) is not None
        and not may_be_caption(text)
    )


def _looks_like_one(block: Block, following: Block | None, sizes: TypeSizes, silence: _Silence) -> bool:
    text = block.text.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹*†")
    first = text.lstrip("“‘\"'(¿¡")[:1]
    if not (first.isupper() or first.isdigit() or not first.isascii()) or text.startswith(("“", "‘", '"')):
        return False
    if block.size >= _LARGER * sizes.size:
        return not text.endswith((".", ",", ";")) or (len(block.lines) == 1 and _NUMBERED.match(text) is not None)
    if block.size < 0.88 * sizes.size or text.endswith(_NO_ENDING):
        return False
    is_lead = following is not None and following.role is not BlockRole.FURNITURE and _is_apart(block, sizes)
    if block.bold and not silence.is_heavy:
        return True
    if _is_capitals(text) and block.words <= 14:
        return is_lead
    if silence.is_of_one_type and len(block.lines) == 1 and block.words <= _FEW_WORDS:
        return is_lead and _is_short(block) and _leads_text(block, following)
    if _NUMBERED.match(text) and not text[-1:].isdigit() and len(block.lines) == 1:
        return is_lead and _is_short(block) and following is not None and len(following.lines) > 1
    if len(block.lines) > 1 or following is None or not is_lead:
        return False
    if not _is_short(block) or not _leads_text(block, following):
        return False
    return block.italic or (silence.is_tight and block.gap > 0 and _is_apart(following, sizes))


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def _is_apart(block: Block, sizes: TypeSizes) -> bool:
    """True if more white than usual stands over a block, or it is the first of its column."""
    return block.gap == 0.0 or block.gap > _APART * sizes.leading


def _is_short(block: Block) -> bool:
    line = block.first
    return line.x1 - line.left < _WIDTH_SHARE * (line.right - line.left)


def _leads_text(block: Block, following: Block | None) -> bool:
    """True if upright text of several lines, beginning at the same edge, stands under a line of italics."""
    if following is None or not following.lines or following.italic or len(following.lines) < 2:
        return False
    return following.column == block.column and abs(block.first.x0 - block.first.left) < 0.5 * block.size


def _drop_runs(blocks: Sequence[Block]) -> None:
    """Many short bold lines one under the other are a list of names or a form, not headings of nothing."""
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.role is BlockRole.HEADING:
            run.append(block)
            continue
        if len(run) > 5:
            looks = {look_of(b) for b in run}
            if len(looks) == 1:
                for held in run:
                    held.role = BlockRole.BODY
        run = []


def is_usual_heading(text: str) -> bool:
    """True for what many documents call one of their parts: "Introduction", "Executive summary"."""
    return _KNOWN.fullmatch(text.strip()) is not None


def look_of(block: Block) -> Look:
    """The type a block is set in."""
    return Look(round(block.size * 2) / 2, block.bold, _is_capitals(block.text), block.italic)


def _set_levels(headings: Sequence[Block], signposts: Signposts) -> None:
    """Headings of one look are of one depth: that of the announced ones among them, of their numbers, or by size."""
    by_look: dict[Look, list[Block]] = defaultdict(list)
    for block in headings:
        by_look[look_of(block)].append(block)
    looks = sorted(by_look, key=lambda look: (-look.size, not look.bold, not look.capitals, look.italic))
    known = {look: _known_level(by_look[look], signposts) for look in looks}
    above = 0
    for look in looks:
        level = known[look]
        if level is None:
            level = above + 1 if above < 6 else above
        above = max(above, level) if known[look] is None else level
        for block in by_look[look]:
            announced = signposts.level_of(block)
            block.level = announced if announced is not None else _numbered_level(block) or level


def _known_level(headings: Sequence[Block], signposts: Signposts) -> int | None:
    announced = [level for block in headings if (level := signposts.level_of(block)) is not None]
    if announced:
        return round(median(announced))
    numbered = [level for block in headings if (level := _numbered_level(block)) is not None]
    return round(median(numbered)) if 2 * len(numbered) > len(headings) else None


def _numbered_level(block: Block) -> int | None:
    """How many parts the number before a heading has."""
    found = _NUMBERED.match(block.text)
    return found["decimal"].count(".") + 1 if found else None
