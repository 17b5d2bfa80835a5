"""What a page holds and does not show: by its attributes, its styles, and what no browser shows as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ingest.read.html.tree import attribute, remove

NEVER_SHOWN = frozenset(
    "script style template noscript head title iframe object embed applet svg canvas audio video map select textarea"
    " datalist option input button progress meter frameset noframes rt rp annotation annotation-xml".split()
)
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|content-visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$|!)"
    r"|text-indent\s*:\s*-\d{4,}|(?:left|top)\s*:\s*-\d{4,})",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<parts>(?:[.#][\w-]+)*)", re.IGNORECASE)
_PART = re.compile(r"([.#])([\w-]+)")
# Words in classes that every style sheet uses for what only screen readers are to see.
_FOR_SCREEN_READERS = frozenset(
    {"sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "screenreader", "element-invisible"}
)


@dataclass(frozen=True)
class _Selector:
    """A plain selector of a style sheet: a tag, classes, an id."""

    tag: str
    classes: frozenset[str]
    id: str

    def fits(self, element: etree._Element, classes: frozenset[str]) -> bool:
        return (
            (not self.tag or self.tag == element.tag)
            and self.classes <= classes
            and (not self.id or self.id == element.get("id"))
        )


def remove_hidden(root: etree._Element) -> None:
    """Take out of a page all that a reader of it would not see."""
    rules = [rule for style in root.iter("style") for rule in _hiding_rules(style.text or "")]
    hidden = [e for e in root.iter(etree.Element) if e.tag in NEVER_SHOWN or _is_hidden(e, rules)]
    for element in hidden:
        if element.tag not in {"body", "html"}:
            remove(element)


def _is_hidden(element: etree._Element, rules: list[_Selector]) -> bool:
    if element.get("hidden") is not None or attribute(element, "aria-hidden") == "true":
        return True
    style = element.get("style")
    if style and _HIDING.search(style):
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    classes = frozenset((element.get("class") or "").split())
    if not classes.isdisjoint(_FOR_SCREEN_READERS):
        return True
    return any(rule.fits(element, classes) for rule in rules)


def _hiding_rules(sheet: str) -> Iterator[_Selector]:
    """Selectors whose elements a style sheet hides; rules for print or for small screens do not count."""
    for found in _RULE.finditer(_drop_at_rules(_COMMENT.sub(" ", sheet))):
        if not _HIDING.search(found[2]):
            continue
        for written in found[1].split(","):
            simple = _SIMPLE.fullmatch(written.strip())
            if simple and simple["parts"]:
                parts = _PART.findall(simple["parts"])
                classes = frozenset(name for mark, name in parts if mark == ".")
                yield _Selector((simple["tag"] or "").lower(), classes, next((n for m, n in parts if m == "#"), ""))


def _drop_at_rules(sheet: str) -> str:
    """A style sheet without @media and its like, and what they hold."""
    kept: list[str] = []
    at = 0
    while (start := sheet.find("@", at)) >= 0:
        kept.append(sheet[at:start])
        opening, end = sheet.find("{", start), sheet.find(";", start)
        if opening < 0 or 0 <= end < opening:
            at = end + 1 if end >= 0 else len(sheet)
            continue
        depth, at = 1, opening + 1
        while depth and at < len(sheet):
            depth += {"{": 1, "}": -1}.get(sheet[at], 0)
            at += 1
    return "".join([*kept, sheet[at:]])
