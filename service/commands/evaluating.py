"""Evaluating: how many questions of a set are answered right, and what becomes of the others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from service.commands.options import Json, Store


def evaluate_ask(
    file: Annotated[Path, typer.Argument(help="Questions with what is expected: YAML, or JSON lines.")],
    show: Annotated[bool, typer.Option("--show", help="List every answer that was not right.")] = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Ask every question of a file and say how many answers are right, marked, refused and silently wrong.

    \b
    Example: goodoffices evaluate ask questions.yaml --show
    """
    from dataclasses import asdict

    from service.commands.asking import open_here
    from service.commands.printing import print_json, print_table, say
    from service.evaluating.expectations import read_questions
    from service.evaluating.judging import tally
    from service.evaluating.running import ask_all

    questions = read_questions(file)
    with open_here(store) as desk:
        judged = ask_all(desk, questions)
    totals = tally(judged)
    wrong = [one for one in judged if one.verdict != "right"]
    if as_json:
        print_json({"questions": len(judged), **totals, "not_right": [asdict(one) for one in wrong]})
        return
    print_table(
        ["verdict", "questions", "share"], [[v, n, f"{n / max(1, len(judged)):.1%}"] for v, n in totals.items()]
    )
    for one in wrong if show else []:
        say(f"{one.verdict}: {one.question}\n    {one.got}")
