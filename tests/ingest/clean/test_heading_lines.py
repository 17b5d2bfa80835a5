from __future__ import annotations

from tests.ingest.clean.conftest import CleanLines

PROSE = (
    "The parties to the ferry talks met in the old customs house of Selm, which the river had spared. They agreed on\n"
    "little and parted late, though both delegations said that they would come back before the harvest was in.\n"
)


def _headings(clean: CleanLines, *parts: str) -> list[tuple[int, str]]:
    blocks = clean("\n\n".join(parts)).blocks
    return [(b.level, b.text.text) for b in blocks if b.role == "heading"]


def test_short_line_above_text_is_a_heading(clean_lines: CleanLines) -> None:
    assert _headings(clean_lines, PROSE, "What the ferry carried", PROSE) == [(1, "What the ferry carried")]


def test_heading_under_a_heading_stands_deeper(clean_lines: CleanLines) -> None:
    found = _headings(
        clean_lines,
        "The river",
        "Its banks",
        PROSE,
        "Its bed",
        PROSE,
        "The ferry",
        "Its crew",
        PROSE,
        "Its fares",
        PROSE,
    )
    assert found == [
        (1, "The river"),
        (2, "Its banks"),
        (2, "Its bed"),
        (1, "The ferry"),
        (2, "Its crew"),
        (2, "Its fares"),
    ]


def test_numbers_show_the_depth(clean_lines: CleanLines) -> None:
    found = _headings(clean_lines, "1. The river", PROSE, "1.1 Its banks", PROSE, "Mud", PROSE, "2. The ferry", PROSE)
    assert found == [(1, "1. The river"), (2, "1.1 Its banks"), (3, "Mud"), (1, "2. The ferry")]


def test_annex_holds_its_own_introduction(clean_lines: CleanLines) -> None:
    found = _headings(clean_lines, "Introduction", PROSE, "Annex 1: Tickets", "Introduction", PROSE)
    assert found == [(1, "Introduction"), (1, "Annex 1: Tickets"), (2, "Introduction")]


def test_titles_of_the_contents_are_headings(clean_lines: CleanLines) -> None:
    contents = "Contents\nThe river....3\nFares, fees and other charges on the river....5\nThe end....9"
    found = _headings(clean_lines, contents, "The river", PROSE, "Fares, fees and other charges on the river", PROSE)
    assert [name for _, name in found] == ["The river", "Fares, fees and other charges on the river"]


def test_rows_of_names_are_a_list_that_is_not_mined(clean_lines: CleanLines) -> None:
    names = ["Selm", "Quay", "Upper Ford", "Lower Ford", "Marsh"]
    blocks = clean_lines("\n\n".join([PROSE, *names, PROSE])).blocks
    assert [(b.role, b.is_mined) for b in blocks][1:5] == [("list", False)] * 4


def test_numbered_lines_under_each_other_are_items(clean_lines: CleanLines) -> None:
    blocks = clean_lines("\n\n".join([PROSE, "1. The ferry", "2. The ford", "3. The bridge", PROSE])).blocks
    assert [b.role for b in blocks] == ["body", "list", "list", "list", "body"]


def test_line_that_comes_back_says_who_spoke(clean_lines: CleanLines) -> None:
    parts = [f"“{PROSE}”", "A member of the ferry crew", *[PROSE, "A member of the ferry crew"] * 3]
    blocks = clean_lines("\n\n".join(parts)).blocks
    assert {b.role for b in blocks} == {"quote"}
    assert blocks[0].text.text.endswith("\nA member of the ferry crew")


def test_title_that_comes_back_in_each_chapter_is_a_heading(clean_lines: CleanLines) -> None:
    title = "What to take from it"
    assert _headings(clean_lines, *[PROSE, title] * 3, PROSE) == [(1, title)] * 3


def test_title_with_years_is_a_heading_between_paragraphs(clean_lines: CleanLines) -> None:
    assert _headings(clean_lines, PROSE, "Second: Selm, 2004 to 2006", PROSE) == [(1, "Second: Selm, 2004 to 2006")]
    assert _headings(clean_lines, PROSE, f"“{PROSE}”", "Otto Brandt, Selm, 2004", PROSE) == []


def test_dates_addresses_and_sentences_are_no_headings(clean_lines: CleanLines) -> None:
    assert _headings(clean_lines, PROSE, "3 May 2004", PROSE, "www.quay.example", PROSE, "They left.", PROSE) == []


def test_hash_signs_of_a_dump_make_headings(clean_lines: CleanLines) -> None:
    assert _headings(clean_lines, "## The river", PROSE, "### Its banks", PROSE) == [(2, "The river"), (3, "Its banks")]
