"""The contents list of a book: what its chapters are called, how deep they lie, and where its printed pages began."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ingest.read.archives import resolve_name
from ingest.read.epub.package import EpubPackage
from ingest.read.html.tree import attribute, decode_page, parse_xhtml
from ingest.read.xml_parts import local_name, read_part

_GUIDE_FURNITURE = frozenset({"cover", "title-page", "toc", "copyright-page", "colophon", "index", "loi", "lot"})


class NavPoint(NamedTuple):
    """An entry of a contents list. page, fragment: what it points to; depth: from 1."""

    label: str
    page: str
    fragment: str
    depth: int = 1


class Navigation(NamedTuple):
    """The entries of a book's contents list, the places of its printed pages, and pages that are not its text."""

    points: tuple[NavPoint, ...] = ()
    pages: tuple[NavPoint, ...] = ()
    furniture: frozenset[str] = frozenset()


def read_navigation(package: EpubPackage) -> Navigation:
    """The contents list of version 3, else that of version 2. One that does not read counts for none."""
    nav = next((item for item in package.items.values() if "nav" in item.properties), None)
    furniture = {page for kind, page in _read_guide(package) if kind in _GUIDE_FURNITURE}
    points: list[NavPoint] = []
    pages: list[NavPoint] = []
    if nav is not None and (data := package.archive.read(nav.name)):
        furniture.add(nav.name)
        for element in _find_lists(data):
            kind = attribute(element, "epub:type").split()
            entries = list(_walk_list(element, nav.name))
            if "toc" in kind:
                points += entries
            elif "page-list" in kind:
                pages += entries
            elif "landmarks" in kind:
                furniture |= _furniture_landmarks(element, nav.name)
    if not points:
        points, pages = _read_ncx(package, pages)
    return Navigation(tuple(points), tuple(pages), frozenset(furniture))


def _find_lists(data: bytes) -> Iterator[etree._Element]:
    """The lists of a navigation page; none if it cannot be read."""
    try:
        root, _ = parse_xhtml(decode_page(data)[0])
    except etree.ParserError:
        return
    yield from root.iter("nav")


def _read_guide(package: EpubPackage) -> Iterator[tuple[str, str]]:
    for element in package.root.iter(etree.Element):
        if local_name(element) == "reference":
            yield (element.get("type") or "").lower(), resolve_name(package.name, element.get("href") or "")


def _furniture_landmarks(nav: etree._Element, base: str) -> set[str]:
    links = (a for a in nav.iter("a") if set(attribute(a, "epub:type").split()) & {"cover", "titlepage", "toc"})
    return {resolve_name(base, a.get("href") or "") for a in links}


def _walk_list(nav: etree._Element, base: str) -> Iterator[NavPoint]:
    for link in nav.iter("a"):
        depth = sum(1 for _ in link.iterancestors("ol", "ul"))
        label = " ".join("".join(link.itertext()).split())
        if label and link.get("href"):
            yield _make_point(label, base, link.get("href"), max(1, depth))


def _make_point(label: str, base: str, href: str, depth: int) -> NavPoint:
    return NavPoint(label, resolve_name(base, href), href.partition("#")[2], depth)


def _read_ncx(package: EpubPackage, pages: list[NavPoint]) -> tuple[list[NavPoint], list[NavPoint]]:
    ncx = next((i for i in package.items.values() if i.media_type == "application/x-dtbncx+xml"), None)
    root = read_part(package.archive, ncx.name) if ncx is not None else None
    if ncx is None or root is None:
        return [], pages
    points: list[NavPoint] = []
    for element in root.iter(etree.Element):
        name = local_name(element)
        if name not in {"navPoint", "pageTarget"}:
            continue
        parts = {local_name(child): child for child in element}
        label = " ".join("".join(parts["navLabel"].itertext()).split()) if "navLabel" in parts else ""
        href = parts["content"].get("src") if "content" in parts else None
        if not label or not href:
            continue
        depth = 1 + sum(1 for a in element.iterancestors() if local_name(a) == "navPoint")
        (points if name == "navPoint" else pages).append(_make_point(label, ncx.name, href, depth))
    return points, pages
