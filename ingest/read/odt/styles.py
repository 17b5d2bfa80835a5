"""Styles of an OpenDocument text, and how its lists count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.read.numbers import format_number
from ingest.read.odt.package import FORMAT, STYLE, TEXT
from ingest.read.office.style_names import BODY, StyleMeaning, meaning_of_name

_LONGEST_CHAIN = 20
_FORMS = {"i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter", "1": "decimal"}
_ENCODED = {"_20_": " ", "_2e_": ".", "_2d_": "-"}


@dataclass(frozen=True)
class Style:
    """One style as it is written. name: as people see it."""

    name: str
    parent: str | None
    outline: int | None = None
    list_style: str | None = None
    is_hidden: bool | None = None
    is_bold: bool | None = None
    is_raised: bool | None = None
    breaks_page: bool | None = None


@dataclass(frozen=True)
class ListLevel:
    """How one level of a list is numbered; an empty form is a bullet. shown: how many levels show their numbers."""

    form: str
    before: str = ""
    behind: str = ""
    start: int = 1
    shown: int = 1


@dataclass(frozen=True)
class Styles:
    """by_id: paragraph and text styles. lists: list style -> its levels from 1; "" for those of headings."""

    by_id: dict[str, Style]
    lists: dict[str, dict[int, ListLevel]]

    @classmethod
    def of(cls, parts: Iterable[etree._Element]) -> Styles:
        """Read the styles of all parts; those a document makes for itself come last and win."""
        by_id: dict[str, Style] = {}
        lists: dict[str, dict[int, ListLevel]] = {}
        for part in parts:
            for element in part.iter(f"{STYLE}style"):
                by_id[element.get(f"{STYLE}name") or ""] = _read_style(element)
            for element in part.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                key = "" if element.tag == f"{TEXT}outline-style" else element.get(f"{STYLE}name") or ""
                lists[key] = {int(level.get(f"{TEXT}level") or 1): _read_level(level) for level in element}
        return cls(by_id, lists)

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """A style and those it rests on, nearest first."""
        for _ in range(_LONGEST_CHAIN):
            if not style_id:
                return
            # A style that is named and not defined still has its name.
            style = self.by_id.get(style_id) or Style(_decode(style_id), None)
            yield style
            style_id = style.parent

    def meaning(self, style_id: str | None) -> StyleMeaning:
        """What a style says of its paragraphs; the first that says anything in its chain decides."""
        for style in self.chain(style_id):
            found = meaning_of_name(style.name)
            if found is not None:
                return found
            if style.outline:
                return StyleMeaning("heading", style.outline)
        return BODY

    def switch(self, style_id: str | None, name: str) -> bool:
        """Whether a style or one it rests on turns a property on."""
        values = (getattr(style, name) for style in self.chain(style_id))
        return next((bool(value) for value in values if value is not None), False)

    def list_style(self, style_id: str | None) -> str | None:
        """The list style that a paragraph style brings with it."""
        return next((s.list_style for s in self.chain(style_id) if s.list_style), None)


def write_label(levels: dict[int, ListLevel], counts: list[int], level: int) -> str:
    """The number of an item at a level from 1, with those of the levels above that it shows; empty for bullets."""
    own = levels.get(level)
    if own is None or not own.form:
        return ""
    shown = range(max(1, level - own.shown + 1), level + 1)
    forms = (levels[at].form if at in levels and levels[at].form else "decimal" for at in shown)
    numbers = (format_number(counts[at - 1], form) for at, form in zip(shown, forms, strict=True))
    return f"{own.before}{'.'.join(numbers)}{own.behind}".strip()


def _decode(name: str) -> str:
    for code, character in _ENCODED.items():
        name = name.replace(code, character)
    return name


def _read_style(element: etree._Element) -> Style:
    of_text, of_paragraph = element.find(f"{STYLE}text-properties"), element.find(f"{STYLE}paragraph-properties")
    outline = element.get(f"{STYLE}default-outline-level") or ""
    display = _get(of_text, f"{TEXT}display")
    weight = _get(of_text, f"{FORMAT}font-weight")
    position = _get(of_text, f"{STYLE}text-position")
    breaks = _get(of_paragraph, f"{FORMAT}break-before")
    return Style(
        name=element.get(f"{STYLE}display-name") or _decode(element.get(f"{STYLE}name") or ""),
        parent=element.get(f"{STYLE}parent-style-name"),
        outline=int(outline) if outline.isdigit() else None,
        list_style=element.get(f"{STYLE}list-style-name") or None,
        is_hidden=None if display is None else display == "none",
        is_bold=None if weight is None else weight not in {"normal", "100", "200", "300", "400", "500"},
        is_raised=None if position is None else position.startswith("super"),
        breaks_page=True if breaks == "page" or element.get(f"{STYLE}master-page-name") else None,
    )


def _get(element: etree._Element | None, name: str) -> str | None:
    return None if element is None else element.get(name)


def _read_level(element: etree._Element) -> ListLevel:
    start, shown = element.get(f"{TEXT}start-value") or "", element.get(f"{TEXT}display-levels") or ""
    return ListLevel(
        form=_FORMS.get(element.get(f"{STYLE}num-format") or "", ""),
        before=element.get(f"{STYLE}num-prefix") or "",
        behind=element.get(f"{STYLE}num-suffix") or "",
        start=int(start) if start.isdigit() else 1,
        shown=int(shown) if shown.isdigit() else 1,
    )
