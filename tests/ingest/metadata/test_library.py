from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import LibraryWrong
from ingest.metadata.describe import describe_document
from ingest.metadata.entry import LibraryEntry, ParsedLibrary
from ingest.metadata.library import Library
from ingest.records import SourceMetadata

ROOMS = SourceMetadata(
    title="Rooms and Rivers: A Study of Delay", authors=("Ada Marlowe",), year=2014, publisher="Quay Press"
)
SECOND = SourceMetadata(title="Lessons of the Ferry House, Part 2", authors=("Otto Brandt",), year=2016)
THIRD = SourceMetadata(title="Lessons of the Ferry House, Part 3", authors=("Otto Brandt",), year=2017)


def library(*entries: LibraryEntry) -> Library:
    return Library.of(ParsedLibrary(entries))


SHELF = library(
    LibraryEntry("rooms", ROOMS, ("C:\\Zotero\\storage\\AB\\Marlowe - 2014.pdf",)),
    LibraryEntry("second", SECOND, ("files/2/full.pdf",)),
    LibraryEntry("third", THIRD, ("files/3/full.pdf",)),
)


def key_of(path: str, found: SourceMetadata | None = None, shelf: Library = SHELF) -> str | None:
    match = shelf.find(Path(path), found or SourceMetadata())
    return match.entry.key if match else None


def test_file_is_matched_by_the_name_of_an_attachment() -> None:
    assert key_of("in/marlowe - 2014.PDF") == "rooms"


def test_folders_decide_between_attachments_of_one_name() -> None:
    assert key_of("in/files/3/full.pdf") == "third"
    assert key_of("in/full.pdf") is None


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Rooms and rivers – a study of delay", "rooms"),
        ("Room and Rivers: A Study of Delay", "rooms"),
        ("Lessons of the Ferry House. Part 2", "second"),
        ("Lessons of the Ferry House, Part 4", None),
        ("Rooms and Rivers", None),
        ("Delay", None),
    ],
)
def test_file_is_matched_by_a_title_that_hardly_differs(title: str, key: str | None) -> None:
    assert key_of("x.pdf", SourceMetadata(title=title)) == key


@pytest.mark.parametrize(
    "found",
    [
        SourceMetadata(title=ROOMS.title, year=1999),
        SourceMetadata(title=ROOMS.title, authors=("Ine Vos",)),
    ],
)
def test_title_does_not_outweigh_another_year_or_author(found: SourceMetadata) -> None:
    assert key_of("x.pdf", found) is None


def test_two_works_of_one_title_are_not_guessed_between() -> None:
    twice = library(LibraryEntry("first", ROOMS), LibraryEntry("again", ROOMS))
    assert key_of("x.pdf", SourceMetadata(title=ROOMS.title), twice) is None


def test_match_says_what_matched_and_where_values_come_from() -> None:
    match = SHELF.find(Path("x.pdf"), SourceMetadata(title="Room and Rivers: A Study of Delay"))
    assert match is not None
    assert match.score > 95
    assert "'rooms and rivers a study of delay' is 'room and rivers a study of delay'" in match.reason
    assert match.metadata.found_in["publisher"] == "library entry rooms"


def test_description_puts_the_sidecar_over_the_library_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("year: 2015\nshelf: 9")
    found = SourceMetadata(title=ROOMS.title, publisher="unknown", language="en", found_in={"language": "front matter"})
    told = describe_document(tmp_path / "x.pdf", found, SHELF)
    assert (told.metadata.year, told.metadata.publisher, told.metadata.language) == (2015, "Quay Press", "en")
    assert told.metadata.found_in["year"] == "sidecar x.yaml"
    assert told.metadata.found_in["publisher"] == "library entry rooms"
    assert told.metadata.found_in["language"] == "front matter"
    assert "shelf mean nothing here" in told.warnings[0]


def test_library_is_read_by_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@book{b, title = {Rivers}}")
    (tmp_path / "b.txt").write_text('[{"id": "c", "title": "Rooms"}]')
    assert [Library.open(tmp_path / name).entries[0].key for name in ("a.bib", "b.txt")] == ["b", "c"]


def test_library_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryWrong, match="cannot be opened"):
        Library.open(tmp_path / "none.bib")
