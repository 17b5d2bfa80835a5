from __future__ import annotations

from ingest.segment.sections import build_sections
from tests.ingest.segment.conftest import Blocks


def test_headings_make_a_tree() -> None:
    blocks = Blocks().heading("The river").heading("Its banks", 2).add("Text.").heading("The ferry")
    tree = build_sections(blocks.blocks, "document:selm-1")
    assert [(s.id, s.path, s.level, s.order) for s in tree.sections] == [
        ("section:selm-1:0001", "The river", 1, 1),
        ("section:selm-1:0002", "The river > Its banks", 2, 2),
        ("section:selm-1:0003", "The ferry", 1, 3),
    ]
    assert [s.parent for s in tree.sections] == [None, "section:selm-1:0001", None]


def test_blocks_know_their_section() -> None:
    tree = build_sections(Blocks().add("Before.").heading("The river").add("Text.").blocks, "document:selm-1")
    assert [s.name if s else None for s in tree.of_block] == [None, "The river", "The river"]


def test_levels_have_no_gaps() -> None:
    tree = build_sections(Blocks().heading("The river", 2).heading("Its bed", 4).blocks, "document:selm-1")
    assert [s.level for s in tree.sections] == [1, 2]


def test_name_of_two_lines_is_one_line() -> None:
    assert build_sections(Blocks().heading("The\nriver").blocks, "document:selm-1").sections[0].name == "The river"
