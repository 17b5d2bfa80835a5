"""Explaining a document: names by component, claims by rule with the words it went by, and what holds them back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import FileRefused
from ingest.explain import ExplainedClaim, ExplainedPassage, explain_file

TEXT = """The Marsh talks

Norway mediated the Marsh talks between Kenya and Peru from 1994 to 1996, and the talks succeeded in the end.

Ghana refused to mediate in the Marsh talks. Qatar offered to mediate in the Marsh talks.

Mediators should keep groups of friends small, since large groups are slow and seldom agree.
"""


@pytest.fixture(scope="module")
def passages(tmp_path_factory: pytest.TempPathFactory) -> list[ExplainedPassage]:
    path = tmp_path_factory.mktemp("text") / "marsh.txt"
    path.write_text(TEXT, encoding="utf-8")
    return explain_file(path)


def claim(passages: list[ExplainedPassage], subject: str, predicate: str) -> ExplainedClaim:
    found = [c for p in passages for c in p.claims if (c.subject, c.predicate) == (subject, predicate)]
    assert found, [(c.subject, c.predicate) for p in passages for c in p.claims]
    return found[0]


def test_passages_are_numbered_from_one_and_whole(passages: list[ExplainedPassage]) -> None:
    assert [p.number for p in passages] == list(range(1, len(passages) + 1))
    assert any("Norway mediated" in p.text for p in passages)


def test_name_says_what_it_means_and_who_found_it(passages: list[ExplainedPassage]) -> None:
    norway = next(name for p in passages for name in p.names if name.surface == "Norway")
    assert (norway.node, norway.by) == ("actor:norway", "gazetteer")


def test_claim_says_its_rule_and_the_words_it_went_by(passages: list[ExplainedPassage]) -> None:
    found = claim(passages, "Norway", "MEDIATED")
    assert (found.target, found.rule.split("/")[:2]) == ("Marsh talks", ["rules", "relations"])
    assert found.because.startswith("Norway mediated the Marsh talks")
    assert (found.confidence >= found.threshold, found.held_back) == (True, None)


@pytest.mark.parametrize(("actor", "mark"), [("Ghana", "negated"), ("Qatar", "hypothetical")])
def test_what_was_not_done_is_held_back(passages: list[ExplainedPassage], actor: str, mark: str) -> None:
    assert mark in str(claim(passages, actor, "MEDIATED").held_back)


def test_lesson_is_called_by_its_words(passages: list[ExplainedPassage]) -> None:
    lesson = next(c for p in passages for c in p.claims if c.predicate == "ABOUT")
    assert lesson.subject.startswith("Mediators should keep groups of friends small")
    assert "should" in lesson.because


def test_known_names_of_a_store_decide(tmp_path: Path) -> None:
    (tmp_path / "marsh.txt").write_text(TEXT, encoding="utf-8")
    found = explain_file(tmp_path / "marsh.txt", known=[("case:own-marsh", "Case", "Marsh talks")])
    assert "case:own-marsh" in {name.node for p in found for name in p.names}


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="gone.txt"):
        explain_file(tmp_path / "gone.txt")
