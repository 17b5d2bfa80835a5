"""Judging answers: what is right, marked, refused and silently wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.ask.answer import answer_question
from service.cli import app
from service.desk import Desk
from service.errors import BadQuestionFile
from service.evaluating.expectations import AskedQuestion, Expectation, read_questions
from service.evaluating.judging import judge
from service.models.ask import Question
from service.settings import Settings


def verdict(desk: Desk, text: str, *accepted: Expectation, reads: str | None = None) -> str:
    found = answer_question(desk, Question(question=text, k=0))
    return judge(AskedQuestion(text, accepted, reads=reads), found).verdict


def test_expected_rows_are_right(desk: Desk) -> None:
    expected = Expectation("rows", ids=("case:oru-talks",))
    assert verdict(desk, "cases that succeeded", expected) == "right"


def test_other_rows_are_silently_wrong(desk: Desk) -> None:
    expected = Expectation("rows", ids=("case:vell-talks",))
    assert verdict(desk, "cases that succeeded", expected) == "silently wrong"


def test_other_reading_is_silently_wrong(desk: Desk) -> None:
    expected = Expectation("rows", ids=("case:oru-talks",))
    assert verdict(desk, "cases that succeeded", expected, reads="agreements") == "silently wrong"


def test_unread_word_marks_the_answer(desk: Desk) -> None:
    expected = Expectation("rows", ids=())
    assert verdict(desk, "small friends groups that succeeded", expected) == "marked"


def test_nothing_shown_is_a_refusal(desk: Desk) -> None:
    assert verdict(desk, "how do penguins sleep at noon tea parties", Expectation("number", number=1)) == "refused"


def test_alternative_is_as_good(desk: Desk) -> None:
    expected = (Expectation("rows", ids=("case:vell-talks",)), Expectation("number", number=1))
    assert verdict(desk, "How many cases succeeded?", *expected) == "right"


def test_json_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    line = {"question": "cases", "previous": None, "expect": {"kind": "ids", "ids": ["case:a"], "ordered": True}}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert read_questions(path) == [AskedQuestion("cases", (Expectation("rows", ids=("case:a",), ordered=True),))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {q: cases}", "question 1.*does not say what is expected"),
        ("q: cases", "expected a list"),
        ("- [", "no YAML"),
    ],
)
def test_unreadable_file_is_refused(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "asked.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadQuestionFile, match=said):
        read_questions(path)


def test_command_prints_the_totals(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "asked.yaml"
    path.write_text("- {q: number of cases that succeeded, number: 1}\n- {q: all cases, rows: []}\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", "ask", str(path), "--json", "--store", settings.store])
    found = json.loads(done.stdout)
    assert (found["questions"], found["right"], found["silently wrong"]) == (2, 1, 1)
