"""What a sentence says once for several."""

from __future__ import annotations

import pytest

from ingest.extract.coordination import say_in_full


@pytest.mark.parametrize(
    ("template", "full"),
    [
        ("<C0> was hosted and backed by <S1>.", "<C0> was hosted by <S1>; <C0> was backed by <S1>."),
        (
            "<C0> was hosted, funded and led by <I1>.",
            "<C0> was hosted by <I1>; <C0> was funded by <I1>; <C0> was led by <I1>.",
        ),
        ("<C0> was paid for by <I1> and hosted by <S2>.", "<C0> was paid for by <I1>; <C0> was hosted by <S2>."),
        ("<S0> guaranteed and <I1> observed the <C2>.", "<S0> guaranteed the <C2> and <I1> observed the <C2>."),
        (
            "<I0> refused to mediate in <W1>, while <I2> offered to do so.",
            "<I0> refused to mediate in <W1>, while <I2> offered to mediate in <W1>.",
        ),
    ],
)
def test_what_is_left_out_is_said(template: str, full: str) -> None:
    assert say_in_full(template) == full


def test_plain_sentence_stays_as_it_is() -> None:
    template = "<S0> hosted <C1> and <S2> did so again."
    assert say_in_full(template) == template
