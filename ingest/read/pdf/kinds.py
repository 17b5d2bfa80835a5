"""What paragraphs are by their place and first words: items, quotations, captions, pull quotes, endnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.clean.list_markers import read_marker
from ingest.read.pdf.blocks import Block, ends_sentence
from ingest.read.pdf.byline import is_imprint
from ingest.read.pdf.captions import is_caption, may_be_caption
from ingest.read.pdf.notes import NoteStart, find_markers, read_start
from ingest.read.pdf.type_sizes import TypeSizes
from ingest.records import BlockRole

# In parts of the size of the text: how far quotations are set in, how much smaller or larger other type is.
_SET_IN, _SET_IN_RIGHT = 1.0, 0.6
_SMALLER, _LARGER = 0.96, 1.12
_FEWEST_PULLED, _FEWEST_QUOTED = 4, 8
_FEWEST_NOTES, _CALLED_SHARE = 2, 0.8
_LONGEST_ITEM = 90
_LABEL_WORDS, _LABEL_REACH = 3, 4
_LONGEST_CAPTION, _LONGEST_LABEL = 60, 20
_DASHED = re.compile(r"[—–-]\s*\S")
_NOTES_HEADING = re.compile(
    r"(?:end|foot)?notes(?: and references)?|notes to (?:chapter|part) \w+|anmerkungen", re.IGNORECASE
)
_BACK_ARROW = re.compile(r"\s*[↩↑⏎]\ufe0e?\s*$")


def mark_kinds(blocks: Sequence[Block], sizes: TypeSizes, *, front: Sequence[Block] = ()) -> None:
    """Set the roles of blocks that are still plain text. front: those before the first running text."""
    before_text = {id(block) for block in front}
    for i, block in enumerate(blocks):
        if block.table is not None:
            block.role = BlockRole.TABLE
        elif block.inset and block.role is BlockRole.BODY:
            block.role = BlockRole.BOX
        elif block.role is BlockRole.BODY and block.lines:
            around = _Around(blocks[i - 1] if i else None, blocks[i + 1] if i + 1 < len(blocks) else None)
            block.role = _kind_of(block, around, sizes, is_front=id(block) in before_text)
    mark_labels(blocks)
    mark_endnotes(blocks)
    mark_last_list(blocks)


class _Around(NamedTuple):
    """The blocks on either side of one."""

    before: Block | None
    after: Block | None

    def is_over_table(self, block: Block) -> bool:
        """True if a table follows right under a block."""
        return self.after is not None and self.after.table is not None and self.after.page == block.page


def _kind_of(block: Block, around: _Around, sizes: TypeSizes, *, is_front: bool) -> BlockRole:
    if _is_captioning(block, sizes) or (around.is_over_table(block) and _is_label(block)):
        return BlockRole.CAPTION
    marker = read_marker(block.first.text)
    if is_front and is_imprint(block):
        return BlockRole.BODY
    if marker is not None and block.words <= _LONGEST_ITEM:
        block.level = 1 + (block.first.x0 - block.first.left > 2.5 * block.size)
        return BlockRole.LIST
    if not is_front and block.size >= _LARGER * sizes.size and block.words >= _FEWEST_PULLED:
        # A sentence in large type that stands for show on a page of text.
        return BlockRole.BOX
    if _is_quotation(block, around.before, sizes):
        return BlockRole.QUOTE
    return BlockRole.BODY


def _is_captioning(block: Block, sizes: TypeSizes) -> bool:
    """True unless a sentence of the text begins with "Table 3 shows"."""
    if not may_be_caption(block.text) or block.words > _LONGEST_CAPTION:
        return False
    differs = block.size < _SMALLER * sizes.size or block.bold or block.italic or len(block.lines) == 1
    return is_caption(block.text) or differs


def _is_label(block: Block) -> bool:
    """True for a short line that is no sentence and leads to nothing."""
    text = block.text
    return block.words <= _LONGEST_LABEL and text[:1].isupper() and text[-1:].isalnum() and len(block.lines) < 3


def _is_quotation(block: Block, before: Block | None, sizes: TypeSizes) -> bool:
    """True if all lines are set in on the left, and on the right or in smaller type."""
    size = sizes.size
    left = min(line.x0 - line.left for line in block.lines)
    right = min(line.right - line.x1 for line in block.lines)
    if left < _SET_IN * size:
        return False
    if before is not None and before.role is BlockRole.LIST and before.column == block.column:
        # The second paragraph of an item.
        return False
    if len(block.lines) == 1 or block.words < _FEWEST_QUOTED:
        is_attribution = _DASHED.match(block.text) is not None and block.words < 15
        return before is not None and before.role is BlockRole.QUOTE and is_attribution
    differs = block.size < _SMALLER * size or block.italic
    return differs or right > _SET_IN_RIGHT * size or (len(block.lines) > 2 and all(x.is_set_in for x in block.lines))


def mark_labels(blocks: Sequence[Block]) -> None:
    """Words that stand about in a picture go with its caption."""
    for i, block in enumerate(blocks):
        if block.role is not BlockRole.BODY or not block.lines or block.first.text[:1].isupper():
            continue
        if any(len(line.words) > _LABEL_WORDS for line in block.lines) or ends_sentence(block.text):
            continue
        near = blocks[max(0, i - _LABEL_REACH) : i + _LABEL_REACH + 1]
        if any(b.role is BlockRole.CAPTION and b.page == block.page for b in near):
            block.role = BlockRole.CAPTION


def mark_endnotes(blocks: Sequence[Block]) -> None:
    """Numbered paragraphs under a heading that says so, and numbered ones with arrows back to the text, are notes."""
    under = 0
    for block in blocks:
        if block.role is BlockRole.HEADING:
            if _NOTES_HEADING.fullmatch(block.text.strip()):
                under = block.level
            elif under and block.level <= under:
                under = 0
            continue
        if block.role not in {BlockRole.BODY, BlockRole.LIST} or not block.lines:
            continue
        start = read_start(block.first)
        arrow = _BACK_ARROW.search(block.last.text)
        if start is not None and start.number.isdigit() and (under or arrow or start.is_raised):
            block.role, block.number, block.skip = BlockRole.NOTE, start.number, start.length


def mark_last_list(blocks: Sequence[Block]) -> None:
    """A numbered list at the very end is one of notes if its numbers stand raised in the text before it."""
    run: list[tuple[Block, NoteStart]] = []
    for block in reversed(blocks):
        if block.role in {BlockRole.FURNITURE, BlockRole.NOTE}:
            continue
        start = read_start(block.first) if block.lines and block.role is BlockRole.LIST else None
        if start is None or not start.number.isdigit():
            break
        run.append((block, start))
    numbers = [int(start.number) for _, start in reversed(run)]
    held = {id(block) for block, _ in run}
    lines = [line for block in blocks if id(block) not in held for line in block.lines]
    if len(run) < _FEWEST_NOTES or numbers != list(range(1, len(run) + 1)):
        return
    if len(find_markers(lines) & {str(number) for number in numbers}) >= _CALLED_SHARE * len(run):
        for block, start in run:
            block.role, block.number, block.skip = BlockRole.NOTE, start.number, start.length
