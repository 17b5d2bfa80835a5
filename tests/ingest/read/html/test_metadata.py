"""What pages say of themselves."""

from __future__ import annotations

import json

import pytest

from tests.ingest.read.html.conftest import ReadPage

LINKED = {
    "@graph": [
        {"@type": "WebSite", "name": "Quay Review"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ferry talks resume",
            "author": [{"@type": "Organization", "name": "The News Desk"}, {"@type": "Person", "name": "Ada Marlowe"}],
            "datePublished": "2018-05-14T16:20:00+02:00",
            "publisher": {"@type": "Organization", "name": "Quay Review"},
        },
    ]
}


def test_linked_data_is_read(read_page: ReadPage) -> None:
    head = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    found = read_page("<p>Text.</p>", head).metadata
    assert (found.title, found.authors, found.year) == ("Ferry talks resume", ("Ada Marlowe",), 2018)
    assert found.publisher == "Quay Review"
    assert found.found_in["title"] == "linked data of the page"


def test_metadata_of_a_journal_is_read(read_page: ReadPage) -> None:
    pairs = [
        ("citation_title", "On Haste"), ("citation_author", "Marlowe, Ada"), ("citation_author", "Brandt, Otto"),
        ("citation_publication_date", "2009/03"), ("citation_doi", "https://doi.org/10.1234/haste"),
    ]  # fmt: skip
    found = read_page("<p>Text.</p>", "".join(f'<meta name="{n}" content="{v}">' for n, v in pairs)).metadata
    assert (found.title, found.authors, found.year) == ("On Haste", ("Ada Marlowe", "Otto Brandt"), 2009)
    assert found.doi == "10.1234/haste"


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("Ferry talks resume | Quay Review", "<h1>Ferry talks resume</h1>", "Ferry talks resume"),
        ("Ferry talks – a history - Quay Institute", "<p>Ferry talks – a history</p>", "Ferry talks – a history"),
        ("War - and after", "<p>Text of it.</p>", "War - and after"),
        ("Memo on Venues", "<h1>1. Summary</h1><p>Text.</p>", "Memo on Venues"),
        ("", "<h1>Ferry talks resume</h1><p>Text.</p>", "Ferry talks resume"),
    ],
)
def test_title_is_told_from_the_name_of_the_site(read_page: ReadPage, title: str, body: str, found: str) -> None:
    assert read_page(body, f"<title>{title}</title>").metadata.title == found


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<p class=byline>By <a rel=author>Ada Marlowe</a> | 14 May</p>", ("Ada Marlowe",)),
        ("<p class=author>Ada Marlowe</p><p class=author>Otto Brandt</p>", ("Ada Marlowe", "Otto Brandt")),
        ("<p class=byline>by Ada Marlowe, Otto Brandt and Ine Vos</p>", ("Ada Marlowe", "Otto Brandt", "Ine Vos")),
        ("<p class=byline>By the editor</p>", ()),
    ],
)
def test_authors_are_read_from_the_byline(read_page: ReadPage, byline: str, authors: tuple[str, ...]) -> None:
    raw = read_page(f"<h1>Ferry talks</h1>{byline}<p>Held in May.</p>")
    assert raw.metadata.authors == authors
    assert raw.blocks[1].role == "furniture"


def test_day_a_converter_wrote_the_page_is_no_year(read_page: ReadPage) -> None:
    day = 'content="2031-01-01T10:00:00"'
    head = f'<meta name="DCTERMS.issued" {day}><meta name="DCTERMS.modified" {day}>'
    assert read_page("<p>Text.</p>", head).metadata.year is None


def test_broken_linked_data_is_passed_over(read_page: ReadPage) -> None:
    head = '<script type="application/ld+json">{"headline": </script><title>On haste</title>'
    assert read_page("<p>Text.</p>", head).metadata.title == "On haste"
