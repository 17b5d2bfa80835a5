"""Initials that reach over several lines, put back before the word they begin."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.clean.words import english_words
from ingest.read.pdf.shapes import Word

# In parts of the size of the type around: how large an initial is at least, and how near the text stands to it.
_LARGER = 1.7
_NEAREST = 1.5
_SPACE = 0.15
_MOST_LETTERS = 3
_ONE_LETTER_WORDS = frozenset("AIO")


def mend_drop_caps(words: Sequence[Word], body_size: float) -> list[Word]:
    """Join each initial with the word beside its top; the words are those of a page."""
    caps = [w for w in words if w.size >= _LARGER * body_size and _may_be_initial(w.text)]
    mended = list(words)
    for cap in caps:
        rows = _find_rows(cap, words)
        if len(rows) < 2:
            continue
        first, second = rows[0], rows[1]
        # Beside an initial that is a word itself the first line may begin a space further in than the next.
        is_apart = first.x0 - second.x0 > _SPACE * first.size or _is_word(cap.text, first.text)
        joined = first._replace(text=f"{cap.text}{' ' if is_apart else ''}{first.text}")
        # All lines beside it begin where it begins, as the lines below it do.
        moved = {id(first): joined._replace(x0=cap.x0)} | {id(w): w._replace(x0=cap.x0) for w in rows[1:]}
        mended = [moved.get(id(w), w) for w in mended if w is not cap]
    return mended


def _may_be_initial(text: str) -> bool:
    letters = text.lstrip("“‘\"'«(")
    return 0 < len(text) <= _MOST_LETTERS and len(letters) == 1 and (letters.isupper() or letters.isdigit())


def _is_word(cap: str, rest: str) -> bool:
    """True if an initial is a word and does not make one with what follows: "A ceasefire", but "Agreement"."""
    if cap[-1].isdigit():
        return not rest[:1].isdigit()
    letters = "".join(c for c in rest if c.isalpha()).lower()
    words = english_words()
    return cap[-1] in _ONE_LETTER_WORDS and cap[-1].lower() + letters not in words and letters in words


def _find_rows(cap: Word, words: Sequence[Word]) -> list[Word]:
    """The first word of each line beside an initial, from the top."""
    beside = [
        w
        for w in words
        if w.size < cap.size / _LARGER * 1.1
        and cap.base - 0.85 * cap.size <= w.base <= cap.base + 0.15 * cap.size
        and -0.3 * w.size <= w.x0 - cap.x1 <= _NEAREST * w.size
    ]
    rows: list[Word] = []
    for word in sorted(beside, key=lambda w: (round(w.base), w.x0)):
        if not rows or word.base - rows[-1].base > 0.5 * word.size:
            rows.append(word)
    return rows
