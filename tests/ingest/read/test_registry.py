from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import FormatUnknown
from ingest.read.registry import known_endings, read_document, refused_endings


def test_reader_is_chosen_by_ending(tmp_path: Path) -> None:
    (tmp_path / "a.MD").write_text("# Quay\n\nText of it.")
    (tmp_path / "a.txt").write_text("# Quay")
    assert read_document(tmp_path / "a.MD").markup == "markdown"
    assert read_document(tmp_path / "a.txt").markup == "none"


def test_unknown_ending_is_refused_naming_the_known(tmp_path: Path) -> None:
    with pytest.raises(FormatUnknown, match=r"no reader for \.xyz; read are .*\.md.*\.txt"):
        read_document(tmp_path / "a.xyz")


def test_known_endings_have_their_dots() -> None:
    assert {".txt", ".md"} <= set(known_endings())
    assert all(ending.startswith(".") for ending in known_endings())


def test_what_is_refused_with_advice_is_not_called_read() -> None:
    assert refused_endings() == [".doc", ".rtf"]
    assert not set(refused_endings()) & set(known_endings())
