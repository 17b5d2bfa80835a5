"""Files that exist in memory alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.read.source_file import SourceFile

MakeFile = Callable[[bytes | str, str], SourceFile]


@pytest.fixture
def make_file() -> MakeFile:
    def make(content: bytes | str, name: str) -> SourceFile:
        data = content.encode() if isinstance(content, str) else content
        return SourceFile(Path(name), name, data, hashlib.sha256(data).hexdigest())

    return make
