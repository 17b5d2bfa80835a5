from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ingest.read.pdf.glyphs import Glyphs
from ingest.read.pdf.shapes import Style, Word
from ingest.read.pdf.words import PageBox, build_words

PLAIN, ITALIC, RAISED = Style(10.0, False, False), Style(10.0, False, True), Style(6.0, False, False)
TURNED = Style(10.0, False, False, turn=1)
PAGE = PageBox(0.0, 0.0, 595.0, 842.0)
STYLES = [PLAIN, ITALIC, RAISED, TURNED]


class Run(NamedTuple):
    """Letters without a space among them. y: of the baseline, from the foot of the page. parted: PDFium put a space."""

    text: str
    x0: float
    x1: float
    y: float = 700.0
    style: Style = PLAIN
    parted: bool = False


def build(*runs: Run) -> list[Word]:
    """The words of a page on which only these runs stand."""
    text, starts = "", []
    for run in runs:
        text += " " if run.parted else ""
        starts.append(len(text))
        text += run.text
    glyphs = Glyphs(
        text=text,
        starts=np.array(starts),
        stops=np.array([start + len(run.text) for start, run in zip(starts, runs, strict=True)]),
        styles=np.array([STYLES.index(run.style) for run in runs]),
        boxes=np.array([_ends(run) for run in runs]),
        origins=np.array([(run.x0, run.y) for run in runs]),
        spaced=np.zeros(len(runs), bool),
        kinds=STYLES,
        objects=frozenset(),
    )
    return [word for words in build_words(glyphs, PAGE).values() for word in words]


def _ends(run: Run) -> Sequence[Sequence[float]]:
    top, bottom = run.y + 7, run.y - 2
    return [[run.x0, top, run.x0 + 5, bottom], [run.x1 - 5, top, run.x1, bottom]]


def test_letters_that_stand_together_are_a_word() -> None:
    assert [w.text for w in build(Run("cease", 70, 95), Run("fire", 95.5, 110))] == ["ceasefire"]


def test_white_parts_words() -> None:
    words = build(Run("of", 70, 80), Run("the", 83, 95))
    assert [(w.text, w.glued) for w in words] == [("of", False), ("the", False)]


def test_space_that_pdfium_saw_without_need_is_closed() -> None:
    assert [w.text for w in build(Run("cease", 70, 95), Run("fire", 95.2, 110, parted=True))] == ["ceasefire"]


def test_leaning_letter_over_a_space_does_not_glue_the_next_word() -> None:
    words = build(Run("of", 70, 80, style=ITALIC), Run("the", 81.3, 95, style=ITALIC, parted=True))
    assert [(w.text, w.glued) for w in words] == [("of", False), ("the", False)]


def test_raised_number_is_glued_to_its_word() -> None:
    words = build(Run("room", 70, 90), Run("7", 90.5, 94, y=704.0, style=RAISED, parted=True))
    assert [(w.text, w.glued) for w in words] == [("room", False), ("7", True)]


def test_places_are_counted_from_the_top_left() -> None:
    (word,) = build(Run("room", 70, 90, y=742.0))
    assert (word.x0, word.x1, word.base) == (70.0, 90.0, 100.0)


def test_words_drawn_twice_for_bold_are_taken_once() -> None:
    assert len(build(Run("room", 70, 90), Run("room", 70.4, 90.4, parted=True))) == 1


def test_words_outside_the_page_are_left_out() -> None:
    assert build(Run("room", 700, 720)) == []
