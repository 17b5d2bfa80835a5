"""The shapes that a page takes on its way from characters to blocks.

All lengths are points. Places are counted in the reading frame: x from the left, y downwards from the top of the page
as a reader holds it, whatever way the file has turned it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

# How far a line of type reaches above and below its baseline, in parts of its size; accents and tails left aside.
ASCENT, DESCENT = 0.72, 0.2


class Style(NamedTuple):
    """How characters are set. turn: quarter turns against the page, -1 for slanted. is_hidden: drawn with no ink."""

    size: float
    bold: bool
    italic: bool
    turn: int = 0
    is_hidden: bool = False
    is_artifact: bool = False


class Word(NamedTuple):
    """Characters with no space between them, set in one size on one baseline.

    order: its place in the file's own order. glued: no space stands between it and the word before it in that order.
    raised: a superscript. is_artifact: the file itself says that it belongs to the page and not to the text.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    order: int = 0
    glued: bool = False
    raised: bool = False
    is_rtl: bool = False
    is_artifact: bool = False

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.base + DESCENT * self.size


class Box(NamedTuple):
    """A rectangle. left <= right, top <= bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: Box, slack: float = 2.0) -> bool:
        """True if the other rectangle lies within this one."""
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )

    def holds_word(self, word: Word, slack: float = 2.0) -> bool:
        """True if the middle of a word lies within the rectangle."""
        middle, half = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
        return self.left - slack <= middle <= self.right + slack and self.top - slack <= half <= self.bottom + slack


@dataclass(frozen=True)
class Drawings:
    """What is drawn on a page besides type. rules: thin lines; frames: rectangles with a border or a ground."""

    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    images: tuple[Box, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page in its reading frame.

    number: from 1. label: the number the file gives the page. turned: words that run other ways than most of the page,
    such as strips in the margin, by their way. hidden_share: of the characters, how many are drawn with no ink.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    turned: tuple[tuple[Word, ...], ...] = ()
    line_numbers: tuple[Word, ...] = ()
    drawings: Drawings = Drawings()
    label: str | None = None
    hidden_share: float = 0.0
    image_share: float = 0.0
    is_damaged: bool = False
    is_cut: bool = False


@dataclass(slots=True)
class Line:
    """Words on one baseline within one column, in reading order. left, right: the edges of its column at its height.

    column: which one of its page, counted in reading order. is_ruled: a line is drawn between it and the line above;
    is_parted: a short one from the left, as over notes.
    is_contents: an entry of a list of contents, or its heading. is_set_in: it stands in a run of lines that keeps away
    from both edges of the column; `right` is then where that run ends.
    """

    words: list[Word]
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    text: str = ""
    page: int = 0
    column: int = 0
    left: float = 0.0
    right: float = 0.0
    is_ruled: bool = False
    is_parted: bool = False
    is_contents: bool = False
    is_set_in: bool = False

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.base + DESCENT * self.size

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)


@dataclass
class Table:
    """Rows of cells, each a list of lines.

    edges: where drawn lines part its columns; none if white parts them. repeated: rows that only say again what the
    table's head has said.
    """

    box: Box
    rows: list[list[list[Line]]]
    edges: tuple[float, ...] = ()
    repeated: list[list[list[Line]]] = field(default_factory=list)
    page: int = 0
    column: int = 0


@dataclass
class Inset:
    """What stands apart from the text that runs around it: a framed box."""

    box: Box
    parts: list[Flow] = field(default_factory=list)
    page: int = 0
    column: int = 0


Flow = Line | Table | Inset
"""What a column holds, from top to bottom."""


def bounds(words: Sequence[Word] | Sequence[Line]) -> Box:
    """The smallest rectangle around words or lines; there is at least one."""
    return Box(
        min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words)
    )
