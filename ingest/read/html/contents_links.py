"""Contents lists that a page puts over its text: links to its own headings and hardly anything else."""

from __future__ import annotations

from lxml import etree

from ingest.read.html.tree import words_in

_HOLDERS = frozenset({"p", "ul", "ol", "div", "center", "dl"})
_FEWEST_LINKS = 3
_LINKED_SHARE = 0.8
_LONGEST_WORDS = 400


def is_contents(element: etree._Element) -> bool:
    """True for an element nearly all of whose words are links to other places of the page, and no marks of notes."""
    if element.tag not in _HOLDERS:
        return False
    linked = [words for a in element.iter("a") if (a.get("href") or "").startswith("#") and (words := _count_named(a))]
    if len(linked) < _FEWEST_LINKS:
        return False
    total = 0
    for total, _ in enumerate(words_in(element), start=1):
        if total > _LONGEST_WORDS:
            return False
    return sum(linked) >= _LINKED_SHARE * total


def _count_named(link: etree._Element) -> int:
    """The words of a link, 0 if none of them is more than a number."""
    words = list(words_in(link))
    return len(words) if any(sum(c.isalpha() for c in word) > 1 for word in words) else 0
