from __future__ import annotations

import pytest

from ingest.clean.clean_text import CleanText
from ingest.clean.note_markers import accept_markers, find_markers, take_out_markers
from ingest.clean.words import Words


def _unmark(text: str, notes: set[str] | None = None) -> str:
    places = find_markers(text, Words.of(text))
    accepted = accept_markers(places, frozenset(notes or ()))
    return take_out_markers(CleanText.of(text), [p for p, ok in zip(places, accepted, strict=True) if ok])[0].text


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("They ended.¹ It held.² Then³ it", "They ended. It held. Then it"),
        ("a slow boat.1 At low water.2 The", "a slow boat. At low water. The"),
        ("the jetty1 or the ‘wharf’2 of it", "the jetty or the ‘wharf’ of it"),
        ("as wet.1 In Selm).2 It, “late.”3 The", "as wet. In Selm). It, “late.” The"),
        ("it ended.[1] And so[2] on", "it ended. And so on"),
        ("it ended.[^1] And so[^b] on", "it ended. And so on"),
        ("the towpath.8 When they", "the towpath. When they"),
        ("by water.1 In 2004 and 2006.2 High", "by water. In 2004 and 2006. High"),
    ],
)
def test_markers_come_out(marked: str, plain: str) -> None:
    assert _unmark(marked) == plain


@pytest.mark.parametrize(
    "text",
    [
        "1,000 men and 3.5 per cent in 1994.",
        "the G77 and COVID19 and Track1",
        "see No.8, p.12, vol.3 and Art.4 of it",
        "A/RES/63.1 and www.quay.example/a1 here",
        "an area of 12 km² was left",
        "in 2002.7 per cent of them",
        "they met at 5 p.m. on 3 May",
    ],
)
def test_numbers_of_the_text_stay(text: str) -> None:
    assert _unmark(text) == text


def test_number_that_stands_apart_needs_a_note() -> None:
    text = "It sank. 1 Boats that outlast it. 2 Yet more."
    assert _unmark(text) == text
    assert _unmark(text, {"1", "2"}) == "It sank. Boats that outlast it. Yet more."


def test_number_after_a_gap_needs_a_note() -> None:
    assert _unmark("the tariff2 that came") == "the tariff2 that came"
    assert _unmark("the tariff2 that came", {"2"}) == "the tariff that came"


def test_anchors_stand_where_the_markers_stood() -> None:
    text = "They ended.¹ It held.²"
    places = find_markers(text, Words.of(text))
    clean, anchors = take_out_markers(CleanText.of(text), places)
    assert [(a.number, clean.text[: a.at]) for a in anchors] == [("1", "They ended."), ("2", "They ended. It held.")]
