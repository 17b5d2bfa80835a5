"""Evaluating: how much of a text is found, and how many questions of a set are answered right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from service.commands.options import Json, Store

if TYPE_CHECKING:
    from service.evaluating.sampling import SampledClaim


class ExtractionUnlessNamed(TyperGroup):
    """`evaluate GOLD EXPORT` is `evaluate extraction GOLD EXPORT`: what is first is no command's name."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["extraction", *args]
        return super().parse_args(ctx, args)


def evaluate_extraction(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="What readers found in the text: a JSON file.")],
    export: Annotated[Path, typer.Argument(metavar="EXPORT", help="A jsonl export of a store with that text alone.")],
    sample: Annotated[int, typer.Option("--sample", min=0, help="How many claims to print for reading.")] = 50,
    seed: Annotated[int, typer.Option("--seed", help="Another seed draws another sample.")] = 0,
    predicate: Annotated[
        list[str] | None, typer.Option("--predicate", help="Print only claims of this predicate; may be given again.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Measure an export against what readers found, and print claims of it with their quotes for reading.

    \b
    Example: goodoffices evaluate gold.json export/ --sample 50
    Example: goodoffices evaluate gold.json export/ --predicate MEDIATED --predicate LED
    Example: goodoffices evaluate gold.json export/ --sample 0 --json
    """
    from dataclasses import asdict

    from service.commands.printing import print_json
    from service.evaluating.exported import read_exported
    from service.evaluating.extraction import measure
    from service.evaluating.gold import read_gold
    from service.evaluating.sampling import sample_claims

    annotated, exported = read_gold(gold), read_exported(export)
    report = measure(annotated, exported)
    claims = sample_claims(exported, size=sample, seed=seed, predicates=predicate or ())
    if as_json:
        print_json({**report, "sample": [asdict(claim) for claim in claims]})
        return
    _print_figures(report)
    _print_sample(claims)


def _print_figures(report: dict[str, Any]) -> None:
    from service.commands.printing import print_table, say

    rates, told = _rates(report), _told(report)
    heads = ["what", "precision", "recall", "F1", "right", "found", "gold"]
    if rates:
        print_table(heads, [[what, *figures.values()] for what, figures in rates.items()])
    for what, figure in told.items():
        say(f"{what}: {figure}")


def _rates(report: dict[str, Any], prefix: str = "") -> dict[str, dict[str, Any]]:
    """Every rate of the report by what it is of, those within groups and cases included."""
    found: dict[str, dict[str, Any]] = {}
    for name, value in report.items():
        if isinstance(value, dict):
            what = f"{prefix}{name.replace('_', ' ')}"
            own = {key: figure for key, figure in value.items() if key in _RATE}
            found |= {what: own} if len(own) == len(_RATE) else {}
            found |= _rates(value, prefix=prefix if name == "slots" else f"{name}: ")
    return found


_RATE = ("precision", "recall", "f1", "tp", "found", "gold")


def _told(report: dict[str, Any]) -> dict[str, str]:
    """Every other figure: so many of so many."""
    found: dict[str, str] = {}
    for name in ("groups", "cases", "recall_by_type", "lessons"):
        part = report.get(name, {})
        found |= {
            f"{name.replace('_', ' ')}, {key.replace('_', ' ')}": v for key, v in part.items() if isinstance(v, str)
        }
    lessons = report.get("lessons", {})
    if lessons:
        found["lessons"] = (
            f"recall {lessons['recall']}, {lessons['matched_found']} of {lessons['found']} found were asked for"
        )
    return found


def _print_sample(claims: list[SampledClaim]) -> None:
    from service.commands.printing import say

    for place, claim in enumerate(claims, start=1):
        say(f"\n{place}. {claim.text}  [{claim.confidence:.2f}, {claim.method}]\n   “{claim.quote}” ({claim.document})")


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
