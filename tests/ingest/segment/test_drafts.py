from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.records import BlockRole
from ingest.segment.drafts import MAX_WORDS, Draft, draft_passages
from ingest.segment.sections import build_sections
from tests.ingest.segment.conftest import Blocks, sentence


def _draft(blocks: Blocks) -> list[Draft]:
    return draft_passages(blocks.blocks, build_sections(blocks.blocks, "document:selm-1").of_block)


def test_short_paragraphs_share_a_passage() -> None:
    assert [d.words for d in _draft(Blocks().add(sentence(60)).add(sentence(60)).add(sentence(61)))] == [120, 61]


def test_heading_ends_a_passage() -> None:
    drafts = _draft(Blocks().add(sentence(5)).heading("The ferry").add(sentence(5)))
    assert [d.section.name if d.section else None for d in drafts] == [None, "The ferry"]


def test_kinds_do_not_share_a_passage() -> None:
    drafts = _draft(Blocks().add("Text here.").add("An item", BlockRole.LIST).add("Another", BlockRole.LIST))
    assert [(d.role, d.words) for d in drafts] == [(BlockRole.BODY, 2), (BlockRole.LIST, 3)]


def test_mined_and_not_mined_do_not_share_a_passage() -> None:
    drafts = _draft(Blocks().add("Text here.").add("Layout: Ine Vos", is_mined=False))
    assert [d.is_mined for d in drafts] == [True, False]


def test_note_between_paragraphs_does_not_part_them() -> None:
    drafts = _draft(Blocks().add("It was late.").add("See Marlowe.", BlockRole.NOTE, number="1").add("It was dark."))
    assert [(d.role, len(d.pieces)) for d in drafts] == [(BlockRole.BODY, 2), (BlockRole.NOTE, 1)]


def test_each_note_and_quotation_stands_alone() -> None:
    drafts = _draft(Blocks().add("One.", BlockRole.NOTE).add("Two.", BlockRole.NOTE).add("Three.", BlockRole.QUOTE))
    assert len(drafts) == 3


def test_furniture_gathers() -> None:
    drafts = _draft(Blocks().add("Contents", BlockRole.FURNITURE).add("The river 5", BlockRole.FURNITURE))
    assert [d.words for d in drafts] == [4]


def test_long_paragraph_is_cut_evenly_at_sentence_ends() -> None:
    drafts = _draft(Blocks().add(" ".join([sentence(20)] * 10)))
    assert [d.words for d in drafts] == [100, 100]


def test_sentence_longer_than_a_passage_is_cut_at_a_clause() -> None:
    clause = " ".join(["ferry"] * 49)
    blocks = Blocks().add(f"The {clause}; a {clause}, the {clause}; the {clause}; one {clause}.")
    drafts = _draft(blocks)
    ends = [blocks.blocks[0].text.text[d.pieces[-1].end - 1] for d in drafts]
    assert [d.words for d in drafts] == [150, 100]
    assert ends == [";", "."]


@given(st.lists(st.integers(2, 400), min_size=1, max_size=8))
def test_no_passage_is_too_long_and_no_word_is_lost(lengths: list[int]) -> None:
    blocks = Blocks()
    for length in lengths:
        blocks.add(sentence(length))
    drafts = _draft(blocks)
    assert all(0 < d.words <= MAX_WORDS for d in drafts)
    assert sum(d.words for d in drafts) == sum(lengths)
