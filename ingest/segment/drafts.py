"""Blocks to drafts of passages: what goes into one passage, at most 180 words, in whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph_schema.documents import Section
from graph_store.sentences import split_sentences
from ingest.records import BlockRole, Span, TextBlock

MAX_WORDS = 180

# Blocks of these kinds never share a passage with another block.
_ALONE = frozenset({BlockRole.NOTE, BlockRole.QUOTE, BlockRole.TABLE, BlockRole.CAPTION})
# What stands between two paragraphs without parting them.
_PASSED_OVER = frozenset({BlockRole.NOTE, BlockRole.FURNITURE, BlockRole.CAPTION, BlockRole.TABLE})
_CLAUSE_END = re.compile(r"[;:]\s+|\s[–—]\s|—|,\s+|\s+")
_RANKS = (";:", "–—", ",")


@dataclass(frozen=True)
class Piece:
    """A stretch of one block. block: its place in the document. sentences: [start, end) in the block's text."""

    block: int
    sentences: tuple[Span, ...]

    @property
    def start(self) -> int:
        return self.sentences[0][0]

    @property
    def end(self) -> int:
        return self.sentences[-1][1]


@dataclass
class Draft:
    """A passage in the making. number: of a note."""

    role: BlockRole
    section: Section | None
    is_mined: bool
    pieces: list[Piece] = field(default_factory=list)
    words: int = 0


def draft_passages(blocks: Sequence[TextBlock], of_block: Sequence[Section | None]) -> list[Draft]:
    """Put blocks of one kind and section together as long as they fit, and cut up those that are too long."""
    drafts: list[Draft] = []
    current: Draft | None = None
    for i, block in enumerate(blocks):
        if block.role is BlockRole.HEADING:
            current = None
            continue
        for piece, words in _cut_block(i, block):
            # Furniture gathers in passages of its own, and what it stood between stays together.
            held = drafts[-1] if block.role is BlockRole.FURNITURE and drafts else current
            if held is None or not _fits(held, block, of_block[i], words):
                held = Draft(block.role, of_block[i], block.is_mined)
                drafts.append(held)
            if block.role not in _PASSED_OVER:
                current = held
            held.pieces.append(piece)
            held.words += words
    return drafts


def _fits(draft: Draft, block: TextBlock, section: Section | None, words: int) -> bool:
    if draft.role in _ALONE or draft.role is not block.role or draft.is_mined is not block.is_mined:
        return False
    return draft.section is section and draft.words + words <= MAX_WORDS


def _cut_block(number: int, block: TextBlock) -> Iterator[tuple[Piece, int]]:
    """The block in pieces of at most 180 words, as even as its sentences allow, each with its number of words."""
    text = block.text.text
    spans = split_sentences(text)
    total = len(text.split())
    if total <= MAX_WORDS:
        yield Piece(number, tuple(spans)), total
        return
    counted = [(span, len(text[span[0] : span[1]].split())) for span in spans]
    counted = [part for span, words in counted for part in _cut_sentence(text, span, words)]
    yield from _share_out(number, counted)


def _share_out(number: int, counted: Sequence[tuple[Span, int]]) -> Iterator[tuple[Piece, int]]:
    left = sum(words for _, words in counted)
    held: list[Span] = []
    length = 0
    target = left / -(-left // MAX_WORDS)
    for span, words in counted:
        if held and (length + words > MAX_WORDS or length + words / 2 > target):
            yield Piece(number, tuple(held)), length
            left -= length
            held, length = [], 0
            target = left / -(-left // MAX_WORDS)
        held.append(span)
        length += words
    if held:
        yield Piece(number, tuple(held)), length


def _cut_sentence(text: str, span: Span, words: int) -> Iterator[tuple[Span, int]]:
    """A sentence as it is, or in parts at the ends of clauses if it is longer than a passage may be."""
    start, end = span
    while words > MAX_WORDS:
        cut = _find_cut(text, start, end)
        part = len(text[start:cut].split())
        yield (start, cut), part
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
        words -= part
    yield (start, end), words


def _find_cut(text: str, start: int, end: int) -> int:
    """Where to cut a long sentence: the last end of a clause that leaves at most 180 words before it."""
    best = [0] * (len(_RANKS) + 1)
    words, at = 0, start
    for found in _CLAUSE_END.finditer(text, start, end):
        words += len(text[at : found.start()].split())
        at = found.end()
        if words > MAX_WORDS:
            break
        rank = next(
            (r for r, marks in enumerate(_RANKS) if found[0].strip()[:1] and found[0].strip() in marks), len(_RANKS)
        )
        best[rank] = found.start() + (1 if found[0][0] in ";:," else 0)
    half = start + (at - start) // 2
    return next((cut for cut in best if cut > half), best[-1])
