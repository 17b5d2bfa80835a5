"""The arithmetic of ranking."""

from __future__ import annotations

import numpy as np
import pytest

from graph_store.search.ranking import (
    Floats,
    Parts,
    SentenceCosines,
    Weights,
    best_first,
    min_max,
    top_places,
    total_scores,
)


def floats(*values: float) -> Floats:
    return np.array(values, dtype=np.float32)


def no_phrase(count: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.zeros(count, dtype=np.bool_)


def test_min_max_stretches_to_the_unit_interval() -> None:
    assert min_max(floats(2, 6, 4)).tolist() == [0, 1, 0.5]


def test_min_max_takes_negative_cosines() -> None:
    assert min_max(floats(-0.5, 0.5)).tolist() == [0, 1]


@pytest.mark.parametrize(("value", "expected"), [(0.7, 1.0), (0.0, 0.0)])
def test_min_max_of_equal_scores(value: float, expected: float) -> None:
    assert min_max(floats(value, value)).tolist() == [expected, expected]


def test_min_max_of_nothing_is_nothing() -> None:
    assert min_max(floats()).tolist() == []


def test_total_weighs_the_three_parts() -> None:
    parts = Parts(no_phrase(3), text=floats(1, 0, 0), vector=floats(0, 1, 0), sentence=floats(0, 0, 1))
    assert total_scores(parts).tolist() == pytest.approx([0.3, 0.4, 0.3])


def test_total_of_one_part_is_that_part() -> None:
    assert total_scores(Parts(no_phrase(2), text=floats(1, 0.25))).tolist() == pytest.approx([1, 0.25])


def test_total_without_words_keeps_the_balance() -> None:
    parts = Parts(no_phrase(2), vector=floats(1, 0), sentence=floats(0, 1))
    assert total_scores(parts, Weights(vector=0.6, sentence=0.2)).tolist() == pytest.approx([0.75, 0.25])


def test_total_of_no_part_is_nothing() -> None:
    assert total_scores(Parts(no_phrase(2))).tolist() == [0, 0]


def test_normalised_leaves_out_what_was_not_asked_for() -> None:
    parts = Parts(no_phrase(2), text=floats(3, 9)).normalised()
    assert parts.vector is None
    assert parts.text is not None
    assert parts.text.tolist() == [0, 1]


def test_exact_phrase_comes_before_a_higher_total() -> None:
    assert best_first(floats(0.9, 0.1, 0.5), np.array([False, True, False])).tolist() == [1, 0, 2]


def test_equal_totals_keep_their_order() -> None:
    assert best_first(floats(0.5, 0.7, 0.5), no_phrase(3)).tolist() == [1, 0, 2]


def test_top_places_come_in_order_of_place() -> None:
    assert top_places(floats(0.1, 0.9, 0.3, 0.8), 2).tolist() == [1, 3]


def test_top_places_take_the_earlier_of_equals() -> None:
    assert top_places(floats(0.5, 0.9, 0.5, 0.5), 2).tolist() == [0, 1]


def test_top_places_of_few_are_all() -> None:
    assert top_places(floats(0.2, 0.1), 5).tolist() == [0, 1]


def test_best_sentence_of_each_candidate() -> None:
    cosines = SentenceCosines(floats(0.1, 0.8, 0.3, 0.9, 0.9), np.array([4, 5, 6, 7, 8]), np.array([0, 2]))
    assert cosines.best().tolist() == pytest.approx([0.8, 0.9])
    assert [cosines.best_of(0), cosines.best_of(1)] == [5, 7]
