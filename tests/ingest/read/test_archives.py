from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import FileDamaged, FileProtected, FileTooLarge
from ingest.read.archives import Archive, ArchiveLimits, resolve_name
from tests.ingest.read.conftest import MakeFile
from tests.making.zip_files import make_zip

TIGHT = ArchiveLimits(members=3, part_bytes=50_000, total_bytes=90_000, ratio=20)


def open_archive(make_file: MakeFile, data: bytes, limits: ArchiveLimits | None = None) -> Archive:
    return Archive.open(make_file(data, "talks.docx"), wanted="a Word document (DOCX)", limits=limits)


def noise(length: int) -> bytes:
    """Bytes that hardly pack."""
    return bytes((n * n * 7 + n // 3) % 251 for n in range(length))


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({f"{n}.xml": "x" for n in range(4)}, r"holds 4 parts, over the limit of 3"),
        ({"a.xml": noise(60_000)}, r"'a\.xml' would unpack to 60,000 bytes, over the limit of 50,000"),
        ({"a.png": noise(50_000), "b.png": noise(50_000)}, r"would unpack to 100,000 bytes, over the limit of 90,000"),
    ],
)
def test_bomb_is_refused_before_it_is_unpacked(make_file: MakeFile, members: dict[str, bytes], said: str) -> None:
    with pytest.raises(FileTooLarge, match=said + ".*zip bomb"):
        open_archive(make_file, make_zip(members), TIGHT)


def test_member_that_packs_too_well_is_a_bomb(make_file: MakeFile) -> None:
    data = make_zip({"pictures/a.bin": bytes(2_000_000)})
    with pytest.raises(FileTooLarge, match=r"over 250 times as many; it looks like a zip bomb"):
        open_archive(make_file, data)


def test_archive_that_lies_about_a_size_is_found_out(make_file: MakeFile) -> None:
    data = bytearray(make_zip({"a.xml": b"x" * 40_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + offset, 10)
    archive = open_archive(make_file, bytes(data))
    with pytest.raises(FileDamaged, match=r"its part a\.xml cannot be unpacked"):
        archive.read("a.xml")


def test_part_with_changed_bytes_is_damaged(make_file: MakeFile) -> None:
    data = bytearray(make_zip({"a.xml": b"The talks went on. " * 40}))
    data[40] ^= 0xFF
    archive = open_archive(make_file, bytes(data))
    with pytest.raises(FileDamaged, match=r"its part a\.xml cannot be unpacked .*; get a new copy"):
        archive.read("a.xml")


def test_archive_with_a_password_is_refused(make_file: MakeFile) -> None:
    data = bytearray(make_zip({"a.xml": "x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with pytest.raises(FileProtected, match="locked with a password"):
        open_archive(make_file, bytes(data))


def test_names_lead_nowhere_outside(make_file: MakeFile) -> None:
    names = ("../../etc/passwd", "C:\\temp\\a.xml", "/b.xml")
    archive = open_archive(make_file, make_zip(dict.fromkeys(names, "x")))
    assert sorted(archive.members) == ["b.xml", "etc/passwd", "temp/a.xml"]
    assert archive.read("../../etc/passwd") is None


def test_folders_are_no_parts(make_file: MakeFile) -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/", "")
        archive.writestr("word/document.xml", "text")
    found = open_archive(make_file, held.getvalue())
    assert list(found.members) == ["word/document.xml"]
    assert found.read("word/document.xml") == b"text"


@pytest.mark.parametrize(
    ("base", "href", "name"),
    [
        ("OEBPS/text/a.xhtml", "b.xhtml#n3", "OEBPS/text/b.xhtml"),
        ("OEBPS/text/a.xhtml", "../nav%20list.xhtml?x=1", "OEBPS/nav list.xhtml"),
        ("OEBPS/a.xhtml", "/b.xhtml", "b.xhtml"),
        ("OEBPS/a.xhtml", "../../../b.xhtml", "b.xhtml"),
        ("OEBPS/a.xhtml", "#n3", "OEBPS/a.xhtml"),
    ],
)
def test_references_are_resolved_within_the_archive(base: str, href: str, name: str) -> None:
    assert resolve_name(base, href) == name


@given(st.text(st.sampled_from("./\\%2eFab:"), max_size=30))
def test_no_reference_leads_above_the_root(href: str) -> None:
    name = resolve_name("OEBPS/a.xhtml", href)
    assert not name.startswith("/")
    assert ".." not in name.split("/")
