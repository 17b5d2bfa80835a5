"""Relations read by pattern: their direction, their polarity and their modality."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.extract.mine import Mined

Facts = Callable[..., set[tuple[str, str, object]]]
CASE = "case:chad-peace-process"
OAU_TO_AU = ("actor:african-union", "SUCCEEDED", "actor:organisation-of-african-unity")


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
        ("The Chad peace process, which Norway facilitated, began.", ("actor:norway", "MEDIATED", CASE)),
        ("The Chad peace process was facilitated first by Norway.", ("actor:norway", "MEDIATED", CASE)),
        ("The Chad peace process opened, with Norway as the chief mediator.", ("actor:norway", "MEDIATED", CASE)),
        (
            "Kofi Annan succeeded Lakhdar Brahimi as mediator in the Chad peace process.",
            ("actor:kofi-annan", "MEDIATED", CASE),
        ),
        ("Norway lent its good offices to the Chad peace process.", ("actor:norway", "MEDIATED", CASE)),
        ("The Chad peace process, with Ghana and Togo as observers, began.", ("actor:togo", "SUPPORTED", CASE)),
        ("The Chad peace process was chaired by Togo's Kofi Annan.", ("actor:kofi-annan", "LED", CASE)),
        ("The Chad peace process, first chaired by Togo, met.", ("actor:togo", "LED", CASE)),
        ("Ghana replaced Togo as host of the Chad peace process.", ("actor:ghana", "SUPPORTED", CASE)),
        (
            "The Lusaka Protocol was signed by Chad and UNITA in 1994, with Ghana as guarantor.",
            ("actor:ghana", "SUPPORTED", "agreement:lusaka-protocol"),
        ),
        ("The Chad peace process went on. Kofi Annan became chief mediator.", ("actor:kofi-annan", "MEDIATED", CASE)),
        ("Norway led the mediation in the war in Chad.", ("actor:norway", "MEDIATED", "conflict:chad-war")),
        ("Libya armed and trained UNITA.", ("actor:libya", "BACKED", "actor:unita")),
        ("The Chad peace process, reached late under Norwegian auspices, held.", ("actor:norway", "MEDIATED", CASE)),
        ("Norway supported Qatar's Chad peace process.", ("actor:norway", "SUPPORTED", CASE)),
        ("UNITA, with Libyan backing, attacked.", ("actor:libya", "BACKED", "actor:unita")),
        ("Libya and Gabon were UNITA's main backers.", ("actor:gabon", "BACKED", "actor:unita")),
        (
            "The Lusaka Protocol was signed in 1994, with Ghana as witness.",
            ("actor:ghana", "SIGNED", "agreement:lusaka-protocol"),
        ),
        (
            "The Lusaka Protocol of November 1994 was witnessed by Ghana.",
            ("actor:ghana", "SIGNED", "agreement:lusaka-protocol"),
        ),
        (
            "The Lusaka Protocol was signed in Doha on 5 May 1994 by UNITA.",
            ("actor:unita", "SIGNED", "agreement:lusaka-protocol"),
        ),
        (
            "The Chad peace process was short, leading to the Lusaka Protocol.",
            (CASE, "RESULTED_IN", "agreement:lusaka-protocol"),
        ),
        (
            "Ghana hosted the Chad peace process, which ended with the Lusaka Protocol.",
            (CASE, "RESULTED_IN", "agreement:lusaka-protocol"),
        ),
        ("The Chad peace process followed the Mali peace process.", (CASE, "FOLLOWED", "case:mali-peace-process")),
        ("The Organisation of African Unity gave way to the African Union.", OAU_TO_AU),
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
        ("Ghana asked Norway to mediate the Chad peace process.", "affirmed", "hypothetical"),
        ("Had Norway mediated the Chad peace process, it would have held.", "affirmed", "hypothetical"),
        ("According to the rebels, Norway mediated the Chad peace process.", "affirmed", "attributed"),
    ],
)
def test_what_is_not_so_is_no_fact(mined: Callable[..., Mined], text: str, polarity: str, modality: str) -> None:
    found = [c for c in mined(text).claims if c.predicate == "MEDIATED"]
    assert [(c.polarity, c.modality, c.is_projected) for c in found] == [(polarity, modality, False)]


def test_who_offered_to_do_so_did_not(mined: Callable[..., Mined]) -> None:
    claims = mined("Norway refused to mediate in Biafra, while Ghana offered to do so.").claims
    found = {(c.subject, c.polarity, c.modality, c.is_projected) for c in claims if c.predicate == "MEDIATED"}
    assert found == {("actor:norway", "negated", "asserted", False), ("actor:ghana", "affirmed", "hypothetical", False)}


def test_who_refused_to_sign_after_the_agreement_was_named(mined: Callable[..., Mined]) -> None:
    claims = mined("Chad signed the Lusaka Protocol; UNITA refused to sign.").claims
    found = [c.polarity for c in claims if (c.subject, c.predicate) == ("actor:unita", "SIGNED")]
    assert found == ["negated"]


def test_sentence_that_opens_with_a_city_says_the_venue(facts: Facts) -> None:
    assert (CASE, "HELD_IN", "place:qatar") in facts("In Doha, Norway convened two rounds of the Chad peace process.")


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


def test_whose_the_chair_is_did_not_chair(facts: Facts) -> None:
    found = facts("The Chad peace process was chaired by Togo's Kofi Annan.")
    assert {s for s, p, _ in found if p == "LED"} == {"actor:kofi-annan"}


def test_who_supports_a_mediation_does_not_mediate(facts: Facts) -> None:
    found = facts("Norway supported the mediation in Chad.")
    assert "MEDIATED" not in {p for s, p, _ in found if s == "actor:norway"}


def test_agreement_keeps_its_fate_past_an_aside(facts: Facts) -> None:
    found = facts("The Lusaka Protocol between Angola and UNITA, brokered by Ghana, collapsed within a year.")
    assert ("agreement:lusaka-protocol", "status", "collapsed") in found
    assert ("actor:ghana", "SUPPORTED", "agreement:lusaka-protocol") in found


def test_what_a_case_is_compared_with_did_nothing(facts: Facts) -> None:
    found = facts("The Chad peace process, like the Mali peace process, led to the Lusaka Protocol.")
    assert {s for s, p, _ in found if p == "RESULTED_IN"} == {CASE}


def test_witness_who_signed_is_no_party(mined: Callable[..., Mined]) -> None:
    claims = mined("The Lusaka Protocol was signed by Ghana as a witness.").claims
    assert [c.qualifiers["as"] for c in claims if c.predicate == "SIGNED"] == ["witness"]


def test_what_a_troika_did_is_not_said_of_some_members(facts: Facts) -> None:
    found = facts("The Lusaka Protocol was signed, with the troika of Ghana, Togo and Gabon as witnesses.")
    assert {s for s, p, _ in found if p == "SIGNED"} == {"group:troika-of-ghana-togo-and-gabon"}
