"""Word documents that are not what they should be, and what a good one says of itself."""

from __future__ import annotations

import pytest

from ingest.errors import FileDamaged, FileEmpty, FileProtected, FormatMismatch
from ingest.read.docx.reader import read_docx
from tests.ingest.read.conftest import MakeFile
from tests.ingest.read.docx.conftest import ReadBody
from tests.making.docx_files import core_properties, heading, make_docx, paragraph
from tests.making.zip_files import make_zip

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = make_docx(paragraph("The talks went on."))


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (b"%PDF-1.7 x", FormatMismatch, r"is a PDF document, not a Word document"),
        (b"<!DOCTYPE html><html>", FormatMismatch, r"is an HTML page, not a Word document"),
        (b"only words", FormatMismatch, r"is of an unknown kind, not a Word document"),
        (make_zip({"xl/workbook.xml": "<x/>"}), FormatMismatch, r"is an Excel workbook"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), FileProtected, r"locked with a password"),
        (OLE, FormatMismatch, r"is an old Office document"),
        (GOOD[:400], FileDamaged, r"damaged or truncated"),
        (make_zip({"word/styles.xml": "<x/>"}), FileDamaged, r"has no part word/document\.xml"),
        (make_zip({"word/document.xml": "<w:broken"}), FileDamaged, r"word/document\.xml is not readable as XML"),
        (make_docx(paragraph("")), FileEmpty, r"holds no words"),
    ],
)
def test_other_files_are_refused_saying_what_they_are(
    make_file: MakeFile, data: bytes, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        read_docx(make_file(data, "talks.docx"))


def test_strict_variant_of_the_format_is_read(make_file: MakeFile) -> None:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<w:document xmlns:w="{strict.decode()}"><w:body>{paragraph("Held in May.")}</w:body></w:document>'
    assert transitional not in text.encode()
    assert read_docx(make_file(make_zip({"word/document.xml": text}), "talks.docx")).text == "Held in May."


def test_entities_are_not_opened(make_file: MakeFile) -> None:
    text = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
    with pytest.raises(FormatMismatch, match="not a Word document"):
        read_docx(make_file(make_zip({"word/document.xml": text}), "talks.docx"))


def test_properties_say_title_and_authors(read_body: ReadBody) -> None:
    core = core_properties(title="Rooms and Rivers", creator="Ada Marlowe; Otto Brandt", language="en-GB")
    found = read_body(heading("Venues"), parts={"core-properties": core}).metadata
    assert (found.title, found.authors, found.language) == ("Rooms and Rivers", ("Ada Marlowe", "Otto Brandt"), "en")
    assert found.found_in["authors"] == "document properties"


def test_day_the_file_was_made_is_no_year(read_body: ReadBody) -> None:
    core = core_properties(title="Rooms and Rivers")
    assert "2031" in core
    assert read_body(heading("Venues"), parts={"core-properties": core}).metadata.year is None


@pytest.mark.parametrize(("title", "creator"), [("Microsoft Word - draft7.doc", "admin"), ("Document1", "python-docx")])
def test_what_programs_fill_in_is_no_title_and_no_author(read_body: ReadBody, title: str, creator: str) -> None:
    core = core_properties(title=title, creator=creator)
    found = read_body(heading("Venues"), parts={"core-properties": core}).metadata
    assert (found.title, found.authors) == (None, ())


def test_byline_outranks_whoever_typed_the_file(read_body: ReadBody) -> None:
    core = core_properties(creator="Ine Vos")
    found = read_body(paragraph("By Ada Marlowe"), heading("Venues"), parts={"core-properties": core}).metadata
    assert found.authors == ()
