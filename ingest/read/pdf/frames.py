"""A page as its reader holds it: turned so that most of its type runs from left to right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from ingest.read.pdf.drawings import Shape
from ingest.read.pdf.glyphs import Glyphs
from ingest.read.pdf.shapes import Box, Drawings, Page, Word
from ingest.read.pdf.words import SLANTED, PageBox, build_words

_MOSTLY = 0.5
# From one guessed size to the next that is surely other type.
_GUESSED = 1.25


def make_page(
    number: int,
    shown: tuple[float, float, float, float],
    glyphs: Glyphs,
    shapes: Sequence[Shape],
    label: str | None = None,
    *,
    is_cut: bool = False,
) -> Page:
    """Turn a page into its reading frame.

    shown: left, bottom, right, top of what is shown, in the page's own space. is_cut: there are more characters.
    """
    box = PageBox(*shown)
    by_turn = build_words(glyphs, box)
    turn = _find_main_turn(by_turn)
    width, height = box.right - box.left, box.top - box.bottom
    if turn % 2:
        width, height = height, width
    drawings = _turn_shapes(shapes, turn, box)
    hidden = _share_hidden(glyphs)
    words = by_turn.get(turn, [])
    return Page(
        number=number,
        width=width,
        height=height,
        words=tuple(_even_out(words) if hidden > _MOSTLY else words),
        turned=tuple(tuple(words) for other, words in by_turn.items() if other != turn),
        drawings=drawings,
        label=label,
        hidden_share=hidden,
        image_share=_share_images(drawings, width * height),
        is_cut=is_cut,
    )


def _even_out(words: Sequence[Word]) -> list[Word]:
    """Give words few sizes where sizes are mere guesses: machines that read type measure each line anew."""
    sizes = Counter(round(w.size) for w in words for _ in w.text)
    if not sizes:
        return list(words)
    usual = float(max(sizes, key=lambda size: sizes[size]))
    return [w._replace(size=usual * _GUESSED ** round(math.log(w.size / usual, _GUESSED))) for w in words]


def _find_main_turn(by_turn: dict[int, list[Word]]) -> int:
    """The way most letters run."""
    letters = {turn: sum(len(w.text) for w in words) for turn, words in by_turn.items() if turn != SLANTED}
    return max(letters, key=lambda turn: letters[turn], default=0)


def _turn_shapes(shapes: Sequence[Shape], turn: int, box: PageBox) -> Drawings:
    found: dict[str, list[Box]] = {"rule": [], "frame": [], "image": []}
    for shape in shapes:
        found[shape.kind].append(_turn_shape(shape, turn, box))
    return Drawings(tuple(found["rule"]), tuple(found["frame"]), tuple(found["image"]))


def _turn_shape(shape: Shape, turn: int, box: PageBox) -> Box:
    _, left, bottom, right, top = shape
    if turn == 1:
        return Box(bottom - box.bottom, left - box.left, top - box.bottom, right - box.left)
    if turn == 2:
        return Box(box.right - right, bottom - box.bottom, box.right - left, top - box.bottom)
    if turn == 3:
        return Box(box.top - top, box.right - right, box.top - bottom, box.right - left)
    return Box(left - box.left, box.top - top, right - box.left, box.top - bottom)


def _share_hidden(glyphs: Glyphs) -> float:
    """How many of the characters are drawn with no ink."""
    hidden = np.array([kind.is_hidden for kind in glyphs.kinds])
    letters = glyphs.stops - glyphs.starts
    return float(letters[hidden[glyphs.styles]].sum() / letters.sum()) if len(letters) else 0.0


def _share_images(drawings: Drawings, area: float) -> float:
    """How much of the page pictures cover, at most 1."""
    return min(1.0, sum(b.width * b.height for b in drawings.images) / area) if area > 0 else 0.0
