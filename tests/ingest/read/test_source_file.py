from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ingest.errors import FileEmpty, FileMissing, FileTooLarge, FileUnreadable
from ingest.read.source_file import open_source


def test_open_source_gives_bytes_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "Selm Report.TXT"
    path.write_bytes(b"The ferry talks.")
    file = open_source(path, source="2004/Selm Report.TXT")
    assert file.data == b"The ferry talks."
    assert file.sha256 == hashlib.sha256(b"The ferry talks.").hexdigest()
    assert file.source == "2004/Selm Report.TXT"
    assert file.ending == ".txt"


def test_open_source_names_itself_by_file_name(tmp_path: Path) -> None:
    path = tmp_path / "selm.txt"
    path.write_bytes(b"x")
    assert open_source(path).source == "selm.txt"


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"gone\.txt: there is no such file"):
        open_source(tmp_path / "gone.txt")


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="is a folder"):
        open_source(tmp_path)


def test_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "selm.txt").write_bytes(b"x")
    with pytest.raises(FileUnreadable, match="cannot be looked at"):
        open_source(tmp_path / "selm.txt" / "more.txt")


def test_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(FileEmpty, match="0 bytes"):
        open_source(tmp_path / "empty.txt")


def test_file_over_the_limit_is_refused_with_both_figures(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 1500)
    with pytest.raises(FileTooLarge, match="1,500 bytes, over the limit of 1,000"):
        open_source(tmp_path / "large.txt", limit_bytes=1000)


def test_refusal_keeps_path_and_reason(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="no such file") as caught:
        open_source(tmp_path / "gone.txt")
    assert caught.value.path == tmp_path / "gone.txt"
    assert caught.value.reason == "there is no such file"
