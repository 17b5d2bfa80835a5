"""Lists of members under a heading that says so."""

from __future__ import annotations

import pytest

from graph_schema.documents import Passage, PassageKind
from ingest.annotate.member_lists import is_member_list, lines_of
from ingest.clean.clean_text import CleanText
from ingest.records import PreparedPassage


def _passage(path: str, kind: PassageKind = PassageKind.LIST) -> PreparedPassage:
    text = "Amani Institute\nPax Foundation"
    passage = Passage(
        id="p", document="d", section="s", path=path, order=1, start=0, end=len(text), text=text, kind=kind
    )
    return PreparedPassage(passage, CleanText.of(text, start=0), ((0, len(text)),), False)


@pytest.mark.parametrize("heading", ["Members of the Network", "Annex > Network Members in May 2019", "Membership"])
def test_heading_makes_a_list_one_of_members(heading: str) -> None:
    assert is_member_list(_passage(heading))


@pytest.mark.parametrize("heading", ["Participants", "Members > Programme", "Remembering"])
def test_other_headings_do_not(heading: str) -> None:
    assert not is_member_list(_passage(heading))


def test_running_text_under_such_a_heading_is_no_list() -> None:
    assert not is_member_list(_passage("Members of the Network", PassageKind.BODY))


def test_markers_and_addresses_are_left_out() -> None:
    text = "- Amani Institute (AI) www.amani.example\n2. Pax Foundation, info@pax.example"
    assert [text[a:b] for a, b in lines_of(text)] == ["Amani Institute (AI)", "Pax Foundation"]


def test_line_with_a_colon_begins_another_list() -> None:
    text = "Amani Institute\nPublications:\nPeace Review"
    assert [text[a:b] for a, b in lines_of(text)] == ["Amani Institute"]
