"""Lists of members under a heading that says so ("Members of the Network"): a line is a member, not a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_schema.documents import PassageKind
from ingest.records import PreparedPassage

_HEADING = re.compile(r"\b[Mm]ember(?:s|ship)\b(?: (?:[Ss]tates|[Oo]rgani[sz]ations))?|\bMEMBERS\b")
_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"(?:[\u2022\u2013*-]|\d{1,2}[.)])\s+")
# Where the address of a member begins.
_ADDRESS = re.compile(r"[,\s]*(?:<?https?://|www\.|\S+@|Tel[.:]).*$")
MAX_LINE_CHARS = 160


def is_member_list(prepared: PreparedPassage) -> bool:
    """Whether a passage lists the members of whatever the heading above it names."""
    passage = prepared.passage
    return passage.kind is PassageKind.LIST and bool(_HEADING.search(last_heading(passage.path)))


def last_heading(path: str) -> str:
    """The nearest of the headings on a path."""
    return path.rsplit(" > ", 1)[-1]


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the members stand, line by line, without list markers and addresses; a line with a colon begins another."""
    for match in _LINE.finditer(text):
        if match.group().rstrip().endswith(":"):
            return
        marker = _MARKER.match(match.group())
        start = match.start() + (marker.end() if marker else 0)
        name = _ADDRESS.sub("", text[start : match.end()])
        if 1 < len(name) <= MAX_LINE_CHARS:
            yield start, start + len(name)
