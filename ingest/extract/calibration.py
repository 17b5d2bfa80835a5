"""What a rule's word is worth: its own estimate, corrected by how often claims it made were right when read."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, model_validator

from ingest.annotate.data_files import read_model

# Nothing read by a rule is certain.
MOST_SURE = 0.97
# Claims below were not among those read: where a rule has its doubts, the table does not take them away.
LEAST_READ = 0.6


class Reading(BaseModel):
    """How many claims of a predicate and a rule somebody read, and how many of these were right."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    predicate: str
    rule: str
    judged: int
    right: int

    @model_validator(mode="after")
    def _counts_fit(self) -> Reading:
        if not 0 <= self.right <= self.judged:
            raise ValueError(f"{self.predicate} by {self.rule}: {self.right} right of {self.judged} judged")
        return self


class CalibrationFile(BaseModel):
    """calibration.yaml. own_estimate_counts_for: so many judged claims weigh as much as the rule's own estimate."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    own_estimate_counts_for: float
    readings: list[Reading]


@cache
def load_calibration() -> CalibrationFile:
    """Read the table. Raises DataFileWrong if it does not fit."""
    return read_model("ingest.extract", "calibration.yaml", CalibrationFile)


@cache
def _by_rule() -> dict[tuple[str, str], Reading]:
    return {(r.predicate, r.rule): r for r in load_calibration().readings}


def calibrated(predicate: str, rule: str, estimate: float) -> float:
    """The chance that a claim is right. rule: with its version ("relations/1"); unread rules keep their estimate."""
    reading = _by_rule().get((predicate, rule.split("/")[0]))
    if reading is None or estimate < LEAST_READ:
        return estimate
    weight = load_calibration().own_estimate_counts_for
    return round(min(MOST_SURE, (weight * estimate + reading.right) / (weight + reading.judged)), 2)
