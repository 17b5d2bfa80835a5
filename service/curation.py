"""The curator's desk: pairs that may be one thing, names that stay undecided, and claims that wait for a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from graph_schema.claims import Claim, Status
from graph_schema.fit import NAME
from graph_schema.judgements import Judgement, Resolution, Verdict
from graph_store import curating
from graph_store.ports import ClaimFilter, GraphStore
from service.desk import Desk
from service.models.curation import Candidate, JudgedPair, JudgedPairs, NamedThing, OpenName, ReviewedClaim
from service.search.upkeep import index_changes


def list_pairs(store: GraphStore, *, verdict: Verdict = Verdict.UNDECIDED, limit: int | None = None) -> JudgedPairs:
    """Pairs with that verdict, the likeliest first; of the undecided those alone that are still two things."""
    resolution = Resolution(store.judgements(verdict=Verdict.POSITIVE))
    judged = store.judgements(verdict=verdict)
    names = _names(store, {resolution.shown(node) for judgement in judged for node in judgement.pair})
    if verdict is Verdict.UNDECIDED:
        judged = [j for j in judged if _are_two(j, resolution) and all(resolution.shown(n) in names for n in j.pair)]
    judged = sorted(judged, key=lambda j: (-(j.score or 0), j.pair))
    pairs = [_pair(judgement, resolution, names) for judgement in judged[:limit]]
    return JudgedPairs(pairs=pairs, total=len(judged))


def _are_two(judgement: Judgement, resolution: Resolution) -> bool:
    return resolution.shown(judgement.one) != resolution.shown(judgement.other)


def _pair(judgement: Judgement, resolution: Resolution, names: dict[str, str]) -> JudgedPair:
    one, other = (_named(node, resolution, names) for node in judgement.pair)
    rest = judgement.model_dump(exclude={"one", "other"})
    return JudgedPair(one=one, other=other, **rest)


def _named(node: str, resolution: Resolution, names: dict[str, str]) -> NamedThing:
    shown = resolution.shown(node)
    return NamedThing(id=node, name=names.get(shown, shown), shown_as=shown if shown != node else None)


def _names(store: GraphStore, ids: Iterable[str]) -> dict[str, str]:
    return {node.id: node.name for node in store.nodes(ids=sorted(ids))}


def judge_pair(
    desk: Desk, one: str, other: str, verdict: Verdict, *, by: str, at: datetime, keep: str | None = None
) -> JudgedPair:
    """Accept or reject a pair, or take the verdict back, and keep the index in step.

    Raises NotInStore and StoreConflict, saying what stands against it.
    """
    match verdict:
        case Verdict.POSITIVE:
            judgement = curating.accept(desk.store, one, other, by=by, at=at, keep=keep)
        case Verdict.NEGATIVE:
            judgement = curating.reject(desk.store, one, other, by=by, at=at)
        case Verdict.UNDECIDED:
            judgement = curating.undo(desk.store, one, other)
    index_changes(desk.store, desk.index, [])
    resolution = Resolution(desk.store.judgements(verdict=Verdict.POSITIVE))
    return _pair(judgement, resolution, _names(desk.store, map(resolution.shown, judgement.pair)))


def list_open_names(store: GraphStore) -> list[OpenName]:
    """Every name that was left undecided in a document, the commonest first."""
    documents = store.documents()
    names = _names(store, {c for document in documents for name in document.undecided for c in name.candidates})
    found = [
        OpenName(
            document=document.id,
            title=document.title,
            candidates=[Candidate(id=c, name=names.get(c, c)) for c in name.candidates],
            **name.model_dump(exclude={"candidates"}),
        )
        for document in documents
        for name in document.undecided
    ]
    return sorted(found, key=lambda name: (-name.times, name.surface, name.document))


def list_claims(store: GraphStore, which: ClaimFilter, *, limit: int) -> list[ReviewedClaim]:
    """Claims that fit, the most confident first, in words."""
    found = sorted(store.claims(which), key=lambda claim: (-claim.confidence, claim.id))[:limit]
    resolution = Resolution(store.judgements(verdict=Verdict.POSITIVE))
    ends = {resolution.shown(end) for claim in found for end in (claim.subject, claim.object) if end}
    names = _names(store, ends) | _given_names(store, found)
    return [_reviewed(claim, resolution, names) for claim in found]


def _given_names(store: GraphStore, claims: Sequence[Claim]) -> dict[str, str]:
    """Names of what is not shown, since its name is a candidate itself."""
    ends = sorted({end for claim in claims for end in (claim.subject, claim.object) if end})
    shown = {node.id for node in store.nodes(ids=ends)}
    hidden = [end for end in ends if end not in shown]
    named = [claim for end in hidden for claim in store.claims(ClaimFilter(subject=end, predicate=NAME), limit=1)]
    return {claim.subject: str(claim.value) for claim in named}


def _reviewed(claim: Claim, resolution: Resolution, names: dict[str, str]) -> ReviewedClaim:
    def called(end: str) -> str:
        return names.get(resolution.shown(end), names.get(end, end))

    target = called(claim.object) if claim.object is not None else str(claim.value)
    fields = claim.model_dump(exclude={"qualifiers", "origin"})
    return ReviewedClaim(text=f"{called(claim.subject)} {claim.predicate} {target}", **fields)


def review_claims(desk: Desk, claims: Sequence[str], status: Status | None) -> list[ReviewedClaim]:
    """Accept or reject claims, None to take the review back, and keep the index in step. Raises NotInStore."""
    for claim in claims:
        desk.store.review(claim, status)
    index_changes(desk.store, desk.index, [])
    return list_claims(desk.store, ClaimFilter(ids=claims), limit=len(claims))
