"""Claims in the making: what a rule read out of a sentence, before ids and evidence are filled in."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_schema.claims import Modality, Polarity, Qualifiers, Value


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement. subject, object: keys of entities, or ids of places, strategies, topics and passages.

    sentence: index of the sentence it rests on. rule: the component that made it, for `method`. span: the stretch of
    the sentence to quote; all of it when None. because: the words that the rule went by, for whoever asks why.
    """

    subject: str
    predicate: str
    sentence: int
    rule: str
    confidence: float
    object: str | None = None
    value: Value | None = None
    qualifiers: Qualifiers = field(default_factory=dict)
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    span: tuple[int, int] | None = None
    because: str = ""
