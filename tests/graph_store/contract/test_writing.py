"""Bundles go in as a whole or not at all."""

from __future__ import annotations

import threading

import pytest

from graph_schema.claims import Claim
from graph_schema.documents import Document, Passage
from graph_schema.graph import Node
from graph_store.errors import StoreConflict
from graph_store.ports import ClaimFilter, GraphStore, SourceBundle
from tests.graph_store.contract.invented import REPORT, REVIEW, mention, named, node_of, record, report, says

NORWAY = says("actor:norway", "name", "Norway")


def test_every_bundle_counts_as_a_change(store: GraphStore) -> None:
    before = store.generation
    store.write([report(), report(origin=REVIEW)])
    assert store.generation == before + 2


def test_progress_is_told_after_each_bundle(store: GraphStore) -> None:
    told: list[tuple[int, int]] = []
    store.write([report(), report(origin=REVIEW)], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_bundles_may_come_one_by_one(store: GraphStore) -> None:
    told: list[tuple[int, int]] = []
    store.write((b for b in [report(), report(origin=REVIEW)]), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 0), (2, 0)]


OTHER = Passage(id="other#1", document="document:other", text="Elsewhere.")
MISFITS = [
    (SourceBundle(origin=REVIEW, document=Document(id=REPORT, title="Selm")), "the two must be equal"),
    (SourceBundle(origin="corpus:x", text="words"), "passages need the document they stand in"),
    (report(passages=[OTHER]), "other#1: belongs to document:other, but came with document:selm-report"),
    (report(mentions=[mention("actor:norway", "Norway", origin=REVIEW)]), "which is not among its passages"),
    (record("load", declared=[Node(id="planet:mars", label="Planet", name="Mars")]), "unknown label 'Planet'; known: "),
    (report(text="Selm\udcff report"), "text that is not valid Unicode cannot be kept"),
]


@pytest.mark.parametrize(("bundle", "message"), MISFITS)
def test_bundle_that_does_not_fit_is_refused_whole(store: GraphStore, bundle: SourceBundle, message: str) -> None:
    with pytest.raises(StoreConflict, match=message):
        store.write([bundle])
    assert (store.documents(), store.claims(ClaimFilter()), store.nodes()) == ([], [], [])


def test_bundles_before_a_refused_one_stay(store: GraphStore) -> None:
    with pytest.raises(StoreConflict, match="the two must be equal"):
        store.write([report(NORWAY), MISFITS[0][0]])
    assert node_of(store, "actor:norway") is not None


def renamed(origin: str, **changes: object) -> Claim:
    return NORWAY.model_copy(update={"origin": origin, **changes})


def test_one_id_for_two_statements_is_refused(store: GraphStore) -> None:
    store.write([report(NORWAY)])
    with pytest.raises(
        StoreConflict, match="says actor:norway name 'Sweden', but document:selm-report uses the same id"
    ):
        store.write([record("load", renamed("load", value="Sweden"))])


def test_same_claim_of_two_documents_is_refused(store: GraphStore) -> None:
    store.write([report(NORWAY)])
    with pytest.raises(StoreConflict, match="brings a claim whose id document:selm-report already uses"):
        store.write([report(NORWAY, origin=REVIEW)])


def test_loaded_claim_that_is_there_already_changes_nothing(store: GraphStore) -> None:
    store.write([report(NORWAY), record("load", renamed("load"))])
    assert [c.origin for c in store.claims(ClaimFilter())] == [REPORT]


def test_document_takes_its_claim_over_from_a_load(store: GraphStore) -> None:
    store.write([record("load", renamed("load")), report(NORWAY)])
    assert [c.origin for c in store.claims(ClaimFilter())] == [REPORT]


def test_claim_found_twice_keeps_the_surer_and_all_quotes(store: GraphStore) -> None:
    unsure = says("actor:norway", "name", "Norway", confidence=0.4, place=0)
    other_quote = [e.model_copy(update={"start": 40, "end": 44}) for e in unsure.evidence]
    surer = unsure.model_copy(update={"confidence": 0.8, "evidence": other_quote})
    store.write([report(unsure, surer)])
    (claim,) = store.claims(ClaimFilter())
    assert (claim.confidence, [e.start for e in claim.evidence]) == (0.8, [40, 0])


def test_readers_see_whole_bundles_while_one_writes(store: GraphStore) -> None:
    seen: list[list[Claim]] = []
    finished = threading.Event()

    def look() -> None:
        while not finished.is_set():
            seen.append(store.claims(ClaimFilter()))

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(20):
        origin = f"document:{number}"
        claims = [*named("actor:a", "A", origin=origin), *named("actor:b", "B", origin=origin)]
        store.write([report(*claims, origin=origin)])
        if number % 2:
            store.remove(origin)
    finished.set()
    for reader in readers:
        reader.join()
    assert len(seen) > 3
    assert all(len(claims) == 2 * sum(c.subject == "actor:a" for c in claims) for claims in seen)
    assert all(claim.evidence for claims in seen for claim in claims)
