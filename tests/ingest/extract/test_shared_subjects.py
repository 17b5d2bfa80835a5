"""One subject of several verbs."""

from __future__ import annotations

import pytest

from ingest.extract.shared_subjects import repeat_subjects


@pytest.mark.parametrize(
    ("template", "repeated"),
    [
        ("<S0> hosted <C1> and funded <T2>.", "<S0> hosted <C1> and <S0> funded <T2>."),
        ("<S0> and <I1> led <C2> and then signed <T3>.", "<S0> and <I1> led <C2> and <S0> and <I1> then signed <T3>."),
        ("<P0>, an envoy, chaired <C1>, but refused <T2>.", "<P0>, an envoy, chaired <C1>, but <P0> refused <T2>."),
        ("<S0> hosted <C1>, backed <R2> and funded <T3>.", "<S0> hosted <C1>, backed <R2> and <S0> funded <T3>."),
    ],
)
def test_subject_is_said_again(template: str, repeated: str) -> None:
    assert repeat_subjects(template) == repeated


@pytest.mark.parametrize(
    "template",
    [
        "<S0> hosted <C1> while <S2> armed <R3> and signed <T4>.",
        "<S0> hosted <C1>; it was short and helped nobody.",
        "<S0> was small and funded nothing.",
    ],
)
def test_other_clauses_keep_their_own_subject(template: str) -> None:
    assert not repeat_subjects(template).startswith("<S0> hosted <C1> while <S2> armed <R3> and <S0>")
    assert repeat_subjects(template).count("<S0>") == 1
