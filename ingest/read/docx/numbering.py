"""Numbers that Word puts before list items and headings by itself: they are in no text and have to be counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.read.docx.package import W
from ingest.read.docx.styles import read_value
from ingest.read.numbers import format_number

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class ListLevel:
    """How one level of a list is numbered. text: with %1 to %9 for the numbers of levels. style: whose level it is."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    style: str | None = None
    is_legal: bool = False


@dataclass(frozen=True)
class _List:
    """A list that paragraphs name. shared: which lists count on together. restarts: level -> its first number."""

    shared: str
    levels: dict[int, ListLevel]
    restarts: dict[int, int]


@dataclass
class Numbering:
    """Counts the items of all lists of a document, in reading order."""

    lists: dict[str, _List]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, part: etree._Element | None) -> Numbering:
        """Read the part that holds the lists; none at all without it."""
        if part is None:
            return cls({})
        levels = _read_shared_levels(part)
        return cls({str(num.get(f"{W}numId")): _read_list(num, levels) for num in part.iter(f"{W}num")})

    def level_of_style(self, number_id: str, style_id: str) -> int:
        """The level of a list that belongs to a style; the first if none does."""
        levels = self.lists[number_id].levels if number_id in self.lists else {}
        return next((at for at, level in levels.items() if level.style == style_id), 0)

    def is_counted(self, number_id: str, level: int) -> bool:
        """True if items at this level carry numbers rather than bullets."""
        found = self.lists.get(number_id)
        return found is not None and found.levels.get(level, ListLevel()).form not in {"bullet", "none"}

    def next_label(self, number_id: str, level: int) -> str:
        """Count one item on and give its number as Word shows it; empty for bullets."""
        found = self.lists.get(number_id)
        if found is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(found.shared, [None] * _LEVELS)
        first = found.levels.get(level, ListLevel()).start
        last = counts[level]
        counts[level] = first if last is None else last + 1
        if level in found.restarts and (number_id, level) not in self._begun:
            counts[level] = found.restarts[level]
        self._begun.add((number_id, level))
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _write_label(found.levels, level, counts)


def _write_label(levels: dict[int, ListLevel], level: int, counts: list[int | None]) -> str:
    own = levels.get(level, ListLevel(text=f"%{level + 1}."))
    if own.form == "bullet":
        return ""

    def write(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        other = levels.get(at, ListLevel())
        count = counts[at]
        return format_number(other.start if count is None else count, "decimal" if own.is_legal else other.form)

    return _PLACEHOLDER.sub(write, own.text).strip()


def _read_shared_levels(part: etree._Element) -> dict[str, dict[int, ListLevel]]:
    """Levels by the id that lists share; a list style may say them in another place."""
    abstract = {str(a.get(f"{W}abstractNumId")): a for a in part.iter(f"{W}abstractNum")}
    of_style = {read_value(a, "styleLink"): a for a in abstract.values() if read_value(a, "styleLink")}
    return {key: _read_levels(of_style.get(read_value(a, "numStyleLink"), a)) for key, a in abstract.items()}


def _read_levels(element: etree._Element) -> dict[int, ListLevel]:
    return {int(level.get(f"{W}ilvl") or 0): _read_level(level) for level in element.findall(f"{W}lvl")}


def _read_level(element: etree._Element) -> ListLevel:
    start = read_value(element, "start") or ""
    at = int(element.get(f"{W}ilvl") or 0)
    text = read_value(element, "lvlText")
    return ListLevel(
        form=read_value(element, "numFmt") or "decimal",
        text=f"%{at + 1}." if text is None else text,
        start=int(start) if start.isdigit() else 1,
        style=read_value(element, "pStyle"),
        is_legal=element.find(f"{W}isLgl") is not None,
    )


def _read_list(element: etree._Element, shared_levels: dict[str, dict[int, ListLevel]]) -> _List:
    shared = read_value(element, "abstractNumId") or ""
    levels = dict(shared_levels.get(shared, {}))
    restarts: dict[int, int] = {}
    for override in element.findall(f"{W}lvlOverride"):
        at = int(override.get(f"{W}ilvl") or 0)
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[at] = _read_level(own)
        start = read_value(override, "startOverride") or ""
        if start.isdigit():
            restarts[at] = int(start)
            levels[at] = replace(levels.get(at, ListLevel(text=f"%{at + 1}.")), start=int(start))
    return _List(shared, levels, restarts)
