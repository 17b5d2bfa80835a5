"""Words and lines set by hand, for tests of single steps."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.read.pdf.blocks import Block
from ingest.read.pdf.lines import build_lines
from ingest.read.pdf.shapes import Line, Page, Word
from ingest.read.pdf.type_sizes import TypeSizes
from ingest.records import BlockRole

SIZES = TypeSizes(size=10.0, leading=13.0)
# How wide each letter and each space is, in parts of the type's size.
LETTER, SPACE = 0.5, 0.25


def set_words(
    text: str,
    x: float = 70.0,
    base: float = 100.0,
    *,
    size: float = 10.0,
    bold: bool = False,
    italic: bool = False,
    order: int = 0,
    space: float = SPACE,
) -> list[Word]:
    """The words of a text on one line, every letter as wide as the next."""
    words: list[Word] = []
    for n, part in enumerate(text.split()):
        end = x + LETTER * size * len(part)
        words.append(Word(part, x, end, base, size, bold, italic, order=order + n))
        x = end + space * size
    return words


def set_column(
    texts: Sequence[str],
    x: float = 70.0,
    base: float = 100.0,
    *,
    step: float = 13.0,
    size: float = 10.0,
    order: int = 0,
) -> list[Word]:
    """Lines under each other."""
    words: list[Word] = []
    for n, text in enumerate(texts):
        words += set_words(text, x, base + n * step, size=size, order=order + len(words))
    return words


def set_line(text: str, x: float = 70.0, base: float = 100.0, **style: float | bool) -> Line:
    """A line in a column that begins at 70 and ends at 400."""
    line = build_lines(set_words(text, x, base, **style))[0]  # type: ignore[arg-type]  # each style has its own type
    line.left, line.right, line.page = 70.0, 400.0, 1
    return line


def set_block(*texts: str, base: float = 100.0, role: BlockRole = BlockRole.BODY, **style: float | bool) -> Block:
    """A block of lines under each other."""
    lines = [set_line(text, base=base + 13 * n, **style) for n, text in enumerate(texts)]
    return Block(lines, role=role)


def set_page(words: Sequence[Word], number: int = 1) -> Page:
    """A page of these words."""
    return Page(number, 595.0, 842.0, tuple(word._replace(order=n) for n, word in enumerate(words)))


def texts(lines: Sequence[Line]) -> list[str]:
    """What the lines say."""
    return [line.text for line in lines]
