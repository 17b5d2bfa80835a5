"""What stands between a subject and its verb."""

from __future__ import annotations

import pytest

from ingest.extract.asides import past_asides


@pytest.mark.parametrize(
    ("template", "short"),
    [
        ("<P0> of <S1>, acting on behalf of <I2>, brokered <T3>.", "<P0> brokered <T3>."),
        ("<P0> (a former president of <S1>), acting for <N2>, mediated <C3>.", "<P0> mediated <C3>."),
        ("<P0>, <S1>'s army chief, and later an envoy, chaired <C2>.", "<P0> chaired <C2>."),
        ("<G0>, made up of <S1>, <S2> and <S3>, failed.", "<G0> failed."),
        (
            "Four states - <S0>, <S1> and the <S2> - guaranteed <T3>.",
            "Four states - <S0>, <S1> and the <S2> guaranteed <T3>.",
        ),
        ("The <C0> on <S1> were led by <P2>.", "The <C0> were led by <P2>."),
    ],
)
def test_asides_of_any_mix_are_passed(template: str, short: str) -> None:
    assert past_asides(template) == short


@pytest.mark.parametrize(
    "template",
    [
        "<S0>, <S1> and the <S2> mediated <C3>.",
        "<S0>, the <S1>, and <S2> mediated <C3>.",
        "In <S0>, the <I1> mediated <C2>.",
        "<P0> met <P1>; the talks, held in secret, failed.",
    ],
)
def test_lists_and_other_clauses_stay(template: str) -> None:
    assert past_asides(template) == template
