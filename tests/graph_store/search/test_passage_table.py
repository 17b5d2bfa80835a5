"""The table of passages and where their vectors lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph_store.ports import IndexedPassage
from graph_store.search.passage_table import PassageTable, Rows, load_table, save_table, sentences_of, tabulate
from tests.graph_store.search.made_passages import bridge_passages, harbour_passages


def table_of(passages: list[IndexedPassage], *, first_slot: int = 0) -> PassageTable:
    sentences = sum(len(passage.sentences) for passage in passages)
    rows = Rows(np.arange(len(passages)) + first_slot, np.arange(sentences) + 10 * first_slot)
    return tabulate(passages, slots=np.arange(len(passages)) + first_slot, rows=rows)


def test_passage_without_sentences_is_one_sentence() -> None:
    assert sentences_of(IndexedPassage(id="p", document="d", heading="", text="Talks went on.")) == ((0, 14),)


def test_table_is_in_order_of_id() -> None:
    table = table_of(list(reversed(harbour_passages())))
    assert table.ids == ("harbour/1", "harbour/2", "harbour/3")
    assert table.slots.tolist() == [2, 1, 0]


def test_join_gives_each_passage_its_own_sentences() -> None:
    table = table_of(harbour_passages()).join(table_of(bridge_passages(), first_slot=3))
    sentences, begins = table.places_of_sentences(np.array([table.place_of["bridge/2"], table.place_of["harbour/1"]]))
    assert table.sentence_rows[sentences].tolist() == [32, 0, 1]
    assert begins.tolist() == [0, 1]


def test_join_is_the_same_in_either_order() -> None:
    harbour, bridge = table_of(harbour_passages()), table_of(bridge_passages(), first_slot=3)
    one, other = harbour.join(bridge), bridge.join(harbour)
    assert one.ids == other.ids
    assert one.sentence_spans.tolist() == other.sentence_spans.tolist()


def test_place_of_slot_knows_unused_slots() -> None:
    table = table_of(bridge_passages(), first_slot=2)
    assert table.place_of_slot.tolist() == [-1, -1, 0, 1]


def test_places_without_documents_and_passages() -> None:
    table = table_of(harbour_passages()).join(table_of(bridge_passages(), first_slot=3))
    stay = table.places_without(documents=["bridge"], ids=["harbour/2", "unknown/1"])
    assert table.keep(stay).ids == ("harbour/1", "harbour/3")


@pytest.mark.parametrize("passages", [harbour_passages(), []])
def test_saved_table_is_read_back(tmp_path: Path, passages: list[IndexedPassage]) -> None:
    table = table_of(passages)
    save_table(table, tmp_path / "table.npz")
    read = load_table(tmp_path / "table.npz")
    assert (read.ids, read.documents) == (table.ids, table.documents)
    assert read.sentence_spans.tolist() == table.sentence_spans.tolist()
    assert read.sentence_starts.tolist() == table.sentence_starts.tolist()


@pytest.mark.parametrize("content", [b"", b"not a table", b"PK\x03\x04 cut off"])
def test_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "table.npz").write_bytes(content)
    with pytest.raises(ValueError, match=r".+"):
        load_table(tmp_path / "table.npz")
