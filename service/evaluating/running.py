"""Asking every question of a set of the open store."""

from __future__ import annotations

from collections.abc import Sequence

from service.ask.answer import Desk, answer_question
from service.evaluating.expectations import AskedQuestion
from service.evaluating.judging import Judged, judge
from service.models.ask import Question


def ask_all(desk: Desk, questions: Sequence[AskedQuestion]) -> list[Judged]:
    """The verdict on each question, in their order; passages are not looked for."""
    return [ask_one(desk, asked) for asked in questions]


def ask_one(desk: Desk, asked: AskedQuestion) -> Judged:
    """The verdict on one question."""
    question = Question(question=asked.text, k=0, previous=list(asked.previous) or None)
    return judge(asked, answer_question(desk, question))
