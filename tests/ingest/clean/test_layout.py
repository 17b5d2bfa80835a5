from __future__ import annotations

from ingest.clean.layout import KnownLines, LineBlock, group_lines
from ingest.clean.lines import PageForm, fit_columns, measure_page, split_lines
from ingest.records import BlockRole

FULL = "The parties to the ferry talks met in the old customs house of"
LAST = "Selm and parted late."


def _group(text: str, known: KnownLines | None = None, form: PageForm | None = None) -> list[LineBlock]:
    lines = split_lines(text)
    form = form or measure_page(lines)
    return group_lines(fit_columns(lines, form), form, known or KnownLines())


def _texts(text: str, form: PageForm | None = None) -> list[str]:
    return [block.text for block in _group(text, form=form)]


def test_blank_lines_part_paragraphs() -> None:
    assert _texts(f"{FULL}\n{LAST}\n\n{FULL}\n{LAST}") == [f"{FULL} {LAST}"] * 2


def test_indents_part_paragraphs() -> None:
    assert _texts(f"{FULL}\n{LAST}\n  {FULL}\n{LAST}") == [f"{FULL} {LAST}"] * 2


def test_short_last_line_parts_paragraphs_that_nothing_else_parts() -> None:
    assert _texts(f"{FULL}\n{LAST}\n{FULL}\n{LAST}") == [f"{FULL} {LAST}"] * 2


def test_space_at_the_top_of_a_page_parts_no_sentence() -> None:
    assert _texts(f"{FULL}\n {LAST}") == [f"{FULL} {LAST}"]


def test_blank_line_after_every_line_parts_nothing() -> None:
    form = PageForm(width=62, spacing=1)
    assert _texts(f"{FULL}\n\n{LAST}\n\n\n\n{FULL}\n\n{LAST}", form) == [f"{FULL} {LAST}"] * 2


def test_lines_that_are_not_broken_are_paragraphs() -> None:
    assert _texts("One paragraph.\nAnother one.\ngoes on", PageForm(width=None)) == [
        "One paragraph.",
        "Another one.",
        "goes on",
    ]


def test_heading_right_above_a_paragraph_stands_alone() -> None:
    assert _texts(f"The ferry talks\n{FULL}\n{LAST}")[0] == "The ferry talks"


def test_two_headings_right_above_a_paragraph_stand_alone() -> None:
    assert _texts(f"The ferry talks\nThe first round\n{FULL}\n{LAST}")[:2] == ["The ferry talks", "The first round"]


def test_heading_under_a_full_last_line_stands_alone() -> None:
    text = f"{FULL}\nSelm, ate little, said that it had been very late, and parted.\nThe first round\n{FULL}\n{LAST}"
    assert _texts(text)[1:] == ["The first round", f"{FULL} {LAST}"]


def test_text_under_short_lines_is_no_verse() -> None:
    text = f"Selm, 4 May\nThe second day\n{FULL}\nthe ferry and of the ford, and parted late, as they had at\nSelm."
    blocks = _group(text, form=PageForm(width=len(FULL)))
    assert not blocks[-1].is_verse
    assert blocks[-1].text.endswith("as they had at Selm.")


def test_ragged_line_before_a_long_name_goes_on() -> None:
    text = f"{FULL}\nSelm, and both were serious about the idea of helping\nRakhmaninova-Petrova.\n\n{FULL}\n{LAST}"
    assert len(_texts(text)) == 2


def test_name_and_office_keep_their_lines() -> None:
    blocks = _group(f"{FULL}\n{LAST}\n\nAda Marlowe\nHead of the Quay Institute\n\n{FULL}")
    assert blocks[1].is_verse
    assert len(blocks[1].lines) == 2


def test_items_begin_blocks_and_numbers_in_sentences_do_not() -> None:
    text = f"• {FULL}\n{LAST}\n• Another item\n\n{FULL} page\n12. However that may be, the envoys parted late and went."
    assert [b.marker is not None for b in _group(text)] == [True, True, False]


def test_dash_within_a_sentence_begins_no_item() -> None:
    assert len(_texts(f"{FULL}\n– as they said – Selm and parted late.")) == 1


def test_known_lines_are_kept_apart() -> None:
    blocks = _group(f"{FULL}\n12\n{LAST}", KnownLines(furniture=frozenset({1})))
    assert [b.role for b in blocks] == [BlockRole.LINES, BlockRole.FURNITURE, BlockRole.LINES]
    assert blocks[2].after_cut
