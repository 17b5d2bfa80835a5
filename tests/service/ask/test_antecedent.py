"""What `them` stands for in a question that goes on from another."""

from __future__ import annotations

import pytest

from service.ask.lexicon import Lexicon
from service.ask.reading import read_question
from service.desk import Desk


def words_of(question: str, previous: list[str], lexicon: Lexicon) -> str:
    return read_question(question, lexicon, previous, today=2026).words


def test_pronoun_stands_for_what_was_asked_for(lexicon: Lexicon) -> None:
    words = words_of("who mediated them?", ["cases in Africa"], lexicon)
    assert words.startswith("actors and friends groups that mediated at least one case in Africa")


def test_noun_that_does_not_fit_goes_to_what_was_named(lexicon: Lexicon) -> None:
    assert words_of("and the parties?", ["who mediated the Oru talks?"], lexicon) == "actors party to Oru talks"


def test_unread_word_before_is_named_again(lexicon: Lexicon) -> None:
    reading = read_question("who mediated them?", lexicon, ["cases in Africa with snow"], today=2026)
    assert "snow" in reading.unused


@pytest.mark.parametrize("question", ["who mediated the Oru talks?", "agreements in force"])
def test_question_of_its_own_is_no_follow_up(question: str, lexicon: Lexicon) -> None:
    assert words_of(question, ["cases in Africa"], lexicon) == words_of(question, [], lexicon)


def test_sentence_before_counts_as_a_question(lexicon: Lexicon) -> None:
    reading = read_question("Norway mediated several cases. Which of them failed?", lexicon, today=2026)
    assert reading.is_understood
    assert "mediated by Norway" in reading.words


def test_name_in_another_sentence_is_not_dropped(desk: Desk, lexicon: Lexicon) -> None:
    reading = read_question("I work on the Oru talks. How many cases failed?", lexicon, today=2026)
    assert "Oru talks" in reading.unused
