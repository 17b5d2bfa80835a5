"""How much of each part of a page is words, links, and text in the eyes of the extractor."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from lxml import etree

_TEXT_TAGS = frozenset("p li h1 h2 h3 h4 h5 h6 td th blockquote pre dd dt figcaption caption div span section".split())
_KEY_CHARS = 80
_MANY_PARAGRAPHS = 1_000
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class WordCounts:
    """Words of each element with all that is in it. linked: in links to other pages; taken: that count as text."""

    words: dict[etree._Element, int]
    linked: dict[etree._Element, int]
    taken: dict[etree._Element, int]

    @classmethod
    def of(cls, body: etree._Element, kept: frozenset[str]) -> WordCounts:
        """Count bottom up. kept: keys of the paragraphs that the extractor took for text."""
        counts = cls({}, {}, {})
        for _, element in etree.iterwalk(body, events=("end",)):
            if isinstance(element.tag, str):
                counts._count(element, kept)
        return counts

    def _count(self, element: etree._Element, kept: frozenset[str]) -> None:
        own = len((element.text or "").split()) + sum(len((child.tail or "").split()) for child in element)
        words = self.words[element] = own + sum(self.words.get(child, 0) for child in element)
        is_link = element.tag == "a" and leads_away(element)
        self.linked[element] = words if is_link else sum(self.linked.get(child, 0) for child in element)
        inner = sum(self.taken.get(child, 0) for child in element)
        if not inner and element.tag in _TEXT_TAGS and words and text_key(_beginning(element)) in kept:
            inner = words
        self.taken[element] = inner


def leads_away(link: etree._Element) -> bool:
    """True for a link to another page, and for one that only a script follows."""
    href = link.get("href")
    return href is not None and (href == "#" or not href.startswith("#"))


def extract_texts(root: etree._Element) -> frozenset[str]:
    """Keys of the paragraphs that trafilatura takes for the text of a page."""
    # Loading it takes longer than reading most pages, and most runs read none.
    from trafilatura import bare_extraction

    found = bare_extraction(
        copy.deepcopy(root),
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        # Its second opinions take time that grows with the square of the number of paragraphs.
        fast=sum(1 for _ in root.iter("p", "div", "li")) > _MANY_PARAGRAPHS,
    )
    body = getattr(found, "body", None)
    if body is None:
        return frozenset()
    return frozenset(key for e in body.iter(etree.Element) if (key := text_key(_beginning(e))))


def text_key(text: str) -> str:
    """The beginning of a text without spaces and marks, to be compared."""
    return _LETTERS.sub("", text[: 3 * _KEY_CHARS])[:_KEY_CHARS].casefold()


def _beginning(element: etree._Element) -> str:
    text = ""
    for piece in element.itertext():
        text += piece
        if len(text) > 3 * _KEY_CHARS:
            break
    return text
