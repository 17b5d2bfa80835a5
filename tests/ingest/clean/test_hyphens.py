from __future__ import annotations

import pytest

from ingest.clean.clean_text import CleanText
from ingest.clean.hyphens import close_stray_spaces, join_lines, keeps_hyphen
from ingest.clean.words import Words


@pytest.mark.parametrize(
    ("left", "right", "kept"),
    [
        ("Secu", "rity", False),
        ("intergovernmen", "tal", False),
        ("Secretary", "General", True),
        ("back", "room", True),
        ("capacity", "building", True),
        ("non", "aligned", False),
        ("pro", "tested", False),
        ("pro", "government", True),
        ("Marlowe", "led", True),
        ("Mar", "lowe", False),
        ("14", "day", True),
        ("over", "all", False),
        ("co", "lour", False),
        ("co", "chair", True),
        ("Uzbeki", "stan", False),
    ],
)
def test_hyphen_is_kept_where_it_belongs_to_the_word(words: Words, left: str, right: str, kept: bool) -> None:
    assert keeps_hyphen(left, right, words) is kept


def test_document_outranks_the_word_list() -> None:
    assert keeps_hyphen("geo", "political", Words.of("a geo-political change, geo-political conditions"))
    assert not keeps_hyphen("power", "sharing", Words.of("a powersharing deal"))


def test_prefix_follows_the_document_and_else_british_use() -> None:
    assert keeps_hyphen("non", "aligned", Words.of("non-state actors, non-violent means"))
    assert not keeps_hyphen("non", "aligned", Words.of("nonstate actors, nonviolent means"))
    assert keeps_hyphen("non", "aligned", Words.of("the envoys"))


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("the Secu-\nrity Council", "the Security Council"),
        ("the Secu- \n  rity Council", "the Security Council"),
        ("the Secretary-\nGeneral met", "the Secretary-General met"),
        ("inter-\nand intra-state", "inter- and intra-state"),
        ("the me\u00ad\ndiator", "the mediator"),
        ("the me\u0002\ndiator", "the mediator"),
        ("Crews/\nOwners", "Crews/Owners"),
        ("early—\nnot late", "early—not late"),
        ("late – \nvery late", "late – very late"),
        ("1995–\n1996", "1995–1996"),
        ("plain \n  text", "plain text"),
        ("a dash -\nhere", "a dash - here"),
        ("the medi -\nators", "the mediators"),
    ],
)
def test_lines_are_joined(words: Words, lines: str, line: str) -> None:
    assert join_lines(CleanText.of(lines), words).text == line


def test_joined_word_leads_back_to_both_lines(words: Words) -> None:
    lines = "the Secu-\nrity Council"
    text = join_lines(CleanText.of(lines), words)
    assert lines[slice(*text.original_span(4, 12))] == "Secu-\nrity"


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("a US- led mission", "a US-led mission"),
        ("inter- Selmian talks", "inter-Selmian talks"),
        ("vis- à-vis", "vis-à-vis"),
        ("short- and long-term", "short- and long-term"),
        ("Quay - Selm", "Quay - Selm"),
    ],
)
def test_stray_spaces_after_hyphens_are_closed(text: str, closed: str) -> None:
    assert close_stray_spaces(CleanText.of(text)).text == closed
