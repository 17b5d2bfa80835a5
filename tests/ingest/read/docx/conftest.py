"""Word documents read from their XML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from ingest.read.docx.reader import read_docx
from ingest.records import RawDocument
from tests.ingest.read.conftest import MakeFile
from tests.making.docx_files import make_docx

ReadBody = Callable[..., RawDocument]


@pytest.fixture
def read_body(make_file: MakeFile) -> ReadBody:
    """Read a document of paragraphs and tables. parts: further parts, as `make_docx` takes them."""

    def read(*body: str, parts: Mapping[str, str] | None = None) -> RawDocument:
        return read_docx(make_file(make_docx(*body, parts=parts), "talks.docx"))

    return read
