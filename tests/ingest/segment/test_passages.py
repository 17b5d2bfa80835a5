from __future__ import annotations

from dataclasses import replace

from ingest.records import Anchor, BlockRole, PreparedPassage
from ingest.segment.passages import cut_passages
from ingest.segment.sections import build_sections
from tests.ingest.segment.conftest import Blocks, sentence


def _cut(
    blocks: Blocks, page_starts: tuple[int, ...] = (), labels: dict[int, str] | None = None
) -> list[PreparedPassage]:
    tree = build_sections(blocks.blocks, "document:selm-1")
    return list(cut_passages(blocks.raw(page_starts), blocks.blocks, tree, "document:selm-1", labels))


def test_passage_names_its_place() -> None:
    passage = _cut(Blocks().heading("The river").add("It was late."))[0].passage
    assert (passage.id, passage.document, passage.order) == ("passage:selm-1:0001", "document:selm-1", 1)
    assert (passage.section, passage.path) == ("section:selm-1:0001", "The river")


def test_offsets_give_the_words_back() -> None:
    blocks = Blocks().add("It was late.").add("It was dark. We went.")
    passage = _cut(blocks)[0].passage
    assert passage.text == "It was late.\nIt was dark. We went."
    assert blocks.text[passage.start : passage.end] == "It was late.\n\nIt was dark. We went."


def test_sentences_stand_in_the_passage() -> None:
    blocks = Blocks().add("It was late.").add("It was dark. We went.")
    prepared = _cut(blocks)[0]
    assert [prepared.passage.text[a:b] for a, b in prepared.sentences] == ["It was late.", "It was dark.", "We went."]
    start, end = prepared.to_original(*prepared.sentences[2])
    assert blocks.text[start:end] == "We went."


def test_pages_run_from_first_to_last() -> None:
    blocks = Blocks().add("It was late.").add("It was dark.")
    passage = _cut(blocks, (0, 14), {1: "xi", 2: "12"})[0].passage
    assert (passage.page, passage.page_to, passage.page_label) == (1, 2, "xi")


def test_formats_without_pages_have_none() -> None:
    passage = _cut(Blocks().add("It was late."))[0].passage
    assert (passage.page, passage.page_to, passage.page_label) == (None, None, None)


def test_note_hangs_on_the_passage_that_carries_its_marker() -> None:
    blocks = (
        Blocks().add(sentence(100)).add(sentence(100) + " It held.").add("See Marlowe.", BlockRole.NOTE, number="3")
    )
    at = len(blocks.blocks[1].text)
    blocks.blocks[2] = replace(blocks.blocks[2], note_for=(1, Anchor("3", at)))
    note = _cut(blocks)[2].passage.note
    assert note is not None
    assert (note.number, note.passage, note.at) == ("3", "passage:selm-1:0002", at)


def test_place_of_a_marker_counts_from_the_start_of_its_passage() -> None:
    blocks = Blocks().add("It was late.").add("It was dark.").add("See Marlowe.", BlockRole.NOTE, number="1")
    blocks.blocks[2] = replace(blocks.blocks[2], note_for=(1, Anchor("1", 12)))
    passages = _cut(blocks)
    note = passages[1].passage.note
    assert note is not None
    assert note.at == len(passages[0].passage.text)


def test_note_without_a_place_keeps_its_number() -> None:
    note = _cut(Blocks().add("See Marlowe.", BlockRole.NOTE, number="1"))[0].passage.note
    assert note is not None
    assert (note.number, note.passage) == ("1", None)


def test_furniture_and_references_are_not_mined() -> None:
    blocks = Blocks().add("12", BlockRole.FURNITURE).add("Marlowe 2001.", BlockRole.REFERENCE).add("It was late.")
    assert [p.is_mined for p in _cut(blocks)] == [False, False, True]
