"""Briefs as the check sees them: what they are about and what they cite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ingest.corpus.read import CorpusError

_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_NOTE = re.compile(r"^\[\^([^\]]+)\]:\s*(.+)$", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]]+)\](?!:)")


@dataclass(frozen=True)
class Brief:
    """A brief's file below the corpus, its title, the ids of its cases and topics, its footnotes, and the marks that
    stand in its text."""

    name: str
    title: str
    cases: list[str]
    topics: list[str]
    noted: dict[str, str]
    marks: list[str]

    @property
    def footnotes(self) -> list[str]:
        return list(self.noted.values())


def parse_brief(text: str, *, name: str) -> Brief:
    """Read a brief's head and footnotes. Raises CorpusError naming the file when the head is missing or wrong."""
    head = _HEAD.match(text)
    if head is None:
        raise CorpusError(f"{name}: expected a head between two lines of ---")
    try:
        found = yaml.safe_load(head.group(1))
    except yaml.YAMLError as exc:
        raise CorpusError(f"{name}: the head is not readable as YAML: {exc}") from exc
    if not isinstance(found, dict):
        raise CorpusError(f"{name}: the head is to be a mapping, found {type(found).__name__}")
    return Brief(
        name=name,
        title=str(found.get("title", name)),
        cases=_words(found, "cases", name),
        topics=_words(found, "topics", name),
        noted=dict(_NOTE.findall(text)),
        marks=list(dict.fromkeys(_MARK.findall(text))),
    )


def read_brief(path: Path) -> Brief:
    """Read one brief. Raises CorpusError."""
    return parse_brief(path.read_text(encoding="utf-8"), name=f"{path.parent.name}/{path.name}")


def _words(head: dict[str, Any], key: str, name: str) -> list[str]:
    found = head.get(key, [])
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise CorpusError(f"{name}: {key} is to be a list of ids, found {found!r}")
    return found
