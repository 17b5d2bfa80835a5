"""Vocabulary phrases in running text."""

from __future__ import annotations

from ingest.extract.phrases import PhraseIndex, vocabulary_phrases


def test_case_and_hyphens_make_no_difference() -> None:
    index = PhraseIndex([("shuttle diplomacy", "shuttle"), ("back-channel", "channel")])
    found = [(h.term, h.start, h.end) for h in index.find("Shuttle-diplomacy and a back channel.")]
    assert found == [("shuttle", 0, 17), ("channel", 24, 36)]


def test_longest_phrase_of_a_term_counts_once() -> None:
    index = PhraseIndex([("peace", "p"), ("peace talks", "p")])
    assert [h.words for h in index.find("peace talks")] == [2]


def test_parts_of_words_do_not_count() -> None:
    assert list(PhraseIndex([("ripe", "r")]).find("a tripe stew")) == []


def test_every_strategy_has_phrases_to_be_found_by() -> None:
    index = vocabulary_phrases("strategies", with_names=True)
    assert [h.term for h in index.find("They relied on shuttle diplomacy.")] == ["shuttle-diplomacy"]
