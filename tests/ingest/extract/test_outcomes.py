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


def test_case_that_brought_about_a_peace_agreement_succeeded(mined: Callable[..., Mined]) -> None:
    found = [c for c in _outcomes(mined("The Chad peace process led to the Bicesse Accords.")) if c.is_projected]
    assert [(c.value, c.qualifiers["criterion"]) for c in found] == [("success", "agreement reached")]


def test_first_text_of_a_process_tells_no_outcome(mined: Callable[..., Mined]) -> None:
    assert _outcomes(mined("The Chad peace process led to the Lusaka Protocol.")) == []


def test_protocol_settles_a_round_in_part(mined: Callable[..., Mined]) -> None:
    text = "The second round of the Chad peace process produced the Lusaka Protocol."
    assert [c.value for c in _outcomes(mined(text))] == ["partial"]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("The two sides failed to agree on a date.", "failure"),
        ("The parties managed to agree on an agenda.", "partial"),
        ("Both sides finally signed a comprehensive agreement.", "success"),
    ],
)
def test_what_the_parties_did_is_said_of_their_talks(mined: Callable[..., Mined], sentence: str, outcome: str) -> None:
    found = _outcomes(mined(f"The Chad peace process began in Doha. {sentence}"))
    assert [(c.subject, c.value) for c in found] == [("case:chad-peace-process", outcome)]


def test_signature_alone_tells_no_outcome(mined: Callable[..., Mined]) -> None:
    assert _outcomes(mined("The Chad peace process began. The Lusaka Protocol was signed in 1994.")) == []
