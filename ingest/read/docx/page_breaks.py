"""Where the pages of a Word document begin: only Word itself knows, and it may have left marks of it."""

from __future__ import annotations

from lxml import etree

from ingest.read.docx.package import W, WordPackage
from ingest.read.docx.runs import BreakRule
from ingest.read.docx.styles import read_switch, read_value
from ingest.read.office.page_words import FULL_PAGE_WORDS

_NEW_PAGE = frozenset({None, "nextPage", "oddPage", "evenPage"})


def choose_breaks(package: WordPackage, body: etree._Element) -> BreakRule:
    """Which marks tell the pages: those of Word's last layout; without any, those set by hand if they can be all."""
    if next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None:
        return BreakRule(laid_out=True)
    words = _words_by_page(body)
    if len(words) < 2 or max(words) > FULL_PAGE_WORDS:
        return BreakRule()
    said = _said_pages(package)
    return BreakRule(set_by_hand=said is None or said <= len(words))


def section_breaks(body: etree._Element) -> frozenset[etree._Element]:
    """The paragraphs after which a section ends and the next one begins a page."""
    ends = list(body.iter(f"{W}sectPr"))
    # What a section says of its break is how it begins, so the next one decides.
    pairs = zip(ends, ends[1:], strict=False)
    return frozenset(p for end, following in pairs if _starts_page(following) and (p := _paragraph_of(end)) is not None)


def _starts_page(section: etree._Element) -> bool:
    return read_value(section, "type") in _NEW_PAGE


def _paragraph_of(end: etree._Element) -> etree._Element | None:
    properties = end.getparent()
    return properties.getparent() if properties is not None and properties.tag == f"{W}pPr" else None


def _words_by_page(body: etree._Element) -> list[int]:
    """How many words stand between breaks that were set by hand."""
    after = section_breaks(body)
    counts = [0]
    for paragraph in body.iter(f"{W}p"):
        if read_switch(paragraph.find(f"{W}pPr"), "pageBreakBefore"):
            counts.append(0)
        for element in paragraph.iter(f"{W}t", f"{W}br"):
            if element.tag == f"{W}t":
                counts[-1] += len((element.text or "").split())
            elif element.get(f"{W}type") == "page":
                counts.append(0)
        if paragraph in after:
            counts.append(0)
    return counts


def _said_pages(package: WordPackage) -> int | None:
    """How many pages the program that saved the file counted."""
    part = package.part("extended-properties")
    pages = next((e.text for e in part if str(e.tag).endswith("}Pages")), None) if part is not None else None
    return int(pages) if pages and pages.strip().isdigit() else None
