"""Styles of a Word document: what a paragraph is by the name of its style or of one that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from ingest.read.docx.package import W
from ingest.read.office.style_names import BODY, StyleMeaning, meaning_of_name

_BODY_LEVEL = 9
_LONGEST_CHAIN = 20


class ListPlace(NamedTuple):
    """Which list a paragraph is in, and at which level from 0; None if the list's own levels say it."""

    number_id: str
    level: int | None


@dataclass(frozen=True)
class Style:
    """One style as it is written. outline: level of a heading from 0, 9 for none."""

    id: str
    name: str
    based_on: str | None = None
    outline: int | None = None
    list_place: ListPlace | None = None
    is_hidden: bool | None = None
    is_bold: bool | None = None
    breaks_page: bool | None = None


@dataclass(frozen=True)
class Styles:
    """All styles by id. default: id of the style of paragraphs that name none."""

    by_id: dict[str, Style]
    default: str | None = None

    @classmethod
    def of(cls, part: etree._Element | None) -> Styles:
        """Read the part that holds the styles; none at all without it."""
        if part is None:
            return cls({})
        found = {style.id: style for style in map(_read_style, part.iter(f"{W}style"))}
        defaults = [
            s.get(f"{W}styleId") for s in part.iter(f"{W}style")
            if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in {"1", "true"}
        ]  # fmt: skip
        return cls(found, next(iter(defaults), None))

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """A style and those it rests on, nearest first."""
        style = self.by_id.get(style_id or self.default or "")
        for _ in range(_LONGEST_CHAIN):
            if style is None:
                return
            yield style
            style = self.by_id.get(style.based_on or "")

    def meaning(self, style_id: str | None) -> StyleMeaning:
        """What a style says of its paragraphs; the first that says anything in its chain decides."""
        if style_id and style_id not in self.by_id:
            # A style that is named and not defined still has its name.
            return meaning_of_name(style_id) or BODY
        for style in self.chain(style_id):
            found = meaning_of_name(style.name)
            if found is not None:
                return found
            if style.outline is not None:
                return StyleMeaning("heading", style.outline + 1) if style.outline < _BODY_LEVEL else BODY
        return BODY

    def list_place(self, style_id: str | None) -> tuple[ListPlace, str] | None:
        """The list that a style puts its paragraphs in, with the id of the style that says so."""
        return next(((s.list_place, s.id) for s in self.chain(style_id) if s.list_place is not None), None)

    def is_hidden(self, style_id: str | None) -> bool:
        """True if text in this style is not shown."""
        return next((s.is_hidden for s in self.chain(style_id) if s.is_hidden is not None), False)

    def is_bold(self, style_id: str | None) -> bool:
        """True if text in this style is bold."""
        return next((s.is_bold for s in self.chain(style_id) if s.is_bold is not None), False)

    def breaks_page(self, style_id: str | None) -> bool:
        """True if paragraphs in this style begin a page."""
        return next((s.breaks_page for s in self.chain(style_id) if s.breaks_page is not None), False)


def read_switch(properties: etree._Element | None, name: str) -> bool | None:
    """A property that is on or off; None if it is not there."""
    switch = properties.find(f"{W}{name}") if properties is not None else None
    return None if switch is None else switch.get(f"{W}val") not in {"0", "false", "off"}


def read_value(properties: etree._Element | None, name: str) -> str | None:
    """The value of a property; None if it is not there."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}val")


def read_list_place(properties: etree._Element | None) -> ListPlace | None:
    """The list that the properties of a paragraph name. Id "0" takes a paragraph out of the list of its style."""
    place = properties.find(f"{W}numPr") if properties is not None else None
    if place is None:
        return None
    number_id, level = read_value(place, "numId"), read_value(place, "ilvl")
    if number_id is None:
        return None
    return ListPlace(number_id, int(level) if level and level.isdigit() else None)


def _read_style(element: etree._Element) -> Style:
    of_paragraph, of_run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    outline = read_value(of_paragraph, "outlineLvl")
    return Style(
        id=element.get(f"{W}styleId") or "",
        name=read_value(element, "name") or "",
        based_on=read_value(element, "basedOn"),
        outline=int(outline) if outline and outline.isdigit() else None,
        list_place=read_list_place(of_paragraph),
        is_hidden=read_switch(of_run, "vanish"),
        is_bold=read_switch(of_run, "b"),
        breaks_page=read_switch(of_paragraph, "pageBreakBefore"),
    )
