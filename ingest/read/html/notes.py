"""Footnotes of pages: links in the text that lead to them, and the elements that hold their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.read.archives import resolve_name
from ingest.read.html.meanings import meaning_of

Place = tuple[str, str]

_LABEL = re.compile(r"[\s\[(]*(\d{1,4}|[ivxlc]{1,6}|[a-z]{1,2}|[*†‡§¶]{1,4})[\s\])]*", re.IGNORECASE)
# "fn1", "_ftn1", "cite_note-2", "ch03-fn12", "footnote-118-4", "sdfootnote3sym"
_NOTE_ID = re.compile(
    r"(?:[\w.-]*?[\d_.-])?(?:_?(?:ft|ed)n|fn|(?:foot|end|rear|sdfoot|sdend|cite_)?notes?|noteid|en|n)[-_:.]?"
    r"(?:[\w.]*[-_:.])?\d+(?:sym|text|body|content)?",
    re.IGNORECASE,
)
_REFERENCE_ID = re.compile(r"(?:ref|anc|anchor|back|rtn|return)[-_:.]?\d*$", re.IGNORECASE)
_BACK_LABEL = re.compile(
    r"[^\w]*|(?:\W*(?:back|return|jump(?: back)? up|up|go back|zurück|retour)(?: to text)?\W*)", re.IGNORECASE
)
_INLINE = frozenset({"a", "span", "sup", "b", "i", "em", "strong", "small", "cite", "font"})
_HOLDERS = frozenset({"p", "li", "dd", "aside", "td", "div"})


@dataclass
class NoteLinks:
    """Which links are marks of notes.

    numbers: link -> number shown. bodies: link -> what holds the note. held: all of those. back: links in notes that
    lead back to their marks. leads: what the links in a holder lead to, looked up once.
    """

    numbers: dict[etree._Element, str] = field(default_factory=dict)
    bodies: dict[etree._Element, etree._Element] = field(default_factory=dict)
    held: set[etree._Element] = field(default_factory=set)
    back: set[etree._Element] = field(default_factory=set)
    leads: dict[etree._Element, frozenset[str]] = field(default_factory=dict)


def find_notes(pages: Mapping[str, etree._Element]) -> NoteLinks:
    """Find the marks and the notes of one or more pages that may link to each other. pages: name -> tree."""
    targets = _targets(pages)
    links = NoteLinks()
    for name, root in pages.items():
        for link in root.iter("a"):
            place = _place(name, link.get("href"))
            target = targets.get(place) if place else None
            if target is not None:
                _judge(link, target, place, links)
    _find_back_links(pages, targets, links)
    return links


def _targets(pages: Mapping[str, etree._Element]) -> dict[Place, etree._Element]:
    found: dict[Place, etree._Element] = {}
    for name, root in pages.items():
        for element in root.iter(etree.Element):
            for key in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if key:
                    found.setdefault((name, key), element)
    return found


def _place(name: str, href: str | None) -> Place | None:
    """What a link points to; None for whole pages and other sites."""
    before, mark, key = (href or "").strip().partition("#")
    if not mark or not key or "://" in before:
        return None
    return (resolve_name(name, before) if before else name, key)


def _judge(link: etree._Element, target: etree._Element, place: Place | None, links: NoteLinks) -> None:
    """Take a link for the mark of a note if both its ends look it."""
    label = _LABEL.fullmatch("".join(link.itertext()))
    holder = _holder_of(target)
    if label is None or holder is None or holder in link.iterancestors():
        return
    says_so = meaning_of(link) == "noteref" or any(meaning_of(a) == "noteref" for a in link.iterancestors(*_INLINE))
    is_note = meaning_of(holder) == "note" or meaning_of(target) == "note" or _is_note_id(place)
    is_raised = _is_raised(link)
    if not says_so and _begins_block(link) and _leads_back(holder, link, links):
        # The two ends link to each other; a number before its text is the note's own.
        return
    if says_so or (is_note and (is_raised or label[1].isdigit())) or (is_raised and _leads_back(holder, link, links)):
        links.numbers[link] = label[1]
        links.bodies[link] = holder
        links.held.add(holder)


def _is_note_id(place: Place | None) -> bool:
    key = place[1] if place else ""
    return _NOTE_ID.fullmatch(key) is not None and _REFERENCE_ID.search(key) is None


def _is_raised(link: etree._Element) -> bool:
    """True if a link stands in superscript or in square brackets."""
    if link.find(".//sup") is not None or any(a.tag == "sup" for a in link.iterancestors(*_INLINE)):
        return True
    return "".join(link.itertext()).strip().startswith("[")


def _begins_block(link: etree._Element) -> bool:
    """True if no text stands before a link in its paragraph."""
    element = link
    while element is not None:
        before = element.getprevious()
        while before is not None:
            if (before.tail or "").strip() or "".join(before.itertext()).strip():
                return False
            before = before.getprevious()
        element = element.getparent()
        if element is None or (element.text or "").strip():
            return element is None
        if element.tag not in _INLINE:
            return True
    return True


def _leads_back(holder: etree._Element, link: etree._Element, links: NoteLinks) -> bool:
    """True if what a link leads to has a link that leads back to it."""
    if holder not in links.leads:
        links.leads[holder] = frozenset((a.get("href") or "").partition("#")[2] for a in holder.iter("a"))
    around = (link, *link.iterancestors(*_INLINE), *link.iter(etree.Element))
    return any((e.get("id") or e.get("name") or "") in links.leads[holder] - {""} for e in around)


def _holder_of(target: etree._Element) -> etree._Element | None:
    """The element that holds the words of a note whose target may be a mere anchor at its start."""
    holder = target
    while holder.tag in _INLINE and holder.getparent() is not None:
        holder = holder.getparent()
    parent = holder.getparent()
    # A note of several paragraphs, or one in an element of its own.
    if holder.tag == "p" and parent is not None and parent.tag in {"li", "aside", "div", "dd"}:
        is_own = (
            parent.tag in {"li", "aside"} or meaning_of(parent) == "note" or _NOTE_ID.fullmatch(parent.get("id") or "")
        )
        holder = parent if is_own and holder is parent[0] else holder
    return holder if holder.tag in _HOLDERS or meaning_of(holder) == "note" else None


def _find_back_links(
    pages: Mapping[str, etree._Element], targets: Mapping[Place, etree._Element], links: NoteLinks
) -> None:
    """Links in notes that lead back to the text: their arrows and numbers are no words of the note."""
    marks = set(links.numbers)
    around = {e for link in marks for e in (link, *link.iterancestors(*_INLINE), *link.iter(etree.Element))}
    for name, root in pages.items():
        for link in root.iter("a"):
            place = _place(name, link.get("href"))
            if link in marks or place is None:
                continue
            text = "".join(link.itertext())
            leads_back = targets.get(place) in around and (_LABEL.fullmatch(text) or _BACK_LABEL.fullmatch(text))
            if meaning_of(link) == "backlink" or leads_back:
                links.back.add(link)
