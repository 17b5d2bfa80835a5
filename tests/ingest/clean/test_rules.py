from __future__ import annotations

from ingest.clean.lines import split_lines
from ingest.clean.rules import find_rules, find_underlined
from tests.ingest.clean.conftest import CleanLines

PROSE = "The parties to the ferry talks met in the old customs house of Selm, which the river had spared."


def test_rows_of_strokes_are_rules() -> None:
    lines = split_lines("One\n---\n* * *\n_______\n– 3 –\n...\n-- he said")
    assert sorted(find_rules(lines)) == [1, 2, 3]


def test_titles_are_underlined_by_rules_of_their_length() -> None:
    lines = split_lines("The ferry\n=========\n\nThe ford, at last\n----\n\nThe bridge\n\n----------")
    assert find_underlined(lines) == {"the ferry"}


def test_underlined_title_is_a_heading_and_its_rule_is_furniture(clean_lines: CleanLines) -> None:
    blocks = clean_lines(f"{PROSE}\n\nThe ferry\n---------\n\n{PROSE}").blocks
    assert [(b.role, b.text.text) for b in blocks][1:3] == [("heading", "The ferry"), ("furniture", "---------")]
