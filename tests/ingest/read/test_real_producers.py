"""Files that pandoc and LibreOffice wrote hold the words of the manuscript they were given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.read.registry import read_document
from ingest.records import BlockRole, RawDocument
from tests.making.manuscript import Told, hear, tell
from tests.making.real_producers import KEPT, MANUSCRIPT

MARK = re.compile(r"\[\^\w+\]")
APART = frozenset({BlockRole.NOTE, BlockRole.HEADING})
# What stands on the first page besides the title; some programs write it as plain paragraphs.
FRONT = {*MANUSCRIPT.authors, str(MANUSCRIPT.year)}
# LibreOffice writes books without the numbers of lists and without the heads of tables.
NOT_WRITTEN = {"libreoffice.epub": re.compile(r"^\d\. |^Paper \| Signed \| Kept until\n")}

every_file = pytest.mark.parametrize("path", sorted(KEPT.iterdir()), ids=lambda path: path.name)


@pytest.fixture
def raw(path: Path) -> RawDocument:
    return read_document(path)


def words_of(told: list[Told]) -> list[str]:
    """All words of text, tables and lists in their order."""
    texts = (MARK.sub("", one.text) for one in told if one.role not in APART and one.text not in FRONT)
    return [word for text in texts for word in text.split()]


def texts_of(told: list[Told], role: BlockRole) -> list[str]:
    return [one.text for one in told if one.role is role]


@every_file
def test_words_are_whole_and_in_order(raw: RawDocument, path: Path) -> None:
    missing = NOT_WRITTEN.get(path.name, re.compile(r"(?!)"))
    expected = [one._replace(text=missing.sub("", one.text)) for one in tell(MANUSCRIPT)]
    assert words_of(hear(raw)) == words_of(expected)


@every_file
def test_notes_stand_behind_the_paragraphs_that_mark_them(raw: RawDocument) -> None:
    told, expected = hear(raw), tell(MANUSCRIPT)
    assert texts_of(told, BlockRole.NOTE) == texts_of(expected, BlockRole.NOTE)
    for before, note in zip(told, told[1:], strict=False):
        assert note.role is not BlockRole.NOTE or f"[^{note.number}]" in before.text


@every_file
def test_headings_keep_their_levels(raw: RawDocument) -> None:
    headings = [b for b in raw.blocks if b.role is BlockRole.HEADING]
    found = [(raw.text[b.start : b.end], b.level) for b in headings if raw.text[b.start : b.end] != MANUSCRIPT.title]
    upper = min(level for _, level in found)
    expected = [("A house between two ports", 0), ("Who sat where", 1), ("What came of it", 0)]
    assert [(text, level - upper) for text, level in found] == expected


@every_file
def test_title_and_authors_are_found(raw: RawDocument) -> None:
    assert raw.metadata.title == MANUSCRIPT.title
    assert raw.metadata.authors == MANUSCRIPT.authors
    assert raw.metadata.year in {MANUSCRIPT.year, None}
