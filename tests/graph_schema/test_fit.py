"""What the graph has room for, and the reason when it has none."""

from __future__ import annotations

from typing import Any

import pytest

from graph_schema.claims import Claim
from graph_schema.fit import claim_problem, qualifier_problems
from graph_schema.schema import load_schema


def claim(subject: str, predicate: str, **rest: Any) -> Claim:
    return Claim.model_validate({"id": "claim:1", "subject": subject, "predicate": predicate, **rest})


FITTING = [
    claim("actor:norway", "name", value="Norway", qualifiers={"label": "Actor"}),
    claim("actor:norway", "alias", value="the Norwegians"),
    claim("case:selm", "outcome", value="success", qualifiers={"criterion": "implemented"}),
    claim("group:selm", "member_count", value=4),
    claim("actor:norway", "MEDIATED", object="case:selm"),
    claim("lesson:1", "STATED_IN", object="doc-7#12"),
]


@pytest.mark.parametrize("fitting", FITTING, ids=lambda c: c.predicate)
def test_claim_fits(fitting: Claim) -> None:
    assert claim_problem(fitting, load_schema()) is None


UNFIT = [
    (claim("norway", "name", value="Norway"), "subject 'norway' begins like no type of node"),
    (claim("actor:norway", "name", value="Norway", qualifiers={"label": "Case"}), "is named as Case, but ids like it"),
    (claim("actor:norway", "name", value="  "), "a name is a text, not '  '"),
    (claim("case:selm", "outcome", value="won"), "'won' is not in the vocabulary outcomes of outcome"),
    (claim("case:selm", "outcom", value="success"), "Case has no property 'outcom' (nearest: outcome"),
    (claim("group:selm", "member_count", value="four"), "member_count is a whole number, not 'four'"),
    (claim("group:selm", "member_count_basis", value="stated"), "is worked out from other claims"),
    (claim("actor:norway", "MEDIATES", object="case:selm"), "there is no relation 'MEDIATES' (nearest: MEDIATED"),
    (claim("case:selm", "MEDIATED", object="actor:norway"), "MEDIATED begins at Actor or FriendsGroup, not at Case"),
    (claim("actor:norway", "MEDIATED", object="place:kenya"), "MEDIATED leads to Case or Conflict, not to Place"),
]


@pytest.mark.parametrize(("unfit", "reason"), UNFIT)
def test_claim_does_not_fit_for_a_reason(unfit: Claim, reason: str) -> None:
    assert reason in (claim_problem(unfit, load_schema()) or "")


def test_qualifiers_are_judged_one_by_one() -> None:
    relation = load_schema().relations["MEMBER_OF"]
    found = dict(qualifier_problems({"as": "chief", "from_year": 1990, "mood": "good"}, relation, load_schema()))
    assert sorted(found) == ["as", "mood"]
    assert found["mood"].startswith("MEMBER_OF has no property 'mood'")
