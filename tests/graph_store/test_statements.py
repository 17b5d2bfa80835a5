"""What weighs when claims differ, and what makes two claims say the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph_schema.claims import Claim, Evidence
from graph_store.statements import Statement, best, is_loaded, statement_of, wording

SAID = Statement(claim="c1", subject="actor:norway", predicate="MEDIATED", object="case:selm", confidence=0.5)


def test_statement_takes_over_what_the_claim_says() -> None:
    evidence = [Evidence(document="document:a", quote="Norway"), Evidence(reference="marlowe1999")]
    claim = Claim(
        id="c1", subject="actor:norway", predicate="kind", value="State", origin="corpus:x", evidence=evidence
    )
    statement = statement_of(claim)
    assert (statement.curated, statement.support) == (True, 2)
    assert statement.sources == {"document:a", "marlowe1999"}


def test_best_of_none_is_none() -> None:
    assert best([]) is None


def test_wording_leaves_out_who_says_it_and_how_surely() -> None:
    assert wording(replace(SAID, claim="c2", confidence=0.9, support=3)) == wording(SAID)


OTHERS: list[dict[str, Any]] = [{"object": "case:mara"}, {"qualifiers": {"role": "lead"}}, {"curated": True}]


@pytest.mark.parametrize("change", OTHERS)
def test_other_words_have_another_wording(change: dict[str, Any]) -> None:
    assert wording(replace(SAID, **change)) != wording(SAID)


@pytest.mark.parametrize(("origin", "loaded"), [("load", True), ("load:ab12", True), ("loader", False)])
def test_loads_are_known_by_their_origin(origin: str, loaded: bool) -> None:
    assert is_loaded(origin) is loaded
