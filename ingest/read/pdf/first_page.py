"""Title and authors: what a file says of itself where it can be believed, else the first page by its type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.clean.ligatures import spell_out
from ingest.clean.list_markers import read_marker
from ingest.clean.words import english_words
from ingest.read.pdf.blocks import Block, ends_sentence
from ingest.read.pdf.byline import (
    FIRST_PAGE,
    PROPERTIES,
    choose_authors,
    line_names,
    names_body,
    read_names,
    squeeze,
    strip_marks,
)
from ingest.read.pdf.headings import is_usual_heading
from ingest.read.pdf.type_sizes import TypeSizes
from ingest.records import BlockRole, SourceMetadata

_LARGER, _SUBTITLE = 1.15, 1.2
_MOST_TITLE_WORDS = 40
_MOST_BLOCKS = 30
_PROSE_WORDS, _SHORT_PROSE_WORDS = 35, 20
_FEWEST_OVER, _HARDLY_LARGER, _FAR_BELOW = 4, 1.05, 3.0
_FRONT_PAGES = 2
_JUNK_TITLE = re.compile(
    r"microsoft|untitled|\.(?:docx?|odt|rtf|indd|qxd|qxp|pdf|tex|dvi|ps|html?|pptx?|xlsx?|pub|wpd|txt)\b"
    r"|^(?:document|layout|slide|print|title|report|final|draft|page)?\s*[-_\d]*$|[\\/_]|^\S*\d{3,}\S*$",
    re.IGNORECASE,
)
_MOST_PUBLISHER_WORDS = 5
_PUBLISHER = re.compile(
    r"\b(?:institute|cent(?:re|er)|university|nations|ministry|foundation|department|academy|council|assembly|organi[sz]ation"
    r"|society|association|commission|agency|observatory|forum|press)\b(?!.*[:?])",
    re.IGNORECASE,
)


def find_metadata(
    front: Sequence[Block], properties: Mapping[str, str], sizes: TypeSizes
) -> tuple[SourceMetadata, list[Block]]:
    """Title and authors with where each was found, and the blocks that are the printed title.

    front: the blocks before the first running text. properties: the document information.
    """
    printed = _find_title_blocks(front, sizes)
    title, place = _choose_title(printed, properties.get("Title", ""), front)
    authors, authors_place = choose_authors(front, printed, properties.get("Author", ""))
    found = {"title": place} if title else {}
    if authors:
        found["authors"] = authors_place
    return SourceMetadata(title=title, authors=authors, found_in=found), printed


def open_masthead(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a first page; what stands at its head in columns without drawn cells is no table but lines."""
    if not blocks or blocks[0].table is None or blocks[0].table.edges:
        return list(blocks)
    lines = [line for row in blocks[0].table.rows for cell in row for line in cell]
    for line in lines:
        line.page, line.left, line.right = blocks[0].page, line.x0, line.x1
    return [*(Block([line], page=line.page) for line in lines), *blocks[1:]]


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
    if block.words >= _PROSE_WORDS:
        return True
    return block.words >= _SHORT_PROSE_WORDS and len(block.lines) > 1 and ends_sentence(block.text)


def _find_title_blocks(front: Sequence[Block], sizes: TypeSizes) -> list[Block]:
    """The largest type of the first page that is made of words, all its blocks that follow each other."""
    on_first = [b for b in front if b.page == front[0].page and _may_be_title(b)] if front else []
    on_first = [b for b in on_first if not is_publisher(b)] or on_first
    if not on_first:
        return []
    largest = max(b.size for b in on_first)
    if largest < _LARGER * sizes.size:
        bold = [b for b in on_first[:3] if b.bold and b.words >= 3]
        return bold[:1]
    title: list[Block] = []
    for block in on_first:
        is_of_size = abs(block.size - largest) < 0.03 * largest
        if title and not (is_of_size and _may_go_on(title[-1], block)):
            break
        if is_of_size:
            title.append(block)
    if title and title[-1] is front[-1]:
        return _find_over(title[0], front, sizes) or title
    return title


def _find_over(heading: Block, front: Sequence[Block], sizes: TypeSizes) -> list[Block]:
    """The title over the authors, for what stands in larger type right over running text: its first heading."""
    before = front[: front.index(heading)]
    for i, block in enumerate(before):
        is_large = block.size >= _HARDLY_LARGER * sizes.size and block.words >= _FEWEST_OVER
        below = [line for b in before[i + 1 :] for line in b.lines]
        if is_large and _may_be_title(block) and any(list(line_names(line)) for line in below):
            return [block]
    return []


def is_publisher(block: Block) -> bool:
    """True for the name of who publishes, which may stand in larger type than the title."""
    return block.words <= _MOST_PUBLISHER_WORDS and _PUBLISHER.search(block.text) is not None


def _may_go_on(title: Block, block: Block) -> bool:
    """False for the first heading of the text, set like the title."""
    if is_usual_heading(block.text) or read_marker(block.text) is not None:
        return False
    return block.gap < _FAR_BELOW * title.size


def _may_be_title(block: Block) -> bool:
    letters = sum(c.isalpha() for c in block.text)
    return letters >= 4 and block.words <= _MOST_TITLE_WORDS and block.inset == 0


def _choose_title(printed: Sequence[Block], told: str, front: Sequence[Block]) -> tuple[str | None, str]:
    seen = squeeze(" ".join(b.text for b in front))
    shown = _read_title(printed, front)
    told = " ".join(told.split())
    plausible = len(told) > 3 and not _JUNK_TITLE.search(told)
    if plausible and squeeze(told) in seen and (not shown or not squeeze(shown).startswith(squeeze(told))):
        return told, PROPERTIES
    if plausible and shown and squeeze(shown) == squeeze(told):
        return told, PROPERTIES
    if shown:
        return shown, FIRST_PAGE
    return (told, PROPERTIES) if plausible else (None, "")


def _read_title(printed: Sequence[Block], front: Sequence[Block]) -> str:
    """The printed title on one line, with its subtitle."""
    if not printed:
        return ""
    title = _join_lines([line.text for block in printed for line in block.lines])
    after = front[front.index(printed[-1]) + 1 :] if printed[-1] in front else []
    subtitle = after[0] if after else None
    if subtitle is not None and ":" not in title and _is_subtitle(subtitle, printed[-1], front):
        title = f"{title}: {_join_lines([line.text for line in subtitle.lines])}"
    return strip_marks(title).strip()


def _join_lines(lines: Sequence[str]) -> str:
    text = ""
    for line in lines:
        if text.endswith("-") and line[:1].isalpha():
            joined = text.split()[-1][:-1] + line.split()[0]
            text = (text[:-1] if joined.lower() in english_words() else text) + line
        else:
            text = f"{text} {line}" if text else line
    return " ".join(spell_out(text).split())


def _is_subtitle(block: Block, title: Block, front: Sequence[Block]) -> bool:
    usual = sorted(b.size for b in front)[len(front) // 2]
    if block.page != title.page or block.words < 3 or any(c.isdigit() for c in block.text):
        return False
    if block.size < _SUBTITLE * usual and not (block.italic and block.size > usual):
        return False
    return not names_body(block.text) and not list(read_names(block.text)) and not block.text.endswith(".")
