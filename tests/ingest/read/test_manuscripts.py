"""The same words written in every format come out of every reader: none lost, none doubled, in their order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from ingest.clean.document import clean_document
from ingest.prepare import segment_document
from ingest.read.registry import READERS
from ingest.read.source_file import SourceFile
from ingest.records import RawDocument
from tests.making.docx_manuscript import write_docx
from tests.making.epub_files import write_epub
from tests.making.html_manuscript import CHROME, write_news_page, write_page
from tests.making.manuscript import Manuscript, hear, manuscripts, tell
from tests.making.odt_files import write_odt

WRITERS: dict[str, Callable[[Manuscript], bytes]] = {
    "talks.docx": write_docx,
    "talks.odt": write_odt,
    "talks.epub": write_epub,
    "talks.html": lambda manuscript: write_page(manuscript).encode(),
}
every_format = pytest.mark.parametrize("name", WRITERS)


def read(data: bytes, name: str) -> RawDocument:
    path = Path(name)
    return READERS[path.suffix](SourceFile(path, name, data, hashlib.sha256(data).hexdigest()))


@every_format
@given(manuscript=manuscripts())
@settings(max_examples=25)
def test_reader_gives_back_what_was_written(name: str, manuscript: Manuscript) -> None:
    assert hear(read(WRITERS[name](manuscript), name)) == tell(manuscript)


@every_format
@given(manuscript=manuscripts())
@settings(max_examples=5)
def test_reader_finds_title_authors_and_year(name: str, manuscript: Manuscript) -> None:
    found = read(WRITERS[name](manuscript), name).metadata
    assert (found.title, found.authors, found.year) == (manuscript.title, manuscript.authors, manuscript.year)
    assert {"title", "authors", "year"} <= found.found_in.keys()


@every_format
@given(manuscript=manuscripts())
@settings(max_examples=8)
def test_passages_point_to_their_words_in_the_reader_text(name: str, manuscript: Manuscript) -> None:
    raw = read(WRITERS[name](manuscript), name)
    prepared = segment_document(raw, clean_document(raw), "document:talks")
    for one in prepared.passages:
        stretch = _letters(raw.text[one.passage.start : one.passage.end])
        assert all(_letters(word) in stretch for word in one.passage.text.split())


@given(manuscript=manuscripts())
@settings(max_examples=8)
def test_news_page_gives_no_word_of_what_stands_around_its_article(manuscript: Manuscript) -> None:
    raw = read(write_news_page(manuscript).encode(), "talks.html")
    assert [line for line in CHROME if line in raw.text] == []
    assert "comment" not in raw.text


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
