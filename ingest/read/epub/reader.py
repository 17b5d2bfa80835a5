"""Reader for EPUB books."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.errors import FileEmpty
from ingest.read.epub.headings import plan_headings
from ingest.read.epub.metadata import describe
from ingest.read.epub.navigation import Navigation, NavPoint, read_navigation
from ingest.read.epub.package import EpubPackage
from ingest.read.flow import FlowBlock, assemble
from ingest.read.html.blocks import BlockReader
from ingest.read.html.hidden import remove_hidden
from ingest.read.html.looks import StyleSheet, find_looks
from ingest.read.html.note_headings import set_empty_note_headings_apart
from ingest.read.html.notes import find_notes
from ingest.read.html.tree import decode_page, parse_xhtml, words_in
from ingest.read.source_file import SourceFile
from ingest.records import BlockRole, RawDocument

_FURNITURE_NAME = re.compile(
    r"(?:^|[/_-])(?:cover|title_?-?page|toc|nav|copyright|colophon)(?:[_.-]|\d|$)", re.IGNORECASE
)
_LONGEST_FURNITURE_WORDS = 150
# A page nearly all of which is links into the book lists its contents.
_LINKED_SHARE, _FEWEST_LINKS = 0.8, 5


@dataclass
class _Pages:
    """The pages of a book in the order of reading; those that are not its text apart."""

    text: dict[str, etree._Element] = field(default_factory=dict)
    furniture: dict[str, etree._Element] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def read_epub(file: SourceFile) -> RawDocument:
    """A book, page by page of its spine. Raises FormatMismatch, FileProtected, FileDamaged, FileTooLarge, FileEmpty."""
    package = EpubPackage.open(file)
    navigation = read_navigation(package)
    pages = _read_pages(package, navigation)
    labels: list[str] = []
    blocks = set_empty_note_headings_apart(_read_blocks(package, pages, navigation, labels))
    flow = assemble(blocks)
    if not any(c.isalpha() for c in flow.text):
        raise FileEmpty(file.path, "holds no words: its pages are pictures, or there is nothing in them")
    return RawDocument(
        source=file.source,
        sha256=file.sha256,
        text=flow.text,
        blocks=flow.blocks,
        page_starts=flow.page_starts,
        page_labels=(None, *(label or None for label in labels)) if flow.page_starts else (),
        metadata=describe(package),
        warnings=tuple(pages.warnings),
    )


def _read_pages(package: EpubPackage, navigation: Navigation) -> _Pages:
    pages = _Pages()
    for item in package.spine:
        data = package.archive.read(item.name)
        if not data or not data.strip():
            pages.warnings.append(f"the book names a page {item.name} that is not there; the rest was read")
            continue
        try:
            root, warnings = parse_xhtml(decode_page(data)[0])
        except etree.ParserError:
            pages.warnings.append(f"the page {item.name} could not be read; the rest was")
            continue
        pages.warnings += [f"the page {item.name} {warning}" for warning in warnings]
        remove_hidden(root)
        is_furniture = item.name in navigation.furniture or _is_furniture(item.name, root)
        (pages.furniture if is_furniture else pages.text)[item.name] = root
    return pages


def _is_furniture(name: str, root: etree._Element) -> bool:
    words = sum(1 for _ in words_in(root))
    if _FURNITURE_NAME.search(name) and words <= _LONGEST_FURNITURE_WORDS:
        return True
    linked = [len(list(words_in(a))) for a in root.iter("a") if a.get("href") and "://" not in a.get("href")]
    return len(linked) >= _FEWEST_LINKS and sum(linked) >= _LINKED_SHARE * words


def _read_blocks(package: EpubPackage, pages: _Pages, navigation: Navigation, labels: list[str]) -> list[FlowBlock]:
    notes = find_notes(pages.text)
    plan = plan_headings(navigation.points, pages.text)
    levels = _add_looks(plan.levels, find_looks(pages.text.values(), _read_sheet(package)))
    emitted: set[etree._Element] = set()
    blocks: list[FlowBlock] = []
    for item in package.spine:
        root = pages.text.get(item.name, pages.furniture.get(item.name))
        if root is None:
            continue
        added = plan.added.get(item.name)
        targets = _find_printed_pages(navigation.pages, item.name, root)
        reader = BlockReader(notes, headings=levels, emitted=emitted, printed_pages=targets, page_labels=labels)
        found = reader.read(root)
        if item.name in pages.furniture:
            found = [replace(b, role=BlockRole.FURNITURE, number=None) for b in found]
        blocks += [added, *found] if added is not None else found
    return blocks


def _find_printed_pages(points: Sequence[NavPoint], name: str, root: etree._Element) -> dict[etree._Element, str]:
    """Elements at which the printed pages begin that the book lists."""
    wanted = {p.fragment: p.label for p in points if p.page == name and p.fragment}
    if not wanted:
        return {}
    return {e: wanted[e.get("id")] for e in root.iter(etree.Element) if e.get("id") in wanted}


def _read_sheet(package: EpubPackage) -> StyleSheet:
    names = [item.name for item in package.items.values() if item.media_type == "text/css"]
    return StyleSheet.of((package.archive.read(name) or b"").decode("utf-8", errors="replace") for name in names)


def _add_looks(levels: dict[etree._Element, int], looks: dict[etree._Element, int]) -> dict[etree._Element, int]:
    """Headings by their looks beside those that the contents list knows, whose levels set the others right."""
    shift = next((levels[e] - level for e, level in looks.items() if e in levels), 0)
    return {e: max(1, level + shift) for e, level in looks.items()} | levels
