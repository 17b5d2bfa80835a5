"""From a curated record to claims. Pure."""

from __future__ import annotations

from typing import Any

from graph_schema.claims import Claim, Evidence, Scalar, Value, claim_id
from graph_schema.schema import Schema
from ingest.corpus.bibliography import Work
from ingest.corpus.record import CONFIDENCE, Citation, Fact, Link, Record

METHOD = "curated/1"


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
        if record.codes:
            codes: list[Scalar] = [f"{system}:{code}" for system, code in sorted(record.codes.items())]
            claims.append(self._claim(record.id, "codes", value=codes))
        for name, facts in record.properties.items():
            for fact in facts:
                claims += self._fact(name, fact)
        for link in record.relations:
            claims += self._link(link)
        return list({c.id: c for c in claims}.values())

    def _fact(self, name: str, fact: Fact) -> list[Claim]:
        given = {"criterion": fact.criterion, "assessor": fact.assessor}
        qualifiers: dict[str, Any] = {k: v for k, v in given.items() if v is not None}
        claims = [self._claim(self._record.id, name, value=fact.value, qualifiers=qualifiers, like=fact)]
        if fact.basis is not None:
            basis_of = f"{name}_basis"
            claims.append(self._claim(self._record.id, basis_of, value=fact.basis, qualifiers=qualifiers, like=fact))
        return claims

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
        term = self._schema.vocabularies["places"].find(key)
        if term is None or term.kind != "country":
            return []
        names = [self._claim(node, "name", value=term.name, qualifiers={"label": "Actor"})]
        names += [self._claim(node, "alias", value=synonym) for synonym in term.synonyms]
        return [*names, self._claim(node, "kind", value="State")]

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
        work = self._works.get(citation.work)
        shown = work.citation if work else citation.work
        return Evidence(
            reference=citation.work,
            locator=citation.locator,
            citation=f"{shown}, {citation.locator}" if citation.locator else shown,
        )
