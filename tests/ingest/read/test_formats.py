from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from ingest.read.formats import recognise


def _zip(name: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"<!DOCTYPE html><html>", "an HTML page"),
        (b"\xef\xbb\xbf  <html lang='en'>", "an HTML page"),
        (b"<!-- saved --><HTML>", "an HTML page"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"<?xml version='1.0'?><feed>", "an XML document"),
        (_zip("word/document.xml"), "a Word document (DOCX)"),
        (_zip("META-INF/container.xml"), "an EPUB book"),
        (_zip("notes.txt"), "a ZIP archive"),
        (b"PK\x03\x04 broken", "a damaged ZIP archive"),
    ],
)
def test_recognise_names_what_a_file_is(data: bytes, name: str) -> None:
    assert recognise(data) == name


@pytest.mark.parametrize("text", [b"The talks began.", b"He wrote %PDF- in a letter.", b"", b"a < b and <b>bold</b>"])
def test_recognise_leaves_text_unnamed(text: bytes) -> None:
    assert recognise(text) is None
