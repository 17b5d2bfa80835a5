"""Paragraphs that a page break, a running head, notes or a table has cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clean.layout import LineBlock
from ingest.clean.lines import PageForm, ends_sentence, is_left_open
from ingest.clean.words import Words
from ingest.records import BlockRole

_SOURCE_ONLY = re.compile(r"\([^()]*\b(?:1[5-9]|20)\d\d\b[^()]*\)\.?")
_WORD_START = re.compile(r"[a-z]+")
_CUT_END = re.compile("([^\\W\\d_]+)[-\u2010\u00ad]$")
_LONGEST_BOX = 12
_NOTE_END = re.compile(r"(?:(?:https?://|www\.)\S+|\d|[)\]>”\"])$")
_STEPPED_OVER = frozenset({BlockRole.NOTE, BlockRole.FURNITURE, BlockRole.TABLE, BlockRole.CAPTION})
# Fewer words than these may be a heading, which has no stop either.
_PROSE_WORDS = 12
_FEWEST_WORDS = 4


def rejoin_paragraphs(blocks: Sequence[LineBlock], form: PageForm, words: Words) -> list[LineBlock]:
    """Give each cut paragraph, item or note its second half back, in the place of the first."""
    whole: list[LineBlock] = []
    for block in blocks:
        first_half = None
        if block.role is BlockRole.LINES and block.marker is None:
            first_half = _find_first_half(whole, block, form, words) or _find_cut_word(whole, block, words)
        if first_half is None:
            whole.append(block)
        else:
            first_half.lines.extend(block.lines)
    return whole


def _find_first_half(before: Sequence[LineBlock], block: LineBlock, form: PageForm, words: Words) -> LineBlock | None:
    """The block that breaks off where this one goes on: text before a note beside it, the note only failing that."""
    if not before:
        return None
    last = before[-1]
    for other in reversed(before):
        if other.role is BlockRole.LINES:
            is_source = _SOURCE_ONLY.fullmatch(block.text) is not None and other is last
            if is_source or _is_cut(other, block, form, words, is_parted=block.after_cut or other is not last):
                return other
            break
        if other.role not in _STEPPED_OVER:
            break
    if last.role is not BlockRole.NOTE or block.after_cut or _is_complete_note(last):
        return None
    return last if _is_cut(last, block, form, words, is_parted=False) else None


def _find_cut_word(before: Sequence[LineBlock], block: LineBlock, words: Words) -> LineBlock | None:
    """A block a little before that ends in half a word whose other half begins this one: a box stands between them."""
    right = _WORD_START.match(block.first)
    if right is None:
        return None
    for other in reversed(before[-_LONGEST_BOX:]):
        left = _CUT_END.search(other.last) if other.role is BlockRole.LINES else None
        if left is not None and words.is_word(left[1] + right[0]) and not words.is_english(right[0]):
            return other
    return None


def _is_complete_note(note: LineBlock) -> bool:
    """Notes may end in an address, a page number or a bracket, without a stop."""
    return _NOTE_END.search(note.last) is not None


def _is_cut(first: LineBlock, second: LineBlock, form: PageForm, words: Words, *, is_parted: bool) -> bool:
    """True if the first block breaks off and the second goes on. is_parted: something stands between them."""
    end, start = first.last, second.first.lstrip("“‘\"'([")
    half = _CUT_END.search(end)
    if half is not None and start[:1].isalpha():
        compound = f"{half[1]}-{start.split()[0].rstrip('.,;:!?')}"
        return start[0].islower() or words.count(compound) > 0
    goes_on = is_parted and start[:1].islower()
    if ends_sentence(end) or not start or first.is_verse or (not second.has_words(_FEWEST_WORDS) and not goes_on):
        return False
    is_full = form.is_full(first.lines[-1], second.lines[0])
    is_text = len(first.lines) > 1 or first.role is BlockRole.NOTE or goes_on
    if not (first.has_words(_PROSE_WORDS) or (is_full and is_text)):
        return False
    if start[0].islower():
        return not second.first.startswith("[")
    if not _is_prose(second):
        return False
    return is_left_open(end) or (second.after_cut and is_full)


def _is_prose(block: LineBlock) -> bool:
    return block.has_words(_PROSE_WORDS) or ends_sentence(block.last)
