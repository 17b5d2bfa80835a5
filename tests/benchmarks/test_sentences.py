"""The comparison of sentence splitters counts what it says it counts."""

from __future__ import annotations

from benchmarks.sentences import ASIDE, read_cases, score


def test_sentence_counts_only_with_exactly_its_words() -> None:
    found = score(lambda text: [text[:17], text[18:]], ["He came.|He left.|He came again."])
    assert (found.total, found.given, found.found) == (3, 2, 1)
    assert [one for one, _ in found.missed] == ["He came.|He left.|He came again."]


def test_two_sentences_of_the_same_words_are_two() -> None:
    found = score(lambda text: [text[:4], text[5:]], ["Yes.|Yes."])
    assert (found.total, found.found, found.f1) == (2, 2, 1.0)


def test_sentences_of_the_comparison_are_marked_cleanly() -> None:
    cases = read_cases()
    assert set(ASIDE) <= cases.keys()
    sentences = [s for texts in cases.values() for one in texts for s in one.split("|")]
    assert len(sentences) >= 300
    assert [s for s in sentences if not s or s != s.strip()] == []
