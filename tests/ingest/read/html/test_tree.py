"""Bytes of pages, in any encoding, broken or hostile."""

from __future__ import annotations

import pytest

from ingest.errors import FileEmpty, FormatMismatch
from ingest.read.html.reader import read_html
from tests.ingest.read.conftest import MakeFile

NAMED = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><body><p>Keïta’s café</p>'


@pytest.mark.parametrize(
    ("codec", "declared", "said"),
    [
        ("utf-8", "utf-8", None),
        ("cp1252", "iso-8859-1", "read as Windows-1252, as the page declares"),
        ("cp1252", "windows-1252", "read as Windows-1252, as the page declares"),
        ("utf-8", "us-ascii-x", "declares us-ascii-x and is UTF-8"),
        ("cp1252", "utf-8", "not utf-8 as it should be: read as Windows-1252"),
        ("utf-16", "utf-16", None),
        ("utf-16-le", "utf-16", None),
        ("utf-8-sig", "iso-8859-1", None),
    ],
)
def test_encoding_is_found_and_said(make_file: MakeFile, codec: str, declared: str, said: str | None) -> None:
    raw = read_html(make_file(NAMED.format(declared).encode(codec), "talks.html"))
    assert raw.text == "Keïta’s café"
    assert raw.warnings == ((said,) if said else ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 <x>", "is a PDF document, not an HTML page"),
        (b"only words", "is plain text, not an HTML page"),
        (b"MIME-Version: 1.0\n\n<html>", r"is a web archive or a mail \(MIME\), not an HTML page"),
        (b"PK\x03\x04 <x>", "is a damaged ZIP archive"),
    ],
)
def test_other_files_are_refused_saying_what_they_are(make_file: MakeFile, data: bytes, said: str) -> None:
    with pytest.raises(FormatMismatch, match=said):
        read_html(make_file(data, "talks.html"))


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<script>document.write('words')</script><div id=root></div>", b"<"]
)
def test_page_without_text_is_refused(make_file: MakeFile, data: bytes) -> None:
    with pytest.raises(FileEmpty, match="holds no"):
        read_html(make_file(data, "talks.html"))


def test_xhtml_is_read_as_xml(make_file: MakeFile) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" ""><html xmlns="http://www.w3.org/1999/xhtml">'
    raw = read_html(make_file(f'{head}<body><p><a id="x"/>Held&nbsp;in <b/>May.</p></body></html>', "talks.xhtml"))
    assert raw.text == "Held\xa0in May."


@pytest.mark.parametrize("entity", ["SYSTEM 'file:///etc/hostname'", "'words words words'"])
def test_entities_of_a_page_are_not_opened(make_file: MakeFile, entity: str) -> None:
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x {entity}>]><html xmlns="http://www.w3.org/1999/xhtml">'
    raw = read_html(make_file(f"{head}<body><p>Held &x; in May.</p></body></html>", "talks.xhtml"))
    assert raw.text == "Held in May."


@pytest.mark.parametrize("tag", ["b", "ul><li", "table><tr><td", "blockquote"])
def test_deep_nesting_is_read_through(make_file: MakeFile, tag: str) -> None:
    data = f"<html><body><nav>x</nav>{f'<{tag}>' * 400}Held in May."
    assert "Held in May." in read_html(make_file(data, "talks.html")).text


def test_nesting_without_end_is_refused(make_file: MakeFile) -> None:
    data = "<html><body>" + "<div>" * 50_000 + "Held in May."
    with pytest.raises(FileEmpty, match="nested so deeply"):
        read_html(make_file(data, "talks.html"))
