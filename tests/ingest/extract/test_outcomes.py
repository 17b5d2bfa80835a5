"""How cases and groups ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_schema.claims import Claim
from ingest.extract.mine import Mined


def _outcomes(mined: Mined) -> list[Claim]:
    return [c for c in mined.claims if c.predicate == "outcome"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The Chad peace process was a success.", "success"),
        ("The Chad peace process succeeded in 1996.", "success"),
        ("The Chad peace process ended the civil war.", "success"),
        ("The Chad peace process was only a partial success.", "partial"),
        ("The Chad peace process collapsed within weeks.", "failure"),
        ("The Chad peace process did not succeed.", "failure"),
        ("The Chad peace process is still under way.", "ongoing"),
        ("The failure of the Chad peace process was no surprise.", "failure"),
    ],
)
def test_explicit_word_decides(mined: Callable[..., Mined], text: str, outcome: str) -> None:
    found = _outcomes(mined(text))
    assert [(c.value, c.is_projected) for c in found] == [(outcome, True)]
    assert found[0].evidence[0].quote == text


@pytest.mark.parametrize(
    "text", ["The Chad peace process began.", "They wanted to prevent the collapse of the Chad peace process."]
)
def test_no_word_gives_no_outcome(mined: Callable[..., Mined], text: str) -> None:
    assert _outcomes(mined(text)) == []


def test_outcome_under_a_condition_is_hypothetical(mined: Callable[..., Mined]) -> None:
    assert [c.is_projected for c in _outcomes(mined("If the Chad peace process failed, war would follow."))] == [False]


def test_broken_agreement_makes_a_partial_outcome(mined: Callable[..., Mined]) -> None:
    text = "The Chad peace process led to the Lusaka Protocol. The Lusaka Protocol collapsed in 1998."
    found = [c for c in _outcomes(mined(text)) if c.qualifiers]
    assert [(c.value, c.qualifiers["criterion"]) for c in found] == [("partial", "sustained")]


def test_signature_alone_stays_a_candidate(mined: Callable[..., Mined]) -> None:
    text = "The Chad peace process led to the Lusaka Protocol. The Lusaka Protocol was signed in 1994."
    assert [c.status for c in _outcomes(mined(text))] == ["candidate"]
