from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.read.flow import PAGE_MARK, FlowBlock, assemble, join_cell, join_row, raise_digits
from ingest.records import BlockRole

TEXTS = st.text(st.sampled_from(f"ab \n{PAGE_MARK}"), max_size=12)


def body(text: str) -> FlowBlock:
    return FlowBlock(text, BlockRole.BODY)


@given(st.lists(TEXTS, max_size=6))
def test_no_letter_is_lost_or_moved(texts: list[str]) -> None:
    flow = assemble(map(body, texts))
    letters = [c for text in texts for c in text if c.isalpha()]
    assert [c for c in flow.text if c.isalpha()] == letters
    assert [c for b in flow.blocks for c in flow.text[b.start : b.end] if c.isalpha()] == letters


@given(st.lists(TEXTS, max_size=6))
def test_every_letter_stays_on_its_page(texts: list[str]) -> None:
    flow = assemble(map(body, texts))
    pages = [page for page, part in enumerate("".join(texts).split(PAGE_MARK)) for c in part if c.isalpha()]
    found = [
        sum(start <= at for start in flow.page_starts) - 1 for at, c in enumerate(flow.text) if c.isalpha()
    ]  # fmt: skip
    assert found == (pages if flow.page_starts else [-1] * len(pages))


def test_blocks_without_words_are_left_out() -> None:
    flow = assemble([body("First."), body(" \n"), body(""), body("Last.")])
    assert flow.text == "First.\n\nLast."
    assert [(b.start, b.end) for b in flow.blocks] == [(0, 6), (8, 13)]


def test_page_without_text_is_counted() -> None:
    flow = assemble([body(f"One.{PAGE_MARK}"), body(PAGE_MARK), body("Three.")])
    assert len([start for start in flow.page_starts if start <= flow.text.index("Three")]) == 3


def test_break_leaves_one_space_between_words() -> None:
    assert assemble([body(f"the elders {PAGE_MARK} waited")]).text == "the elders waited"


def test_row_keeps_a_page_break_once() -> None:
    assert join_row([f"a{PAGE_MARK}b", f"c{PAGE_MARK}d"]) == f"a{PAGE_MARK}b | cd"
    assert join_row(["", " "]) == ""


def test_cell_is_one_line_without_strokes() -> None:
    assert join_cell(["first\n line", "yes|no"]) == "first line yes/no"


@pytest.mark.parametrize(
    ("text", "before", "raised"),
    [("12", "e", "¹²"), ("3", ".", "³"), ("6", "0", "6"), ("2", "", "2"), ("nd", "2", "nd")],
)
def test_digits_are_raised_behind_words_alone(text: str, before: str, raised: str) -> None:
    assert raise_digits(text, before) == raised
