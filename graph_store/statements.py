"""What claims say, reduced to what the projection decides by: one statement a claim."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph_schema.claims import Claim, Qualifiers, Value

CURATED = "corpus:"
LOADED = "load"


def is_curated(origin: str) -> bool:
    """True for claims of the bundled, curated records, which outrank what was read from documents."""
    return origin.startswith(CURATED)


def is_loaded(origin: str) -> bool:
    """True for what came in with an export: `load`, or `load:` and a name of the export."""
    return origin == LOADED or origin.startswith(f"{LOADED}:")


@dataclass(frozen=True)
class Statement:
    """What one claim says and what weighs when claims differ.

    support: number of pieces of evidence. sources: documents and works it rests on. moved: said of a thing that is
    shown as one with the subject and was named apart from it.
    """

    claim: str
    subject: str
    predicate: str
    object: str | None = None
    value: Value | None = None
    qualifiers: Qualifiers = field(default_factory=dict)
    confidence: float = 1.0
    curated: bool = False
    support: int = 0
    sources: frozenset[str] = frozenset()
    moved: bool = False

    @property
    def rank(self) -> tuple[bool, float, int, str]:
        """Sorts the best first: curated, then by confidence, then by evidence, then by id."""
        return (not self.curated, -self.confidence, -self.support, self.claim)


def statement_of(claim: Claim) -> Statement:
    """The statement that a claim makes."""
    return Statement(
        claim=claim.id,
        subject=claim.subject,
        predicate=claim.predicate,
        object=claim.object,
        value=claim.value,
        qualifiers=claim.qualifiers,
        confidence=claim.confidence,
        curated=is_curated(claim.origin),
        support=len(claim.evidence),
        sources=sources_of(claim),
    )


def sources_of(claim: Claim) -> frozenset[str]:
    """Documents and works that the claim's evidence lies in."""
    return frozenset(source for e in claim.evidence for source in (e.document, e.reference) if source)


def best(statements: Iterable[Statement]) -> Statement | None:
    """The one that decides, or None of none."""
    return min(statements, key=lambda s: s.rank, default=None)


def wording(statement: Statement) -> str:
    """A short digest of what is said, without who says it; claims that say the same share it.

    Curated claims and those of merged things are kept apart, so that the best of each wording is enough to project
    from.
    """
    said = [
        statement.predicate,
        statement.object,
        statement.value,
        sorted(statement.qualifiers.items()),
        statement.curated,
        statement.moved,
    ]
    return hashlib.blake2b(json.dumps(said, ensure_ascii=False).encode(), digest_size=12).hexdigest()
