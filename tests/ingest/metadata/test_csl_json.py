from __future__ import annotations

import json

import pytest

from ingest.errors import LibraryWrong
from ingest.metadata.csl_json import parse_csl_json
from ingest.metadata.entry import LibraryEntry

REPORT = {
    "id": "http://zotero.org/users/1/items/AB12",
    "citation-key": "marloweRooms2014",
    "type": "report",
    "title": "Rooms and Rivers",
    "author": [
        {"family": "Marlowe", "given": "Ada"},
        {"family": "Meer", "given": "Jörg", "non-dropping-particle": "van der"},
        {"literal": "Quay Institute"},
    ],
    "issued": {"date-parts": [["2014", 5]]},
    "publisher": "Quay Press",
    "DOI": "10.1234/Rooms",
    "language": "en-GB",
}


def read(item: object) -> LibraryEntry:
    return parse_csl_json(json.dumps([item]), name="library.json").entries[0]


def test_item_is_read() -> None:
    entry = read(REPORT)
    assert entry.key == "marloweRooms2014"
    assert entry.metadata.authors == ("Ada Marlowe", "Jörg van der Meer", "Quay Institute")
    assert (entry.metadata.title, entry.metadata.year) == ("Rooms and Rivers", 2014)
    assert (entry.metadata.kind, entry.metadata.doi, entry.metadata.language) == ("report", "10.1234/rooms", "en")


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"raw": "May 2014"}, 2014),
        ({"date-parts": [[2014]]}, 2014),
        ({"date-parts": [[]]}, None),
        ("2014", None),
        (None, None),
    ],
)
def test_dates_are_read_in_all_their_forms(issued: object, year: int | None) -> None:
    assert read({**REPORT, "issued": issued}).metadata.year == year


@pytest.mark.parametrize(
    "more", [{"attachments": [{"path": "files/1/a.pdf"}, {"title": "page"}]}, {"file": "files/1/a.pdf"}]
)
def test_attachments_are_read(more: dict[str, object]) -> None:
    assert read({**REPORT, **more}).attachments == ("files/1/a.pdf",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not readable as JSON"),
        ('{"a": 1}', "holds no list of works"),
        ("[]", "no work with a title"),
        ("[3]", "no work"),
    ],
)
def test_other_files_are_refused(text: str, said: str) -> None:
    with pytest.raises(LibraryWrong, match=said):
        parse_csl_json(text, name="library.json")


def test_items_without_a_title_are_counted() -> None:
    parsed = parse_csl_json(json.dumps([REPORT, {"id": "x"}, 7]), name="library.json")
    assert parsed.warnings == ("library.json: 2 items without a title were left out",)
