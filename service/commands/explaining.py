"""Explaining what reading a document gives, and why: `ingest --explain`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from service.commands.options import settings_for

if TYPE_CHECKING:
    from service.jobs import ExplainedClaim, ExplainedPassage


def explain(paths: list[Path], *, passage: int | None, contains: str | None, store: str | None, as_json: bool) -> None:
    """Print what each passage of a document gives, or that one, or those that contain a text; write nothing."""
    from service.commands.printing import print_json, say
    from service.jobs import explain_document

    if len(paths) != 1 or paths[0].is_dir():
        raise typer.BadParameter("--explain takes one document at a time.", param_hint="PATH")
    passages = explain_document(settings_for(store), paths[0])
    shown = [p for p in passages if _is_asked_for(p, passage, contains)]
    if as_json:
        print_json({"document": str(paths[0]), "passages": [p.as_json() for p in shown]})
        return
    for one in shown:
        _print_passage(one)
    if not shown:
        say(f"None of the {len(passages)} passages is the one asked for; they are numbered from 1.")


def _is_asked_for(one: ExplainedPassage, number: int | None, contains: str | None) -> bool:
    return (number is None or one.number == number) and (contains is None or contains.lower() in one.text.lower())


def _print_passage(one: ExplainedPassage) -> None:
    from rich.rule import Rule

    from service.commands.printing import out, say

    where = [f"passage {one.number}", *([f"page {one.page}"] if one.page else []), one.kind, one.path]
    out.print(Rule(", ".join(part for part in where if part), align="left"))
    say(f"{one.text}\n")
    if not one.is_mined:
        say("No facts are drawn from a passage of this kind.\n")
    for name in one.names:
        say(f"name   {name.surface}: {name.name} ({name.node}), by {name.by}, {name.confidence:.2f}")
    for words in one.undecided:
        say(f"open   {words.surface}: {' or '.join(words.candidates)}; {words.reason}")
    for claim in one.claims:
        say(_told(claim))
    say("")


def _told(claim: ExplainedClaim) -> str:
    sure = f"{claim.confidence:.2f}, accepted from {claim.threshold:.2f}"
    because = f"\n       because of “{claim.because}”" if claim.because else ""
    held = f"\n       not shown: {claim.held_back}" if claim.held_back else ""
    return f"claim  {claim.subject} {claim.predicate} {claim.target}\n       by {claim.rule} ({sure}){because}{held}"
