from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.documents import Confidentiality
from ingest.clean.title_page import complete_metadata, set_front_apart
from ingest.records import RawDocument, SourceMetadata
from tests.ingest.clean.conftest import CleanLines

PROSE = (
    "The parties to the ferry talks met in the old customs house of Selm, which the river had spared. They agreed on "
    "little and parted late, though both delegations said that they would come back before the harvest was in."
)


def _read(clean: CleanLines, text: str, known: SourceMetadata | None = None) -> SourceMetadata:
    raw = RawDocument("selm/report-7.txt", "", text, ())
    return complete_metadata(replace(raw, metadata=known or SourceMetadata()), clean(text))


def test_first_page_tells_title_authors_year_and_publisher(clean_lines: CleanLines) -> None:
    front = "Small Ferries, Wide Rivers: Lessons\nfrom Selm\nAda Marlowe and Otto Brandt\nQuay Institute, Geneva, 2004"
    found = _read(clean_lines, f"{front}\n\nIntroduction\n\n{PROSE}")
    assert found.title == "Small Ferries, Wide Rivers: Lessons from Selm"
    assert found.authors == ("Ada Marlowe", "Otto Brandt")
    assert (found.year, found.publisher) == (2004, "Quay Institute")
    assert set(found.found_in.values()) == {"first page"}


def test_labels_are_read_from_the_line_under_them(clean_lines: CleanLines) -> None:
    front = ["Ferries on Wide Rivers", "Author(s):", "Marlowe, Ada; van Brandt, Otto", "Publication date:", "2004-05"]
    found = _read(clean_lines, "\n\n".join([*front, PROSE]))
    assert found.authors == ("Ada Marlowe", "Otto van Brandt")
    assert found.year == 2004


@pytest.mark.parametrize(
    "line", ["By Ada Marlowe", "By Ada Marlowe, May 2004", "Authors: Ada Marlowe (Quay Institute)"]
)
def test_authors_are_named_in_several_ways(clean_lines: CleanLines, line: str) -> None:
    assert _read(clean_lines, f"Ferries on Wide Rivers\n\n{line}\n\n{PROSE}").authors[:1] == ("Ada Marlowe",)


def test_house_is_no_author(clean_lines: CleanLines) -> None:
    assert _read(clean_lines, f"Ferries on Wide Rivers\n\nQuay Research Institute\n\n{PROSE}").authors == ()


def test_two_years_on_the_first_page_are_none(clean_lines: CleanLines) -> None:
    assert _read(clean_lines, f"Ferries on Wide Rivers\n\nSelm, 1994\n\nQuay, 2004\n\n{PROSE}").year is None


def test_running_head_is_the_title_where_nothing_else_is(clean_lines: CleanLines) -> None:
    text = f"Foreword\n\n{PROSE}\n\n\n\nthe ferry talks10\n\n{PROSE}\n\n\n\nthe ferry talks14\n\n{PROSE}"
    found = _read(clean_lines, text)
    assert (found.title, found.found_in["title"]) == ("The ferry talks", "running head")


def test_file_name_is_the_last_resort(clean_lines: CleanLines) -> None:
    found = _read(clean_lines, PROSE)
    assert (found.title, found.found_in["title"]) == ("report-7", "file name")


def test_what_the_file_says_of_itself_stands(clean_lines: CleanLines) -> None:
    known = SourceMetadata(title="Two Rivers", year=1999, found_in={"title": "front matter", "year": "front matter"})
    found = _read(clean_lines, f"Ferries on Wide Rivers\n\nQuay Institute, Geneva, 2004\n\n{PROSE}", known)
    assert (found.title, found.year) == ("Two Rivers", 1999)
    assert (found.found_in["year"], found.found_in["publisher"]) == ("front matter", "first page")


@pytest.mark.parametrize(
    ("stamp", "level"),
    [
        ("STRICTLY CONFIDENTIAL", Confidentiality.RESTRICTED),
        ("For internal use only", Confidentiality.INTERNAL),
        ("Confidential talks on the river", None),
    ],
)
def test_stamp_on_the_first_page_sets_confidentiality(
    clean_lines: CleanLines, stamp: str, level: Confidentiality | None
) -> None:
    assert _read(clean_lines, f"{stamp}\n\nFerries on Wide Rivers\n\n{PROSE}").confidentiality is level


def test_title_is_no_section_and_its_page_is_not_mined(clean_lines: CleanLines) -> None:
    clean = clean_lines(f"Ferries on Wide Rivers\n{PROSE}\n\nThe crew\n\n{PROSE}")
    apart = set_front_apart(clean.blocks, "Ferries on wide rivers")
    assert [b.role for b in apart] == ["furniture", "body", "heading", "body"]
