"""What a curator sees and says: pairs that may be one thing, verdicts on them, and names that stay undecided."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from graph_schema.claims import Evidence, Modality, Polarity, Status, Value
from graph_schema.judgements import Verdict


class NamedThing(BaseModel):
    """A thing by its own id and the name under which it is shown. shown_as: the id of the one it was merged into."""

    id: str
    name: str
    shown_as: str | None = None


class JudgedPair(BaseModel):
    """Two things with what a rule suggested or a person decided on them."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "one": {"id": "actor:front-of-oru", "name": "Front of Oru", "shown_as": None},
                "other": {"id": "actor:oru-front", "name": "Oru Front", "shown_as": None},
                "verdict": "undecided",
                "kept": None,
                "score": 1.0,
                "reason": "“Front of Oru” and “Oru Front”: the same words",
                "method": "rules/similar-names/1",
                "by": None,
                "at": None,
            }
        }
    )

    one: NamedThing
    other: NamedThing
    verdict: Verdict
    kept: str | None = None
    score: float | None = None
    reason: str = ""
    method: str | None = None
    by: str | None = None
    at: datetime | None = None


class JudgedPairs(BaseModel):
    """Pairs, the likeliest first. total: how many there are beyond those that are given."""

    pairs: list[JudgedPair]
    total: int


class Candidate(BaseModel):
    """What words that stay undecided may mean."""

    id: str
    name: str


class OpenName(BaseModel):
    """Words of a document that may mean several things and were left alone. passage: the first they stand in."""

    surface: str
    document: str
    title: str
    passage: str
    times: int
    reason: str
    candidates: list[Candidate] = Field(default_factory=list)


class OpenNames(BaseModel):
    """Names that stay undecided. total: how many there are beyond those that are given."""

    names: list[OpenName]
    total: int


class VerdictGiven(BaseModel):
    """A verdict on two things. keep: whose id and name stay when they are one; the better known one's if left out."""

    model_config = ConfigDict(extra="forbid")

    one: str
    other: str
    verdict: Verdict
    keep: str | None = None
    by: str = Field(default="curator", min_length=1, max_length=200)


class ReviewGiven(BaseModel):
    """What is to become of a claim; null for the status that it came with."""

    model_config = ConfigDict(extra="forbid")

    claim: str
    status: Status | None


class ReviewedClaim(BaseModel):
    """A claim as a reviewer reads it: what it says in words, and its quotes."""

    id: str
    text: str
    subject: str
    predicate: str
    object: str | None = None
    value: Value | None = None
    polarity: Polarity
    modality: Modality
    confidence: float
    method: str
    status: Status
    evidence: list[Evidence] = Field(default_factory=list)
