"""Relations read by pattern: their direction, their polarity and their modality."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.extract.mine import Mined

Facts = Callable[..., set[tuple[str, str, object]]]
CASE = "case:chad-peace-process"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Norway mediated the Chad peace process.", ("actor:norway", "MEDIATED", CASE)),
        ("The Chad peace process was mediated by Norway.", ("actor:norway", "MEDIATED", CASE)),
        ("The Chad peace process, held under the auspices of Norway, began.", ("actor:norway", "MEDIATED", CASE)),
        ("Norway's mediation in the Chad peace process helped.", ("actor:norway", "MEDIATED", CASE)),
        (
            "Kofi Annan, the envoy of the UN, facilitated the Chad peace process.",
            ("actor:kofi-annan", "MEDIATED", CASE),
        ),
        ("The Chad peace process was chaired by Ghana.", ("actor:ghana", "LED", CASE)),
        ("Qatar hosted the Chad peace process.", ("actor:qatar", "SUPPORTED", CASE)),
        ("The Chad peace process was funded by Japan.", ("actor:japan", "SUPPORTED", CASE)),
        ("Libya armed UNITA.", ("actor:libya", "BACKED", "actor:unita")),
        ("UNITA, a movement backed by Libya, attacked.", ("actor:libya", "BACKED", "actor:unita")),
        ("UNITA signed the Lusaka Protocol.", ("actor:unita", "SIGNED", "agreement:lusaka-protocol")),
        ("The Lusaka Protocol was signed by UNITA.", ("actor:unita", "SIGNED", "agreement:lusaka-protocol")),
        ("The Chad peace process led to the Lusaka Protocol.", (CASE, "RESULTED_IN", "agreement:lusaka-protocol")),
        ("The Chad peace process was held in Doha.", (CASE, "HELD_IN", "place:qatar")),
        ("In Gabon, Norway mediated the Chad peace process.", ("actor:norway", "MEDIATED", CASE)),
        ("Norway and Japan (Tokyo, 4 May) funded the Chad peace process.", ("actor:japan", "SUPPORTED", CASE)),
        ("Norway hosted the Chad peace process and backed UNITA.", ("actor:norway", "BACKED", "actor:unita")),
        (
            "The Lusaka Protocol was signed in 1994. The UN signed as a moral guarantor.",
            ("actor:united-nations", "SIGNED", "agreement:lusaka-protocol"),
        ),
        ("The war in Chad pitted Libya against UNITA.", ("actor:libya", "PARTY_TO", "conflict:chad-war")),
    ],
)
def test_relation_has_its_direction(facts: Facts, text: str, fact: tuple[str, str, str]) -> None:
    found = facts(text)
    assert fact in found
    assert (fact[2], fact[1], fact[0]) not in found


def test_every_name_of_a_list_takes_part(facts: Facts) -> None:
    found = facts("Norway, Ghana and the African Union mediated the Chad peace process.")
    assert {s for s, p, _ in found if p == "MEDIATED"} == {"actor:norway", "actor:ghana", "actor:african-union"}


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Norway refused to mediate the Chad peace process.", "negated", "asserted"),
        ("Norway did not mediate the Chad peace process.", "negated", "asserted"),
        ("Norway may mediate the Chad peace process.", "affirmed", "hypothetical"),
        ("Norway offered to mediate the Chad peace process.", "affirmed", "hypothetical"),
        ("According to the rebels, Norway mediated the Chad peace process.", "affirmed", "attributed"),
    ],
)
def test_what_is_not_so_is_no_fact(mined: Callable[..., Mined], text: str, polarity: str, modality: str) -> None:
    found = [c for c in mined(text).claims if c.predicate == "MEDIATED"]
    assert [(c.polarity, c.modality, c.is_projected) for c in found] == [(polarity, modality, False)]


def test_author_cited_is_no_attribution(facts: Facts) -> None:
    assert ("actor:norway", "MEDIATED", CASE) in facts("According to Vale, Norway mediated the Chad peace process.")


def test_country_of_the_conflict_hardly_mediates_it(mined: Callable[..., Mined]) -> None:
    found = [c for c in mined("Chad mediated the Chad peace process.").claims if c.predicate == "MEDIATED"]
    assert [c.status for c in found] == ["candidate"]


def test_name_after_a_preposition_is_no_subject(facts: Facts) -> None:
    assert not [f for f in facts("Envoys from Norway mediated the Chad peace process.") if f[1] == "MEDIATED"]


def test_role_is_kept(mined: Callable[..., Mined]) -> None:
    claims = mined("Norway was the lead mediator in the Chad peace process.").claims
    assert [c.qualifiers for c in claims if c.predicate == "MEDIATED"] == [{"role": "lead"}]


def test_agreement_between_sides_is_theirs(facts: Facts) -> None:
    found = facts("The Selm Agreement between UNITA and the Government of Chad was short.")
    assert {s for s, p, o in found if (p, o) == ("SIGNED", "agreement:selm-agreement")} == {"actor:unita", "actor:chad"}


def test_members_of_a_group_are_not_what_the_group_did(facts: Facts) -> None:
    text = "The Contact Group on Chad, comprising Gabon, Ghana and Togo, mediated the Chad peace process."
    assert {s for s, p, _ in facts(text) if p == "MEDIATED"} == {"group:contact-group-on-chad"}


def test_place_that_opens_the_sentence_does_nothing(facts: Facts) -> None:
    assert not {p for s, p, _ in facts("In Gabon, Norway mediated the Chad peace process.") if s == "actor:gabon"} & {
        "MEDIATED"
    }
