from __future__ import annotations

import pytest

from ingest.clean.lines import PageForm, ends_sentence, fit_columns, is_left_open, measure_page, split_lines

PARAGRAPH = "\n".join(
    [
        "The parties to the ferry talks met in the old customs house",
        "of Selm, which the river had spared. They agreed on little and",
        "parted late, though both delegations said that they would come",
        "back.",
    ]
)


def test_lines_know_their_places() -> None:
    text = "  one \n\n\ftwo\nthree\n"
    lines = split_lines(text)
    assert [text[line.start : line.end] for line in lines] == ["one", "two", "three"]
    assert [(line.indent, line.tail, line.gap, line.starts_page) for line in lines] == [
        (2, 1, 0, False),
        (0, 0, 1, True),
        (0, 0, 0, False),
    ]


def test_form_feed_in_a_line_parts_it() -> None:
    assert [(line.text, line.starts_page) for line in split_lines("end\fstart")] == [("end", False), ("start", True)]


@pytest.mark.parametrize("text", ["ended.", "ended.”", "ended.8", "ended).¹²", "as follows:", "why?", "and then…"])
def test_sentences_end_with_stops(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["ended", "ended;", "in 1994", "(2001, 40)", "The ferry talks"])
def test_sentences_do_not_end_without_stops(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize("text", ["the envoys of", "Selm,", "the Depart-", "when they were"])
def test_text_is_left_open_where_something_has_to_follow(text: str) -> None:
    assert is_left_open(text)
    assert not is_left_open("the envoys left")


def test_width_and_marks_of_paragraphs_are_measured() -> None:
    form = measure_page(split_lines("\n\n".join([PARAGRAPH] * 4)))
    assert form.width is not None
    assert 60 <= form.width <= 64
    assert form.spacing == 0
    assert form.marks_paragraphs


def test_blank_line_after_every_line_is_measured() -> None:
    form = measure_page(split_lines("\n\n".join("\n".join([PARAGRAPH] * 4).split("\n"))))
    assert form.spacing == 1
    assert not form.marks_paragraphs


def test_lines_as_long_as_paragraphs_were_not_broken() -> None:
    assert measure_page(split_lines("\n\n".join(["The talks went on. " * 30] * 3))).width is None


def test_line_is_full_if_the_next_word_would_not_fit() -> None:
    form = PageForm(width=30)
    long, short, following = split_lines("The ferry talks began in Selm\nThe end\nwhere nobody lived")
    assert form.is_full(long, following)
    assert not form.is_full(short, following)


def test_narrow_column_has_its_own_width() -> None:
    column = "Rivalry over who convenes\nis the common complaint of\nthose who were asked. It is\nseldom stated openly."
    lines = fit_columns(split_lines(column), PageForm(width=80))
    assert {line.room for line in lines} == {27}


def test_list_of_short_lines_is_no_column() -> None:
    entries = "Ada Marlowe\nOtto Brandt, Forum of the Upper Selm\nIne Vos\nQuay"
    assert {line.room for line in fit_columns(split_lines(entries), PageForm(width=80))} == {0}
