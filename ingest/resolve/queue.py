"""The queue of pairs that wait for a verdict: brought up to date with what the store holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from graph_schema.judgements import Judgement, Verdict
from graph_store.curating import accept
from graph_store.ports import GraphStore, Progress
from ingest.resolve.suggest import METHOD, merge_at_once, suggest_pairs
from ingest.resolve.things import things_of


@dataclass(frozen=True)
class QueueReport:
    """What a look through the store gave. merged: pairs judged one at once. gone: suggestions that no longer hold."""

    waiting: int
    new: int
    merged: list[Judgement]
    gone: int


def update_queue(store: GraphStore, *, at: datetime, progress: Progress | None = None) -> QueueReport:
    """Suggest every pair of names worth asking about, and merge those that are the same name beyond doubt."""
    there = {judgement.pair: judgement for judgement in store.judgements()}
    decided = {pair for pair, judgement in there.items() if judgement.verdict is not Verdict.UNDECIDED}
    found = suggest_pairs(things_of(store), progress=progress)
    suggested = [judgement for judgement in found if judgement.pair not in decided]
    # a pair that is in the queue was taken apart again, or was one of several: it is left to people
    merged = [judgement for judgement in merge_at_once(suggested) if judgement.pair not in there]
    waiting = [judgement for judgement in suggested if judgement not in merged]
    stale = _stale(there.values(), {judgement.pair for judgement in suggested})
    store.judge([*suggested, *stale])
    judged = [accept(store, *judgement.pair, by=METHOD, at=at) for judgement in merged]
    new = sum(judgement.pair not in there for judgement in waiting)
    return QueueReport(waiting=len(waiting), new=new, merged=judged, gone=len(stale))


def _stale(there: Iterable[Judgement], pairs: set[tuple[str, str]]) -> list[Judgement]:
    """Undecided suggestions of ours that are made no longer, as judgements that take them back."""
    old = [j for j in there if j.verdict is Verdict.UNDECIDED and j.method == METHOD and j.pair not in pairs]
    return [judgement.model_copy(update={"method": None}) for judgement in old]
