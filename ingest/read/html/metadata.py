"""What a page says about itself: its metadata elements, its linked data, its headline and byline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from ingest.metadata.merge import make_metadata
from ingest.metadata.values import read_doi
from ingest.read.html.meanings import meaning_of
from ingest.read.html.tree import attribute, words_in
from ingest.records import SourceMetadata

META, LINKED_DATA, TITLE_ELEMENT, HEADLINE, BYLINE = (
    "page metadata", "linked data of the page", "title of the page", "headline", "byline",
)  # fmt: skip

_TITLES = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHORS = ("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
_DATES = (
    "citation_publication_date", "citation_date", "article:published_time", "datepublished", "dcterms.issued",
    "dcterms.date",
    "dc.date.issued", "dc.date", "date", "pubdate", "publish-date", "parsely-pub-date",
)  # fmt: skip
_IDENTIFIERS = ("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi", "bepress_citation_doi", "doi")
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name", "application-name")
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|Report|WebPage|CreativeWork|Book|ScholarlyArticle)", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_SITE_BREAK = re.compile(r"\s+(?:[|–—»·•]|::|-)\s+")
_BY = re.compile(r"^(?:by|von|par|por|written by|author:?)\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r".*(?:https?:|@|\b(?:admin|editor|staff|webmaster|unknown|user|team|press office|newsroom)\b).*", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:\d+|[IVX]+)(?:\.\d+)*[.)]?\s")
_FIRST_ELEMENTS = 150
_LONGEST_BYLINE_WORDS = 40
_LONGEST_LINKED_DATA = 1_000_000


@dataclass(frozen=True)
class _Said:
    """What a page says, by the names of its metadata elements; linked: its linked data on the article."""

    meta: Mapping[str, list[str]]
    linked: Mapping[str, object]

    def first(self, names: tuple[str, ...]) -> str | None:
        return next((value for name in names for value in self.meta.get(name, [])), None)


def describe(root: etree._Element) -> SourceMetadata:
    """Title, authors, year of publication, publisher, DOI and language.

    To be asked before anything is taken out of the page.
    """
    said = _Said(_read_meta(root), _read_linked_data(root))
    language = attribute(root, "lang") or attribute(root, "xml:lang") or (said.first(("dc.language", "language")) or "")
    return make_metadata(
        {
            "title": _find_title(root, said),
            "authors": _find_authors(root, said),
            "year": _find_year(root, said),
            "publisher": _find_publisher(said),
            "doi": (read_doi(said.first(_IDENTIFIERS) or ""), META),
            "language": (re.split(r"[-_]", language)[0].lower()[:3], META),
        }
    )


def _read_meta(root: etree._Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _read_linked_data(root: etree._Element) -> Mapping[str, object]:
    """The record of the article in the page's JSON-LD; empty if there is none that reads."""
    for script in root.iter("script"):
        text = script.text or ""
        if attribute(script, "type") != "application/ld+json" or len(text) > _LONGEST_LINKED_DATA:
            continue
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for record in _records(data):
            kinds = record.get("@type")
            if any(_ARTICLE.fullmatch(str(k)) for k in (kinds if isinstance(kinds, list) else [kinds])):
                return record
    return {}


def _records(data: object) -> Iterator[Mapping[str, object]]:
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (g for g in graph if isinstance(g, dict)) if isinstance(graph, list) else ()


def _find_title(root: etree._Element, said: _Said) -> tuple[str | None, str]:
    lines = list(_first_lines(root))
    headline = _find_headline(root)
    page = " ".join(" ".join(words_in(t)) for t in list(root.iter("title"))[:1])
    if headline and page and _NUMBERED.match(headline) and headline not in page:
        # The first chapter of a document that was saved as a page.
        headline = None
    linked = said.linked.get("headline") or said.linked.get("name")
    candidates = (said.first(_TITLES), META), (linked, LINKED_DATA), (headline, HEADLINE), (page, TITLE_ELEMENT)
    for value, place in candidates:
        if isinstance(value, str) and value.strip():
            lines += [headline] if headline else []
            return _without_site(" ".join(value.split()), lines, said.first(("og:site_name",))), place
    return None, ""


def _find_headline(root: etree._Element) -> str | None:
    """What the page puts over its text: a paragraph in a style for titles, or its only heading of the first level."""
    titled = [" ".join(words_in(p)) for p in root.iter("p", "h1") if meaning_of(p) == "title"]
    headlines = [" ".join(words_in(h)) for h in root.iter("h1")]
    return next(filter(None, titled), None) or (headlines[0] if len(headlines) == 1 and headlines[0] else None)


def _first_lines(root: etree._Element) -> Iterator[str]:
    """The texts of single elements near the top of a page."""
    body = root.find("body")
    for element in islice(() if body is None else body.iter(etree.Element), _FIRST_ELEMENTS):
        if element.text and len(element.text.split()) > 1:
            yield " ".join(element.text.split())


def _without_site(title: str, lines: list[str], site: str | None) -> str:
    """A title without the name of the site behind it: what stands so on the page, or before that name."""
    parts = _SITE_BREAK.split(title)
    if len(parts) < 2:
        return title
    shown = max((line for line in lines if title.casefold().startswith(line.casefold())), key=len, default=None)
    if shown is not None:
        return shown
    if site and parts[-1].casefold() == site.casefold():
        return title[: title.rfind(parts[-1])].rstrip(" |–—»·•:-")
    return parts[0] if "|" in title else title


def _find_authors(root: etree._Element, said: _Said) -> tuple[tuple[str, ...], str]:
    linked = tuple(_names_of(said.linked.get("author") or said.linked.get("creator")))
    if linked:
        return linked, LINKED_DATA
    for name in _AUTHORS:
        names = tuple(n for value in said.meta.get(name, []) for n in split_names(value))
        if names:
            return names, META
    return tuple(dict.fromkeys(n for text in _bylines(root) for n in split_names(text))), BYLINE


def _names_of(value: object) -> Iterator[str]:
    """Names of persons in linked data; organisations only where there is nobody else."""
    records = value if isinstance(value, list) else [value]
    persons = [r for r in records if isinstance(r, str) or (isinstance(r, dict) and r.get("@type") != "Organization")]
    for record in persons:
        name = record.get("name") if isinstance(record, dict) else record
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str):
                yield from split_names(one)


def split_names(text: str) -> list[str]:
    """Names of persons from "By Ada Marlowe, Otto Brandt and Ine Vos" or "Marlowe, Ada", and nothing that is none."""
    text = _BY.sub("", " ".join(text.split())).strip(" .,")
    if text.count(",") == 1 and " " not in text.partition(",")[0]:
        last, _, first = text.partition(",")
        parts = [f"{first.strip()} {last.strip()}"]
    else:
        parts = re.split(r"\s*[;,]\s*(?:and\s+)?|\s+(?:and|&|und|et)\s+", text)
    return [p.strip() for p in parts if " " in p.strip() and not _NO_NAME.fullmatch(p) and not _YEAR.search(p)]


def _bylines(root: etree._Element) -> Iterator[str]:
    """Who the page says it is by, where it says so to its readers."""
    for element in root.iter(etree.Element):
        classes = set(attribute(element, "class").split())
        is_author = attribute(element, "rel") == "author" or attribute(element, "itemprop") == "author"
        if is_author or classes & {"author", "author-name", "byline", "entry-author"}:
            words = list(words_in(element))
            if 1 < len(words) <= _LONGEST_BYLINE_WORDS:
                yield re.split(r"\s+[|·•]\s+", " ".join(words))[0]
                if is_author:
                    return


def _find_year(root: etree._Element, said: _Said) -> tuple[int | None, str]:
    candidates: list[tuple[object, str]] = [(said.first((name,)), META) for name in _DATES]
    candidates.insert(3, (said.linked.get("datePublished"), LINKED_DATA))
    candidates += [(t.get("datetime") or " ".join(words_in(t)), BYLINE) for t in _dated(root)]
    # Converters date the page by when they wrote it.
    changed = said.first(("dcterms.modified", "dc.date.modified"))
    for value, place in ((v, p) for v, p in candidates if v != changed):
        year = _YEAR.search(str(value or ""))
        if year:
            return int(year[1]), place
    return None, ""


def _dated(root: etree._Element) -> Iterator[etree._Element]:
    """Elements that date the page: marked as such, or the only time it names."""
    times = list(root.iter("time"))
    yield from (t for t in times if t.get("pubdate") is not None or attribute(t, "itemprop") == "datepublished")
    yield from (
        e
        for e in root.iter("p", "span", "div")
        if "date" in attribute(e, "class").split() and len(list(words_in(e))) < 12
    )
    if len(times) == 1:
        yield times[0]


def _find_publisher(said: _Said) -> tuple[str | None, str]:
    publisher = said.linked.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else None
    if isinstance(name, str) and name.strip():
        return " ".join(name.split()), LINKED_DATA
    return said.first(_PUBLISHERS), META
