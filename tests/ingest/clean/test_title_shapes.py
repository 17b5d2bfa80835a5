from __future__ import annotations

import pytest

from ingest.clean.layout import LineBlock
from ingest.clean.lines import split_lines
from ingest.clean.list_markers import read_marker
from ingest.clean.title_shapes import (
    Shape,
    is_caption,
    is_dated_title,
    is_imprint,
    is_known_title,
    is_part,
    judge_shape,
    title_lists,
)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("What the ferry carried", Shape.TITLE),
        ("What did it carry?", Shape.TITLE),
        ("rules for crews", Shape.TITLE),
        ("2. What it carried", Shape.NUMBERED),
        ("ii. train the crew of the upper ferry", Shape.NUMBERED),
        ("Opening meeting, Selm, 3 May 2004", Shape.ENTRY),
        ("Marlowe, Ada; Brandt, Otto", Shape.ENTRY),
        ("Publication date:", Shape.ENTRY),
        ("Layout: Ine Vos", Shape.ENTRY),
        ("www.quay.example", Shape.ENTRY),
        ("They left before the harvest.", Shape.PROSE),
        ("They left before the harvest.12", Shape.PROSE),
        ("Annex A.2", Shape.TITLE),
        ("• a ferry", Shape.ITEM),
    ],
)
def test_shape_is_seen_from_the_words(text: str, shape: Shape) -> None:
    assert judge_shape(LineBlock(split_lines(text), marker=read_marker(text))) is shape


@pytest.mark.parametrize("text", ["Chapter 3", "Annex 1: Tickets", "PART II – The Ford", "Appendix: tickets"])
def test_parts_are_known(text: str) -> None:
    assert is_part(text)


@pytest.mark.parametrize("text", ["Partners of the ferry", "Annexation", "Volume and weight", "A case study of Selm"])
def test_other_titles_are_no_parts(text: str) -> None:
    assert not is_part(text)


def test_titles_of_every_report_are_known_with_numbers_too() -> None:
    assert is_known_title("1. INTRODUCTION")
    assert not is_known_title("Introduction to Selm")


def test_imprint_and_captions_are_known() -> None:
    assert is_imprint("Copyright: © Quay Institute 2004")
    assert not is_imprint("The editor wrote: nothing")
    assert is_caption("Table 2. Six ferries")
    assert not is_caption("Table manners: a note")


def test_lists_of_titles_are_in_small_letters() -> None:
    lists = title_lists()
    titles = lists.known | lists.references | lists.abstracts | lists.contents
    assert titles == {title.lower().strip() for title in titles}


def test_title_with_a_year_may_be_one() -> None:
    assert is_dated_title("Abuja, 2004 to 2006")
    assert is_dated_title("Second: Selm, 2005")
    assert not is_dated_title("Marlowe, Ada; Brandt, Otto, 2005")
    assert not is_dated_title("3 May 2004")
