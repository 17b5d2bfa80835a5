"""What else a question may mean is said beside its answer; an empty answer leads to one that is not."""

from __future__ import annotations

import pytest

from service.ask.answer import answer_question
from service.desk import Desk
from service.models.ask import AskAnswer, Question


def ask(desk: Desk, question: str, *previous: str) -> AskAnswer:
    return answer_question(desk, Question(question=question, k=0, previous=list(previous) or None))


def ids(answer: AskAnswer) -> set[str | None]:
    return {row.id for row in answer.answer.rows}


def test_members_of_two_groups_are_those_of_either(desk: Desk) -> None:
    found = ask(desk, "members of the Tessany Contact Group and the Bahrun Monitoring Group")
    assert ids(found) == {"actor:aldmark", "actor:brevia", "actor:world-assembly", "actor:dovria"}
    assert "in all of them at once there are 1" in found.answer.text


def test_shared_members_are_those_of_both(desk: Desk) -> None:
    found = ask(desk, "shared members of the Tessany Contact Group and the Bahrun Monitoring Group")
    assert ids(found) == {"actor:aldmark"}


def test_name_of_a_state_before_cases_falls_back_on_its_mediation(desk: Desk) -> None:
    found = ask(desk, "Aldmark cases")
    assert ids(found) == {"case:tessany-conference", "case:quellan-dialogue", "case:second-quellan"}
    assert found.answer.text.startswith("There are no cases in Aldmark; what follows is what is on record mediated by")


def test_the_two_are_those_named_before(desk: Desk) -> None:
    text = "We hear of Aldmark and the World Assembly. In which cases did the two mediate together?"
    assert ids(ask(desk, text)) == {"case:tessany-conference"}


def test_nearest_question_has_an_answer(desk: Desk) -> None:
    found = ask(desk, "failed cases in Central America")
    assert found.answer.rows == []
    assert ask(desk, found.suggestions[0]).answer.rows
    assert f"Try “{found.suggestions[0]}”" in found.answer.text


def test_strength_of_a_lesson_is_kept(desk: Desk) -> None:
    assert ids(ask(desk, "recommendations on leverage")) == {"lesson:patience"}


def test_either_of_two_verbs_is_enough(desk: Desk) -> None:
    assert ids(ask(desk, "which states funded or hosted talks?")) == {"actor:aldmark", "actor:corsand"}


def test_link_carries_the_questions_before(desk: Desk) -> None:
    found = ask(desk, "and in Asia?", "cases in Africa")
    assert found.link == "/v1/ask?question=and+in+Asia%3F&previous=cases+in+Africa"


@pytest.mark.parametrize("question", ["cases mediated by Aldmark", "Who mediated the Orvane talks?"])
def test_rule_is_said_once_and_plainly(question: str, desk: Desk) -> None:
    words = ask(desk, question).interpretation.words
    assert words.endswith("; who led it counts where no mediator is coded")
    assert "either" not in words
