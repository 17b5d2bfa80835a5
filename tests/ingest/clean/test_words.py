from __future__ import annotations

import pytest

from ingest.clean.words import Words, english_words


def test_word_list_is_english() -> None:
    assert {"mediator", "ceasefire", "peacebuilding"} <= english_words()
    assert "rity" not in english_words()


@pytest.mark.parametrize("word", ["labour", "labor", "neighbouring", "neighboring", "analyse", "Demobilisation"])
def test_both_spellings_are_english(word: str) -> None:
    assert Words.of("").is_english(word)


def test_short_fragments_are_no_other_spelling() -> None:
    assert not Words.of("").is_english("ors")


def test_halves_at_a_line_end_are_not_counted() -> None:
    words = Words.of("the Secu-\nrity Council, Secre-\n tary")
    assert words.count("secu") == words.count("rity") == 0
    assert words.count("council") == 1


def test_stray_space_after_a_hyphen_is_no_part_of_a_word() -> None:
    assert Words.of("the inter- Selmian talks").count("inter-selmian") == 1


def test_ligatures_are_counted_as_their_letters() -> None:
    assert Words.of("the cease-\ufb01re of May").count("cease-fire") == 1


def test_words_that_lost_letters_are_not_counted() -> None:
    assert Words.of("the in\ufffd uence of").count("uence") == 0


def test_unknown_words_are_rare_and_not_english() -> None:
    words = Words.of("the arbi tration Selmians Selmians Selmians met")
    assert "tration" in words.unknown
    assert "selmians" not in words.unknown
    assert "met" not in words.unknown
