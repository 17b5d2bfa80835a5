from __future__ import annotations

from ingest.clean.lines import measure_page, split_lines
from ingest.clean.text_tables import find_tables
from tests.ingest.clean.conftest import CleanLines

PROSE = (
    "The parties to the ferry talks met in the old customs house of Selm, which the river had spared. They agreed on\n"
    "little and parted late, though both delegations said that they would come back before the harvest was in."
)
TABLE = "Host         Year   Guests\nNorland      1994   forty\nUpper Vesk   1995   eleven"


def _rows(text: str) -> list[str]:
    lines = split_lines(text)
    return [lines[i].text for i in sorted(find_tables(lines, measure_page(lines), frozenset()))]


def test_rows_with_cells_under_each_other_are_a_table() -> None:
    assert _rows(f"{PROSE}\n\n{TABLE}\n\n{PROSE}") == TABLE.split("\n")


def test_justified_text_is_no_table() -> None:
    assert _rows("the  envoy asked   who had\ndrawn the  map of  the far\nnorthern valley,  and was  not\ntold") == []


def test_two_columns_of_text_are_no_table() -> None:
    side = "The parties to the ferry talks met in the old customs house"
    assert _rows("\n".join(f"{side}   {side}" for _ in range(5))) == []


def test_cells_of_a_table_are_parted_by_strokes(clean_lines: CleanLines) -> None:
    blocks = clean_lines(f"{PROSE}\n\nWhat it cost\n\n{TABLE}\n\n{PROSE}").blocks
    assert [b.role.value for b in blocks] == ["body", "heading", "table", "body"]
    assert blocks[2].text.text == "Host | Year | Guests\nNorland | 1994 | forty\nUpper Vesk | 1995 | eleven"


def test_text_goes_on_behind_a_table_in_the_middle_of_it(clean_lines: CleanLines) -> None:
    first, second = PROSE.split("\n")
    blocks = clean_lines(f"{PROSE}\n\n{first}\n\n{TABLE}\n\n{second}\n\n{PROSE}").blocks
    assert [b.text.text for b in blocks if b.role == "body"] == [PROSE.replace("\n", " ")] * 3
