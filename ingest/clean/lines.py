"""Lines as they stand on the page, and how the document sets them: how wide, how far apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

# Wider lines were not broken by a printer: each of them is a paragraph.
_WIDEST_PRINTED = 200
_FULL_SHARE = 0.95
# Lines shorter than this end a paragraph even where the next one is marked as such in other ways, too.
_SHORT_SHARE = 0.6
_CLEARLY_SHORT_SHARE = 0.75
_LONG_SHARE = 0.8
# A stretch of lines is a column of text if so many of them nearly fill it.
_COLUMN_SHARE = 0.55
_COLUMN_LINES = 4
# A sentence that goes on after more blank lines, or after some only once, was cut by a page.
_WIDEST_SPACING = 2
_FEWEST_TIMES = 2
_END_OF_SENTENCE = re.compile(r"[.!?:…][\"'”’»)\]*]*[\d⁰¹²³⁴-⁹]{0,3}$")
_OPEN_WORDS = frozenset(
    "a an the of and or to in for on at by with from as into over that which who is are was were be not its their his"
    " her this these between under than but if".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without white space at its ends.

    start, end: its place in the text. indent, tail: characters of white space before and behind it. gap: blank lines
    before it. starts_page: a form feed stood before it. room: width of its column in characters, 0 where none was
    found.
    """

    text: str
    start: int
    end: int
    indent: int
    gap: int
    tail: int
    starts_page: bool = False
    room: int = 0


@dataclass(frozen=True)
class PageForm:
    """How a document sets its lines.

    width: of a full line in characters; None if lines are not broken. spacing: blank lines between the lines of one
    paragraph. has_tails: white space behind a line says that its paragraph goes on. marks_paragraphs: a paragraph is
    set in or set apart, so that a short last line need not be looked for.
    """

    width: int | None
    spacing: int = 0
    has_tails: bool = False
    marks_paragraphs: bool = False

    def gap(self, line: Line) -> int:
        """Blank lines before a line, beyond those that stand between all lines."""
        return max(0, line.gap - self.spacing)

    def is_full(self, line: Line, following: Line, *, widest: int = 0) -> bool:
        """True if the first word of the following line would not have fitted on the line.

        widest: length of the longest line so far in the same paragraph.
        """
        if self.width is None:
            return False
        word = following.text.partition(" ")[0]
        return len(line.text) + 1 + len(word) >= _FULL_SHARE * max(line.room or self.width, widest)

    def is_long(self, line: Line) -> bool:
        """True for a line that nearly fills its column."""
        return self.width is not None and len(line.text) > _LONG_SHARE * (line.room or self.width)

    def is_short(self, line: Line) -> bool:
        """True for a line that leaves much of its column empty."""
        return self.width is not None and len(line.text) < _SHORT_SHARE * (line.room or self.width)

    def ends_paragraph(self, line: Line, following: Line, *, widest: int = 0) -> bool:
        """True if a line that ends a sentence is too short to be anything but the last of its paragraph."""
        if self.width is None or self.is_full(line, following, widest=widest):
            return False
        return not self.marks_paragraphs or self.is_short(line)


def split_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    lines: list[Line] = []
    at = gap = 0
    starts_page = False
    for row in text.split("\n"):
        pieces = row.split("\f")
        for number, piece in enumerate(pieces):
            starts_page = starts_page or number > 0
            stripped = piece.strip()
            if stripped:
                indent = len(piece) - len(piece.lstrip())
                start = at + indent
                tail = len(piece) - indent - len(stripped)
                lines.append(Line(stripped, start, start + len(stripped), indent, gap, tail, starts_page))
                gap, starts_page = 0, False
            elif len(pieces) == 1:
                gap += 1
            at += len(piece) + 1
    return lines


def ends_sentence(text: str) -> bool:
    """True if the text ends where a sentence or clause can end, the marker of a note left aside."""
    return _END_OF_SENTENCE.search(text, max(0, len(text) - 12)) is not None


def is_left_open(text: str) -> bool:
    """True if the text breaks off: at a comma, a hyphen, a word that wants another."""
    last = text[-1:]
    return last in ",-–(" or text.rpartition(" ")[2].lower() in _OPEN_WORDS


def measure_page(lines: Sequence[Line]) -> PageForm:
    """Find out how a document sets its lines."""
    total = sum(len(line.text) for line in lines)
    if sum(len(line.text) for line in lines if len(line.text) > _WIDEST_PRINTED) > total / 2:
        return PageForm(width=None)
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 20) or [len(lines[0].text) if lines else 0]
    width = lengths[len(lengths) * 9 // 10]
    form = PageForm(width)
    gaps: Counter[int] = Counter()
    within, between = [0, 0], [0, 0]
    for line, following in zip(lines, lines[1:], strict=False):
        if not ends_sentence(line.text):
            if following.text[0].islower() and form.is_full(line, following):
                gaps[following.gap] += 1
                within[line.tail > 0] += 1
        elif len(line.text) < _CLEARLY_SHORT_SHARE * width:
            between[line.tail > 0] += 1
    spacing, times = gaps.most_common(1)[0] if gaps else (0, 0)
    if spacing > _WIDEST_SPACING or times < _FEWEST_TIMES:
        spacing = 0
    has_tails = within[1] > 4 * within[0] and between[0] >= between[1]
    return PageForm(width, spacing, has_tails, _marks_paragraphs(lines, width, spacing))


def _marks_paragraphs(lines: Sequence[Line], width: int, spacing: int) -> bool:
    """True if what follows a clearly short last line is mostly set in or set apart."""
    marked = unmarked = 0
    for line, following in zip(lines, lines[1:], strict=False):
        if len(line.text) < _CLEARLY_SHORT_SHARE * width and ends_sentence(line.text) and following.text[0].isupper():
            is_marked = following.gap > spacing or following.indent > line.indent
            marked, unmarked = marked + is_marked, unmarked + (not is_marked)
    return marked > 2 * unmarked


def fit_columns(lines: Sequence[Line], form: PageForm) -> list[Line]:
    """Give each line the width of the column it stands in, where the lines around it show one.

    Frames, columns and the first lines of a report are narrower or wider than most of a document.
    """
    if form.width is None:
        return list(lines)
    fitted: list[Line] = []
    stretch: list[Line] = []
    for line in lines:
        if stretch and (form.gap(line) > 0 or line.starts_page):
            fitted += _fit_stretch(stretch)
            stretch = []
        stretch.append(line)
    return fitted + _fit_stretch(stretch)


def _fit_stretch(stretch: Sequence[Line]) -> list[Line]:
    lengths = sorted(len(line.text) for line in stretch)
    if len(lengths) < _COLUMN_LINES:
        return list(stretch)
    # One line in seven may be longer than the column: dumps join the halves of a cut word.
    room = lengths[-1 - len(lengths) // 7]
    filled = sum(length > _LONG_SHARE * room for length in lengths)
    if filled < _COLUMN_SHARE * (len(lengths) - 1):
        return list(stretch)
    return [replace(line, room=room) for line in stretch]
