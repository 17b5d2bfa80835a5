"""Cleaning of a whole document, whatever its reader: blocks in, clean blocks out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.clean.block_text import StripMarks, choose_strip, gather_spans, mend_block
from ingest.clean.characters import mend_characters
from ingest.clean.clean_text import CleanText
from ingest.clean.kinds import set_kinds
from ingest.clean.markup import has_marks
from ingest.clean.note_links import link_notes
from ingest.clean.pages import lay_out
from ingest.clean.words import Words
from ingest.records import BlockRole, RawBlock, RawDocument, TextBlock


@dataclass(frozen=True)
class CleanDocument:
    """A document's clean blocks in reading order.

    heads: words of its running heads, most frequent first. page_labels: page, from 1 -> the number printed on it.
    """

    blocks: tuple[TextBlock, ...]
    heads: tuple[str, ...] = ()
    page_labels: Mapping[int, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def clean_document(raw: RawDocument) -> CleanDocument:
    """Mend the text of every block, take heads, page numbers and markers out and link notes to their places."""
    words = Words.of(raw.text)
    strip = choose_strip(raw.markup, has_marks=raw.markup == "none" and has_marks(raw.text))
    blocks: list[TextBlock] = []
    heads: list[str] = []
    attributions: set[str] = set()
    labels: dict[int, str] = {}
    for block in raw.blocks:
        if block.role is BlockRole.LINES:
            text = mend_characters(CleanText.of(raw.text[block.start : block.end], start=block.start), words)
            laid_out = lay_out(text, words, strip)
            blocks += laid_out.blocks
            heads += laid_out.heads
            attributions |= laid_out.attributions
            labels.update((page, label) for at, label in laid_out.folios if (page := raw.page_at(at)) is not None)
        else:
            blocks.append(_clean_block(raw, block, words, strip))
    kept = [b for b in blocks if b.text.text]
    linked = link_notes(set_kinds(kept, frozenset(attributions)), words)
    # A text without form feeds is one page, whatever numbers of pages it still holds.
    known = labels if (raw.pages or 0) > 1 else {}
    return CleanDocument(tuple(linked), tuple(heads), known, _say_lost(linked))


def _clean_block(raw: RawDocument, block: RawBlock, words: Words, strip: StripMarks) -> TextBlock:
    whole = CleanText.of(raw.text[block.start : block.end], start=block.start)
    if block.spans:
        whole = gather_spans(whole, [(start - block.start, end - block.start) for start, end in block.spans])
    text = mend_block(mend_characters(whole, words), block.role, words, strip)
    return TextBlock(text, block.role, block.level, block.number)


def _say_lost(blocks: list[TextBlock]) -> tuple[str, ...]:
    lost = sum(b.text.text.count("\ufffd") for b in blocks)
    return (f"{lost} letters are lost in the text (U+FFFD) and could not be guessed",) if lost else ()
