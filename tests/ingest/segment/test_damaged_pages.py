"""Whatever has befallen a text, its passages hold its words once and in their order, and lead back to them."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings

from graph_schema.documents import PassageKind
from ingest.clean.document import clean_document
from ingest.prepare import segment_document
from ingest.read.plain_text import find_page_starts
from ingest.records import BlockRole, PreparedDocument, RawBlock, RawDocument
from ingest.segment.drafts import MAX_WORDS
from tests.making.damaged_pages import Damage, Paragraph, damages, paragraphs, print_pages

APART = {PassageKind.FURNITURE, PassageKind.NOTE}


def prepare(text: str) -> PreparedDocument:
    raw = RawDocument("a.txt", "", text, (RawBlock(0, len(text), BlockRole.LINES),), find_page_starts(text))
    return segment_document(raw, clean_document(raw), "document:a")


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalpha()).casefold()


def is_spelt(word: str, found: str) -> bool:
    """True if a word is what was found, or its halves are, with the end of a page between them."""
    return found == word or any(found.startswith(word[:i]) and found.endswith(word[i:]) for i in range(1, len(word)))


@given(text=paragraphs(), damage=damages)
@settings(max_examples=50)
def test_words_of_the_text_stand_in_its_passages_once_and_in_order(text: list[Paragraph], damage: Damage) -> None:
    passages = [p.passage for p in prepare(print_pages(text, damage)).passages]
    found = [word for p in passages if p.kind not in APART for word in p.text.split()]
    assert found == [word for paragraph in text for word in paragraph.words]


@given(text=paragraphs(), damage=damages)
@settings(max_examples=50)
def test_notes_are_whole_and_hang_on_their_words(text: list[Paragraph], damage: Damage) -> None:
    passages = [p.passage for p in prepare(print_pages(text, damage)).passages]
    by_id = {p.id: p.text for p in passages}
    found = [
        (by_id[p.note.passage or ""][: p.note.at].split()[-1], p.text.split())
        for p in passages
        if p.kind is PassageKind.NOTE and p.note is not None
    ]
    assert found == [(words[-1], note) for words, note in text if note]


@given(text=paragraphs(), damage=damages)
@settings(max_examples=50)
def test_every_word_of_a_passage_leads_back_to_itself(text: list[Paragraph], damage: Damage) -> None:
    prepared = prepare(print_pages(text, damage))
    for one in prepared.passages:
        at = 0
        for word in one.passage.text.split():
            at = one.passage.text.index(word, at)
            start, end = one.to_original(at, at + len(word))
            assert is_spelt(letters(word), letters(prepared.raw.text[start:end]))
            at += len(word)


@given(text=paragraphs(), damage=damages)
@settings(max_examples=30)
def test_passages_are_short_and_stand_on_their_pages(text: list[Paragraph], damage: Damage) -> None:
    prepared = prepare(print_pages(text, damage))
    for one in (p.passage for p in prepared.passages):
        assert len(one.text.split()) <= MAX_WORDS
        assert one.page == prepared.raw.page_at(one.start)
        assert one.page_to == prepared.raw.page_at(one.end - 1)
