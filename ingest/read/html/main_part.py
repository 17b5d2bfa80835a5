"""The part of a web page that is its text, without what the site puts around it."""

from __future__ import annotations

from lxml import etree

from ingest.read.html.counts import WordCounts, extract_texts
from ingest.read.html.meanings import meaning_of
from ingest.read.html.noise import is_named_like_noise, remove_noise
from ingest.read.html.tree import attribute, measure_depth

_CHROME = ("nav", "footer", "aside", "form", "button")
# The extractor's own steps call themselves; a page nested deeper has no layout worth finding.
_DEEPEST_JUDGED = 250
_FEWEST_WORDS = 25
_FEWEST_NAMED_WORDS = 10
_MAIN_SHARE = 0.9
# More of an ordinary document is no links.
_SITE_LINKS = 0.3
_NOT_ENTERED = frozenset({"p", "span", "table", "ul", "ol", "blockquote", "pre"})


def find_main(root: etree._Element) -> etree._Element:
    """The element that holds a page's text, all else taken out of it. A page that is no part of a site is all text."""
    found = root.find("body")
    body = root if found is None else found
    if measure_depth(body) > _DEEPEST_JUDGED or not _is_site(body):
        return body
    counts = WordCounts.of(body, extract_texts(root))
    total = counts.taken[body]
    main = _find_named(body, counts)
    if main is None:
        main = _climb(_narrow(body, counts, total)) if total >= _FEWEST_WORDS else body
    remove_noise(main, counts, total)
    return main


def _find_named(body: etree._Element, counts: WordCounts) -> etree._Element | None:
    """The one element that the page itself says is its main part: an article in it, if there is only one with text."""
    mains = [e for e in body.iter("main") if counts.words[e] >= _FEWEST_NAMED_WORDS]
    if len(mains) != 1:
        return None
    articles = [e for e in mains[0].iter("article") if 2 * counts.words[e] > counts.words[mains[0]]]
    return articles[0] if len(articles) == 1 else mains[0]


def _is_site(body: etree._Element) -> bool:
    """True if a page has more than its text: menus, footers, forms, or many links."""
    for element in body.iter(*_CHROME):
        if element.tag != "nav" or (meaning_of(element) != "furniture" and element.get("id") != "TOC"):
            return True
    if any(is_named_like_noise(element) for element in body.iter("div", "section", "ul", "table", "td")):
        return True
    counts = WordCounts.of(body, frozenset())
    return counts.linked[body] > _SITE_LINKS * counts.words[body]


def _narrow(body: etree._Element, counts: WordCounts, total: int) -> etree._Element:
    """The innermost element that holds nearly all of the text."""
    main = body
    while True:
        inner = next((child for child in main if counts.taken.get(child, 0) >= _MAIN_SHARE * total), None)
        if inner is None or inner.tag in _NOT_ENTERED:
            return main
        main = inner


def _climb(main: etree._Element) -> etree._Element:
    """The article around the text, or the element that also holds the page's headline."""
    for element in (main, *main.iterancestors()):
        if element.tag in {"article", "main"} or attribute(element, "role") == "main":
            return element
    parent = main.getparent()
    if parent is None or parent.tag == "html" or next(main.iter("h1"), None) is not None:
        return main
    return parent if next(parent.iter("h1"), None) is not None else main
