"""Web pages read from their text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.read.html.reader import read_html
from ingest.records import RawDocument
from tests.ingest.read.conftest import MakeFile

ReadPage = Callable[..., RawDocument]


@pytest.fixture
def read_page(make_file: MakeFile) -> ReadPage:
    """Read a page by what stands in its body and its head."""

    def read(body: str, head: str = "") -> RawDocument:
        text = f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
        return read_html(make_file(text, "talks.html"))

    return read


def told(raw: RawDocument) -> list[tuple[str, str]]:
    """What each block is, and its text."""
    return [(block.role.value, raw.text[block.start : block.end]) for block in raw.blocks]
