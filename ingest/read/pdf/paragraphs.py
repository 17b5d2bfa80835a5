"""Lines to paragraphs: by the white between them, by what is set in, by lines that end early."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean.list_markers import Marker, read_marker
from ingest.read.pdf.blocks import Block, ends_sentence
from ingest.read.pdf.notes import find_first_note, is_rest_of_note, set_off_symbols, split_notes
from ingest.read.pdf.shapes import Flow, Inset, Line, Table
from ingest.read.pdf.type_sizes import TypeSizes
from ingest.records import BlockRole

# In parts of the type's size or of the usual step between lines.
_INDENT, _SAME_EDGE, _FAR_IN, _EVEN = 0.7, 0.35, 0.9, 0.5
_WIDER_STEP, _STEP_SLACK = 1.14, 0.6
_WIDEST_STEP = 1.6
_SAME_SIZE = 0.06
_SPACE = 0.25
_SHORT, _SHORT_JUSTIFIED = 0.4, 1.2
_JUSTIFIED_SHARE = 0.5
_FEWEST_STEPS = 3
_HYPHENS = "-\u00ad\u2010"


@dataclass(frozen=True)
class ColumnForm:
    """How a column sets its lines.

    steps: from line to line, by the size of the type. is_justified: full lines end alike.
    """

    steps: dict[float, float]
    sizes: TypeSizes
    is_justified: bool

    def step(self, line: Line) -> float:
        """The usual step to the next line."""
        usual = self.sizes.leading * line.size / self.sizes.size
        return self.steps.get(round(line.size), usual)

    def is_full(self, line: Line, following: Line) -> bool:
        """True if the first word of the following line had no room on the line."""
        room = line.right - line.x1
        if are_centred(line, following):
            room += line.x0 - line.left
        if self.is_justified and room < _SHORT_JUSTIFIED * line.size:
            return True
        first = following.words[0]
        return room < first.x1 - first.x0 + (_SPACE + _SHORT) * line.size


def are_centred(line: Line, following: Line) -> bool:
    """True if two lines of unlike length have one middle, that of their column."""
    middle, other, column = line.x0 + line.x1, following.x0 + following.x1, line.left + line.right
    if abs(line.x0 - following.x0) < _SAME_EDGE * line.size:
        return False
    if min(line.x0, following.x0) <= line.left:
        # The longer line of a title fills its column; the first line of a paragraph is not set in so far.
        short = min(line, following, key=lambda x: x.x1 - x.x0)
        return abs(middle - other) < _EVEN * line.size and short.x0 - line.left > _FAR_IN * line.size
    return abs(middle - other) < line.size and abs(middle - column) < 2 * line.size


def build_blocks(flows: Sequence[Flow], sizes: TypeSizes, markers: set[str]) -> list[Block]:
    """The blocks of a page, in reading order; boxes give several, marked with the box they stand in.

    markers: the numbers that stand raised in the text to which notes on this page may belong.
    """
    blocks: list[Block] = []
    columns: dict[int, list[Flow]] = defaultdict(list)
    for flow in flows:
        columns[flow.column].append(flow)
    boxes = 0
    for held in columns.values():
        lines = [f for f in held if isinstance(f, Line)]
        foot = find_first_note(lines, sizes, markers)
        if is_rest_of_note(lines[:foot], lines[foot:], sizes):
            foot = 0
        notes = split_notes(lines[foot:])
        set_off_symbols(lines[:foot], notes)
        column = [*split_lines(lines[:foot], sizes), *notes]
        for flow in held:
            if isinstance(flow, Line):
                continue
            if isinstance(flow, Inset):
                boxes += 1
            _insert(column, flow, _blocks_of(flow, boxes, sizes, markers))
        blocks += column
    return blocks


def _blocks_of(island: Table | Inset, number: int, sizes: TypeSizes, markers: set[str]) -> list[Block]:
    if isinstance(island, Table):
        return [Block(table=island, page=island.page, column=island.column)]
    inner = build_blocks(island.parts, sizes, markers)
    for block in inner:
        block.inset = number
    return inner


def _insert(blocks: list[Block], island: Table | Inset, inner: Sequence[Block]) -> None:
    """Put what stands among paragraphs behind the one that begins above it, never into it."""
    at = 0
    for i, block in enumerate(blocks):
        if block.inset == 0 and block.box.top < island.box.top:
            at = i + 1
    while at < len(blocks) and blocks[at].inset:
        at += 1
    blocks[at:at] = inner


def split_lines(lines: Sequence[Line], sizes: TypeSizes) -> list[Block]:
    """The paragraphs, headings and items that lines of one column make."""
    form = measure_column(lines, sizes)
    blocks: list[Block] = []
    for i, line in enumerate(lines):
        if line.is_contents:
            _add_contents(blocks, line)
            continue
        following = lines[i + 1] if i + 1 < len(lines) else None
        marker = read_marker(line.text)
        if blocks and not _begins_block(blocks[-1], line, following, marker, form):
            blocks[-1].lines.append(line)
        else:
            gap = line.base - lines[i - 1].base if i else 0.0
            blocks.append(Block([line], page=line.page, column=line.column, gap=gap))
    return blocks


def _add_contents(blocks: list[Block], line: Line) -> None:
    """All entries of a list of contents make one block, which is no text."""
    if not blocks or not blocks[-1].last.is_contents:
        blocks.append(Block(role=BlockRole.FURNITURE, page=line.page, column=line.column))
    blocks[-1].lines.append(line)


def measure_column(lines: Sequence[Line], sizes: TypeSizes) -> ColumnForm:
    """Find out how the lines of a column are set."""
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    flush = full = 0
    for line, following in zip(lines, lines[1:], strict=False):
        step = following.base - line.base
        if abs(line.size - following.size) <= _SAME_SIZE * line.size and 0.8 * line.size < step < 2.6 * line.size:
            steps[round(line.size)][round(step * 2) / 2] += 1
        if not ends_sentence(line.text) and following.x0 <= line.x0 + _SAME_EDGE * line.size:
            full += 1
            flush += line.right - line.x1 < _SAME_EDGE * line.size
    usual: dict[float, float] = {}
    for size, counts in steps.items():
        step, times = max(counts.items(), key=lambda item: (item[1], -item[0]))
        if times >= _FEWEST_STEPS:
            usual[size] = step
    return ColumnForm(usual, sizes, is_justified=flush >= _JUSTIFIED_SHARE * full > 0)


def _begins_block(block: Block, line: Line, following: Line | None, marker: Marker | None, form: ColumnForm) -> bool:
    """True if a line begins something new; the line before it is the last of the block."""
    before = block.last
    if before.is_contents:
        return True
    size = max(before.size, line.size)
    if abs(before.size - line.size) > _SAME_SIZE * size or before.bold != line.bold:
        return not _is_run_in(block, line, form)
    if _is_set_apart(before, line, form):
        return True
    if before.text[-1:] in _HYPHENS and before.text[-2:-1].isalpha() and line.text[:1].isalpha():
        return False
    if marker is not None and _is_item_start(block, line, marker, form):
        return True
    return _begins_by_edge(block, line, following, form) or _begins_by_end(before, line, form)


def _is_set_apart(before: Line, line: Line, form: ColumnForm) -> bool:
    """True if more white than usual parts two lines; a raised number or a tall sign in the middle of a sentence may."""
    step, usual = line.base - before.base, form.step(before)
    if not ends_sentence(before.text):
        # Where a list sets the page's usual step, running text still keeps to the document's.
        usual = max(usual, form.sizes.leading * before.size / form.sizes.size)
    if 0 <= step <= _WIDER_STEP * usual + _STEP_SLACK:
        return False
    goes_on = line.text[:1].islower() and not ends_sentence(before.text) and form.is_full(before, line)
    is_raised = any(word.raised for word in line.words)
    return not (0 < step <= _WIDEST_STEP * usual and (goes_on or (is_raised and not ends_sentence(before.text))))


def _is_run_in(block: Block, line: Line, form: ColumnForm) -> bool:
    """A paragraph may begin or end in bold or other type on a whole line: it goes on in the middle of a sentence."""
    before = block.last
    if abs(before.size - line.size) > _SAME_SIZE * max(before.size, line.size) or ends_sentence(before.text):
        return False
    step = line.base - before.base
    if not 0 < step <= _WIDER_STEP * form.step(before) + _STEP_SLACK or not form.is_full(before, line):
        return False
    return line.text[:1].islower() or any(not w.bold for w in before.words) or any(w.bold for w in line.words[:1])


def _is_item_start(block: Block, line: Line, marker: Marker, form: ColumnForm) -> bool:
    """A mark at the start of a line is one of a list unless the line goes on with a sentence: "p. / 12. However"."""
    before = block.last
    if marker.kind == "bullet":
        return True
    if read_marker(block.first.text) is not None and abs(block.first.x0 - line.x0) < _SAME_EDGE * line.size:
        return True
    return ends_sentence(before.text) or not form.is_full(before, line)


def _begins_by_edge(block: Block, line: Line, following: Line | None, form: ColumnForm) -> bool:
    """True if a line is set in, or comes back out, as the first of a paragraph does."""
    before, indent = block.last, _INDENT * line.size
    shift = line.x0 - before.x0
    if are_centred(before, line):
        return False
    if shift > indent:
        # Set in: the first line of a paragraph, or the rest of one whose first line hangs out.
        hangs = len(block.lines) == 1 and following is not None and abs(following.x0 - line.x0) < _SAME_EDGE * line.size
        if hangs and read_marker(block.first.text) is not None:
            return False
        if hangs:
            return ends_sentence(before.text) or not form.is_full(before, line)
        return len(block.lines) > 1 or ends_sentence(before.text) or not form.is_full(before, line)
    if shift < -indent:
        # Come out: after the set-in first line of a paragraph all is well.
        return len(block.lines) > 1 or (ends_sentence(before.text) and not form.is_full(before, line))
    return False


def _begins_by_end(before: Line, line: Line, form: ColumnForm) -> bool:
    """True if the line before ended early though there was room."""
    if form.is_full(before, line):
        return False
    if ends_sentence(before.text):
        return True
    return not line.text.lstrip("“‘\"'([")[:1].islower()
