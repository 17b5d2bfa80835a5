"""From a curated record to claims. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_schema.claims import Claim, Evidence, Scalar, Value, claim_id
from graph_schema.schema import Schema
from ingest.corpus.bibliography import Work
from ingest.corpus.codes import DATA_SETS
from ingest.corpus.record import CONFIDENCE, Citation, Fact, Link, Record

METHOD = "curated/1"

# an assessment without a criterion is of the whole
_OVERALL = "overall"
# how much less the second of two facts that differ weighs than the first
_STEP = 0.01
_PLACES = "places"
# what the vocabulary of places says of states, whichever record speaks of them
_FROM_PLACES = Fact(value=_PLACES, source=[Citation(work=_PLACES)], sure="literature")


def origin_of(record: Record) -> str:
    """The unit that is replaced when the record changes."""
    return f"corpus:{record.id}"


class RecordClaims:
    """Makes the claims of one record."""

    def __init__(self, record: Record, schema: Schema, works: dict[str, Work]) -> None:
        self._record = record
        self._schema = schema
        self._works = works
        self._label = schema.label_of(record.id) or ""

    def all(self) -> list[Claim]:
        """Birth, aliases, properties and relations, and the names of the states it speaks of."""
        record = self._record
        claims = [self._claim(record.id, "name", value=record.name, qualifiers={"label": self._label})]
        claims += [self._claim(record.id, "alias", value=alias) for alias in record.aliases]
        claims += self._codes(record.id, record.codes)
        for name, facts in record.properties.items():
            for fact, confidence in zip(facts, self._confidences(facts), strict=True):
                claims += self._fact(name, fact, confidence)
        for link in record.relations:
            claims += self._link(link)
        return list({c.id: c for c in claims}.values())

    def _confidences(self, facts: Sequence[Fact]) -> list[float]:
        """How much each fact weighs; of rivals by one criterion the first weighs most, so that it is shown."""
        found: list[float] = []
        last: dict[str, float] = {}
        for fact in facts:
            criterion = fact.criterion or _OVERALL
            own = CONFIDENCE[fact.sure or self._record.sure]
            last[criterion] = round(min(own, last.get(criterion, 1.0 + _STEP) - _STEP), 2)
            found.append(last[criterion])
        return found

    def _fact(self, name: str, fact: Fact, confidence: float) -> list[Claim]:
        given = {"criterion": fact.criterion, "assessor": fact.assessor}
        qualifiers: dict[str, Any] = {k: v for k, v in given.items() if v is not None}
        said = {name: fact.value} if fact.basis is None else {name: fact.value, f"{name}_basis": fact.basis}
        claims = [
            self._claim(self._record.id, predicate, value=value, qualifiers=qualifiers, like=fact)
            for predicate, value in said.items()
        ]
        return [claim.model_copy(update={"confidence": confidence}) for claim in claims]

    def _link(self, link: Link) -> list[Claim]:
        subject = link.from_ or self._record.id
        target = link.to or self._record.id
        claim = self._claim(subject, link.type, target=target, qualifiers=link.qualifiers, like=link)
        return [claim, *self._state(link.from_ or link.to or "")]

    def _state(self, node: str) -> list[Claim]:
        """States need no record of their own: their name and kind come with the first record that speaks of them."""
        prefix, _, key = node.partition(":")
        if prefix != "actor":
            return []
        term = self._schema.vocabularies[_PLACES].find(key)
        if term is None or term.kind != "country":
            return []
        names = [self._claim(node, "name", value=term.name, qualifiers={"label": "Actor"}, like=_FROM_PLACES)]
        names += [self._claim(node, "alias", value=synonym, like=_FROM_PLACES) for synonym in term.synonyms]
        names += self._codes(node, term.codes)
        return [*names, self._claim(node, "kind", value="State", like=_FROM_PLACES)]

    def _codes(self, node: str, codes: Mapping[str, str]) -> list[Claim]:
        """One claim with the ids that all other data sets give a thing, each data set its own source; or none."""
        if not codes:
            return []
        held: list[Scalar] = [f"{system}:{code}" for system, code in sorted(codes.items())]
        sources = [Citation(work=system, locator=code) for system, code in sorted(codes.items())]
        return [self._claim(node, "codes", value=held, like=Fact(value=held, source=sources))]

    def _claim(
        self,
        subject: str,
        predicate: str,
        *,
        value: Value | None = None,
        target: str | None = None,
        qualifiers: dict[str, Any] | None = None,
        like: Fact | Link | None = None,
    ) -> Claim:
        record = self._record
        citations = (like.source if like else None) or record.source
        sure = (like.sure if like else None) or record.sure
        place = "; ".join(f"{c.work} {c.locator or ''}".strip() for c in citations)
        what = target if target is not None else value
        return Claim(
            id=claim_id(origin_of(record), subject, predicate, what, qualifiers or {}, place),
            subject=subject,
            predicate=predicate,
            object=target,
            value=value,
            qualifiers=qualifiers or {},
            confidence=CONFIDENCE[sure],
            method=METHOD,
            evidence=[self._evidence(c) for c in citations],
            origin=origin_of(record),
        )

    def _evidence(self, citation: Citation) -> Evidence:
        shown = self._cited(citation.work)
        return Evidence(
            reference=citation.work,
            locator=citation.locator,
            citation=f"{shown}, {citation.locator}" if citation.locator else shown,
        )

    def _cited(self, key: str) -> str:
        """A work of the bibliography, a data set, or what a vocabulary rests on."""
        if (work := self._works.get(key)) is not None:
            return work.citation
        vocabulary = self._schema.vocabularies.get(key)
        return DATA_SETS.get(key, vocabulary.source if vocabulary is not None else key)
