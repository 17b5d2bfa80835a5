"""Replacing and removing a source leaves no trace of it and touches nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.claims import Claim, Evidence, Status
from graph_schema.graph import Node
from graph_store.errors import NotInStore
from graph_store.ports import ClaimFilter, GraphStore, SourceBundle
from tests.graph_store.conftest import NewStore
from tests.graph_store.contract.invented import REPORT, REVIEW, everything, mention, named, record, report, says

CURATED = "corpus:group:selm"


def first() -> SourceBundle:
    claims = [
        *named("actor:norway", "Norway", kind="State"),
        *named("group:selm", "Friends of the Selm Talks", outcome="success", member_count=4),
        *named("case:mara", "Mara talks", start_year=1990),
        says("actor:norway", "MEMBER_OF", "group:selm", qualifiers={"as": "member"}),
        says("case:mara", "LOCATED_IN", "place:kenya"),
        says("case:mara", "USED_STRATEGY", "strategy:deadline"),
        *named("lesson:chair", "Rotate the chair."),
        says("lesson:chair", "STATED_IN", f"{REPORT}#1"),
    ]
    return report(*claims, mentions=[mention("actor:norway", "Norway")])


def second() -> SourceBundle:
    claims = [
        *named("actor:norway", "Kingdom of Norway", origin=REVIEW, kind="State"),
        *named("actor:peru", "Peru", origin=REVIEW),
        says("group:selm", "outcome", "failure", origin=REVIEW),
        says("group:selm", "member_count", 5, origin=REVIEW),
        says("actor:norway", "MEMBER_OF", "group:selm", origin=REVIEW),
        says("actor:peru", "MEMBER_OF", "group:selm", origin=REVIEW),
        says("case:mara", "LOCATED_IN", "place:uganda", origin=REVIEW),
    ]
    return report(*claims, origin=REVIEW, mentions=[mention("actor:norway", "Norway", origin=REVIEW)])


def third() -> SourceBundle:
    river = Node(id="conflict:selm", label="Conflict", name="Selm dispute", aliases=["river war"])
    claims = [
        says("group:selm", "outcome", "partial", origin=CURATED),
        says("case:mara", "ADDRESSES", "conflict:selm", origin=CURATED),
        says("place:kenya", "LOCATED_IN", "place:africa", origin=CURATED),
    ]
    return record(CURATED, *claims, declared=[river])


def test_add_both_and_remove_one_equals_adding_the_other(new_store: NewStore) -> None:
    both, one = new_store(), new_store()
    both.write([first(), second()])
    both.remove(REVIEW)
    one.write([first()])
    assert everything(both) == everything(one)


def test_removing_the_only_source_leaves_an_empty_store(new_store: NewStore) -> None:
    store, empty = new_store(), new_store()
    store.write([first()])
    store.remove(REPORT)
    assert everything(store) == everything(empty)


def test_reading_the_same_again_changes_nothing(new_store: NewStore) -> None:
    once, twice = new_store(), new_store()
    once.write([first(), second()])
    twice.write([first(), second(), first()])
    assert everything(twice) == everything(once)


def test_changed_document_replaces_its_own_claims_alone(store: GraphStore) -> None:
    store.write([first(), second()])
    store.write([report(*named("actor:norway", "Norway"), text="A new edition.")])
    assert {c.origin for c in store.claims(ClaimFilter(predicate="outcome"))} == {REVIEW}
    assert store.document_text(REPORT) == "A new edition."
    assert len(store.claims(ClaimFilter(origin=REVIEW))) == len(second().claims)


BUNDLES = {"a": first, "b": second, "c": third}
NAMES = {"a": REPORT, "b": REVIEW, "c": CURATED}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=8))
def test_what_is_shown_does_not_depend_on_the_way_there(new_store: NewStore, steps: list[tuple[str, bool]]) -> None:
    wandering, straight = new_store(), new_store()
    held: set[str] = set()
    for which, keep in steps:
        if keep:
            wandering.write([BUNDLES[which]()])
            held.add(which)
        elif which in held:
            wandering.remove(NAMES[which])
            held.remove(which)
    straight.write([BUNDLES[which]() for which in sorted(held, reverse=True)])
    assert everything(wandering) == everything(straight)


def test_unknown_source_cannot_be_removed(store: GraphStore) -> None:
    with pytest.raises(NotInStore, match="document:gone: the store holds no document, record or load"):
        store.remove("document:gone")


def test_failed_removal_leaves_the_generation(store: GraphStore) -> None:
    store.write([first()])
    before = store.generation
    with pytest.raises(NotInStore, match="document:gone"):
        store.remove("document:gone")
    assert store.generation == before


def loaded(*places: str) -> Claim:
    """A claim of an export that rests on several documents."""
    quotes = [Evidence(document=place, quote="Norway", start=13, end=19) for place in places]
    return says("actor:norway", "kind", "State", origin="load").model_copy(update={"evidence": quotes})


def test_loaded_claim_stays_while_any_document_supports_it(store: GraphStore) -> None:
    store.write([report(), report(origin=REVIEW), record("load", loaded(REPORT, REVIEW))])
    store.remove(REVIEW)
    (claim,) = store.claims(ClaimFilter(origin="load"))
    assert [e.document for e in claim.evidence] == [REPORT]
    store.remove(REPORT)
    assert store.claims(ClaimFilter()) == []


def test_new_edition_takes_quotes_of_the_old_away(store: GraphStore) -> None:
    store.write([report(), record("load", loaded(REPORT))])
    store.write([report()])
    assert len(store.claims(ClaimFilter(origin="load"))) == 1
    store.write([report(text="A new edition without the country.")])
    assert store.claims(ClaimFilter(origin="load")) == []


def test_loaded_declarations_go_with_their_load(new_store: NewStore) -> None:
    store, empty = new_store(), new_store()
    store.write([third()])
    store.remove(CURATED)
    assert everything(store) == everything(empty)


def test_removed_source_takes_its_reviews_along(store: GraphStore) -> None:
    store.write([first()])
    claim = store.claims(ClaimFilter(predicate="outcome"))[0]
    store.review(claim.id, Status.REJECTED)
    store.remove(REPORT)
    store.write([first()])
    assert store.claims(ClaimFilter(ids=[claim.id]))[0].status is Status.ACCEPTED
