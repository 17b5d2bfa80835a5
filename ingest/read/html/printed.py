"""Pages that a program made of a printed document, line by line: what they hold are lines and no paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ingest.clean.lines import ends_sentence
from ingest.read.html.tree import attribute, remove

_CONVERTERS = re.compile(r"pdftohtml|pdf2htmlex", re.IGNORECASE)
_PAGE = re.compile(r"page\d+(?:-div)?|pf[0-9a-f]+", re.IGNORECASE)
_LINE_TAGS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_FEWEST_LINES = 40
_SHORTEST, _LONGEST = 30, 130
_OPEN_SHARE = 0.5
_LINE_END = re.compile(r"[ \n]*\n[ \n]*")
_SPACES = re.compile(r"[ \t\r\n]+")


def read_printed(root: etree._Element) -> str | None:
    """The lines of such a page, a form feed before each printed page but the first; None for any other page.

    Takes the list of headings out of the tree that converters put behind the text, and the day they ran.
    """
    body = root.find("body")
    if body is None:
        return None
    is_converted = any(_CONVERTERS.search(m.get("content") or "") for m in root.iter("meta"))
    if is_converted:
        _drop_additions(root)
    elif next(body.iter("br"), None) is None or next(body.iter("p", "li", "td"), None) is not None:
        return None
    text = "".join(_pieces(body, shows_pages=is_converted)).strip(" \n\f")
    if is_converted:
        # Each line is an element of its own, whether or not a paragraph ends with it.
        return _LINE_END.sub("\n", text)
    return text if _is_broken(text) else None


def _drop_additions(root: etree._Element) -> None:
    outline = next((a for a in root.iter("a") if attribute(a, "name") == "outline"), None)
    behind = [] if outline is None else [outline, *outline.itersiblings(etree.Element)]
    for element in [*behind, *(m for m in root.iter("meta") if attribute(m, "name") == "date")]:
        remove(element)


def _pieces(body: etree._Element, *, shows_pages: bool) -> Iterator[str]:
    """The text with a line feed at the end of each line."""
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str) or element.tag in {"style", "script"}:
            if event == "end" and element is not body:
                yield _SPACES.sub(" ", element.tail or "")
            continue
        if event == "start":
            is_page = element.tag == "hr" or _PAGE.fullmatch(element.get("id") or "") is not None
            yield "\f" if is_page and shows_pages else ""
            yield "\n" if element.tag in _LINE_TAGS else ""
            yield _SPACES.sub(" ", element.text or "")
        elif element is not body:
            yield "\n" if element.tag in _LINE_TAGS and element.tag != "br" else ""
            yield _SPACES.sub(" ", element.tail or "")


def _is_broken(text: str) -> bool:
    """True if most lines are as long as printed ones and go on in the next."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < _FEWEST_LINES or max(map(len, lines)) > _LONGEST:
        return False
    full = [line for line in lines if len(line) >= _SHORTEST]
    return 2 * len(full) > len(lines) and sum(not ends_sentence(line) for line in full) > _OPEN_SHARE * len(full)
