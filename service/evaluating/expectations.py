"""Sets of questions with what is expected of their answers, as read from a YAML file or from JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from service.errors import BadQuestionFile

Kind = Literal["rows", "number", "groups", "value", "path", "open", "definition", "ambiguous", "marked", "empty"]
# the key of the YAML file that says what is expected, and the kind it stands for
YAML_KINDS: Mapping[str, Kind] = {
    "rows": "rows",
    "number": "number",
    "groups": "groups",
    "text": "value",
    "path": "path",
    "open": "open",
    "ambiguous": "ambiguous",
    "marked": "marked",
}
LINE_KINDS: Mapping[str, Kind] = {
    "ids": "rows",
    "number": "number",
    "groups": "groups",
    "value": "value",
    "passages": "open",
    "definition": "definition",
    "ambiguous": "ambiguous",
    "mark": "marked",
    "empty": "empty",
}


@dataclass(frozen=True)
class Expectation:
    """One answer that would be right.

    ids: rows, steps of a path, or candidates of a name. number: the figure, within the tolerance, a share as a
    fraction. words: what must be said, or named as not understood; any of them where `any_of`, else all.
    """

    kind: Kind
    ids: tuple[str, ...] = ()
    ordered: bool = False
    number: float | None = None
    tolerance: float = 0.0
    groups: tuple[tuple[str, float], ...] = ()
    words: tuple[str, ...] = ()
    any_of: bool = False
    at_least: int = 0


@dataclass(frozen=True)
class AskedQuestion:
    """A question with those before it, oldest first, and the answers that would be right.

    reads: how its reading must be said, None where that is left open.
    """

    text: str
    accepted: tuple[Expectation, ...]
    previous: tuple[str, ...] = ()
    reads: str | None = None
    family: str = ""


def read_questions(path: Path) -> list[AskedQuestion]:
    """The questions of a file. Raises BadQuestionFile, naming file and place, when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise BadQuestionFile(f"{path}: cannot be read ({exc}). Give a YAML file or JSON lines.") from exc
    entries = _lines(path, text) if path.suffix == ".jsonl" else _listed(path, text)
    return [_question(path, place, entry) for place, entry in entries]


def _lines(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                entry = json.loads(line)
            except json.JSONDecodeError as exc:
                raise BadQuestionFile(f"{path}, line {number}: no JSON ({exc.msg}).") from exc
            yield number, entry


def _listed(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        entries = yaml.safe_load(text)
    except yaml.YAMLError as exc:
        raise BadQuestionFile(f"{path}: no YAML ({exc}).") from exc
    if not isinstance(entries, list):
        raise BadQuestionFile(f"{path}: expected a list of questions, each with `q` and what is expected.")
    yield from enumerate(entries, start=1)


def _question(path: Path, place: int, entry: dict[str, Any]) -> AskedQuestion:
    try:
        return _from_line(entry) if "expect" in entry else _from_yaml(entry)
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise BadQuestionFile(f"{path}, question {place}: {exc}; known are {', '.join(YAML_KINDS)}.") from exc


def _from_yaml(entry: Mapping[str, Any]) -> AskedQuestion:
    previous = entry.get("previous") or ()
    return AskedQuestion(
        text=entry["q"],
        accepted=tuple(_expected(e) for e in (entry, *entry.get("also", ()))),
        previous=(previous,) if isinstance(previous, str) else tuple(previous),
        reads=entry.get("reads"),
        family=str(entry.get("family", "")),
    )


def _expected(entry: Mapping[str, Any]) -> Expectation:
    key = next((k for k in YAML_KINDS if k in entry), None)
    if key is None:
        raise ValueError(f"{entry!r} does not say what is expected")
    kind, said = YAML_KINDS[key], entry[key]
    words = (said,) if isinstance(said, str) else tuple(said) if isinstance(said, list) else ()
    is_ids = kind in {"rows", "path", "ambiguous"}
    return Expectation(
        kind="empty" if kind == "rows" and not said else kind,
        ids=words if is_ids else (),
        ordered=bool(entry.get("ordered")),
        number=float(said) if kind == "number" else None,
        tolerance=float(entry.get("tolerance", 0.0)),
        groups=_pairs(said) if kind == "groups" else (),
        words=() if is_ids else words,
    )


def _from_line(entry: Mapping[str, Any]) -> AskedQuestion:
    previous = entry.get("previous") or ()
    expected = entry["expect"]
    return AskedQuestion(
        text=entry["question"],
        accepted=tuple(_of_line(e) for e in (expected, *expected.get("also", ()))),
        previous=(previous,) if isinstance(previous, str) else tuple(previous),
        family=str(entry.get("family", "")),
    )


def _of_line(expected: Mapping[str, Any]) -> Expectation:
    kind: Kind = "path" if "path" in expected else LINE_KINDS[expected["kind"]]
    ids = [expected["id"]] if "id" in expected else expected.get("ids") or []
    words = expected.get("values") or expected.get("words") or []
    return Expectation(
        kind=kind,
        ids=tuple(ids),
        ordered=bool(expected.get("ordered")),
        number=expected.get("value"),
        tolerance=float(expected.get("tolerance") or 0.0),
        groups=_pairs(expected.get("groups") or {}),
        words=tuple(str(word) for word in words),
        any_of=bool(expected.get("any_of")) or (kind == "value" and not expected.get("every")),
        at_least=int(expected.get("at_least") or 0),
    )


def _pairs(groups: Mapping[Any, Any]) -> tuple[tuple[str, float], ...]:
    return tuple((str(name), float(number)) for name, number in groups.items())
