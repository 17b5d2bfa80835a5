from __future__ import annotations

import pytest

from ingest.clean.clean_text import CleanText
from ingest.clean.spacing import collapse_spaces, mend_broken_words, part_cells, tidy_line_ends
from ingest.clean.words import Words


def test_runs_of_spaces_and_tabs_become_one() -> None:
    assert collapse_spaces(CleanText.of(" the\tferry   talks ")).text == "the ferry talks"


def test_line_ends_lose_their_white_space() -> None:
    assert tidy_line_ends(CleanText.of("Ada Marlowe  \n\n  Quay Institute")).text == "Ada Marlowe\nQuay Institute"


def test_cells_are_parted_alike() -> None:
    assert part_cells(CleanText.of("|Group|Size |\n| Friends  | 4|")).text == "Group | Size\nFriends | 4"


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("an arbi tration in it", "an arbitration in it"),
        ("the cul tural side", "the cultural side"),
        ("Mediat ors responded", "Mediators responded"),
        ("they met in Selm", "they met in Selm"),
        ("a de facto ruler", "a de facto ruler"),
        ("to lay out a plan", "to lay out a plan"),
    ],
)
def test_words_broken_without_a_hyphen_are_joined(broken: str, mended: str) -> None:
    assert mend_broken_words(CleanText.of(broken), Words.of(broken)).text == mended


def test_word_that_the_document_uses_often_is_not_half_a_word() -> None:
    text = "the ment of Selm, the ment, a ment, govern ment"
    assert mend_broken_words(CleanText.of(text), Words.of(text)).text == text
