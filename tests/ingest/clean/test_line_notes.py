from __future__ import annotations

from ingest.clean.layout import KnownLines, LineBlock, group_lines
from ingest.clean.line_notes import find_note_lines, find_notes
from ingest.clean.lines import PageForm, split_lines
from ingest.records import BlockRole

FORM = PageForm(width=60)


def _blocks(text: str) -> list[LineBlock]:
    return group_lines(split_lines(text), FORM, KnownLines())


def _notes(text: str, markers: dict[str, list[int]]) -> list[tuple[str | None, str]]:
    blocks = _blocks(text)
    find_notes(blocks, markers)
    return [(b.number, b.text) for b in blocks if b.role is BlockRole.NOTE]


def test_raised_numbers_begin_notes() -> None:
    assert _notes("It ended.\n\n¹ See Marlowe.\n\n² See Brandt.", {}) == [("1", "See Marlowe."), ("2", "See Brandt.")]


def test_bare_number_begins_a_note_if_its_marker_came_before() -> None:
    text = "The jetty1 was shut.\n\n1 As Marlowe says.\n2 As Brandt says."
    assert _notes(text, {"1": [11], "2": [11]}) == [("1", "As Marlowe says."), ("2", "As Brandt says.")]


def test_bare_number_without_a_marker_begins_a_paragraph() -> None:
    assert _notes("It began in 1993.\n\n25 Boats were laid up.", {}) == []


def test_items_and_dates_are_no_notes() -> None:
    assert _notes("It began.1\n\n1. Aims of the talks\n\n3 May was a Monday.", {"1": [10], "3": [0]}) == []


def test_numbers_under_their_heading_are_notes() -> None:
    text = "It ended.\n\nNotes\n1 An earlier version was\nread at Selm.\n2. See Brandt."
    assert _notes(text, {}) == [("1", "An earlier version was read at Selm."), ("2", "See Brandt.")]


def test_note_to_the_title_may_come_first() -> None:
    text = "1 This chapter rests on Marlowe (2004).\n The talks began in 1994 and went on."
    assert _notes(text, {}) == [("1", "This chapter rests on Marlowe (2004).")]


def test_notes_at_the_foot_of_a_page_are_found_without_a_blank_line() -> None:
    lines = split_lines("Page one.\n\fIt was said1 that the\n1 By Marlowe, who knew.\n\fferry would run.")
    marker = "Page one.\n\fIt was said1".rindex("1")
    assert find_note_lines(lines, {"1": [marker + 1]}) == {2}


def test_number_before_its_marker_is_no_note() -> None:
    lines = split_lines("Page one.\n\f1 By Marlowe, who knew.\nIt was said1 that the ferry\n")
    assert find_note_lines(lines, {"1": [50]}) == frozenset()


def test_bracketed_numbers_begin_notes_without_pages_or_gaps() -> None:
    lines = split_lines("It was said[1] that the\n[1] By Marlowe, who knew.\nferry would run.\n[2] Nobody marks this.")
    assert find_note_lines(lines, {"1": [14]}) == {1}
