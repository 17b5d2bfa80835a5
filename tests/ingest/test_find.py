"""Which files a run takes, and in which order."""

from __future__ import annotations

from pathlib import Path

from ingest.find import find_files

ENDINGS = [".txt", ".md"]


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Talks began.")


def test_folder_is_walked_by_name(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a.md", "sub/c.TXT")
    assert [f.source for f in find_files([tmp_path], ENDINGS)] == ["a.md", "b.txt", "sub/c.TXT"]


def test_unknown_ending_is_listed_with_reason(tmp_path: Path) -> None:
    _write(tmp_path, "talks.xlsx")
    assert [f.refusal for f in find_files([tmp_path], ENDINGS)] == ["no reader for .xlsx; read are .md, .txt"]


def test_missing_path_is_listed_with_reason(tmp_path: Path) -> None:
    assert [f.refusal for f in find_files([tmp_path / "gone.txt"], ENDINGS)] == ["there is no such file or folder"]


def test_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    assert len(find_files([tmp_path / "a.txt", tmp_path], ENDINGS)) == 1


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, ".git/a.txt", ".b.txt", "c.txt")
    assert [f.source for f in find_files([tmp_path], ENDINGS)] == ["c.txt"]


def test_sidecar_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "a.yaml", "b.TXT", "b.TXT.yml", "c.yaml")
    assert [f.source for f in find_files([tmp_path], ENDINGS)] == ["a.txt", "b.TXT", "c.yaml"]
    assert find_files([tmp_path / "a.yaml"], ENDINGS) == []


def test_document_that_is_refused_is_left_to_its_reader(tmp_path: Path) -> None:
    _write(tmp_path, "talks.rtf", "sheet.xlsx")
    refusals = {f.source: f.refusal for f in find_files([tmp_path], ENDINGS, refused=[".rtf"])}
    assert refusals == {"talks.rtf": None, "sheet.xlsx": "no reader for .xlsx; read are .md, .txt"}


def test_folder_that_is_no_ones_to_read_is_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "store/b.txt", "store/index/c.txt")
    assert [f.source for f in find_files([tmp_path], ENDINGS, but_not_in=tmp_path / "store")] == ["a.txt"]
