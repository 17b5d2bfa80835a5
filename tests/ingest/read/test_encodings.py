from __future__ import annotations

import codecs

import pytest

from ingest.errors import FileEmpty, FormatMismatch
from ingest.read.encodings import decode
from tests.ingest.read.conftest import MakeFile

SENTENCE = "The envoy’s café in Zürich – a “back room” – stayed open."


def test_utf8_needs_no_warning(make_file: MakeFile) -> None:
    decoded = decode(make_file(SENTENCE, "a.txt"))
    assert decoded.text == SENTENCE
    assert decoded.warnings == ()


def test_byte_order_mark_of_utf8_is_no_part_of_the_text(make_file: MakeFile) -> None:
    assert decode(make_file(codecs.BOM_UTF8 + SENTENCE.encode(), "a.txt")).text == SENTENCE


@pytest.mark.parametrize(("mark", "codec"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_utf16_is_known_by_its_mark(make_file: MakeFile, mark: bytes, codec: str) -> None:
    decoded = decode(make_file(mark + SENTENCE.encode(codec), "a.txt"))
    assert decoded.text == SENTENCE
    assert "UTF-16" in decoded.warnings[0]


@pytest.mark.parametrize(("codec", "order"), [("utf-16-le", "little"), ("utf-16-be", "big")])
def test_utf16_without_a_mark_is_known_by_its_zeros(make_file: MakeFile, codec: str, order: str) -> None:
    text = "The talks were held in the old customs house by the river."
    decoded = decode(make_file(text.encode(codec), "a.txt"))
    assert decoded.text == text
    assert order in decoded.warnings[0]


def test_windows_1252_is_read_and_said(make_file: MakeFile) -> None:
    decoded = decode(make_file(SENTENCE.encode("cp1252"), "a.txt"))
    assert decoded.text == SENTENCE
    assert decoded.warnings == ("not UTF-8: read as Windows-1252",)


def test_latin_1_is_read_and_said(make_file: MakeFile) -> None:
    decoded = decode(make_file("Café in Zürich".encode("latin-1"), "a.txt"))
    assert decoded.text == "Café in Zürich"
    assert "Latin-1" in decoded.warnings[0]


def test_utf8_with_one_broken_byte_stays_utf8(make_file: MakeFile) -> None:
    data = "Zürich, Genève, Kraków, Malmö, Düsseldorf, São Paulo".encode() * 3 + b"\xff"
    decoded = decode(make_file(data, "a.txt"))
    assert decoded.text.startswith("Zürich")
    assert "1 characters are lost" in decoded.warnings[0]


def test_line_ends_become_line_feeds(make_file: MakeFile) -> None:
    assert decode(make_file("one\r\ntwo\rthree\n", "a.txt")).text == "one\ntwo\nthree\n"


def test_pdf_under_another_ending_is_named(make_file: MakeFile) -> None:
    with pytest.raises(FormatMismatch, match="is a PDF document, not text as its ending .txt says"):
        decode(make_file(b"%PDF-1.4 ...", "a.txt"))


def test_control_characters_are_no_text(make_file: MakeFile) -> None:
    with pytest.raises(FormatMismatch, match="control characters"):
        decode(make_file(b"ab\x00\x01\x02\x03cd" * 40, "a.txt"))


def test_file_without_words_is_empty(make_file: MakeFile) -> None:
    with pytest.raises(FileEmpty, match="holds no words"):
        decode(make_file(" \n 12 . \n", "a.txt"))
