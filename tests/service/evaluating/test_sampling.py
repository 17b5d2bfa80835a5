"""Claims drawn for reading: shown ones, with their quotes, the same for the same seed."""

from __future__ import annotations

from graph_schema.claims import Claim, Evidence, Modality, Status
from graph_schema.graph import Node
from service.evaluating.exported import Exported
from service.evaluating.sampling import sample_claims

QUOTE = Evidence(document="document:oru", quote="Norway led the mediation of the Oru talks.")


def claim(number: int, predicate: str = "MEDIATED", **given: object) -> Claim:
    said = {"object": "case:oru"} if predicate.isupper() else {"value": "success"}
    fields = {"id": f"claim:{number:02}", "subject": "actor:norway", "predicate": predicate, "evidence": [QUOTE]}
    return Claim.model_validate({**fields, **said, **given})


def exported(*claims: Claim) -> Exported:
    nodes = [Node(id="actor:norway", label="Actor", name="Norway"), Node(id="case:oru", label="Case", name="Oru talks")]
    return Exported({node.id: node for node in nodes}, [], list(claims))


def test_sampled_claim_reads_in_words_with_its_quote() -> None:
    (found,) = sample_claims(exported(claim(1, qualifiers={"role": "lead"})), size=50, seed=0)
    assert found.text == "Norway MEDIATED Oru talks (role: lead)"
    assert (found.quote, found.document) == (QUOTE.quote, "document:oru")


def test_same_seed_draws_the_same_and_another_others() -> None:
    many = exported(*(claim(number) for number in range(40)))
    first = sample_claims(many, size=10, seed=1)
    assert (len(first), sample_claims(many, size=10, seed=1)) == (10, first)
    assert sample_claims(many, size=10, seed=2) != first


def test_one_predicate_can_be_asked_for() -> None:
    both = exported(claim(1), claim(2, "outcome"))
    assert [found.id for found in sample_claims(both, size=50, seed=0, predicates=["outcome"])] == ["claim:02"]


def test_what_is_not_shown_or_not_to_be_judged_is_not_drawn() -> None:
    left_out = [
        claim(1, status=Status.CANDIDATE),
        claim(2, modality=Modality.ATTRIBUTED),
        claim(3, "name", value="Norway"),
        claim(4, evidence=[Evidence(reference="marlowe1999")]),
    ]
    assert sample_claims(exported(*left_out), size=50, seed=0) == []
