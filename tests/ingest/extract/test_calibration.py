"""Confidence corrected by how often a rule's claims were right when read."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ingest.extract.calibration import MOST_SURE, Reading, calibrated, load_calibration


def test_unread_rule_keeps_its_estimate() -> None:
    assert calibrated("MEDIATED", "tea leaves/1", 0.7) == 0.7


def test_reading_moves_the_estimate_towards_what_was_found() -> None:
    reading = next(r for r in load_calibration().readings if r.predicate == "DRAWN_FROM" and r.right < r.judged)
    observed = reading.right / reading.judged
    assert observed < calibrated("DRAWN_FROM", f"{reading.rule}/1", 0.9) < 0.9


def test_version_of_a_rule_makes_no_difference() -> None:
    assert calibrated("MEDIATED", "relations/1", 0.6) == calibrated("MEDIATED", "relations/2", 0.6)


def test_nothing_is_certain() -> None:
    assert calibrated("MEMBER_OF", "groups/1", 1.0) <= MOST_SURE


def test_more_right_than_judged_is_refused() -> None:
    with pytest.raises(ValidationError, match="MEDIATED by relations: 3 right of 2 judged"):
        Reading(predicate="MEDIATED", rule="relations", judged=2, right=3)


def test_each_rule_is_read_once() -> None:
    rules = [(r.predicate, r.rule) for r in load_calibration().readings]
    assert len(rules) == len(set(rules))
