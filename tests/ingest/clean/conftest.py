"""Words of an invented document, and texts that know where they came from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.clean.document import CleanDocument, clean_document
from ingest.clean.words import Words
from ingest.read.plain_text import find_page_starts
from ingest.records import BlockRole, RawBlock, RawDocument

CleanLines = Callable[[str], CleanDocument]


@pytest.fixture
def words() -> Words:
    """Words of a document that writes some of its own."""
    return Words.of("The Secretary-General met Marlowe. The back-room talks of nongovernmental envoys; Marlowe left.")


@pytest.fixture
def clean_lines() -> CleanLines:
    """Cleans a text as the reader of plain text gives it."""

    def clean(text: str) -> CleanDocument:
        block = RawBlock(0, len(text), BlockRole.LINES)
        return clean_document(RawDocument("a.txt", "", text, (block,), find_page_starts(text)))

    return clean
