"""Judgements: whether two names that the graph knows apart mean one thing, by whom it was judged and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Verdict(StrEnum):
    """Whether two are one thing, are two things, or nobody has decided yet."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNDECIDED = "undecided"


class Judgement(BaseModel):
    """A verdict on two nodes, or a suggestion that waits for one.

    one, other: ids, in alphabetical order. kept: the id and name that stay when the verdict is positive.
    score, in [0, 1], reason and method: why a rule suggested it; None and "" when a person thought of it.
    by, at: who gave the verdict and when; None as long as it is undecided.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    one: str
    other: str
    verdict: Verdict = Verdict.UNDECIDED
    kept: str | None = None
    score: Annotated[float, Field(ge=0.0, le=1.0)] | None = None
    reason: str = ""
    method: str | None = None
    by: str | None = None
    at: datetime | None = None

    @model_validator(mode="after")
    def _pair_in_order(self) -> Judgement:
        if self.one >= self.other:
            raise ValueError(f"a judgement is on two nodes in alphabetical order, found {self.one!r}, {self.other!r}")
        if self.verdict is Verdict.POSITIVE and self.kept not in self.pair:
            raise ValueError(f"{self.one} and {self.other} are one, so `kept` must be one of the two: {self.kept!r}")
        return self

    @property
    def pair(self) -> tuple[str, str]:
        return self.one, self.other

    @property
    def is_nothing(self) -> bool:
        """True when there is neither a verdict nor a rule that suggested it: as good as no judgement at all."""
        return self.verdict is Verdict.UNDECIDED and self.method is None


class Resolution:
    """What follows from the positive judgements: which nodes are shown as one, and under which id.

    Of several that are one, the id is shown that was given up least often, the first in the alphabet among equals, so
    that it does not matter in which order people judged.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        positive = [j for j in judgements if j.verdict is Verdict.POSITIVE]
        self._given_up = Counter(node for j in positive for node in j.pair if node != j.kept)
        self._parts: dict[str, frozenset[str]] = {}
        for judgement in positive:
            whole = self._whole(judgement.one) | self._whole(judgement.other)
            self._parts |= dict.fromkeys(whole, whole)
        self._shown = {node: self._first(whole) for node, whole in self._parts.items()}

    def _whole(self, node: str) -> frozenset[str]:
        return self._parts.get(node, frozenset({node}))

    def _first(self, whole: frozenset[str]) -> str:
        return min(whole, key=lambda node: (self._given_up[node], node))

    def shown(self, node: str) -> str:
        """The id under which a node is shown."""
        return self._shown.get(node, node)

    def parts(self, node: str) -> list[str]:
        """All that are shown as one with a node, the one whose id is shown first."""
        return sorted(self._whole(node), key=lambda part: (part != self.shown(node), part))

    def moved_since(self, before: Resolution) -> set[str]:
        """The nodes that are shown under another id than before."""
        known = self._shown.keys() | before._shown.keys()
        return {node for node in known if self.shown(node) != before.shown(node)}
