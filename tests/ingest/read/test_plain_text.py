from __future__ import annotations

from ingest.read.plain_text import find_page_starts, read_plain_text
from ingest.records import BlockRole
from tests.ingest.read.conftest import MakeFile


def test_text_stays_as_it_is(make_file: MakeFile) -> None:
    text = "First line \n\n  second line\n"
    raw = read_plain_text(make_file(text, "selm.txt"))
    assert raw.text == text
    assert [(b.role, b.start, b.end) for b in raw.blocks] == [(BlockRole.LINES, 0, len(text))]


def test_form_feeds_begin_pages(make_file: MakeFile) -> None:
    raw = read_plain_text(make_file("one\n\ftwo\n\fthree", "selm.txt"))
    assert raw.pages == 3
    assert [raw.page_at(raw.text.index(word)) for word in ("one", "two", "three")] == [1, 2, 3]


def test_form_feed_behind_the_last_page_begins_none() -> None:
    assert find_page_starts("one\n\ftwo\n\f") == (0, 5)


def test_text_without_form_feeds_is_one_page() -> None:
    assert find_page_starts("one\ntwo") == (0,)
