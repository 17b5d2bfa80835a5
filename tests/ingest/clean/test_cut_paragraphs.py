from __future__ import annotations

import pytest

from tests.ingest.clean.conftest import CleanLines

FIRST = "The parties to the ferry talks, who had met twice before in the old customs house of Selm, agreed on"
SECOND = "the fare, the hours and the flag, and parted late in the evening."


def _body(clean: CleanLines, text: str) -> list[str]:
    return [b.text.text for b in clean(text).blocks if b.role == "body"]


@pytest.mark.parametrize(
    "between",
    ["\n\n", "\n\n\n\nSelm and after12\n\n", "\n\f", "\n\n¹ See Marlowe.\n\n", "\n\n7\n\n"],
)
def test_halves_are_put_together(clean_lines: CleanLines, between: str) -> None:
    head = "It was early.¹ " if "¹" in between else ""
    assert _body(clean_lines, head + FIRST + between + SECOND)[0].endswith(f"{FIRST} {SECOND}")


def test_single_line_before_a_page_and_few_words_behind_it_are_halves(clean_lines: CleanLines) -> None:
    filler = f"{FIRST} {SECOND}"
    text = f"{filler}\n\nBrandt and Marlowe set it beside the ford\n\f\nand left.\n\n{filler}"
    assert "Brandt and Marlowe set it beside the ford and left." in _body(clean_lines, text)


def test_word_cut_by_a_page_is_mended(clean_lines: CleanLines) -> None:
    text = "In the end they wrote to the Depart-\n\n\n\nthe ferry talks14\n\nment of Rivers, which did not answer."
    assert _body(clean_lines, text) == ["In the end they wrote to the Department of Rivers, which did not answer."]


def test_word_cut_by_a_box_is_mended(clean_lines: CleanLines) -> None:
    text = (
        "Where the envoys had agreed on terms of reference the prob-\n\nWhat to ask of a friend\nCarry a letter.\n\n"
        "lem was noticeably smaller than it had been before."
    )
    assert any("the problem was noticeably smaller" in body for body in _body(clean_lines, text))


def test_second_half_stands_where_the_first_stood(clean_lines: CleanLines) -> None:
    blocks = clean_lines(f"It was early.¹ {FIRST}\n\n¹ See Marlowe.\n\n{SECOND}").blocks
    assert [b.role for b in blocks] == ["body", "note"]


def test_source_line_belongs_to_the_quotation_before_it(clean_lines: CleanLines) -> None:
    text = f"{FIRST} {SECOND}\n\n(Marlowe and Brandt 2001, 20)\n\nThe next day they came again and stayed."
    assert _body(clean_lines, text)[0].endswith("evening. (Marlowe and Brandt 2001, 20)")


def test_new_paragraph_is_left_alone(clean_lines: CleanLines) -> None:
    assert len(_body(clean_lines, f"{FIRST} little.\n\nThe next day they came again and they stayed.")) == 2


def test_note_that_ends_in_an_address_is_complete(clean_lines: CleanLines) -> None:
    text = f"It was early.¹ {FIRST}\n\n¹ See https://quay.example/a\n\n{SECOND}"
    assert [b.text.text for b in clean_lines(text).blocks if b.role == "note"] == ["See https://quay.example/a"]
