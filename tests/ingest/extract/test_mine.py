"""Mining as a whole: births, evidence, context, determinism."""

from __future__ import annotations

from collections.abc import Callable

from graph_schema.fit import claim_problem
from graph_schema.schema import load_schema
from ingest.extract.mine import Lexicon, Mined, mine
from ingest.records import PreparedDocument

TEXT = (
    "The civil war in Chad lasted from 1979 to 1996. Norway mediated the Chad peace process. The Group of Friends of "
    "Chad comprised Norway, Ghana and Qatar. Foreign Minister Tarvel of Ghana signed the Protocol on Pasture Rights "
    "in 1994. The second round of talks was held in Doha. Mediators should keep such groups small."
)


def test_mining_twice_gives_the_same(prepared: Callable[..., PreparedDocument]) -> None:
    document = prepared(TEXT)
    assert mine(document, Lexicon.bundled()) == mine(document, Lexicon.bundled())


def test_every_claim_fits_the_schema_and_quotes_the_text(mined: Callable[..., Mined]) -> None:
    for claim in mined(TEXT).claims:
        evidence = claim.evidence[0]
        assert claim_problem(claim, load_schema()) is None, claim
        assert TEXT[evidence.start : evidence.end] == evidence.quote
        assert claim.method.startswith("rules/")
        assert claim.origin == "doc:t"


def test_every_subject_is_born(mined: Callable[..., Mined]) -> None:
    claims = mined(TEXT).claims
    born = {c.subject for c in claims if c.predicate == "name"}
    ends = {c.subject for c in claims} | {c.object for c in claims if c.object}
    terms = ("place:", "strategy:", "topic:", "doc:")
    assert {e for e in ends if not e.startswith(terms)} == born


def test_aliases_are_those_the_text_uses(mined: Callable[..., Mined]) -> None:
    claims = mined("The UN met. The United Nations agreed.").claims
    assert [c.value for c in claims if c.predicate == "alias"] == ["UN"]


def test_names_only_draws_no_facts(prepared: Callable[..., PreparedDocument]) -> None:
    found = mine(prepared(TEXT), Lexicon.bundled(), claims=False)
    assert {c.predicate for c in found.claims} <= {"name", "alias", "kind", "scope", "year", "status"}
    assert found.mentions


def test_rosters_are_not_mined(prepared: Callable[..., PreparedDocument]) -> None:
    found = mine(prepared("Ghana\n\nNorway", is_mined=False), Lexicon.bundled())
    assert (found.claims, found.mentions) == ((), ())


def test_mentions_point_at_the_surface(mined: Callable[..., Mined]) -> None:
    assert {TEXT[m.start : m.end] for m in mined(TEXT).mentions if m.node == "actor:norway"} == {"Norway"}


def test_the_talks_are_the_case_named_before(mined: Callable[..., Mined]) -> None:
    claims = mined("The Chad peace process opened in May. Ghana hosted the talks.").claims
    found = [(c.subject, c.object) for c in claims if c.predicate == "SUPPORTED" and c.is_projected]
    assert found == [("actor:ghana", "case:chad-peace-process")]


def test_heading_says_which_case_is_meant(mined: Callable[..., Mined]) -> None:
    text = "The Chad peace process and the Togo peace process differ."
    claims = mined(text, "Ghana hosted the talks.", heading="The Togo peace process").claims
    assert {c.object for c in claims if c.predicate == "SUPPORTED"} == {"case:togo-peace-process"}


def test_round_is_a_case_that_followed_another(mined: Callable[..., Mined]) -> None:
    text = (
        "The Chad peace process went on. The first round of talks failed. The second round of talks was held in Doha."
    )
    said = {(c.subject, c.predicate, c.object) for c in mined(text).claims}
    second, first = (f"case:{n}-round-of-chad-peace-process" for n in ("second", "first"))
    assert (second, "FOLLOWED", first) in said
    assert (second, "HELD_IN", "place:qatar") in said


def test_dated_ceasefire_is_an_agreement_of_the_case(mined: Callable[..., Mined]) -> None:
    text = "The Chad peace process went on. A ceasefire was signed in May 1991."
    said = {(c.subject, c.predicate, c.object or c.value) for c in mined(text).claims}
    assert ("case:chad-peace-process", "RESULTED_IN", "agreement:chad-ceasefire-of-may-1991") in said
    assert ("agreement:chad-ceasefire-of-may-1991", "year", 1991) in said


def test_long_sentence_is_quoted_in_part(mined: Callable[..., Mined]) -> None:
    text = "Norway mediated the Chad peace process" + ", as many said at the time and later" * 12 + "."
    quotes = [c.evidence[0].quote or "" for c in mined(text).claims if c.predicate == "MEDIATED"]
    assert len(quotes[0]) <= 300
    assert "Norway mediated the Chad peace process" in quotes[0]
