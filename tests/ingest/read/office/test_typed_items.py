from __future__ import annotations

import pytest

from ingest.read.office.typed_items import judge_item
from ingest.records import BlockRole

LIST, BODY = BlockRole.LIST, BlockRole.BODY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("•\ta venue", (LIST, "a venue")),
        ("-  a venue", (LIST, "a venue")),
        ("2.\ta venue", (LIST, "2.\ta venue")),
        ("(b)\ta venue", (LIST, "(b)\ta venue")),
        ("– said nobody", (BODY, "– said nobody")),
        ("1994 was late", (BODY, "1994 was late")),
        ("1.\t" + "word " * 80, (BODY, "1.\t" + "word " * 80)),
    ],
)
def test_typed_marks_make_items(text: str, expected: tuple[BlockRole, str]) -> None:
    assert judge_item(text, is_counted=None, goes_on=False) == expected


def test_paragraph_styled_like_an_item_goes_on_behind_one() -> None:
    assert judge_item("and a cook", is_counted=None, goes_on=True) == (LIST, "and a cook")


@pytest.mark.parametrize(("words", "role"), [(20, LIST), (90, BODY)])
def test_long_numbered_paragraphs_are_text(words: int, role: BlockRole) -> None:
    assert judge_item("word " * words, is_counted=True, goes_on=False)[0] is role
