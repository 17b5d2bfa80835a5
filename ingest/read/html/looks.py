"""Headings that are none by their tags: short lines in bold or large type that stand over text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from ingest.read.html.tree import attribute, measure_depth

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARAGRAPHS = ("p", "div", "center")
_INNER_BLOCKS = ("p", "div", "table", "ul", "ol", "li", "blockquote", "center", "img", "td")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"(?:^|[\s,}])(?:[a-z0-9]+)?\.([\w-]+)\s*\{([^{}]*)\}")
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|normal|lighter|\d00)", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)\s*(pt|px|em|rem|%)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "%": 0.12}
_BODY_POINTS = 12.0
_LARGER = 1.12
_MOST_WORDS = 14
_ENDS = (".", ";", ",", ":", "”")
_MOST_LEVELS = 6
# Looks are handed down from element to element; no page that is nested deeper was made by hand.
_DEEPEST = 250


class Look(NamedTuple):
    """How text looks; None where nothing says."""

    is_bold: bool | None = None
    points: float | None = None


@dataclass
class StyleSheet:
    """The looks of classes."""

    classes: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, sheets: Iterable[str]) -> StyleSheet:
        """Read the rules of style sheets that are for one class."""
        found = cls()
        for sheet in sheets:
            for rule in _RULE.finditer(_COMMENT.sub(" ", sheet)):
                found.classes[rule[1].lower()] = _read_look(rule[2])
        return found

    def look_of(self, element: etree._Element) -> Look:
        """How an element itself makes its text look."""
        looks = [_read_look(element.get("style") or "")]
        looks += [self.classes[c] for c in attribute(element, "class").split() if c in self.classes]
        bold = next((look.is_bold for look in looks if look.is_bold is not None), None)
        points = next((look.points for look in looks if look.points is not None), None)
        return Look(True if element.tag in {"b", "strong"} else bold, points)


def find_looks(pages: Iterable[etree._Element], sheet: StyleSheet) -> dict[etree._Element, int]:
    """Paragraphs that look like headings, and their levels by how large they are; none where tags say them."""
    roots = [root for root in pages if measure_depth(root) <= _DEEPEST]
    if sum(1 for root in roots for _ in root.iter(*_HEADINGS[1:])):
        return {}
    lines = [(p, _look_of_line(p, sheet)) for root in roots for p in root.iter(*_PARAGRAPHS) if _is_line(p)]
    usual = _usual_points(lines)
    found: list[tuple[etree._Element, float]] = []
    for (element, look), following in zip(lines, [*(look for _, look in lines[1:]), Look()], strict=False):
        points = (look.points or usual) / usual
        stands_out = look.is_bold or points >= _LARGER
        if stands_out and _may_be_heading(element) and following != look:
            found.append((element, points))
    sizes = sorted({points for _, points in found}, reverse=True)
    return {element: min(_MOST_LEVELS, 1 + sizes.index(points)) for element, points in found}


def _is_line(element: etree._Element) -> bool:
    return next(element.iterdescendants(*_INNER_BLOCKS), None) is None and any(t.strip() for t in element.itertext())


def _look_of_line(element: etree._Element, sheet: StyleSheet) -> Look:
    """How a whole paragraph looks: bold if all of it is, as large as most of it."""
    around = Look()
    for ancestor in reversed(list(element.iterancestors())):
        around = _over(around, sheet.look_of(ancestor))
    looks = list(_runs(element, around, sheet))
    sizes: Counter[float | None] = Counter()
    for look, letters in looks:
        sizes[look.points] += letters
    return Look(all(look.is_bold for look, _ in looks), sizes.most_common(1)[0][0] if sizes else None)


def _runs(element: etree._Element, around: Look, sheet: StyleSheet) -> Iterator[tuple[Look, int]]:
    """The stretches of a paragraph, how each looks and how long it is; marks of notes left out."""
    look = _over(around, sheet.look_of(element))
    if element.text and element.text.strip():
        yield look, len(element.text.strip())
    for child in element:
        if isinstance(child.tag, str) and child.tag not in {"sup", "br"}:
            yield from _runs(child, look, sheet)
        if child.tail and child.tail.strip():
            yield look, len(child.tail.strip())


def _over(outer: Look, inner: Look) -> Look:
    return Look(
        outer.is_bold if inner.is_bold is None else inner.is_bold,
        outer.points if inner.points is None else inner.points,
    )


def _usual_points(lines: list[tuple[etree._Element, Look]]) -> float:
    """The size that most words are set in."""
    sizes: Counter[float] = Counter()
    for element, look in lines:
        sizes[look.points or _BODY_POINTS] += sum(len(t.split()) for t in element.itertext())
    return sizes.most_common(1)[0][0] if sizes else _BODY_POINTS


def _may_be_heading(element: etree._Element) -> bool:
    text = "".join(element.itertext()).strip()
    inside = {a.tag for a in element.iterancestors()}
    if not inside.isdisjoint(
        {"blockquote", "li", "td", "th", "table", "aside", "figure", "figcaption", "nav", "footer"}
    ):
        return False
    return 0 < len(text.split()) <= _MOST_WORDS and not text.endswith(_ENDS) and any(c.isalpha() for c in text)


def _read_look(style: str) -> Look:
    weight, size = _WEIGHT.search(style), _SIZE.search(style)
    bold = None if weight is None else weight[1].lower() in {"bold", "bolder", "600", "700", "800", "900"}
    try:
        points = None if size is None else round(float(size[1]) * _POINTS[size[2].lower()], 1)
    except ValueError:
        points = None
    return Look(bold, points or None)
