"""Copying a store into another, of whichever engine: source by source, so that a copy that was stopped goes on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import BaseModel

from graph_store.errors import NotInStore
from graph_store.ports import ClaimFilter, GraphStore, Progress, SourceBundle

_PAGE = 2_000


@dataclass(frozen=True)
class Content:
    """How many things of a kind a store shows, and a hash of all they show."""

    count: int
    hash: str


@dataclass(frozen=True)
class Comparison:
    """A label, a relation type, `claims` or `judgements` in both stores; None where a store shows none."""

    what: str
    source: Content | None
    target: Content | None

    @property
    def is_equal(self) -> bool:
        return self.source == self.target


@dataclass(frozen=True)
class CopyReport:
    """What a copy did. written: sources written now; kept: those that were there already, word for word.

    extra: sources of the target that the source store does not hold. reviews_left: of claims that neither holds.
    """

    written: int
    kept: int
    extra: list[str]
    reviews_left: list[str]
    compared: list[Comparison] = field(default_factory=list)

    @property
    def is_equal(self) -> bool:
        return all(comparison.is_equal for comparison in self.compared)


def copy_store(source: GraphStore, target: GraphStore, *, progress: Progress | None = None) -> CopyReport:
    """Write every source of one store into the other, reviews and judgements included, then compare what both show.

    Sources that the target holds already are left as they are, so that a copy that was stopped goes on where it was.
    """
    origins, there = source.origins(), set(target.origins())
    judged = set(target.judgements())
    target.judge([judgement for judgement in source.judgements() if judgement not in judged])
    written = 0
    for number, origin in enumerate(origins, start=1):
        bundle = source.bundle(origin)
        if origin not in there or digest_of(target.bundle(origin)) != digest_of(bundle):
            target.write([bundle])
            written += 1
        if progress is not None:
            progress(number, len(origins))
    return CopyReport(
        written=written,
        kept=len(origins) - written,
        extra=sorted(there - set(origins)),
        reviews_left=_copy_reviews(source, target),
        compared=compare_stores(source, target),
    )


def _copy_reviews(source: GraphStore, target: GraphStore) -> list[str]:
    left: list[str] = []
    there = target.reviews()
    for claim, status in source.reviews().items():
        if there.get(claim) == status:
            continue
        try:
            target.review(claim, status)
        except NotInStore:
            left.append(claim)
    return left


def digest_of(bundle: SourceBundle) -> str:
    """Names all that a source brought; equal for equal content in whatever order it came."""
    parts = [
        [bundle.origin, bundle.text],
        _texts([bundle.document] if bundle.document is not None else []),
        *(_texts(rows) for rows in (bundle.sections, bundle.passages, bundle.mentions, bundle.claims, bundle.declared)),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _texts(rows: Iterable[BaseModel]) -> list[str]:
    return sorted(row.model_dump_json() for row in rows)


def compare_stores(source: GraphStore, target: GraphStore) -> list[Comparison]:
    """Counts and content hashes per label and relation type, and of the claims."""
    first, second = contents_of(source), contents_of(target)
    return [Comparison(what, first.get(what), second.get(what)) for what in sorted(first.keys() | second.keys())]


def contents_of(store: GraphStore) -> dict[str, Content]:
    """What a store shows, by label and relation type."""
    tally = _Tally()
    after = ""
    while nodes := store.nodes(after=after, limit=_PAGE, background=True):
        for node in nodes:
            tally.add(node.label, node)
        after = nodes[-1].id
    for relation in store.relations(mentions=True, background=True):
        tally.add(relation.type, relation)
    after = ""
    while claims := store.claims(ClaimFilter(), after=after, limit=_PAGE):
        for claim in claims:
            tally.add("claims", claim)
        after = claims[-1].id
    for judgement in store.judgements():
        tally.add("judgements", judgement)
    return tally.contents()


class _Tally:
    """Counts and hashes what it is given, in the order it comes."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._hashes: dict[str, hashlib._Hash] = {}

    def add(self, what: str, row: BaseModel) -> None:
        self._counts[what] = self._counts.get(what, 0) + 1
        text = json.dumps(row.model_dump(mode="json"), sort_keys=True)
        self._hashes.setdefault(what, hashlib.sha256()).update(text.encode() + b"\n")

    def contents(self) -> dict[str, Content]:
        return {what: Content(count, self._hashes[what].hexdigest()[:16]) for what, count in self._counts.items()}
