"""A curator's verdicts: who gave them is kept, what contradicts is refused, and all can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from graph_schema.judgements import Judgement, Verdict
from graph_store.curating import accept, better_known, judgement_on, reject, undo
from graph_store.errors import NotInStore, StoreConflict
from graph_store.ports import GraphStore
from tests.graph_store.contract.invented import REVIEW, everything, named, node_of, record, report, says

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
A, B, C = "actor:oru-front", "actor:front-of-oru", "actor:oru-movement"
MINISTRY = "actor:oru-ministry"


@pytest.fixture
def three(store: GraphStore) -> GraphStore:
    """Three names of armed groups in one report, and a ministry."""
    store.write(
        [
            report(
                *named(A, "Oru Front", kind="ArmedGroup"),
                *named(B, "Front of Oru", kind="ArmedGroup"),
                *named(C, "Oru Movement", kind="ArmedGroup"),
                *named(MINISTRY, "Oru Ministry", kind="State"),
                *named("case:oru", "Oru talks"),
                says(B, "PARTY_TO", "case:oru"),
            )
        ]
    )
    return store


def judge(store: GraphStore, one: str, other: str, keep: str | None = None) -> Judgement:
    return accept(store, one, other, by="Ada Marlowe", at=NOON, keep=keep)


def test_verdict_says_who_and_when(three: GraphStore) -> None:
    judged = judge(three, A, B, keep=A)
    assert (judged.by, judged.at, judged.kept, judged.verdict) == ("Ada Marlowe", NOON, A, Verdict.POSITIVE)
    assert three.judgements() == [judged]


def test_better_known_one_is_kept(three: GraphStore) -> None:
    assert better_known(three, A, B) == B
    three.write([record("corpus:oru-front", *named(A, "Oru Front", origin="corpus:oru-front"))])
    assert better_known(three, A, B) == A


def test_suggestion_waits_again_after_undoing(three: GraphStore) -> None:
    suggestion = Judgement(one=B, other=A, score=0.9, reason="the same words", method="rules/similar-names/1")
    three.judge([suggestion])
    before = everything(three)
    assert judge(three, A, B).score == 0.9
    assert undo(three, A, B) == suggestion
    assert (three.judgements(), everything(three)) == ([suggestion], before)


def test_all_three_become_one_by_two_verdicts(three: GraphStore) -> None:
    judge(three, A, B, keep=A)
    judge(three, B, C, keep=B)
    front = node_of(three, A)
    assert front is not None
    assert front.aliases == ["Front of Oru", "Oru Movement"]


def test_rejected_pair_cannot_become_one_by_way_of_a_third(three: GraphStore) -> None:
    reject(three, A, C, by="Ada Marlowe", at=NOON)
    judge(three, A, B, keep=A)
    with pytest.raises(StoreConflict, match="actor:oru-front and actor:oru-movement were judged to be two"):
        judge(three, B, C)


def test_what_accepted_pairs_make_one_cannot_be_rejected(three: GraphStore) -> None:
    judge(three, A, B, keep=A)
    judge(three, B, C, keep=B)
    with pytest.raises(StoreConflict, match="accepted pairs make them one .* undo one of those first"):
        reject(three, A, C, by="Ada Marlowe", at=NOON)


def test_accepted_pair_can_be_rejected_after_all(three: GraphStore) -> None:
    judge(three, A, B)
    assert reject(three, A, B, by="Ada Marlowe", at=NOON).kept is None
    assert node_of(three, A) is not None


def test_actors_of_two_kinds_are_refused(three: GraphStore) -> None:
    with pytest.raises(StoreConflict, match="oru-front is of kind ArmedGroup, actor:oru-ministry of kind State"):
        judge(three, A, MINISTRY)


def test_unknown_thing_is_refused(three: GraphStore) -> None:
    with pytest.raises(NotInStore, match="actor:gone: the store shows nothing of this id"):
        judge(three, A, "actor:gone")


def test_thing_cannot_be_judged_against_itself(three: GraphStore) -> None:
    with pytest.raises(StoreConflict, match="a judgement is on two things, and this is one"):
        judgement_on(three, A, A)


def test_only_one_of_the_two_can_be_kept(three: GraphStore) -> None:
    with pytest.raises(StoreConflict, match="actor:oru-movement: can only keep one of the two"):
        judge(three, A, B, keep=C)


def test_nothing_to_undo_is_said(three: GraphStore) -> None:
    with pytest.raises(NotInStore, match="there is no verdict on these two"):
        undo(three, A, B)


def test_merged_thing_takes_what_a_later_report_says(three: GraphStore) -> None:
    judge(three, A, B, keep=A)
    later = [*named(B, "Front of Oru", origin=REVIEW), says(B, "SIGNED", "agreement:oru", origin=REVIEW)]
    three.write([report(*later, *named("agreement:oru", "Oru accord", origin=REVIEW), origin=REVIEW)])
    assert [r.source for r in three.relations(types=["SIGNED"])] == [A]
