"""A sample of an export's claims to be read beside their quotes, since figures alone do not say what is wrong."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from random import Random

from graph_schema.claims import Claim
from graph_schema.schema import load_schema
from service.evaluating.exported import Exported

# Where names, texts and places of sentences are concerned there is nothing to judge.
_PLAIN = frozenset({"STATED_IN", "MENTIONS"})


@dataclass(frozen=True)
class SampledClaim:
    """A claim in words, with where it was read and by what."""

    id: str
    text: str
    quote: str
    document: str
    method: str
    confidence: float


def sample_claims(exported: Exported, *, size: int, seed: int, predicates: Collection[str] = ()) -> list[SampledClaim]:
    """So many of the relations and outcomes that are shown and quote a document; the same for the same seed.

    predicates: only claims of these; all of them when there are none.
    """
    judged = set(predicates) or load_schema().relations.keys() - _PLAIN | {"outcome"}
    shown = [
        c for c in exported.claims if c.is_projected and c.predicate in judged and any(e.quote for e in c.evidence)
    ]
    shown.sort(key=lambda claim: claim.id)
    picked = Random(seed).sample(shown, min(size, len(shown)))
    return [_sampled(claim, exported) for claim in picked]


def _sampled(claim: Claim, exported: Exported) -> SampledClaim:
    def called(end: str) -> str:
        return exported.nodes[end].name if end in exported.nodes else end

    target = called(claim.object) if claim.object is not None else str(claim.value)
    told = ", ".join(f"{name}: {value}" for name, value in claim.qualifiers.items())
    evidence = next(e for e in claim.evidence if e.quote)
    return SampledClaim(
        id=claim.id,
        text=f"{called(claim.subject)} {claim.predicate} {target}{f' ({told})' if told else ''}",
        quote=evidence.quote or "",
        document=evidence.document or "",
        method=claim.method,
        confidence=claim.confidence,
    )
