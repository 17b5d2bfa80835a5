from __future__ import annotations

import pytest

from ingest.errors import LibraryWrong
from ingest.metadata.bibtex import parse_bibtex, read_attachments

ZOTERO = r"""
@techreport{marlowe_rooms_2014,
    title = {{The} {Rooms} of \"Ostra: {A} study of \& on delay},
    author = {Marlowe, Ada and {Institute for War and Peace} and van der Meer, J{\"o}rg and others},
    institution = {Quay Press}, year = {2014}, doi = {10.1234/Rooms}, langid = {en-GB},
    file = {Full Text PDF:C\:\\Users\\a\\storage\\AB\\Marlowe - 2014 - Rooms.pdf:application/pdf},
}
@book{brandt_rivers, title = {Rivers}, subtitle = {A History}, editor = {Otto Brandt}, date = {2010-05}}
"""


def test_entry_is_read_without_its_latex() -> None:
    entry = parse_bibtex(ZOTERO, name="library.bib").entries[0]
    assert entry.metadata.title == "The Rooms of Östra: A study of & on delay"
    assert entry.metadata.authors == ("Ada Marlowe", "Institute for War and Peace", "Jörg van der Meer")
    assert (entry.metadata.year, entry.metadata.publisher, entry.metadata.kind) == (2014, "Quay Press", "report")
    assert (entry.metadata.doi, entry.metadata.language) == ("10.1234/rooms", "en")
    assert entry.attachments == (r"C:\Users\a\storage\AB\Marlowe - 2014 - Rooms.pdf",)


def test_editors_dates_and_subtitles_stand_in() -> None:
    entry = parse_bibtex(ZOTERO, name="library.bib").entries[1]
    assert (entry.metadata.title, entry.metadata.authors) == ("Rivers: A History", ("Otto Brandt",))
    assert (entry.metadata.year, entry.metadata.kind) == (2010, "book")


@pytest.mark.parametrize(
    ("field", "paths"),
    [
        ("/books/a/storage/AB/x.pdf;/books/a/y.html", ["/books/a/storage/AB/x.pdf", "/books/a/y.html"]),
        (":files/12/x.pdf:PDF", ["files/12/x.pdf"]),
        (
            r"Text:files/1/a\:b\;c.pdf:application/pdf;Page:files/2/d.html:text/html",
            ["files/1/a:b;c.pdf", "files/2/d.html"],
        ),
        ("", []),
    ],
)
def test_attachments_are_read_as_programs_write_them(field: str, paths: list[str]) -> None:
    assert read_attachments(field) == paths


def test_broken_entry_is_named_and_the_rest_is_read() -> None:
    parsed = parse_bibtex(
        "@book{a, title = {Rooms\n@book{b, title = {Rivers}}\n@book{b, title = {Again}}", name="l.bib"
    )
    assert [entry.metadata.title for entry in parsed.entries] == ["Rivers"]
    assert parsed.warnings[0].startswith("l.bib line 1: an entry was left out")


def test_entries_without_a_title_are_counted() -> None:
    parsed = parse_bibtex("@book{a, year = 2001}\n@book{b, title = {Rivers}}", name="l.bib")
    assert parsed.warnings == ("l.bib: 1 entries without a title were left out",)


@pytest.mark.parametrize("text", ["", "just words", "@comment{nothing}"])
def test_file_without_entries_is_refused(text: str) -> None:
    with pytest.raises(LibraryWrong, match=r"l\.bib: no entry with a title in it"):
        parse_bibtex(text, name="l.bib")
