from __future__ import annotations

from collections.abc import Sequence

from ingest.read.pdf.contents import contents_titles, mark_contents, read_entry
from ingest.read.pdf.shapes import Line
from tests.ingest.read.pdf.type_cases import set_line


def lines(*texts: str) -> list[Line]:
    return [set_line(text, base=100.0 + 13 * n) for n, text in enumerate(texts)]


def marked(held: Sequence[Line]) -> list[str]:
    return [line.text for line in held if line.is_contents]


def test_entry_with_dots_has_a_title_and_a_number() -> None:
    entry = read_entry(set_line("Who sat where . . . . . . 12"))
    assert entry is not None
    assert (entry.title, entry.number) == ("Who sat where", 12)


def test_sentence_that_ends_in_a_number_is_no_entry() -> None:
    assert read_entry(set_line("The room was let in 1994")) is None


def test_list_with_its_heading_is_contents() -> None:
    held = lines("Contents", "The room . . . . 3", "The river . . . . 9", "The envoys waited for the ferry to come")
    mark_contents(held)
    assert marked(held) == ["Contents", "The room . . . . 3", "The river . . . . 9"]


def test_rest_of_a_list_overleaf_is_contents() -> None:
    held = lines("What came of it . . . . 27", "The envoys waited for the ferry to come")
    mark_contents(held)
    assert marked(held) == []
    mark_contents(held, goes_on=True)
    assert marked(held) == ["What came of it . . . . 27"]


def test_titles_are_as_deep_as_they_are_set_in() -> None:
    held = [set_line("The room . . . . 3"), set_line("Seats . . . . 4", 90.0), set_line("The river . . . . 9")]
    for line in held:
        line.is_contents = True
    assert list(contents_titles(held).values()) == [1, 2, 1]
