"""Questions and what they are read as."""

from __future__ import annotations

import pytest

from graph_schema.check import check_query
from graph_schema.schema import load_schema
from service.ask.lexicon import Lexicon
from service.ask.reading import read_question
from service.ask.readings import Reading

TODAY = 2026

# question -> how its reading is said
UNDERSTOOD = [
    ("Which groups had fewer than six members and succeeded?", "friends groups with fewer than 6 members and outcome"),
    ("friends groups <6 success", "friends groups with outcome success and fewer than 6 members"),
    ("Of the groups with up to five members, which succeeded?", "friends groups with at most 5 members and outcome"),
    ("friends groups with no more than half a dozen members", "friends groups with at most 6 members"),
    ("groups of friends of four to six members", "friends groups with at least 4 members and at most 6 members"),
    ("friends groups that did not succeed", "friends groups with outcome failure or partial"),
    ("contact groups that failed", "friends groups with kind contact group and outcome failure"),
    ("Which friends groups was Norway a member of?", "friends groups with members Norway"),
    ("friends groups active in Africa", "friends groups"),
    ("cases mediated by Norway that failed", "cases with outcome failure"),
    ("Which cases began in the 1990s?", "cases with start year 1990 or later"),
    ("cases in the 1990s", "cases active between 1990 and 1999"),
    ("cases since 2000", "cases with start year 2000 or later"),
    ("talks that ended in 2005", "cases with end year 2005"),
    ("agreements from before 1990", "agreements"),
    ("How many friends groups succeeded?", "number of friends groups with outcome success"),
    ("What share of friends groups succeeded?", "share with outcome success among friends groups"),
    ("success rate of cases in Africa", "share with outcome success among cases in Africa"),
    ("friends groups by kind", "number of friends groups, by kind"),
    ("cases by decade", "number of cases, by decade"),
    ("the two largest friends groups", "friends groups; ordered by member count, highest first"),
    ("Who mediated the Oru talks?", "actors and friends groups that mediated Oru talks; who led it counts"),
    ("members of the Quartet on Vell", "actors"),
    ("lessons on leverage", "lessons about leverage"),
    ("What is shuttle diplomacy?", "strategies that are shuttle diplomacy"),
    ("When did the Vell talks take place?", "cases that are Vell talks"),
    ("Did the Oru talks succeed?", "cases with outcome success and that are Oru talks"),
]  # fmt: skip


def read(question: str, lexicon: Lexicon, *previous: str) -> Reading:
    return read_question(question, lexicon, previous, today=TODAY)


@pytest.mark.parametrize(("question", "words"), UNDERSTOOD)
def test_question_is_read_as(question: str, words: str, lexicon: Lexicon) -> None:
    reading = read(question, lexicon)
    assert reading.is_understood
    assert reading.words.startswith(words)


@pytest.mark.parametrize("question", [question for question, _ in UNDERSTOOD])
def test_queries_are_allowed_by_the_schema(question: str, lexicon: Lexicon) -> None:
    query = read(question, lexicon).query
    assert query is not None
    assert check_query(query, load_schema()) == []


@pytest.mark.parametrize(
    ("question", "unused"),
    [
        ("Which friends groups had culturally sensitive members?", ("culturally", "sensitive")),
        ("small friends groups that succeeded", ("small",)),
        ("cases with a gender clause", ("clause",)),
    ],
)
def test_words_without_a_rule_are_listed(question: str, unused: tuple[str, ...], lexicon: Lexicon) -> None:
    reading = read(question, lexicon)
    assert not reading.is_understood
    assert set(unused) <= set(reading.unused)


def test_name_of_several_things_is_asked_about(lexicon: Lexicon) -> None:
    reading = read("Who mediated in Congo?", lexicon)
    assert not reading.is_understood
    assert [len(a.candidates) > 1 for a in reading.ambiguities] == [True]


def test_misspelt_words_are_read_and_said(lexicon: Lexicon) -> None:
    reading = read("cases mediated by Norwey", lexicon)
    assert reading.is_understood
    assert "Norway" in reading.words
    assert "Norwey" in reading.remarks[0]


def test_open_question_is_left_to_passages(lexicon: Lexicon) -> None:
    reading = read("Why did the Vell talks fail?", lexicon)
    assert reading.form == "open"
    assert "passages" in reading.reason


@pytest.mark.parametrize("text", ["", "   ", "???", "🙂🙂", "\x00"])
def test_nothing_to_read_is_said(text: str, lexicon: Lexicon) -> None:
    assert read(text, lexicon).reason == "There is no question here."


def test_only_the_asking_sentence_is_read(lexicon: Lexicon) -> None:
    letter = "Dear all, the generator is down. Which friends groups succeeded? Warm regards to the desk."
    reading = read(letter, lexicon)
    assert reading.words == "friends groups with outcome success"
    assert "one sentence" in reading.remarks[-1]


@pytest.mark.parametrize(
    ("before", "question", "words"),
    [
        ("Which cases began in the 1990s?", "and in the 2000s?", "cases with start year 2000 or later"),
        ("Which cases did Norway mediate?", "only the ones that failed", "cases with outcome failure and"),
        ("cases in Africa", "and in Asia?", "cases in Asia"),
    ],
)
def test_follow_up_changes_the_question_before(before: str, question: str, words: str, lexicon: Lexicon) -> None:
    reading = read(question, lexicon, before)
    assert reading.is_understood
    assert reading.words.startswith(words)


def test_follow_up_to_a_follow_up_keeps_both(lexicon: Lexicon) -> None:
    reading = read("and in Asia?", lexicon, "cases in Africa", "only the ones that failed")
    assert reading.words == "cases with outcome failure and in Asia"


def test_question_before_may_hold_nothing(lexicon: Lexicon) -> None:
    assert read("only cases in Africa", lexicon, ";").query is not None


def test_united_states_is_not_the_pronoun(lexicon: Lexicon) -> None:
    assert "United States" in read("Which cases concerned the US?", lexicon).words


def test_place_is_no_stand_in_for_a_missing_actor(lexicon: Lexicon) -> None:
    reading = read("cases mediated by Portugal", lexicon)
    assert reading.unused == ("Portugal",)
