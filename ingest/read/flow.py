"""Blocks of formats that say themselves what is a heading, a list or a note, put together to one text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.records import BlockRole, RawBlock

# In the text of a flow block a form feed marks where a new page begins.
PAGE_MARK = "\f"

CELL_SEPARATOR = " | "

_SEPARATOR = "\n\n"
_WHITE = re.compile(r"[ \t\r\n]+")
_SPACES = re.compile(r"[ \t\r]*\n[ \t\r]*")
_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,3})*")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class FlowBlock:
    """A heading, paragraph, item, table or note as its file gives it. level, number: as in RawBlock.

    text: may hold PAGE_MARK, and note markers as `note_marker` writes them.
    """

    text: str
    role: BlockRole
    level: int = 1
    number: str | None = None


class Flow(NamedTuple):
    """A whole document: its text, its blocks in it, where pages begin (empty if nothing tells)."""

    text: str
    blocks: tuple[RawBlock, ...]
    page_starts: tuple[int, ...]


def assemble(blocks: Iterable[FlowBlock]) -> Flow:
    """Put blocks one after the other, an empty line between them; those without words are left out."""
    parts: list[str] = []
    raw: list[RawBlock] = []
    page_starts: list[int] = []
    length = 0
    for block in blocks:
        lead = len(_SEPARATOR) if parts else 0
        # Of lines whose meaning is still to be found, the indentation may tell it.
        given = block.text if block.role is BlockRole.LINES else _SPACES.sub("\n", block.text)
        text, marks = _take_page_marks(given)
        page_starts += [length + (lead + at if text else 0) for at in marks]
        if not text:
            continue
        if lead:
            parts.append(_SEPARATOR)
        start = length + lead
        length = start + len(text)
        parts.append(text)
        raw.append(RawBlock(start, length, block.role, block.level, block.number))
    # Two breaks at one place are a page without text, which counts.
    return Flow("".join(parts), tuple(raw), (0, *page_starts) if page_starts else ())


def _take_page_marks(text: str) -> tuple[str, list[int]]:
    """The text stripped and without its page marks, and the places they stood at."""
    text = text.strip(" \t\r\n")
    if PAGE_MARK not in text:
        return text, []
    kept = ""
    marks: list[int] = []
    for i, piece in enumerate(text.split(PAGE_MARK)):
        if i:
            marks.append(len(kept))
        # A break after a space must not leave two.
        kept += piece.lstrip(" \n") if not kept or kept[-1] in " \n" else piece
    body = kept.rstrip(" \t\r\n")
    return body, [min(at, len(body)) for at in marks]


def join_cell(texts: Iterable[str]) -> str:
    """What a cell of a table holds, on one line; its own upright strokes must not pass for the ends of cells."""
    return _WHITE.sub(" ", " ".join(texts).replace("|", "/")).strip(" ")


def join_row(cells: Sequence[str]) -> str:
    """The cells of a row in one line; empty if all are. A page that ends inside a row ends there once."""
    if not any(cell.replace(PAGE_MARK, "").strip() for cell in cells):
        return PAGE_MARK * max((cell.count(PAGE_MARK) for cell in cells), default=0)
    fullest = max(range(len(cells)), key=lambda i: cells[i].count(PAGE_MARK))
    return CELL_SEPARATOR.join(c if i == fullest else c.replace(PAGE_MARK, "") for i, c in enumerate(cells))


def note_marker(number: str) -> str:
    """How the place of a note is written into a text; cleaning takes it out again and links the note."""
    return f"[^{number}]"


def raise_digits(text: str, before: str) -> str:
    """Text in superscript: digits become raised ones behind a word, so that they are not read as part of it."""
    if _DIGITS.fullmatch(text) and before and not before[-1].isdigit() and not before[-1].isspace():
        return text.translate(_RAISED)
    return text
