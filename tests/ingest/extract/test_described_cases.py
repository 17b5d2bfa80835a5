"""Cases that no sentence names, behind conflicts and agreements that somebody mediated."""

from __future__ import annotations

from collections.abc import Callable

from ingest.extract.mine import Mined

Facts = Callable[..., set[tuple[str, str, object]]]


def test_mediated_agreement_has_a_case_behind_it(facts: Facts) -> None:
    found = facts("Portugal brokered the Lusaka Protocol in 1994.")
    case = "case:lusaka-protocol-mediation"
    assert ("actor:portugal", "MEDIATED", case) in found
    assert (case, "RESULTED_IN", "agreement:lusaka-protocol") in found


def test_mediator_of_an_agreement_supported_it(facts: Facts) -> None:
    found = facts("The Lusaka Protocol was brokered by Portugal.")
    assert ("actor:portugal", "SUPPORTED", "agreement:lusaka-protocol") in found


def test_mediated_war_has_a_peace_process(facts: Facts) -> None:
    found = facts("Chad was poor. Gabon mediated the war in Chad.")
    case = "case:chad-peace-process"
    assert ("actor:gabon", "MEDIATED", case) in found
    assert (case, "ADDRESSES", "conflict:chad-war") in found


def test_case_named_elsewhere_is_the_one_meant(facts: Facts) -> None:
    found = facts("The Chad peace talks were slow. Gabon mediated the war in Chad.")
    assert {o for s, p, o in found if p == "MEDIATED"} == {"case:chad-peace-talks", "conflict:chad-war"}


def test_war_ended_by_mediation_is_a_success(facts: Facts) -> None:
    found = facts("Chad was poor. Gabon played a central role in ending the war in Chad.")
    assert ("case:chad-peace-process", "outcome", "success") in found


def test_refused_mediation_makes_no_case(mined: Callable[..., Mined]) -> None:
    claims = mined("Portugal refused to broker the Lusaka Protocol.").claims
    assert not [c for c in claims if c.subject.startswith("case:") or str(c.object).startswith("case:")]


def test_signatories_were_parties_to_what_brought_the_agreement(facts: Facts) -> None:
    found = facts("Portugal brokered the Lusaka Protocol. UNITA signed the Lusaka Protocol.")
    assert ("actor:unita", "PARTY_TO", "case:lusaka-protocol-mediation") in found


def test_judgement_of_a_mediation_is_of_the_case(facts: Facts) -> None:
    found = facts("Chad was poor. The mediation by Gabon in the war in Chad was a success.")
    assert ("case:chad-peace-process", "outcome", "success") in found
