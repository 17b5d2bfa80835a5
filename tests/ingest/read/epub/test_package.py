"""Books that are whole, broken, or kept from their readers."""

from __future__ import annotations

import pytest

from ingest.errors import FileDamaged, FileEmpty, FileProtected, FormatMismatch
from ingest.read.epub.reader import read_epub
from tests.ingest.read.conftest import MakeFile
from tests.making.docx_files import make_docx
from tests.making.epub_files import CONTAINER, FONT_SCRAMBLING, PAGE_SCRAMBLING, encryption, make_epub, metadata, page
from tests.making.zip_files import make_zip

TEXT = {"a.xhtml": page("<p>The talks went on.</p>")}
MIME = {"mimetype": "application/epub+zip"}
PACKAGE = '<package xmlns="http://www.idpf.org/2007/opf">{}</package>'


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"<!DOCTYPE html><html>", FormatMismatch, r"is an HTML page, not an EPUB book"),
        (make_docx("<w:p/>"), FormatMismatch, r"is a Word document \(DOCX\), not an EPUB book"),
        (make_epub(TEXT)[:300], FileDamaged, r"damaged or truncated"),
        (make_zip({**MIME, "book.opf": "<x/>"}), FileDamaged, r"broken EPUB: it has no META-INF/container\.xml"),
        (make_zip({**MIME, "META-INF/container.xml": "<container/>"}), FileDamaged, r"names no package document"),
        (
            make_zip({**MIME, "META-INF/container.xml": CONTAINER}),
            FileDamaged,
            r"names OEBPS/book\.opf, which is not there",
        ),
        (
            make_zip({**MIME, "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": PACKAGE.format("")}),
            FileDamaged,
            r"the spine in OEBPS/book\.opf names no page",
        ),
        (make_epub({"a.xhtml": page("<p></p>")}), FileEmpty, r"holds no words"),
    ],
)
def test_other_files_are_refused_saying_what_is_wrong(
    make_file: MakeFile, data: bytes, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        read_epub(make_file(data, "talks.epub"))


def test_scrambled_pages_are_copy_protection(make_file: MakeFile) -> None:
    more = {"META-INF/encryption.xml": encryption(PAGE_SCRAMBLING, "OEBPS/a.xhtml")}
    with pytest.raises(FileProtected, match=r"protected against copying \(DRM\): its page OEBPS/a\.xhtml is encrypted"):
        read_epub(make_file(make_epub(TEXT, more=more), "talks.epub"))


@pytest.mark.parametrize(
    ("algorithm", "name"), [(FONT_SCRAMBLING, "OEBPS/fonts/quay.otf"), (PAGE_SCRAMBLING, "OEBPS/fonts/quay.TTF")]
)
def test_scrambled_fonts_are_none(make_file: MakeFile, algorithm: str, name: str) -> None:
    more = {"META-INF/encryption.xml": encryption(algorithm, name)}
    assert read_epub(make_file(make_epub(TEXT, more=more), "talks.epub")).text == "The talks went on."


def test_missing_page_is_warned_of_and_the_rest_is_read(make_file: MakeFile) -> None:
    raw = read_epub(make_file(make_epub({**TEXT, "b.xhtml": ""}), "talks.epub"))
    assert raw.text == "The talks went on."
    assert raw.warnings == ("the book names a page OEBPS/b.xhtml that is not there; the rest was read",)


def test_page_that_is_no_xml_is_read_as_html(make_file: MakeFile) -> None:
    raw = read_epub(make_file(make_epub({"a.xhtml": "<html><body><p>Held<br>in May &nbsp; or June"}), "talks.epub"))
    assert raw.text.split() == ["Held", "in", "May", "or", "June"]
    assert "is not well-formed" in raw.warnings[0]


def test_metadata_gives_authors_in_order_and_the_year_of_publication(make_file: MakeFile) -> None:
    more = (
        '<dc:creator id="c3">Ine Vos</dc:creator><meta refines="#c3" property="role">edt</meta>'
        "<dc:publisher>Quay Press</dc:publisher><dc:identifier>doi:10.1234/Quay.7</dc:identifier>"
        '<dc:date opf:event="modification">2031-01-01</dc:date>'
    )
    about = metadata(title="Rooms &amp; Rivers", authors=("Marlowe, Ada", "Otto Brandt"), year=2014, more=more)
    found = read_epub(make_file(make_epub(TEXT, about=about), "talks.epub")).metadata
    assert found.title == "Rooms & Rivers"
    assert found.authors == ("Ada Marlowe", "Otto Brandt")
    assert (found.year, found.publisher, found.doi) == (2014, "Quay Press", "10.1234/quay.7")
    assert set(found.found_in.values()) == {"EPUB metadata"}


def test_subtitle_belongs_to_the_title(make_file: MakeFile) -> None:
    more = (
        '<meta refines="#t1" property="title-type">main</meta><dc:title id="t2">A Study of Delay</dc:title>'
        '<meta refines="#t2" property="title-type">subtitle</meta>'
    )
    about = '<dc:title id="t1">Waiting Rooms</dc:title>' + more
    found = read_epub(make_file(make_epub(TEXT, about=about), "talks.epub")).metadata
    assert found.title == "Waiting Rooms: A Study of Delay"
