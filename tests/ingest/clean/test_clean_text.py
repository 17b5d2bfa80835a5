from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.clean.clean_text import CleanText, Edit, joined


def test_text_as_it_stands_maps_to_itself() -> None:
    text = CleanText.of("The ferry talks", start=100)
    assert text.original_span(4, 9) == (104, 109)


def test_cut_words_stand_for_both_halves() -> None:
    original = "the Secu-\nrity Council"
    text = CleanText.of(original).edited([Edit(8, 10, "")])
    assert text.text == "the Security Council"
    assert original[slice(*text.original_span(4, 12))] == "Secu-\nrity"
    assert original[slice(*text.original_span(13, 20))] == "Council"


def test_replaced_letters_stand_for_the_whole_they_replace() -> None:
    text = CleanText.of("con\ufb02ict").edited([Edit(3, 4, "fl")])
    assert text.text == "conflict"
    assert text.original_span(0, 8) == (0, 7)
    assert text.original_span(3, 4) == (3, 4)


def test_edits_upon_edits_lead_back_to_the_original() -> None:
    original = "a  very   long\tway"
    once = CleanText.of(original).edited([Edit(1, 3, " "), Edit(7, 10, " ")])
    twice = once.edited([Edit(2, 7, "")])
    assert twice.text == "a long\tway"
    assert original[slice(*twice.original_span(2, 6))] == "long"


def test_empty_span_gives_an_empty_span() -> None:
    text = CleanText.of("ferry", start=10)
    assert text.original_span(2, 2) == (12, 12)
    assert CleanText("", ()).original_span(0, 0) == (0, 0)


def test_slice_keeps_its_share_of_the_map() -> None:
    original = "the Secu-\nrity Council met"
    text = CleanText.of(original).edited([Edit(8, 10, "")]).slice(4, 20)
    assert text.text == "Security Council"
    assert original[slice(*text.original_span(9, 16))] == "Council"


def test_stripped_drops_white_space_at_the_ends() -> None:
    text = CleanText.of("  quay \n").stripped()
    assert (text.text, text.original_span(0, 4)) == ("quay", (2, 6))
    assert CleanText.of(" \n ").stripped().text == ""


def test_joined_parts_keep_their_places() -> None:
    original = "first half [note] second half"
    text = joined([CleanText.of("first half"), CleanText.of("second half", start=18)], " ")
    assert text.text == "first half second half"
    assert original[slice(*text.original_span(11, 22))] == "second half"


def test_span_over_parts_out_of_order_holds_them_all() -> None:
    text = joined([CleanText.of("later", start=50), CleanText.of("earlier", start=10)], "\n")
    assert text.original_span(0, len(text)) == (10, 55)


def test_insertion_stands_for_no_place() -> None:
    text = CleanText.of("ab").edited([Edit(1, 1, "-")])
    assert text.text == "a-b"
    assert text.original_span(1, 2) == (1, 1)
    assert text.original_span(2, 3) == (1, 2)


@given(st.text("ab -\n", min_size=1, max_size=40), st.data())
def test_what_is_not_edited_keeps_its_place(original: str, data: st.DataObject) -> None:
    text = CleanText.of(original)
    for _ in range(3):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        text = text.edited([Edit(start, end, data.draw(st.sampled_from(["", "X", "XY"])))] if start < end else [])
    for at, letter in enumerate(text.text):
        if letter not in "XY":
            low, high = text.original_span(at, at + 1)
            assert original[low:high] == letter
