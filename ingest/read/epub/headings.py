"""Headings of a book by its contents list, which knows their levels, and chapters that no page marks as headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ingest.read.epub.navigation import NavPoint
from ingest.read.flow import FlowBlock
from ingest.read.html.tree import words_in
from ingest.records import BlockRole

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARAGRAPHS = frozenset({"p", "div", "li", "td", "header"})
_NUMBER = re.compile(r"(?:chapter|part|kapitel|chapitre)?\s*(?:\d+(?:\.\d+)*|[ivxlc]+)?[\s.:–—-]+(?=\w)", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]+")
# A heading that follows later than this does not belong to what the contents list points to.
_LEAD_WORDS = 30
_LONGEST_LABEL = 300
_BARE_NUMBER = re.compile(r"(?:section|chapter|part|page|document)?\s*[\divxlc.]+", re.IGNORECASE)
_FEWEST_CHAPTER_WORDS = 60


@dataclass
class HeadingPlan:
    """levels: of elements that are headings. added: page -> heading that only the contents list knows."""

    levels: dict[etree._Element, int] = field(default_factory=dict)
    added: dict[str, FlowBlock] = field(default_factory=dict)


@dataclass(frozen=True)
class _PageIndex:
    """The elements of a page in order, and the places in that order that links can point to."""

    elements: list[etree._Element]
    places: dict[str, int]

    @classmethod
    def of(cls, root: etree._Element) -> _PageIndex:
        elements = list(root.iter(etree.Element))
        places: dict[str, int] = {"": 0}
        for at, element in enumerate(elements):
            for key in (element.get("id"), element.get("name")):
                if key:
                    places.setdefault(key, at)
        return cls(elements, places)


def plan_headings(points: Sequence[NavPoint], pages: Mapping[str, etree._Element]) -> HeadingPlan:
    """Find the headings that the entries of a contents list mean, and set the levels of all others by them."""
    plan = HeadingPlan()
    indexes = {name: _PageIndex.of(root) for name, root in pages.items()}
    for point in points:
        index = indexes.get(point.page)
        if index is None:
            continue
        found = _find_heading(index, point)
        if found is not None:
            plan.levels.setdefault(found, point.depth)
        elif _is_chapter_without_heading(index, point):
            plan.added.setdefault(point.page, FlowBlock(point.label, BlockRole.HEADING, point.depth))
    for root in pages.values():
        _set_other_levels(root, plan)
    return plan


def _is_chapter_without_heading(index: _PageIndex, point: NavPoint) -> bool:
    """True if an entry means a whole page of text in which nothing is a heading; "Section 3" is no name for it."""
    if point.fragment or _BARE_NUMBER.fullmatch(point.label) or any(e.tag in _HEADINGS for e in index.elements):
        return False
    return sum(1 for _ in words_in(index.elements[0])) > _FEWEST_CHAPTER_WORDS


def _find_heading(index: _PageIndex, point: NavPoint) -> etree._Element | None:
    """The element that an entry means: the heading it points to or at, or a paragraph with the same words."""
    at = index.places.get(point.fragment)
    if at is None:
        return None
    target = index.elements[at]
    around = next((e for e in (target, *target.iterancestors()) if e.tag in _HEADINGS), None)
    if around is not None:
        return around
    wanted = _key(point.label)
    words = 0
    for element in index.elements[at:]:
        if words > _LEAD_WORDS:
            return None
        if element.tag in _HEADINGS or (element.tag in _PARAGRAPHS and _key(_beginning(element)) == wanted):
            return element
        words += len((element.text or "").split()) + len((element.tail or "").split())
    return None


def _beginning(element: etree._Element) -> str:
    """The text of an element, cut off where it is longer than any heading."""
    text = ""
    for piece in element.itertext():
        text += piece
        if len(text) > _LONGEST_LABEL:
            break
    return text


def _key(text: str) -> str:
    """Words to be compared, without the number of a chapter."""
    text = " ".join(text.split())
    return _NO_WORD.sub(" ", text[found.end() :] if (found := _NUMBER.match(text)) else text).strip().casefold()


def _set_other_levels(root: etree._Element, plan: HeadingPlan) -> None:
    """Headings that the contents list leaves out lie as far below those it names as their tags say."""
    shift = 0
    for element in root.iter(*_HEADINGS):
        tag_level = int(element.tag[1])
        if element in plan.levels:
            shift = plan.levels[element] - tag_level
        elif shift:
            plan.levels[element] = max(1, tag_level + shift)
