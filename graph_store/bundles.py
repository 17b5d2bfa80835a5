"""What every adapter does alike with a bundle before it is written: looking it over, and judging its claims. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph_schema.claims import Claim, Status
from graph_schema.fit import claim_problem, qualifier_problems
from graph_schema.schema import Schema
from graph_store.errors import StoreConflict
from graph_store.ports import SourceBundle
from graph_store.projection import edge_key
from graph_store.statements import is_loaded, statement_of, wording


@dataclass
class Touched:
    """What has to be projected again: nodes about which something is said, and pairs of nodes related to each other."""

    nodes: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)

    def add(self, subject: str, target: str) -> None:
        """Note a claim; target is '' for a claim that gives a value."""
        if target:
            self.pairs.add((subject, target))
        else:
            self.nodes.add(subject)


@dataclass(frozen=True)
class Standing:
    """How the schema takes a claim. shown: projected now. key: which of the relations between its ends."""

    shown: bool
    problem: str | None
    wording: str
    key: str


def check_bundle(bundle: SourceBundle, schema: Schema) -> None:
    """Raise StoreConflict when the bundle cannot be kept as it is."""
    if bundle.document is not None and bundle.document.id != bundle.origin:
        raise StoreConflict(f"bundle {bundle.origin}: brings the document {bundle.document.id}; the two must be equal")
    if bundle.document is None and (bundle.sections or bundle.passages or bundle.mentions or bundle.text):
        raise StoreConflict(f"bundle {bundle.origin}: passages need the document they stand in, and there is none")
    owners = {s.id: s.document for s in bundle.sections} | {p.id: p.document for p in bundle.passages}
    for part, owner in owners.items():
        if owner != bundle.origin:
            raise StoreConflict(f"{part}: belongs to {owner}, but came with {bundle.origin}")
    if alien := sorted({m.passage for m in bundle.mentions} - {p.id for p in bundle.passages}):
        raise StoreConflict(f"bundle {bundle.origin}: mentions in {alien[0]}, which is not among its passages")
    for node in bundle.declared:
        if node.label not in schema.nodes:
            raise StoreConflict(f"{node.id}: unknown label {node.label!r}; known: {', '.join(schema.nodes)}")


def one_of_each(claims: Iterable[Claim]) -> dict[str, Claim]:
    """By id; of several that say the same the most confident, with the evidence of all. Raises StoreConflict."""
    found: dict[str, Claim] = {}
    for claim in claims:
        other = found.get(claim.id)
        if other is not None:
            require_same(claim, claim.origin, other, other.origin)
            first, second = sorted((other, claim), key=lambda c: (-c.confidence, c.method))
            evidence = [*first.evidence, *(e for e in second.evidence if e not in first.evidence)]
            claim = first.model_copy(update={"evidence": evidence})
        found[claim.id] = claim
    return found


def claims_to_write(
    claims: Mapping[str, Claim], there: Mapping[str, Claim], origin: str
) -> tuple[list[Claim], list[str]]:
    """The claims that a bundle of that origin adds, and the ids of loaded ones whose place they take.

    there: those in the store that share an id, with their own origins. A source's own claim takes the place of the same
    claim that came in with an export, never the other way round. Raises StoreConflict when two of one id differ.
    """
    new: list[Claim] = []
    replaced: list[str] = []
    for claim in claims.values():
        other = there.get(claim.id)
        if other is not None:
            require_same(claim, origin, other, other.origin)
            if is_loaded(origin):
                continue
            if not is_loaded(other.origin):
                raise StoreConflict(f"{claim.id}: {origin} brings a claim whose id {other.origin} already uses")
            replaced.append(claim.id)
        new.append(claim.model_copy(update={"origin": origin}))
    return new, replaced


def require_same(claim: Claim, origin: str, other: Claim, other_origin: str) -> None:
    """Raise StoreConflict when two claims of one id say different things."""
    said = [(c.subject, c.predicate, c.object, c.value, c.qualifiers) for c in (claim, other)]
    if said[0] != said[1]:
        raise StoreConflict(
            f"{claim.id}: {origin} says {claim.subject} {claim.predicate} {claim.object or claim.value!r}, but "
            f"{other_origin} uses the same id for {other.subject} {other.predicate} {other.object or other.value!r}"
        )


def standing(claim: Claim, status: Status, schema: Schema) -> Standing:
    """How the schema takes the claim when it has that status."""
    problem = claim_problem(claim, schema)
    seen = claim if status is claim.status else claim.model_copy(update={"status": status})
    shown = seen.is_projected and problem is None
    key = ""
    if problem is None and claim.object is not None:
        relation = schema.relations[claim.predicate]
        key = edge_key(claim.qualifiers, relation, schema)
        problem = "; ".join(why for _, why in qualifier_problems(claim.qualifiers, relation, schema)) or None
    return Standing(shown, problem, wording(statement_of(claim)), key)
