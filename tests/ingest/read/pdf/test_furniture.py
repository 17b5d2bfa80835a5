from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.read.pdf.furniture import Furniture, find_furniture, without
from ingest.read.pdf.shapes import Page, Word
from tests.ingest.read.pdf.type_cases import SIZES, set_column, set_page, set_words

HEAD_BASE, FOOT_BASE = 40.0, 810.0
BOATS = "skiff barge ferry punt dinghy canoe wherry coracle tender lugger scow yawl".split()


def sheet(number: int, *extra: Word, lines: int = 20) -> Page:
    """A page of text, its lines unlike those of other pages, with further words."""
    text = [
        f"envoys waited for the {BOATS[(n * 5 + number) % 12]} and the {BOATS[(n + number * 7) % 12]}"
        for n in range(lines)
    ]
    return set_page([*extra, *set_column(text)], number)


def found(pages: Sequence[Page]) -> list[list[str]]:
    """What is furniture on each page."""
    furniture = find_furniture(pages, SIZES)
    return [sorted(row.text for row in furniture.rows.get(page.number, ())) for page in pages]


def heads_of(texts: Sequence[str], base: float = HEAD_BASE) -> Furniture:
    pages = [sheet(n, *set_words(text, base=base, size=8.0)) for n, text in enumerate(texts, start=1)]
    return find_furniture(pages, SIZES)


def test_repeated_head_is_furniture() -> None:
    pages = [sheet(n, *set_words("Quay Papers", base=HEAD_BASE)) for n in (1, 2)]
    assert found(pages) == [["Quay Papers"], ["Quay Papers"]]


def test_heads_that_alternate_are_furniture() -> None:
    texts = ["Ada Marlowe", "The River Talks"] * 2
    pages = [sheet(n, *set_words(t, 70.0 + 200 * (n % 2), base=HEAD_BASE)) for n, t in enumerate(texts, start=1)]
    assert found(pages) == [[t] for t in texts]


def test_head_of_one_word_is_furniture() -> None:
    assert found([sheet(n, *set_words("Draft", base=HEAD_BASE)) for n in (1, 2, 3)]) == [["Draft"]] * 3


def test_chapter_titles_in_the_place_of_heads_are_furniture() -> None:
    titles = ["First contacts", "Who sat where", "What came of it", "Lessons"]
    pages = [sheet(n, *set_words(t, base=HEAD_BASE, size=9.0)) for n, t in enumerate(titles, start=1)]
    assert found(pages) == [[t] for t in titles]


def test_heading_at_the_top_of_one_page_is_text() -> None:
    pages = [sheet(1), sheet(2, *set_words("First contacts", base=70.0, size=14.0)), sheet(3)]
    assert found(pages) == [[], [], []]


@pytest.mark.parametrize("form", ["{}", "Page {} of 7", "– {} –", "[{}]", "{} / 7", "p. {}", "Quay Papers 4 | Page {}"])
def test_page_numbers_are_furniture_and_labels(form: str) -> None:
    furniture = heads_of([form.format(n + 10) for n in (1, 2, 3)], FOOT_BASE)
    assert furniture.labels == {1: "11", 2: "12", 3: "13"}
    assert sorted(furniture.rows) == [1, 2, 3]


def test_roman_page_numbers_are_labels() -> None:
    assert heads_of(["iii", "iv", "v"], FOOT_BASE).labels == {1: "iii", 2: "iv", 3: "v"}


def test_number_that_does_not_count_along_is_text() -> None:
    pages = [sheet(n, *set_words(str(year), base=HEAD_BASE)) for n, year in ((1, 1994), (2, 1998))]
    assert found(pages) == [[], []]


def test_address_and_date_that_a_browser_prints_are_furniture() -> None:
    date = set_words("03/05/2021, 10:22", 20.0, base=20.0, size=7.0)
    address = set_words("https://quay.example/report.html 1/1", 20.0, base=830.0, size=7.0)
    assert found([sheet(1, *date, *address)]) == [["03/05/2021, 10:22", "https://quay.example/report.html 1/1"]]


def test_note_that_comes_again_at_the_foot_is_text() -> None:
    pages = [
        set_page([*sheet(n).words, *set_words(f"{n} Ibid., p. {n + 30}.", base=360.0, size=8.0)], n)
        for n in (1, 2, 3, 4)
    ]
    assert found(pages) == [[]] * 4


def test_rows_outside_a_head_are_furniture_too() -> None:
    logo = set_words("a centre for patient talks", base=25.0, size=6.0)
    pages = [
        sheet(1, *set_words("Quay Papers", base=HEAD_BASE)),
        sheet(2, *logo, *set_words("Quay Papers", base=HEAD_BASE)),
    ]
    assert found(pages)[1] == ["Quay Papers", "a centre for patient talks"]


def test_what_the_file_marks_as_no_text_is_furniture() -> None:
    pages = [
        sheet(1, *(w._replace(is_artifact=True) for w in set_words("Confidential copy", base=HEAD_BASE))),
        sheet(2),
    ]
    assert found(pages) == [["Confidential copy"], []]


def test_words_are_left_out_by_their_order() -> None:
    words = set_words("Quay Papers of Selm")
    assert [w.text for w in without(words, {0, 1})] == ["of", "Selm"]


def test_number_at_the_other_edge_counts_with_the_rest() -> None:
    heads = [set_words(f"Quay Papers {n}", base=HEAD_BASE, size=8.0) for n in (214, 215, 216, 217)]
    first = sheet(1, *set_words("213", 290.0, base=FOOT_BASE, size=8.0))
    furniture = find_furniture([first, *(sheet(n, *head) for n, head in enumerate(heads, start=2))], SIZES)
    assert furniture.labels[1] == "213"


def test_last_line_of_a_paragraph_is_text_on_however_many_pages() -> None:
    tail = set_words("without a word to the capitals.", base=70.0)
    head = set_words("Quay Papers", base=HEAD_BASE)
    assert found([sheet(n, *head, *tail) for n in (1, 2, 3)]) == [["Quay Papers"]] * 3


def test_large_rows_with_numbers_that_count_along_are_text() -> None:
    pages = [sheet(n, *set_words(f"Round {n} of the talks", base=75.0, size=16.0)) for n in (1, 2, 3)]
    assert found(pages) == [[], [], []]
