"""Claims, the ledger that the graph is a view of, and the evidence they rest on."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr, model_validator

Scalar = StrictBool | StrictInt | StrictFloat | StrictStr
Value = Scalar | list[Scalar]
Qualifiers = dict[str, Value]


class Polarity(StrEnum):
    """Whether the source says that it is so or that it is not so."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How far the source itself stands behind what it says."""

    ASSERTED = "asserted"
    HYPOTHETICAL = "hypothetical"
    ATTRIBUTED = "attributed"


class Status(StrEnum):
    """Where a claim stands in review; only accepted claims are projected."""

    ACCEPTED = "accepted"
    CANDIDATE = "candidate"
    REJECTED = "rejected"


class Evidence(BaseModel):
    """The words a claim rests on, or the work a curated fact is taken from.

    start, end: code points into the document's text as its reader gave it, end excluded.
    reference: the key of a work in the bibliography, with a locator such as "pp. 34-36"; citation: that work as it
    is printed under an answer, so that an export is readable without the bibliography.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str | None = None
    passage: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    reference: str | None = None
    locator: str | None = None
    citation: str | None = None

    @model_validator(mode="after")
    def _quote_or_reference(self) -> Evidence:
        if not (self.quote and self.document) and not self.reference:
            raise ValueError("evidence needs a document with a quote, or a bibliographic reference")
        return self


class Claim(BaseModel):
    """One statement of one source: subject, predicate and an object or a value.

    origin: the unit that is replaced as a whole when it is read again: a document's id, `corpus:<record>`,
    or `load` for claims that came in with an export. confidence lies in [0, 1].
    method: who made it and in which version, such as "rules/members/1".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    subject: str
    predicate: str
    object: str | None = None
    value: Value | None = None
    qualifiers: Qualifiers = Field(default_factory=dict)
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    confidence: Annotated[float, Field(ge=0.0, le=1.0)] = 1.0
    method: str = "unknown"
    status: Status = Status.ACCEPTED
    evidence: list[Evidence] = Field(default_factory=list)
    origin: str = "load"

    @model_validator(mode="after")
    def _object_or_value(self) -> Claim:
        if (self.object is None) == (self.value is None):
            raise ValueError(f"claim {self.id}: give an object or a value, not both and not neither")
        return self

    @property
    def is_projected(self) -> bool:
        """True when the graph shows it: affirmed, asserted and accepted."""
        return (
            self.status is Status.ACCEPTED and self.polarity is Polarity.AFFIRMED and self.modality is Modality.ASSERTED
        )


def claim_id(
    origin: str, subject: str, predicate: str, target: Value | None, qualifiers: Qualifiers, place: str
) -> str:
    """Name a claim by what it says and where; the same words read again give the same id.

    target: the object's id or the value. place: the start offset of the evidence, or its reference.
    """
    key = json.dumps([origin, subject, predicate, target, qualifiers, place], sort_keys=True, ensure_ascii=False)
    return "claim:" + hashlib.sha256(key.encode()).hexdigest()[:16]
