from __future__ import annotations

from ingest.clean.clean_text import CleanText
from ingest.clean.note_links import link_notes
from ingest.clean.words import Words
from ingest.records import BlockRole, TextBlock


def _body(text: str) -> TextBlock:
    return TextBlock(CleanText.of(text), BlockRole.BODY)


def _note(number: str) -> TextBlock:
    return TextBlock(CleanText.of("See Marlowe."), BlockRole.NOTE, number=number)


def _links(blocks: list[TextBlock]) -> list[int | None]:
    linked = link_notes(blocks, Words.of(" ".join(b.text.text for b in blocks)))
    return [b.note_for[0] if b.note_for else None for b in linked if b.number]


def test_notes_hang_on_their_markers() -> None:
    assert _links([_body("It held.¹"), _body("It ended.²"), _note("1"), _note("2")]) == [0, 1]


def test_footnotes_take_the_nearest_marker_before_them() -> None:
    assert _links([_body("It held.¹"), _note("1"), _body("It ended.¹"), _note("1")]) == [0, 2]


def test_endnotes_of_two_chapters_take_markers_in_turn() -> None:
    assert _links([_body("It held.¹"), _body("It ended.¹ Late.²"), _note("1"), _note("1"), _note("2")]) == [0, 1, 1]


def test_note_without_a_marker_hangs_nowhere() -> None:
    assert _links([_note("1"), _body("It held and ended.")]) == [None]


def test_markers_in_notes_and_bibliographies_stay() -> None:
    reference = TextBlock(CleanText.of("Marlowe, Rivers.2 Quay Press."), BlockRole.REFERENCE)
    assert link_notes([reference], Words.of("rivers"))[0].text.text == "Marlowe, Rivers.2 Quay Press."
