"""Lines to blocks: which lines make one paragraph, list item or heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.clean.lines import Line, PageForm, ends_sentence, is_left_open
from ingest.clean.list_markers import Marker, read_marker, read_note_start
from ingest.records import BlockRole

_MOST_TITLES = 3
# Lines that much wider than most are two that a dump has joined.
_WIDEST_SEEN = 1.5


@dataclass
class LineBlock:
    """Lines that belong together, while it is being found out what they are.

    gap: blank lines before it. after_cut: a page's head, number or break, or a note, stood right before it.
    is_verse: its lines stay lines. marker: of a list item. number: of a note. level: of a heading.
    """

    lines: list[Line]
    gap: int = 0
    after_cut: bool = False
    is_verse: bool = False
    marker: Marker | None = None
    role: BlockRole = BlockRole.LINES
    number: str | None = None
    level: int = 1

    @property
    def first(self) -> str:
        return self.lines[0].text

    @property
    def last(self) -> str:
        return self.lines[-1].text

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def word_count(self) -> int:
        return sum(line.text.count(" ") + 1 for line in self.lines)

    def has_words(self, count: int) -> bool:
        """True if there are so many words or more."""
        for line in self.lines:
            count -= line.text.count(" ") + 1
            if count <= 0:
                return True
        return False


@dataclass(frozen=True)
class KnownLines:
    """Numbers of lines known for what they are. titles: named in the contents. notes: the first line of a note.

    tables: rows, one table where they follow each other.
    """

    furniture: frozenset[int] = frozenset()
    tables: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()


def group_lines(lines: Sequence[Line], form: PageForm, known: KnownLines) -> list[LineBlock]:
    """Put lines together to blocks; each line of furniture becomes a block of its own."""
    blocks: list[LineBlock] = []
    current: LineBlock | None = None
    after_cut = False
    for i, line in enumerate(lines):
        if i in known.furniture:
            blocks.append(LineBlock([line], role=BlockRole.FURNITURE))
            current, after_cut = None, True
            continue
        if i in known.tables:
            if i - 1 in known.tables and form.gap(line) == 0:
                blocks[-1].lines.append(line)
            else:
                blocks.append(LineBlock([line], form.gap(line), role=BlockRole.TABLE))
            current, after_cut = None, False
            continue
        marker = read_marker(line.text)
        is_known = i in known.titles or i - 1 in known.titles or i in known.notes
        following = lines[i + 1] if i + 1 < len(lines) and i + 1 not in known.furniture else None
        is_title = current is not None and following is not None and _is_title(line, current.lines[-1], following, form)
        if current is None or is_known or is_title or _begins_block(line, marker, current, form):
            cut = after_cut or line.starts_page or (line.indent == 1 and form.gap(line) == 0)
            current = LineBlock([line], form.gap(line), cut, marker=marker)
            blocks.append(current)
        else:
            current.is_verse = current.is_verse or _is_verse_break(current, line, form)
            current.lines.append(line)
        after_cut = False
    return _part_titles(blocks, form)


def _begins_block(line: Line, marker: Marker | None, block: LineBlock, form: PageForm) -> bool:
    before = block.lines[-1]
    if form.gap(line) > 0 or line.text[0] == "#" or block.first[0] == "#":
        return True
    if marker is not None and _is_item_start(marker, before, block, form, line):
        return True
    if _is_next_note(line, block):
        return True
    # Dumps show the top of a page by one space alone; under the mark of an item, lines are set in without a meaning.
    if line.starts_page or line.indent == 1 or (line.indent > before.indent and block.marker is None):
        return not _goes_on(before, line, form)
    if form.width is None:
        return not (line.text[0].islower() and not ends_sentence(before.text))
    if ends_sentence(before.text):
        widest = min(max(len(other.text) for other in block.lines), _WIDEST_SEEN * form.width)
        return form.ends_paragraph(before, line, widest=int(widest)) or (before.tail > 1 and not form.marks_paragraphs)
    if not _breaks_off_in(block, line, form):
        return False
    return form.is_long(line) or (len(block.lines) > 1 and not block.is_verse)


def _is_item_start(marker: Marker, before: Line, block: LineBlock, form: PageForm, line: Line) -> bool:
    """A marker at the start of a line that follows without a blank line: "12. However" may be the end of a sentence."""
    if marker.kind == "bullet" or line.indent == 1 or line.starts_page:
        return True
    held = block.marker
    if held is not None and held.kind == marker.kind and (marker.kind == "dash" or marker.value == held.value + 1):
        return True
    may_end = ends_sentence(before.text) or not form.is_full(before, line)
    return may_end and (marker.kind == "dash" or marker.value == 1 or form.width is None)


def _is_next_note(line: Line, block: LineBlock) -> bool:
    """A note under a note, or the first under a heading; whether they are notes at all is decided later."""
    start = read_note_start(line.text)
    if start is None:
        return False
    if start.is_raised:
        return True
    held = read_note_start(block.first)
    if held is not None and not held.is_raised:
        return int(start.number) == int(held.number) + 1 and ends_sentence(block.last)
    return start.number == "1" and len(block.lines) == 1 and len(block.first) < 40 and not ends_sentence(block.first)


def _goes_on(before: Line, line: Line, form: PageForm) -> bool:
    """True if a line that begins a page or is set in goes on with the sentence before it."""
    if ends_sentence(before.text):
        return False
    return line.text[0].islower() or form.is_full(before, line) or is_left_open(before.text)


def _breaks_off(before: Line, line: Line, form: PageForm) -> bool:
    """True if a line ends no sentence and was not broken for want of room: a heading, a name, a date."""
    if form.is_full(before, line) or not line.text[0].isupper() or is_left_open(before.text):
        return False
    return not (form.has_tails and before.tail)


def _is_title(line: Line, before: Line, following: Line, form: PageForm) -> bool:
    """True for a short line between a sentence that ends and one that begins: a heading that no gap sets apart."""
    if form.width is None or not form.is_short(line) or not line.text[0].isupper():
        return False
    return ends_sentence(before.text) and not ends_sentence(line.text) and _breaks_off(line, following, form)


def _is_verse_break(block: LineBlock, line: Line, form: PageForm) -> bool:
    """Two short lines, such as a name and an office under a foreword, that belong together line by line."""
    return form.width is not None and not ends_sentence(block.last) and _breaks_off_in(block, line, form)


def _breaks_off_in(block: LineBlock, line: Line, form: PageForm) -> bool:
    """The same in a paragraph, where a line that nearly fills its column was broken for want of room after all."""
    before = block.lines[-1]
    is_text = len(block.lines) > 1 and not block.is_verse and form.is_long(before)
    return not is_text and _breaks_off(before, line, form)


def _part_titles(blocks: Sequence[LineBlock], form: PageForm) -> list[LineBlock]:
    """Two or three short lines right above a paragraph are headings, one under the other."""
    blocks = [part for block in blocks for part in _part_from_text(block, form)]
    parted: list[LineBlock] = []
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        heads_text = following is not None and following.gap == 0 and form.is_long(following.lines[0])
        parted += _part_lines(block) if block.is_verse and heads_text and len(block.lines) <= _MOST_TITLES else [block]
    return parted


def _part_lines(block: LineBlock) -> list[LineBlock]:
    """Each line a block of its own."""
    parts = [LineBlock([line], after_cut=block.after_cut) for line in block.lines]
    parts[0].gap = block.gap
    return parts


def _part_from_text(block: LineBlock, form: PageForm) -> list[LineBlock]:
    """A block of short lines as it is; in two, if text begins under the short lines without a gap to tell."""
    if not block.is_verse:
        return [block]
    for count in range(1, _MOST_TITLES + 1):
        text = block.lines[count:]
        if len(text) > 1 and all(form.is_full(line, after) for line, after in pairwise(text)):
            head = replace(block, lines=block.lines[:count], is_verse=count > 1)
            return [head, LineBlock(text)]
    return [block]
