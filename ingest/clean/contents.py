"""Contents lists: lines that end in the number of the page where something else stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean.lines import Line

_ENTRY = re.compile(
    r"(?P<title>\S.{1,150}?)(?:\s*(?:\.\s?){3,}\s*|\s*…+\s*|\s*\t\s*|\s{3,})(?:\d{1,4}|[ivxl]{1,6})", re.IGNORECASE
)
_HEADING = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|list of (?:figures|tables|boxes)", re.IGNORECASE
)
_NUMBER_ENDS = frozenset("0123456789ivxlIVXL")
_MOST_CHARS = 200
_FEWEST = 3
# Long entries run over to a second line that has no number.
_LONGEST_GAP = 2
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[ivxlc]+[.)])\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Contents:
    """A document's own list of its headings. lines: numbers of its lines. titles: as `title_key` writes them."""

    lines: frozenset[int] = frozenset()
    titles: frozenset[str] = frozenset()


def title_key(text: str) -> str:
    """A title without its number, case and spacing, to be compared."""
    return " ".join(_NUMBER.sub("", text.strip()).casefold().split())


def find_contents(lines: Sequence[Line]) -> Contents:
    """The contents lists of a document, their headings with them."""
    # Matching is slow and hardly any line ends in a number.
    ending = {i: line for i, line in enumerate(lines) if line.text[-1] in _NUMBER_ENDS and len(line.text) < _MOST_CHARS}
    entries = {i: entry for i, line in ending.items() if (entry := _ENTRY.fullmatch(line.text))}
    found: set[int] = set()
    titles: set[str] = set()
    for run in _runs(sorted(entries)):
        if len([i for i in run if i in entries]) < _FEWEST:
            continue
        found.update(run)
        titles.update(title_key(entries[i]["title"]) for i in run if i in entries)
        found.update(i for i in (run[0] - 1, run[0] - 2) if i >= 0 and _HEADING.fullmatch(lines[i].text))
    return Contents(frozenset(found), frozenset(titles))


def _runs(numbers: Sequence[int]) -> list[range]:
    """Stretches of lines in which entries follow each other closely."""
    runs: list[range] = []
    for n in numbers:
        if runs and n - runs[-1].stop < _LONGEST_GAP:
            runs[-1] = range(runs[-1].start, n + 1)
        else:
            runs.append(range(n, n + 1))
    return runs
