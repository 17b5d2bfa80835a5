"""Judging an answer: right, marked as not quite the answer, refused, or silently wrong."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from service.ask.tokens import keys_of
from service.evaluating.expectations import AskedQuestion, Expectation
from service.models.ask import AskAnswer

Verdict = Literal["right", "marked", "refused", "silently wrong"]
VERDICTS: tuple[Verdict, ...] = ("right", "marked", "refused", "silently wrong")
SHARE_TOLERANCE = 0.006


@dataclass(frozen=True)
class Judged:
    """A question with the verdict on its answer. got: what came back, for whoever looks into it."""

    question: str
    verdict: Verdict
    family: str
    got: str


def judge(asked: AskedQuestion, found: AskAnswer) -> Judged:
    """The verdict on one answer; marking words is as good as an answer only where that is what is expected."""
    return Judged(asked.text, _verdict(asked, found), asked.family, _told(found))


def tally(judged: Sequence[Judged]) -> dict[Verdict, int]:
    """How many answers met each verdict."""
    counts = Counter(one.verdict for one in judged)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def _verdict(asked: AskedQuestion, found: AskAnswer) -> Verdict:
    is_read = asked.reads is None or found.interpretation.words == asked.reads
    if is_read and any(meets(expected, found) for expected in asked.accepted):
        return "right"
    if _is_refused(found):
        return "refused"
    return "silently wrong" if found.understood else "marked"


def meets(expected: Expectation, found: AskAnswer) -> bool:
    """True when the answer is the one that is expected."""
    match expected.kind:
        case "marked":
            return _is_marked(expected, found)
        case "ambiguous":
            return _asks_which(expected, found)
        case "open":
            return found.answer.kind == "text" and found.answer.value is None and not found.answer.rows
    if not found.understood or found.answer.kind == "none":
        return False
    match expected.kind:
        case "rows":
            return _has_rows(expected, found)
        case "empty":
            return not found.answer.rows and not found.answer.value and bool(found.answer.text)
        case "path":
            return set(_ids(found)) - {*_ends(found)} == set(expected.ids)
        case "number":
            return any(_is_close(expected, number) for number in _numbers(found))
        case "groups":
            return _has_groups(expected, found)
        case "definition":
            return expected.ids[0].rsplit(":", 1)[-1] in {str(i).rsplit(":", 1)[-1] for i in _ids(found)} or (
                found.answer.kind == "text" and _says(found.answer.text, expected.ids[0].rsplit(":", 1)[-1])
            )
    held = [_says(_told(found), word) for word in expected.words]
    return any(held) if expected.any_of else all(held)


def _ids(found: AskAnswer) -> list[str | None]:
    return [row.id for row in found.answer.rows]


def _ends(found: AskAnswer) -> list[str]:
    path = (found.interpretation.query or {}).get("path") or {}
    return [*path.get("source", []), *path.get("target", [])]


def _is_refused(found: AskAnswer) -> bool:
    return found.answer.kind == "none" or (
        not found.understood and not found.answer.rows and found.answer.value is None
    )


def _is_marked(expected: Expectation, found: AskAnswer) -> bool:
    if found.understood:
        return False
    if not expected.words:
        return bool(found.answer.text)
    named = {key for word in found.interpretation.unused_words for key in keys_of(word)}
    held = [set(keys_of(word)) <= named for word in expected.words]
    return _is_refused(found) or (any(held) if expected.any_of else all(held))


def _asks_which(expected: Expectation, found: AskAnswer) -> bool:
    offered = {candidate.id for one in found.interpretation.ambiguities for candidate in one.candidates}
    least = expected.at_least or len(expected.ids)
    shown = {i for i in _ids(found) if i is not None} if found.understood else set()
    return any(len(ids & set(expected.ids)) >= least for ids in (offered, shown))


def _has_rows(expected: Expectation, found: AskAnswer) -> bool:
    ids = _ids(found)
    return ids == list(expected.ids) if expected.ordered else set(ids) == set(expected.ids)


def _numbers(found: AskAnswer) -> list[float]:
    """The figure; of a single row its cells, where there is no figure."""
    if found.answer.value is not None:
        return [float(found.answer.value)]
    cells = [v for row in found.answer.rows[:1] for v in row.values.values()] if len(found.answer.rows) == 1 else []
    return [float(cell) for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]


def _is_close(expected: Expectation, number: float) -> bool:
    return expected.number is not None and math.isclose(
        number, expected.number, abs_tol=max(expected.tolerance, 1e-9), rel_tol=0
    )


def _has_groups(expected: Expectation, found: AskAnswer) -> bool:
    got = {str(row.name): row.values.get("value") for row in found.answer.rows}
    wanted = {name: number for name, number in expected.groups if number}
    there = {name: float(v) for name, v in got.items() if isinstance(v, int | float) and v}
    return wanted.keys() == there.keys() and all(
        math.isclose(there[name], number, abs_tol=SHARE_TOLERANCE) for name, number in wanted.items()
    )


def _says(text: str, words: str) -> bool:
    return f" {' '.join(keys_of(words))} " in f" {' '.join(keys_of(text))} "


def _told(found: AskAnswer) -> str:
    """The text with the rows, as one string."""
    rows = "; ".join(f"{row.name} {' '.join(_cell(v) for v in row.values.values())}" for row in found.answer.rows[:12])
    return f"{found.answer.text} {'' if found.answer.value is None else found.answer.value} {rows}"


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(_cell(v) for v in value)
    name = getattr(value, "name", None)
    return (
        str(value) if name is None else f"{name} {' '.join(str(v) for v in getattr(value, 'properties', {}).values())}"
    )
