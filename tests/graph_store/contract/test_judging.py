"""Names judged to mean one thing are shown as one, and taken back everything is as it was."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.claims import Claim, Status
from graph_schema.judgements import Judgement, Verdict
from graph_store.errors import StoreConflict
from graph_store.ports import ClaimFilter, GraphStore, PassageFilter
from tests.graph_store.conftest import NewStore
from tests.graph_store.contract.any_graph import IDS, graphs
from tests.graph_store.contract.invented import REVIEW, everything, mention, named, node_of, record, report, says

FRONT, ALSO = "actor:oru-front", "actor:front-of-oru"
CLAIMS = [
    *named(FRONT, "Oru Front", kind="ArmedGroup"),
    *named("case:selm", "Selm talks"),
    *named("agreement:selm", "Selm accord"),
    says(FRONT, "PARTY_TO", "case:selm"),
]
OTHERS = [
    *named(ALSO, "Front of Oru", origin=REVIEW, kind="ArmedGroup"),
    *named("case:mara", "Mara talks", origin=REVIEW),
    says(ALSO, "SIGNED", "agreement:selm", origin=REVIEW),
    says("case:mara", "name", "Mara round", origin=REVIEW, place=9),
]
BUNDLES = [report(*CLAIMS), report(*OTHERS, origin=REVIEW, mentions=[mention(ALSO, "Front of Oru", origin=REVIEW)])]


def judged(kept: str, other: str, verdict: Verdict = Verdict.POSITIVE) -> Judgement:
    """A person's judgement that keeps the first name."""
    low, high = sorted((kept, other))
    return Judgement(one=low, other=high, verdict=verdict, kept=kept if verdict is Verdict.POSITIVE else None)


ONE = judged(FRONT, ALSO)
TAKEN_BACK = judged(FRONT, ALSO, Verdict.UNDECIDED)


@pytest.fixture
def two(store: GraphStore) -> GraphStore:
    """A store whose two documents name one front differently."""
    store.write(BUNDLES)
    return store


def test_judged_one_they_share_names_and_relations(two: GraphStore) -> None:
    two.judge([ONE])
    front = node_of(two, FRONT)
    assert front is not None
    assert (front.name, front.aliases) == ("Oru Front", ["Front of Oru"])
    assert [(r.type, r.target) for r in two.relations(node=FRONT)] == [
        ("PARTY_TO", "case:selm"),
        ("SIGNED", "agreement:selm"),
    ]
    assert node_of(two, ALSO) is None


def test_name_of_the_one_given_up_does_not_win(store: GraphStore) -> None:
    store.write([report(*(c.model_copy(update={"confidence": 0.4}) for c in CLAIMS)), BUNDLES[1]])
    store.judge([ONE])
    front = node_of(store, FRONT)
    assert front is not None
    assert front.name == "Oru Front"


def test_claims_are_found_under_both_but_keep_their_ids(two: GraphStore) -> None:
    two.judge([ONE])
    assert {c.subject for c in two.claims(ClaimFilter(subject=FRONT))} == {FRONT, ALSO}
    assert two.claims(ClaimFilter(subject=ALSO)) == []


def test_mentions_are_of_the_one_that_is_shown(two: GraphStore) -> None:
    two.judge([ONE])
    (found,) = two.mentions([f"{REVIEW}#1"])
    assert (found.node, found.surface) == (FRONT, "Front of Oru")
    assert two.passage_ids(PassageFilter(mentions=[FRONT])) == {f"{REVIEW}#1", "document:selm-report#1"}
    (relation,) = two.relations(node=FRONT, types=["MENTIONS"])
    assert relation.properties["given"] == ALSO


def test_taken_back_everything_is_as_it_was(two: GraphStore) -> None:
    before = everything(two)
    two.judge([ONE])
    assert everything(two) != before
    two.judge([TAKEN_BACK])
    assert everything(two) == before
    assert two.judgements() == []


def test_order_of_judging_and_reading_does_not_matter(new_store: NewStore) -> None:
    first, second = new_store(), new_store()
    first.write(BUNDLES)
    first.judge([ONE])
    second.judge([ONE])
    second.write(BUNDLES)
    assert everything(first) == everything(second)


def test_judgement_outlasts_reading_again_and_what_was_brought_is_unchanged(two: GraphStore) -> None:
    brought = two.bundle(REVIEW)
    two.judge([ONE])
    assert two.bundle(REVIEW) == brought
    two.write([BUNDLES[1]])
    assert node_of(two, ALSO) is None
    two.remove(REVIEW)
    front = node_of(two, FRONT)
    assert front is not None
    assert front.aliases == []


def test_relation_between_the_two_is_hidden_not_lost(two: GraphStore) -> None:
    two.write([BUNDLES[0], record("corpus:oru", says(ALSO, "MEMBER_OF", FRONT, origin="corpus:oru"))])
    two.judge([ONE])
    assert "MEMBER_OF" not in {r.type for r in two.relations(node=FRONT)}
    two.judge([TAKEN_BACK])
    assert [r.source for r in two.relations(types=["MEMBER_OF"])] == [ALSO]


def test_negative_and_undecided_judgements_change_nothing_shown(two: GraphStore) -> None:
    before = everything(two)
    low, high = sorted((FRONT, ALSO))
    suggested = Judgement(one=low, other=high, score=0.9, reason="the same words", method="rules/similar-names/1")
    two.judge([suggested, judged("case:selm", "case:mara", Verdict.NEGATIVE)])
    assert everything(two) == before
    assert two.judgements(verdict=Verdict.UNDECIDED) == [suggested]
    assert [j.pair for j in two.judgements()] == [(ALSO, FRONT), ("case:mara", "case:selm")]


def test_two_of_different_types_cannot_be_one(two: GraphStore) -> None:
    with pytest.raises(StoreConflict, match="cannot be one: the types are Actor and Case; name two things of one type"):
        two.judge([judged(FRONT, "case:selm")])


def test_terms_of_a_vocabulary_cannot_be_one(store: GraphStore) -> None:
    with pytest.raises(StoreConflict, match="Strategy nodes come from a document or a vocabulary"):
        store.judge([judged("strategy:deadline", "strategy:shuttle-diplomacy")])


def test_review_taken_back_gives_the_claim_its_own_status(two: GraphStore) -> None:
    before = everything(two)
    signed = two.claims(ClaimFilter(predicate="SIGNED"))[0]
    two.review(signed.id, Status.REJECTED)
    assert everything(two) != before
    two.review(signed.id, None)
    assert everything(two) == before
    assert two.reviews() == {}


ACTORS = IDS["Actor"] + IDS["Case"]
PAIRS = st.sampled_from([(a, b) for a in ACTORS for b in ACTORS if a != b and a.split(":")[0] == b.split(":")[0]])
VERDICTS = st.sampled_from([Verdict.POSITIVE, Verdict.POSITIVE, Verdict.NEGATIVE])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(claims=graphs(), pairs=st.lists(st.tuples(PAIRS, VERDICTS), min_size=1, max_size=6), picks=st.randoms())
def test_any_judgements_taken_back_in_any_order_leave_no_trace(
    new_store: NewStore, claims: Sequence[Claim], pairs: Sequence[tuple[tuple[str, str], Verdict]], picks: object
) -> None:
    store = new_store()
    store.write([report(*claims)])
    before = everything(store)
    for pair, verdict in pairs:
        store.judge([judged(*pair, verdict)])
    back = [judged(one, other, Verdict.UNDECIDED) for (one, other), _ in pairs]
    picks.shuffle(back)  # type: ignore[attr-defined]
    for judgement in back:
        store.judge([judgement])
    assert everything(store) == before
    store.close()
