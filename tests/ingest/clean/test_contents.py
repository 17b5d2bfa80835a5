from __future__ import annotations

import pytest

from ingest.clean.contents import find_contents, title_key
from ingest.clean.lines import split_lines

LIST = (
    "Contents\n\nForeword.....\t3\n1. The ferry talks ........ 5\nWhat came after\t12\n\nForeword\n\nIt began in 1994."
)


def test_contents_list_is_found_with_its_heading() -> None:
    lines = split_lines(LIST)
    found = find_contents(lines)
    assert [lines[i].text[:8] for i in sorted(found.lines)] == ["Contents", "Foreword", "1. The f", "What cam"]


def test_contents_name_the_headings() -> None:
    assert find_contents(split_lines(LIST)).titles == {"foreword", "the ferry talks", "what came after"}


def test_two_lines_that_end_in_numbers_are_no_contents() -> None:
    assert find_contents(split_lines("Members   4\nMeetings   12\nThe rest is text.")).lines == frozenset()


@pytest.mark.parametrize("text", ["2.1 The Ferry  talks", "The ferry talks", "iv. THE FERRY TALKS"])
def test_title_key_leaves_number_and_case_out(text: str) -> None:
    assert title_key(text) == "the ferry talks"
