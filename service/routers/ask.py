"""POST /v1/ask: a question in words, answered from the graph with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from service.ask.answer import answer_question
from service.desk import Desk
from service.metrics import Metrics
from service.models.ask import AskAnswer, Question, Text
from service.routers.dependencies import TheDesk, TheMetrics

router = APIRouter(tags=["ask"])

Passages = Annotated[int, Query(ge=0, le=50, description="How many passages beside the answer.")]
Before = Annotated[Sequence[Text], Query(description="The questions before this one, oldest first.")]


@router.post("/v1/ask", summary="Ask a question")
def ask(desk: TheDesk, metrics: TheMetrics, question: Question) -> AskAnswer:
    """The answer with its reading in words, its denominator, the evidence of each row, and passages beside it."""
    return _answer(desk, metrics, question)


@router.get("/v1/ask", summary="Ask a question again by its link")
def ask_again(desk: TheDesk, metrics: TheMetrics, question: Text, k: Passages = 5, previous: Before = ()) -> AskAnswer:
    """What the `link` of an answer leads to: the same question, asked of the graph as it now is."""
    return _answer(desk, metrics, Question(question=question, k=k, previous=list(previous) or None))


def _answer(desk: Desk, metrics: Metrics, question: Question) -> AskAnswer:
    answer = answer_question(desk, question)
    metrics.questions.labels("understood" if answer.understood else "not understood").inc()
    return answer
