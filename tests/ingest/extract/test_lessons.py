"""Lessons: what is one, its kind, its topics and its condition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.extract.lessons import condition_of, lesson_id, lesson_name, topics_of
from ingest.extract.mine import Mined


def _texts(mined: Mined) -> list[object]:
    return [c.value for c in mined.claims if c.predicate == "text" and c.is_projected]


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Mediators should agree early on who leads the process.", "recommendation"),
        ("Parties need time to prepare for talks with their rivals.", "recommendation"),
        ("Envoys must not rush the parties into a ceasefire.", "warning"),
        ("Hosting retreats for envoys from different organisations.", "recommendation"),
        ("Regular briefings helped to build trust and gave the parties confidence in the mediators.", "finding"),
        ("Small groups of friends are more likely to keep talks confidential.", "finding"),
    ],
)
def test_general_advice_is_a_lesson(mined: Callable[..., Mined], text: str, strength: str) -> None:
    found = mined(text)
    assert _texts(found) == [text]
    assert [c.value for c in found.claims if c.predicate == "strength"] == [strength]


@pytest.mark.parametrize(
    "text",
    [
        "This chapter should be read with the one before.",
        "Should mediators agree early on who leads the process?",
        "On 3 May 1994 Kofi Annan met UNITA in Lusaka.",
        "Mediators agree.",
    ],
)
def test_other_sentences_are_no_lessons(mined: Callable[..., Mined], text: str) -> None:
    assert _texts(mined(text)) == []


def test_lesson_stands_in_its_passage_and_has_topics(mined: Callable[..., Mined]) -> None:
    claims = mined("Mediators should agree early on confidentiality and on who leads.").claims
    said = {(c.predicate, c.object) for c in claims if c.subject.startswith("lesson:") and c.object}
    assert ("STATED_IN", "doc:t:p0") in said
    assert ("ABOUT", "topic:confidentiality") in said


def test_lesson_is_drawn_from_the_case_it_names(mined: Callable[..., Mined]) -> None:
    claims = mined("The Chad peace process shows that mediators should agree early on who leads.").claims
    assert [c.object for c in claims if c.predicate == "DRAWN_FROM"] == ["case:chad-peace-process"]


def test_heading_gives_topics_to_the_lesson() -> None:
    assert topics_of("They should agree early.", "Part One > Confidentiality") == ("confidentiality",)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("When trust is low, mediators should start apart.", "When trust is low"),
        ("Talks help only if the parties are ready.", "if the parties are ready"),
        ("Mediators should listen.", None),
    ],
)
def test_condition_is_read(text: str, condition: str | None) -> None:
    assert condition_of(text) == condition


def test_lesson_keeps_its_id_and_a_short_name() -> None:
    text = "Mediators should agree early on who leads, " * 4
    assert lesson_id("doc:a", text) == lesson_id("doc:a", text) != lesson_id("doc:b", text)
    assert len(lesson_name(text)) <= 91
