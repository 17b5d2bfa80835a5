"""A curator's verdicts on pairs of things: accepting, rejecting and taking back, on any store."""

from __future__ import annotations

from datetime import datetime
from itertools import product

from graph_schema.judgements import Judgement, Resolution, Verdict
from graph_store.errors import NotInStore, StoreConflict
from graph_store.ports import ClaimFilter, GraphStore
from graph_store.statements import is_curated


def accept(store: GraphStore, one: str, other: str, *, by: str, at: datetime, keep: str | None = None) -> Judgement:
    """Judge that two things are one. keep: the id that stays; the better known one unless it is said.

    Raises NotInStore, and StoreConflict where kinds differ or an earlier verdict says that they are two.
    """
    known = judgement_on(store, one, other)
    _require_one_kind(store, known)
    _require_not_parted(store, known)
    if keep is not None and keep not in known.pair:
        raise StoreConflict(f"{keep}: can only keep one of the two, {known.one} or {known.other}")
    kept = keep or better_known(store, *known.pair)
    judged = known.model_copy(update={"verdict": Verdict.POSITIVE, "kept": kept, "by": by, "at": at})
    store.judge([judged])
    return judged


def reject(store: GraphStore, one: str, other: str, *, by: str, at: datetime) -> Judgement:
    """Judge that two things are two. Raises StoreConflict where accepted pairs make them one."""
    known = judgement_on(store, one, other)
    others = [j for j in store.judgements(verdict=Verdict.POSITIVE) if j.pair != known.pair]
    resolution = Resolution(others)
    if resolution.shown(known.one) == resolution.shown(known.other):
        raise StoreConflict(
            f"{known.one} and {known.other}: accepted pairs make them one ({', '.join(resolution.parts(known.one))}); "
            "undo one of those first"
        )
    judged = known.model_copy(update={"verdict": Verdict.NEGATIVE, "kept": None, "by": by, "at": at})
    store.judge([judged])
    return judged


def undo(store: GraphStore, one: str, other: str) -> Judgement:
    """Take a verdict back; a suggestion waits again. Raises NotInStore where there is no verdict."""
    known = judgement_on(store, one, other)
    if known.verdict is Verdict.UNDECIDED:
        raise NotInStore(f"{known.one} and {known.other}: there is no verdict on these two that could be taken back")
    waiting = known.model_copy(update={"verdict": Verdict.UNDECIDED, "kept": None, "by": None, "at": None})
    store.judge([waiting])
    return waiting


def judgement_on(store: GraphStore, one: str, other: str) -> Judgement:
    """What was judged or suggested on two things, or a judgement that says nothing yet."""
    if one == other:
        raise StoreConflict(f"{one}: a judgement is on two things, and this is one")
    low, high = sorted((one, other))
    found = next((j for j in store.judgements() if j.pair == (low, high)), None)
    return found or Judgement(one=low, other=high)


def better_known(store: GraphStore, one: str, other: str) -> str:
    """Of two things the one with a curated record, else the one that more is said about, else the first by id."""

    def weight(node: str) -> tuple[bool, int, str]:
        claims = [claim for claim in store.claims(ClaimFilter(about=node)) if node in (claim.subject, claim.object)]
        return (not any(is_curated(c.origin) and c.subject == node for c in claims), -len(claims), node)

    return min((one, other), key=weight)


def _require_one_kind(store: GraphStore, judgement: Judgement) -> None:
    resolution = Resolution(store.judgements(verdict=Verdict.POSITIVE))
    found = {node.id: node for node in store.nodes(ids=[resolution.shown(node) for node in judgement.pair])}
    for node in judgement.pair:
        if resolution.shown(node) not in found:
            raise NotInStore(f"{node}: the store shows nothing of this id; `resolve list` and `show` give the ids")
    shown = [found[resolution.shown(node)] for node in judgement.pair]
    kinds = [node.properties.get("kind") for node in shown if node.label == "Actor"]
    if len(kinds) == 2 and None not in kinds and kinds[0] != kinds[1]:
        raise StoreConflict(
            f"{judgement.one} is of kind {kinds[0]}, {judgement.other} of kind {kinds[1]}: only things of one kind can "
            "be one; reject the claim that gives the wrong kind first"
        )


def _require_not_parted(store: GraphStore, judgement: Judgement) -> None:
    """Whatever is one with the first would be one with whatever is one with the second."""
    resolution = Resolution(store.judgements(verdict=Verdict.POSITIVE))
    parted = {j.pair for j in store.judgements(verdict=Verdict.NEGATIVE)} - {judgement.pair}
    for one, other in product(resolution.parts(judgement.one), resolution.parts(judgement.other)):
        low, high = sorted((one, other))
        if (low, high) in parted:
            raise StoreConflict(f"{low} and {high} were judged to be two; undo that before {judgement.one} is merged")
