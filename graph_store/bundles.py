"""What every adapter does alike with a bundle before it is written: looking it over, and judging its claims. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph_schema.claims import Claim, Status
from graph_schema.fit import claim_problem, qualifier_problems
from graph_schema.judgements import Judgement, Resolution
from graph_schema.schema import Schema
from graph_store.errors import StoreConflict
from graph_store.ports import SourceBundle
from graph_store.projection import edge_key
from graph_store.statements import Statement, is_loaded, statement_of, wording

# Sentences, parts of documents and terms of vocabularies; all else is named by texts, which may name it twice.
NEVER_ONE = frozenset({"Document", "Section", "Passage", "Lesson", "Strategy", "Topic", "Place"})


@dataclass
class Touched:
    """What has to be projected again: nodes about which something is said, and pairs of nodes related to each other.

    resolution: which things are shown as one. All ids are those under which things are shown.
    """

    resolution: Resolution = field(default_factory=Resolution)
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
    """How a claim is taken up into the graph.

    subject, target: the ends under the ids they are shown by, target '' for a claim that gives a value. shown:
    projected now. key: which of the relations between its ends.
    """

    subject: str
    target: str
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


def standing(claim: Claim, status: Status, schema: Schema, resolution: Resolution) -> Standing:
    """How the claim is taken up when it has that status and things are one as the resolution says."""
    problem = claim_problem(claim, schema)
    seen = claim if status is claim.status else claim.model_copy(update={"status": status})
    statement = resolved_statement(claim, resolution)
    is_turned_on_itself = statement.subject == statement.object and claim.subject != claim.object
    shown = seen.is_projected and problem is None and not is_turned_on_itself
    key = ""
    if problem is None and claim.object is not None:
        relation = schema.relations[claim.predicate]
        key = edge_key(claim.qualifiers, relation, schema)
        problem = "; ".join(why for _, why in qualifier_problems(claim.qualifiers, relation, schema)) or None
    return Standing(statement.subject, statement.object or "", shown, problem, wording(statement), key)


def resolved_statement(claim: Claim, resolution: Resolution) -> Statement:
    """What the claim says, of the things as they are shown."""
    subject, target = resolution.shown(claim.subject), claim.object and resolution.shown(claim.object)
    return replace(statement_of(claim), subject=subject, object=target, moved=subject != claim.subject)


def check_judgement(judgement: Judgement, schema: Schema) -> None:
    """Raise StoreConflict for a judgement on two things that cannot be one."""
    labels = [schema.label_of(node) for node in judgement.pair]
    if labels[0] != labels[1]:
        raise StoreConflict(
            f"{judgement.one} and {judgement.other} cannot be one: the types are {labels[0]} and {labels[1]}; "
            "name two things of one type"
        )
    if labels[0] in NEVER_ONE:
        raise StoreConflict(
            f"{judgement.one} and {judgement.other}: {labels[0]} nodes come from a document or a vocabulary and are "
            "told apart there; only things that texts name can be one"
        )
