"""EPUB books of both versions, whole or broken in one way."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from tests.making.html_manuscript import write_blocks
from tests.making.manuscript import Manuscript
from tests.making.zip_files import make_zip

CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
FONT_SCRAMBLING = "http://www.idpf.org/2008/embedding"
PAGE_SCRAMBLING = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"


def page(body: str, *, title: str = "page", attributes: str = "") -> str:
    """A page of a book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"'
        f' xmlns:epub="http://www.idpf.org/2007/ops"><head><title>{title}</title></head>'
        f"<body {attributes}>{body}</body></html>"
    )


def nav(*entries: tuple[str, str], more: str = "") -> str:
    """A contents list of version 3. entries: address and label; more: further lists."""
    links = "".join(f'<li><a href="{href}">{escape(label)}</a></li>' for href, label in entries)
    return page(f'<nav epub:type="toc"><h1>Contents</h1><ol>{links}</ol></nav>{more}')


def ncx(*entries: tuple[str, str]) -> str:
    """A contents list of version 2."""
    points = "".join(
        f'<navPoint id="n{n}"><navLabel><text>{escape(label)}</text></navLabel><content src="{href}"/></navPoint>'
        for n, (href, label) in enumerate(entries)
    )
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>{points}</navMap></ncx>'


def metadata(*, title: str, authors: tuple[str, ...], year: int, more: str = "") -> str:
    """What a book says of itself."""
    creators = "".join(f"<dc:creator>{name}</dc:creator>" for name in authors)
    return (
        f"<dc:title>{title}</dc:title>{creators}<dc:date>{year}-05-01</dc:date><dc:language>en-GB</dc:language>{more}"
    )


def make_epub(
    pages: Mapping[str, str],
    *,
    about: str = "",
    contents: str | None = None,
    more: Mapping[str, str | bytes] | None = None,
    items: str = "",
) -> bytes:
    """A book of version 3. pages: in the order of the spine; contents: its contents list.

    more: further members by their whole names; items: XML of what the manifest says of them.
    """
    items += "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    if contents is not None:
        items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:opf="http://www.idpf.org/2007/opf">{about}</metadata><manifest>{items}</manifest>'
        f"<spine>{spine}</spine></package>"
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": opf,
    }
    members |= {f"OEBPS/{name}": text for name, text in pages.items()}
    if contents is not None:
        members["OEBPS/nav.xhtml"] = contents
    return make_zip({**members, **(more or {})})


def encryption(algorithm: str, *names: str) -> str:
    """What a book says of its members that are scrambled."""
    held = "".join(
        f'<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{algorithm}"/>'
        f'<CipherData><CipherReference URI="{name}"/></CipherData></EncryptedData>'
        for name in names
    )
    return f'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">{held}</encryption>'


def write_epub(manuscript: Manuscript) -> bytes:
    """A manuscript as a book with a title page, a contents list among its pages, and notes as asides."""
    body, notes = write_blocks(manuscript, epub=True)
    front = f'<section epub:type="titlepage"><h1>{manuscript.title}</h1></section>'
    about = metadata(title=manuscript.title, authors=manuscript.authors, year=manuscript.year)
    pages = {"title.xhtml": page(front), "text.xhtml": page(f'{body}<section epub:type="footnotes">{notes}</section>')}
    return make_epub(pages, about=about, contents=nav(("text.xhtml", manuscript.title)))
