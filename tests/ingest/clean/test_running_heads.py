from __future__ import annotations

from ingest.clean.clean_text import CleanText
from ingest.clean.lines import measure_page, split_lines
from ingest.clean.running_heads import cut_glued_heads, find_running_heads
from tests.ingest.clean.conftest import CleanLines

BODY = "The parties met at the quay and\ntalked about the ferry and the\nfare until the evening came."
PAGES = [
    "The parties met at the quay and\ntalked about the ferry and the\nfare until the evening came.",
    "An envoy was sent for, who came\nby the first boat and asked for\na map that nobody had.",
    "What he was shown instead were\nthe old tickets, which he kept\nand had framed in later years.",
]


def _found(text: str) -> list[str]:
    lines = split_lines(text)
    running = find_running_heads(lines, measure_page(lines))
    return [lines[i].text for i in sorted(running.lines)]


def test_head_glued_to_growing_numbers_is_found() -> None:
    text = f"{BODY}\n\n\n\nthe ferry talks10\n\n{BODY}\n\n\n\nthe ferry talks14\n\n{BODY}"
    assert _found(text) == ["the ferry talks10", "the ferry talks14"]


def test_single_head_is_found_where_it_cuts_a_sentence() -> None:
    text = "The parties met at the quay and talked\n\n\n\n72  Selm\n\nabout the ferry and the fare.\n\n" + BODY
    assert _found(text) == ["72  Selm"]


def test_single_head_is_found_on_top_of_the_page_it_numbers() -> None:
    assert _found(f"{PAGES[0]}\n\fMarlowe 2\n\n{PAGES[1]}") == ["Marlowe 2"]
    assert _found(f"{PAGES[0]}\n\fMarlowe 7\n\n{PAGES[1]}") == []


def test_single_head_without_a_number_is_found_where_it_cuts_a_sentence() -> None:
    text = "The parties met at the quay and talked\n\fTwo Rivers\n\nabout the ferry and the fare.\n\n" + BODY
    assert _found(text) == ["Two Rivers"]
    assert _found(f"{BODY}\n\fTwo Rivers\n\n{BODY}") == []


def test_head_at_the_top_of_pages_is_found_without_numbers() -> None:
    text = "\n\f".join(f"Two Rivers\n\n{page}" for page in PAGES)
    assert _found(text) == ["Two Rivers"] * 3


def test_foot_with_page_of_pages_is_found() -> None:
    feet = [f"Quay Institute | Report 7 | Page {n} of 3" for n in (1, 2, 3)]
    text = "\n\f".join(f"{page}\n{foot}" for page, foot in zip(PAGES, feet, strict=True))
    assert _found(text) == feet


def test_lone_page_numbers_are_found() -> None:
    assert _found(f"{BODY}\n\n12\n\n{BODY}\n\n– 13 –\n\n{BODY}\n\nxiv\n\n{BODY}") == ["12", "– 13 –", "xiv"]


def test_year_by_itself_is_no_page_number() -> None:
    assert _found(f"1994\n\n{BODY}\n\n1995\n\n{BODY}") == []


def test_column_of_numbers_is_a_table() -> None:
    assert _found(f"{BODY}\n\n12\n\n14\n\n16\n\n{BODY}") == []


def test_headings_that_count_are_no_heads() -> None:
    text = f"{BODY}\n\n\nRound 1\n\n{BODY}\n\n\nRound 2\n\n{BODY}\n\n\nRound 3\n\n{BODY}"
    assert _found(text) == []


def test_line_that_says_who_spoke_is_no_head() -> None:
    assert _found("\n\n".join([BODY, "A delegate from Selm"] * 4)) == []


def test_printed_page_numbers_are_read() -> None:
    lines = split_lines(f"{BODY}\n\n11\n\f{BODY}\n\n12\n")
    running = find_running_heads(lines, measure_page(lines))
    assert sorted(running.folios.values()) == ["11", "12"]


def test_head_in_the_middle_of_a_line_is_cut() -> None:
    text = CleanText.of("They called it the ferry talks10 “home,” as ever.")
    assert cut_glued_heads(text, ["the ferry talks"], []).text == "They called it “home,” as ever."


def test_phrase_with_numbers_of_notes_is_not_cut() -> None:
    text = CleanText.of("He wrote of the ferry talks4 twice, and of the ferry talks9 again.")
    assert cut_glued_heads(text, [], split_lines(text.text)) is text


def test_heads_are_found_where_page_numbers_alone_show_the_pages(clean_lines: CleanLines) -> None:
    page = "\n".join(["The envoy asked who had drawn the map of the northern valley, and"] * 14)
    blocks = clean_lines("\n".join(f"{page}\n{n}\n{('Selm Papers', 'Maps')[n % 2]}" for n in range(4, 9))).blocks
    assert {b.text.text for b in blocks if b.role != "body"} == {"Selm Papers", "Maps", *"45678"}


def test_head_put_in_the_middle_of_its_page_is_found() -> None:
    pages = [f"Two Rivers\n\n{page}" for page in PAGES]
    text = "\n\f".join([*pages, f"{PAGES[0]}\nTwo Rivers\n{PAGES[1]}"])
    assert _found(text) == ["Two Rivers"] * 4


def test_note_that_comes_again_at_the_feet_of_pages_is_no_head() -> None:
    note = "Ada Marlowe, Quiet Rooms and Their Keepers, a\nHistory of the Ferry Talks, Quay Press."
    text = "\n\f".join(f"{page}\n\n{n} {note}" for n, page in enumerate(PAGES, start=4))
    assert _found(text) == []
