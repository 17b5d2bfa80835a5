"""What stands among the text of an article and is none: boxes for newsletters, share buttons, readers' comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from lxml import etree

from ingest.read.html.counts import WordCounts
from ingest.read.html.meanings import meaning_of
from ingest.read.html.tree import attribute, remove, words_in

_NEVER_TEXT = frozenset({"nav", "footer", "form", "button"})
_JUDGED = frozenset({"div", "section", "aside", "ul", "ol", "table", "header", "p", "dl", "center", "td"})
_NAMED = _JUDGED - {"p"} | {"li"}
_BLOCKS = (
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "table",
    "section",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figure",
    "pre",
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"})
_KEPT_MEANINGS = frozenset({"note", "notes", "reference", "byline", "caption", "abstract"})
_NAME_PARTS = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")
_LINKED_SHARE = 0.5
_SENTENCE_WORDS = 8
_LONGEST_NOISE_WORDS = 60


@dataclass(frozen=True)
class _Noise:
    always: frozenset[str]
    seldom: frozenset[str]
    sentence: re.Pattern[str]


@cache
def _noise() -> _Noise:
    lists = yaml.safe_load((files("ingest.read.html") / "noise.yaml").read_text(encoding="utf-8"))
    sentence = re.compile("|".join(f"(?:{pattern})" for pattern in lists["sentences"]), re.IGNORECASE)
    return _Noise(frozenset(lists["always"]), frozenset(lists["seldom"]), sentence)


def is_named_noise(element: etree._Element) -> bool:
    """True if an element's classes, id or role call it a menu, an advertisement or the like."""
    return attribute(element, "role") in _ROLES or not _name_words(element).isdisjoint(_noise().always)


def is_named_like_noise(element: etree._Element) -> bool:
    """True if an element is named as what stands around text, or at least may be."""
    return is_named_noise(element) or not _name_words(element).isdisjoint(_noise().seldom)


def remove_noise(main: etree._Element, counts: WordCounts, total: int) -> None:
    """Take out of an element what is none of its text. total: words of the page that the extractor took for text."""
    protected = {e for e in main.iter(etree.Element) if meaning_of(e) in _KEPT_MEANINGS}
    doomed: list[etree._Element] = []
    walk = etree.iterwalk(main, events=("start",))
    for _, element in walk:
        if not isinstance(element.tag, str) or element is main:
            continue
        if element in protected:
            walk.skip_subtree()
        elif _is_noise(element, counts, total):
            doomed.append(element)
            walk.skip_subtree()
    # A heading goes with what stood under it.
    over = {before for element in doomed if (before := element.getprevious()) is not None}
    for element in doomed:
        remove(element)
    for heading in [h for h in main.iter(*_HEADINGS) if h in over or not counts.taken.get(h)]:
        if not _leads_to_text(heading):
            remove(heading)


def _is_noise(element: etree._Element, counts: WordCounts, total: int) -> bool:
    taken, words = counts.taken.get(element, 0), counts.words.get(element, 0)
    if (total and 2 * taken > total) or next(element.iter("h1"), None) is not None:
        return False
    if element.tag in _NEVER_TEXT or (element.tag in _NAMED and is_named_noise(element)):
        return True
    if element.tag not in _JUDGED:
        return False
    if 0 < words <= _LONGEST_NOISE_WORDS and _noise().sentence.match(" ".join(words_in(element))):
        return True
    return 2 * taken < words and _is_unlike_text(element, counts, words)


def _is_unlike_text(element: etree._Element, counts: WordCounts, words: int) -> bool:
    """True for what the extractor left out if it is mostly links, a scrap, or named like what surrounds text."""
    if counts.linked.get(element, 0) >= _LINKED_SHARE * words:
        return True
    if element.tag != "p" and not _name_words(element).isdisjoint(_noise().seldom):
        return True
    is_leaf = element.tag in {"p", "div"} and next(element.iterdescendants(*_BLOCKS), None) is None
    return is_leaf and words < _SENTENCE_WORDS and "".join(element.itertext()).strip()[-1:] not in '.:;!?”"’)'


def _leads_to_text(heading: etree._Element) -> bool:
    """True if something stands under a heading before the next one as high."""
    for element in _following(heading):
        if element.tag in {"h1", *_HEADINGS}:
            return bool(element.tag > heading.tag)
        if (element.text or "").strip():
            return True
    return False


def _following(element: etree._Element) -> Iterator[etree._Element]:
    for sibling in element.itersiblings(etree.Element):
        yield from sibling.iter(etree.Element)


def _name_words(element: etree._Element) -> frozenset[str]:
    """The words that an element's classes and id are put together of, in lower case."""
    found: set[str] = set()
    for name in f"{element.get('class') or ''} {element.get('id') or ''}".split():
        found.add(name.lower())
        found.update(word.lower() for word in _NAME_PARTS.split(name))
    return frozenset(found)
