from __future__ import annotations

from ingest.read.pdf.paragraphs import build_blocks, split_lines
from ingest.read.pdf.shapes import Line
from ingest.records import BlockRole
from tests.ingest.read.pdf.type_cases import SIZES, set_line

FULL = "the envoys waited in the ferry house until the river fell and then"


def lines(*texts: str, step: float = 13.0, base: float = 100.0, x: float = 70.0) -> list[Line]:
    return [set_line(text, x, base + step * n) for n, text in enumerate(texts)]


def blocks_of(held: list[Line]) -> list[str]:
    return [block.text for block in split_lines(held, SIZES)]


def test_lines_of_a_paragraph_stay_together() -> None:
    assert len(blocks_of(lines(FULL, FULL, "they crossed."))) == 1


def test_white_parts_paragraphs() -> None:
    held = [*lines(FULL, "they crossed."), *lines(FULL, "they came back.", base=145.0)]
    assert len(blocks_of(held)) == 2


def test_line_that_is_set_in_begins_a_paragraph() -> None:
    held = [*lines(FULL, FULL), set_line("Nobody else came", 85.0, 126.0), *lines("for three days.", base=139.0)]
    assert blocks_of(held)[1] == "Nobody else came for three days."


def test_sentence_is_not_cut_where_a_tight_list_sets_the_usual_step() -> None:
    items = [set_line(f"{n}. {FULL}", base=100.0 + 10.5 * n, size=10.0) for n in range(6)]
    text = [set_line("The envoys waited for Anglo-", base=175.0), set_line("Norse papers.", base=189.0)]
    assert blocks_of([*items, *text])[-1].endswith("Norse papers.")


def test_second_line_of_a_centred_title_belongs_to_it() -> None:
    long, short = set_line("Waiting for the river to fall and for others", 70.0), set_line("to cross it", 150.0, 113.0)
    for line in (long, short):
        line.left, line.right = 70.0, long.x1
    assert len(blocks_of([long, short])) == 1


def test_small_rest_of_a_note_in_the_next_column_is_a_note() -> None:
    text = [set_line("kept by the clerk.", size=8.0), set_line("²Letter of 3 March.", base=111.0, size=8.0)]
    assert [block.role for block in build_blocks(text, SIZES, {"2"})] == [BlockRole.NOTE, BlockRole.NOTE]
