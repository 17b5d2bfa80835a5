from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean.document import clean_document
from ingest.read.markdown import find_blocks
from ingest.read.plain_text import find_page_starts
from ingest.records import BlockRole, RawBlock, RawDocument, TextBlock
from tests.ingest.clean.conftest import CleanLines

SENTENCES = (
    "The parties to the ferry talks met in the old customs house of Selm.",
    "They agreed on little and parted late, though both said they would return",
    "before the harvest was in.¹ An envoy was sent for, who came by the first",
    "boat and asked for a map of the Secre-",
    "tariat that nobody had.2",
    "The river",
    "¹ See Marlowe, who was there.",
    "• a ticket of the old ferry",
    "Two Rivers 12",
    "12",
    "",
    "\f",
)


def _raw(text: str) -> RawDocument:
    return RawDocument("a.txt", "", text, (RawBlock(0, len(text), BlockRole.LINES),), find_page_starts(text))


def _covered(blocks: tuple[TextBlock, ...], length: int) -> list[int]:
    times = [0] * length
    for block in blocks:
        for run in block.text.runs:
            for at in range(run.start, run.end):
                times[at] += 1
    return times


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=24), st.sampled_from(["\n", "\n\n", " \n"]))
def test_no_word_is_lost_or_doubled(lines: list[str], separator: str) -> None:
    text = separator.join(lines)
    times = _covered(clean_document(_raw(text)).blocks, len(text))
    for word in re.finditer(r"[A-Za-z]{2,}", text):
        assert set(times[word.start() : word.end()]) == {1}, word[0]


@given(st.text("ab .\n-*_[]()<>#|\t\f\u00ad\ufffd\ufb011¹", max_size=120))
def test_any_text_can_be_cleaned(text: str) -> None:
    for block in clean_document(_raw(text)).blocks:
        start, end = block.text.original_span(0, len(block.text))
        assert 0 <= start <= end <= len(text)


DOUBLE_SPACED = [
    "The crews of eleven ferries came together in Selm in the first week of May, as guests of",
    "the old lock keeper. Most had never met, and some had been at odds about the right of way",
    "since the flood. Each crew1 brought a chart of its own, and no two of the charts showed the",
    "same river.2",
    "1 Two crews came late because the road over the ridge was closed, and are counted here all",
    "the same.",
    "2 The charts hang in the lock house now, where anyone may look at them.",
    "What they settled in the end was less than the keeper had hoped for, yet it held for most of",
]


def test_dump_with_a_blank_line_after_every_line_reads_well(clean_lines: CleanLines) -> None:
    blocks = clean_lines(" \n\n".join(DOUBLE_SPACED) + " \n the crews until the ice came.").blocks
    assert [b.role.value for b in blocks] == ["body", "note", "note", "body"]
    assert blocks[0].text.text.endswith(
        "Each crew brought a chart of its own, and no two of the charts showed the same river."
    )
    assert blocks[1].text.text.endswith("and are counted here all the same.")
    assert blocks[3].text.text.endswith("yet it held for most of the crews until the ice came.")
    assert [a.number for a in blocks[0].anchors] == ["1", "2"]


def test_markdown_blocks_are_cleaned_with_their_roles() -> None:
    text = "# The *river*\n\nIt was\nlate.[^1]\n\n[^1]: See **Marlowe**.\n"
    raw = RawDocument("a.md", "", text, tuple(find_blocks(text)), markup="markdown")
    blocks = clean_document(raw).blocks
    assert [(b.role.value, b.text.text) for b in blocks] == [
        ("heading", "The river"),
        ("body", "It was late."),
        ("note", "See Marlowe."),
    ]
    assert blocks[2].note_for == (1, blocks[1].anchors[0])


def test_printed_page_numbers_are_kept_for_pages(clean_lines: CleanLines) -> None:
    clean = clean_lines("The river was late and wide.\n\n11\n\fThe ferry was small and slow.\n\n12\n")
    assert clean.page_labels == {1: "11", 2: "12"}


def test_letters_that_stay_lost_are_reported(clean_lines: CleanLines) -> None:
    assert "1 letters are lost" in clean_lines("The Xq\ufffdzz was late.").warnings[0]


@pytest.mark.parametrize("text", ["The river.", "The river was wide"])
def test_one_line_is_a_document(clean_lines: CleanLines, text: str) -> None:
    assert [b.text.text for b in clean_lines(text).blocks] == [text]
