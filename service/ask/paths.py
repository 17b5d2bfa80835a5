"""How two types of things belong together where the question does not say it, as read from paths.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from service.ask.data_files import read_data

_STEP = re.compile(r"(?P<relation>[A-Z_]+)(?P<way>[<>])(?P<deep>\*?)(?P<label>\w+)")


@dataclass(frozen=True)
class Step:
    """One step: along a relation or against it, and the type of thing it leads to."""

    relation: str
    forward: bool
    any_depth: bool
    label: str


@cache
def _paths() -> dict[tuple[str, str, str | None], tuple[Step, ...]]:
    listed = read_data("paths.yaml")
    return {(p["from"], p["to"], p.get("when")): tuple(_step(text) for text in p["steps"]) for p in listed}


def _step(text: str) -> Step:
    found = _STEP.fullmatch(text)
    if found is None:
        raise ValueError(
            f"paths.yaml: {text!r} is no step; expected a relation, > or <, and a type, such as SERVED>Case"
        )
    return Step(found["relation"], found["way"] == ">", bool(found["deep"]), found["label"])


def path_between(start: str, end: str, *, word: str | None = None) -> tuple[Step, ...] | None:
    """The steps from one type to another; word: what stands before the second thing (`by`, `between`)."""
    return _paths().get((start, end, word)) or _paths().get((start, end, None))
