"""Offices of persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.extract.mine import Mined


@pytest.mark.parametrize(
    ("text", "body", "role"),
    [
        ("Ghanaian Foreign Minister Tarvel spoke.", "actor:ghana", "foreign minister"),
        ("Tarvel spoke. Mr. Tarvel, the president of Ghana, left.", "actor:ghana", "president"),
        (
            "The United Nations special envoy, Ana Reyes, arrived. Ms. Reyes spoke.",
            "actor:united-nations",
            "special envoy",
        ),
        ("General Tarvel, the Ghanaian special envoy, arrived.", "actor:ghana", "special envoy"),
    ],
)
def test_office_is_held_for_a_body(mined: Callable[..., Mined], text: str, body: str, role: str) -> None:
    found = [(c.object, c.qualifiers.get("role")) for c in mined(text).claims if c.predicate == "ROLE"]
    assert found == [(body, role)]


def test_deputy_serves_the_same_body(mined: Callable[..., Mined]) -> None:
    claims = mined("Ghanaian Foreign Minister Tarvel and his deputy Mr. Oduya came.").claims
    assert {(c.subject, c.object) for c in claims if c.predicate == "ROLE"} == {
        ("actor:tarvel", "actor:ghana"),
        ("actor:oduya", "actor:ghana"),
    }


def test_leader_of_a_movement_leads_it(mined: Callable[..., Mined]) -> None:
    claims = mined("UNITA leader Mr. Tarvel refused.").claims
    assert [(c.subject, c.object) for c in claims if c.predicate == "LED"] == [("actor:tarvel", "actor:unita")]
