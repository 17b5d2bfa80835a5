from __future__ import annotations

import pytest

from ingest.clean.list_markers import read_marker, read_note_start, read_superscript


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("• A ferry", "bullet", 0),
        ("u\t A ferry", "bullet", 0),
        ("– a ferry", "dash", 0),
        ("12.\t A ferry", "number", 12),
        ("(3) A ferry", "number", 3),
        ("2.4 The ferry", "number", 4),
        ("iv. a ferry", "roman", 4),
        ("XIX. A ferry", "roman", 19),
        ("b) a ferry", "letter", 2),
    ],
)
def test_markers_are_read(text: str, kind: str, value: int) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.kind, marker.value) == (kind, value)
    assert text[marker.length :].lower().endswith("ferry")
    assert not text[marker.length].isspace()


@pytest.mark.parametrize(
    "text", ["A ferry", "1994 was late", "-5 degrees", "u turn", "3.5 per cent", "e.g. a ferry", "etc. and"]
)
def test_plain_words_have_no_marker(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("text", "number", "raised"),
    [
        ("¹² See Marlowe", "12", True),
        ("4 See Marlowe", "4", False),
        ("3See Marlowe", "3", False),
        ("[5] “See", "5", False),
    ],
)
def test_starts_of_notes_are_read(text: str, number: str, raised: bool) -> None:
    start = read_note_start(text)
    assert start is not None
    assert (start.number, start.is_raised) == (number, raised)


def test_raised_digits_are_read() -> None:
    assert read_superscript("⁴¹") == "41"
