"""Pages that pdfLaTeX, Chromium, LibreOffice and ghostscript printed hold the words they were given, and no more."""

from __future__ import annotations

import functools
import re

import pytest

from graph_schema.documents import PassageKind
from ingest.prepare import prepare
from ingest.records import PreparedDocument
from tests.making.manuscript import Heading, Items, Paragraph, Table
from tests.making.printed_files import FURNITURE, PRINTED, read_manuscript

TEXT = frozenset({PassageKind.BODY, PassageKind.LIST, PassageKind.QUOTE})
MANUSCRIPT = read_manuscript()
FEWEST_IN_ORDER = 0.995
RUN = 5

every_file = pytest.mark.parametrize("name", sorted(FURNITURE))


@functools.cache
def printed(name: str) -> PreparedDocument:
    return prepare(PRINTED / name)


def texts_of(name: str, kinds: frozenset[PassageKind]) -> list[str]:
    return [p.passage.text for p in printed(name).passages if p.passage.kind in kinds]


def bare_words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.replace("'", "’").lower())


def true_words() -> list[str]:
    words: list[str] = []
    for block in MANUSCRIPT.blocks:
        if isinstance(block, Paragraph):
            words += bare_words(" ".join(block.words))
        elif isinstance(block, Items):
            for number, text in enumerate(block.texts, start=1):
                words += [str(number), *bare_words(text)]
    return words


def runs_in_order(true: list[str], read: list[str]) -> float:
    """The share of runs of five true words that stand in what was read, each behind the one before it."""
    found = at = 0
    runs = [true[i : i + RUN] for i in range(len(true) - RUN + 1)]
    for run in runs:
        place = next((i for i in range(at, len(read) - RUN + 1) if read[i : i + RUN] == run), None)
        if place is not None:
            found, at = found + 1, place
    return found / len(runs)


def test_runs_are_counted_once_and_in_order() -> None:
    true = "one two three four five six".split()
    assert runs_in_order(true, true) == 1.0
    assert runs_in_order(true, ["two", "three", "four", "five", "six", *true[:5]]) == 0.5


@every_file
def test_words_of_the_text_are_whole_and_in_order(name: str) -> None:
    read = bare_words(" ".join(texts_of(name, TEXT)))
    assert runs_in_order(true_words(), read) >= FEWEST_IN_ORDER


@every_file
def test_no_running_head_stands_in_a_passage(name: str) -> None:
    passages = texts_of(name, frozenset(PassageKind) - {PassageKind.FURNITURE})
    heads = FURNITURE[name].heads
    assert [text for text in passages if any(head in text for head in heads)] == []


@every_file
def test_no_word_or_number_is_added(name: str) -> None:
    """Folios, dates and addresses would be words that the manuscript does not have so often."""
    read = bare_words(" ".join(texts_of(name, TEXT)))
    front = bare_words(" ".join([MANUSCRIPT.title, *MANUSCRIPT.authors, str(MANUSCRIPT.year)]))
    assert [w for w in set(read) if read.count(w) > true_words().count(w) + front.count(w)] == []


@every_file
def test_notes_are_notes(name: str) -> None:
    assert texts_of(name, frozenset({PassageKind.NOTE})) == MANUSCRIPT.notes()


@every_file
def test_headings_are_sections(name: str) -> None:
    names = [section.name for section in printed(name).sections]
    expected = [block.text for block in MANUSCRIPT.blocks if isinstance(block, Heading)]
    assert [n for n in names if n != "Notes"] == expected


@every_file
def test_table_keeps_its_rows(name: str) -> None:
    (table,) = [block for block in MANUSCRIPT.blocks if isinstance(block, Table)]
    assert texts_of(name, frozenset({PassageKind.TABLE})) == ["\n".join(" | ".join(row) for row in table.rows)]


@every_file
def test_title_and_authors_are_found(name: str) -> None:
    document = printed(name).document
    assert (document.title, tuple(document.authors)) == (MANUSCRIPT.title, MANUSCRIPT.authors)


@every_file
def test_printed_numbers_are_labels(name: str) -> None:
    assert printed(name).raw.page_labels == FURNITURE[name].folios
