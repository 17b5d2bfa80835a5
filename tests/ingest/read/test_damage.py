"""Whatever happens to a file on its way, it is read or refused; nothing else comes out of a reader."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import FileRefused
from ingest.read.registry import READERS
from ingest.read.source_file import SourceFile
from tests.making.real_producers import KEPT
from tests.making.zip_files import make_zip

FILES = [
    KEPT / name for name in ("pandoc.docx", "libreoffice.odt", "pandoc.epub", "libreoffice.html", "libreoffice.xhtml")
]
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=8)), min_size=1, max_size=8)

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def change(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Bytes with stretches cut out and others put in. changes: place from 0 to 1, bytes to cut, bytes to put."""
    for place, cut, put in changes:
        at = int(place * len(data))
        data = data[:at] + put + data[at + cut :]
    return data


def is_read_or_refused(data: bytes, path: Path) -> bool:
    try:
        text = READERS[path.suffix](SourceFile(path, path.name, data, "")).text
    except FileRefused as exc:
        return bool(exc.reason)
    return bool(text.strip())


@every_file
@given(changes=CHANGES)
@settings(max_examples=25)
def test_damaged_file_is_read_or_refused(path: Path, changes: list[tuple[float, int, bytes]]) -> None:
    assert is_read_or_refused(change(path.read_bytes(), changes), path)


@pytest.mark.parametrize("path", FILES[:3], ids=lambda path: path.name)
@given(changes=CHANGES, chosen=st.floats(0, 0.99))
@settings(max_examples=25)
def test_file_with_a_damaged_part_is_read_or_refused(
    path: Path, changes: list[tuple[float, int, bytes]], chosen: float
) -> None:
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(members)[int(chosen * len(members))]
    damaged = members | {name: change(members[name], changes)}
    assert is_read_or_refused(make_zip(damaged), path)
