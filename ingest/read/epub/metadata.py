"""What a book says about itself in its package document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ingest.metadata.merge import make_metadata
from ingest.metadata.values import read_doi
from ingest.read.epub.package import EpubPackage
from ingest.read.xml_parts import local_name
from ingest.records import SourceMetadata

PLACE = "EPUB metadata"

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_AUTHORS = frozenset({"aut", "author", ""})
# Dates of making the file, not of publishing the book.
_FILE_DATES = frozenset({"modification", "creation", "conversion", "modified"})
_UNKNOWN = re.compile(r"(?:unknown|unbekannt|inconnu|anonymous|untitled|\[?no title\]?|various)\W*", re.IGNORECASE)


def describe(package: EpubPackage) -> SourceMetadata:
    """Title with its subtitle, authors in their order, year of publication, publisher and language."""
    refined = _read_refinements(package.root)
    values = {
        "title": _read_title(package.root, refined),
        "authors": tuple(_read_authors(package.root, refined)),
        "year": _read_year(package.root),
        "publisher": next((t for _, t in _entries(package.root, "publisher") if not _UNKNOWN.fullmatch(t)), None),
        "doi": next(filter(None, (read_doi(t) for _, t in _entries(package.root, "identifier"))), None),
        "language": next((t.partition("-")[0].lower() for _, t in _entries(package.root, "language")), None),
    }
    return make_metadata({name: (value, PLACE) for name, value in values.items()})


def _entries(root: etree._Element, name: str) -> Iterator[tuple[etree._Element, str]]:
    """Elements of the metadata by local name, with their text; the manifest has none of these names."""
    for element in root.iter(etree.Element):
        text = " ".join("".join(element.itertext()).split())
        if text and local_name(element) == name and "purl.org/dc" in str(element.tag):
            yield element, text


def _read_refinements(root: etree._Element) -> dict[tuple[str, str], str]:
    """(id of an element, property) -> what version 3 says of it in an element of its own."""
    return {
        ((element.get("refines") or "").lstrip("#"), element.get("property") or ""): (element.text or "").strip()
        for element in root.iter(etree.Element)
        if local_name(element) == "meta" and element.get("refines")
    }


def _own(element: etree._Element, name: str) -> str:
    """An attribute of version 2, whatever its namespace."""
    return next((v.strip() for k, v in element.items() if k.rpartition("}")[2] == name), "")


def _read_title(root: etree._Element, refined: dict[tuple[str, str], str]) -> str | None:
    titles = [(refined.get((e.get("id") or "", "title-type"), ""), t) for e, t in _entries(root, "title")]
    titles = [(kind, title) for kind, title in titles if not _UNKNOWN.fullmatch(title)]
    main = next((t for kind, t in titles if kind == "main"), None) or next((t for kind, t in titles if not kind), None)
    subtitle = next((t for kind, t in titles if kind == "subtitle"), None)
    if main is None:
        return next((t for _, t in titles), None)
    return f"{main}: {subtitle}" if subtitle and subtitle.casefold() not in main.casefold() else main


def _read_authors(root: etree._Element, refined: dict[tuple[str, str], str]) -> list[str]:
    """Creators who wrote the book; all of them if none did."""
    creators: list[tuple[int, str, str]] = []
    for element, name in _entries(root, "creator"):
        key = element.get("id") or ""
        order = refined.get((key, "display-seq"), "")
        role = (refined.get((key, "role")) or _own(element, "role")).lower()
        creators.append((int(order) if order.isdigit() else 0, role, name))
    creators.sort(key=lambda creator: creator[0])
    chosen = [name for _, role, name in creators if role in _AUTHORS] or [name for *_, name in creators]
    return [_turn(one) for name in chosen for one in _split(name) if not _UNKNOWN.fullmatch(one)]


def _split(name: str) -> list[str]:
    return [part.strip() for part in re.split(r";|\s+(?:&|and)\s+", name) if part.strip()]


def _turn(name: str) -> str:
    """ "Marlowe, Ada" the other way round."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first and first.strip() else name


def _read_year(root: etree._Element) -> int | None:
    dates = [(_own(e, "event").lower(), t) for e, t in _entries(root, "date")]
    for wanted in ("publication", "original-publication", ""):
        for event, text in dates:
            year = _YEAR.search(text)
            if event == wanted and year:
                return int(year[1])
    others = [year for event, text in dates if event not in _FILE_DATES and (year := _YEAR.search(text))]
    return int(others[0][1]) if others else None
