"""White space inside a block: tabs and runs of spaces, cells of tables, words that a space has broken."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clean.clean_text import CleanText, Edit
from ingest.clean.words import Words

_RUN = re.compile(r"[ \t]{2,}")
# The looks behind keep long runs of spaces from being tried from each of them.
_LINE_SPACE = re.compile(r"(?<![ \t])[ \t]*\n\s*")
_PIPE = re.compile(r"(?<![ \t])[ \t]*(?<!\\)\|[ \t]*")
_COLUMN_GAP = re.compile(r"(?<=[^\s])(?:\t+| {2,})(?=[^\s])")
_LETTERS = re.compile(r"[a-z]{2,}")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]{2,}(?![\w’'-])")
_WORD_BEFORE = re.compile(r"(?<![\w’'-])([^\W\d_]+) $")
_WORD_AFTER = re.compile(r" ([a-z]+)(?![\w’'-])")
# Shorter joined words are too easily hit by chance.
_SHORTEST_MENDED = 6
_LOOK_BACK = 24


def collapse_spaces(text: CleanText) -> CleanText:
    """One space in the place of tabs and runs of spaces, none at the ends."""
    text = text.edited([Edit(found.start(), found.end(), " ") for found in _RUN.finditer(text.text)])
    return text.replaced(text.text.replace("\t", " ")).stripped()


def tidy_line_ends(text: CleanText) -> CleanText:
    """Lines stay lines, without white space at their ends."""
    return text.edited(
        [Edit(found.start(), found.end(), "\n") for found in _LINE_SPACE.finditer(text.text) if len(found[0]) > 1]
    )


def part_cells(text: CleanText) -> CleanText:
    """Rows of a table with ` | ` between their cells and nothing around them."""
    value = text.text
    edits: list[Edit] = []
    for found in _PIPE.finditer(value):
        at_start = found.start() == 0 or value[found.start() - 1] == "\n"
        at_end = found.end() == len(value) or value[found.end()] == "\n"
        new = "" if at_start or at_end else " | "
        if found[0] != new:
            edits.append(Edit(found.start(), found.end(), new))
    return text.edited(edits)


def part_columns(text: CleanText) -> CleanText:
    """Rows whose cells are parted by tabs or runs of spaces, with upright strokes instead."""
    return text.edited([Edit(found.start(), found.end(), " | ") for found in _COLUMN_GAP.finditer(text.text)])


def mend_broken_words(text: CleanText, words: Words) -> CleanText:
    """Join words that were broken without a hyphen (`arbi tration`): one half is no word, both together are one."""
    if words.unknown.isdisjoint(_LETTERS.findall(text.text)):
        return text
    return text.edited(list(_find_breaks(text.text, words)))


def _find_breaks(text: str, words: Words) -> Iterator[Edit]:
    done = 0
    for found in _SMALL_WORD.finditer(text):
        part = found[0]
        if part not in words.unknown or found.start() <= done:
            continue
        before = _WORD_BEFORE.search(text, max(done, found.start() - _LOOK_BACK), found.start())
        after = _WORD_AFTER.match(text, found.end())
        if before and _mends(before[1] + part, words):
            yield Edit(found.start() - 1, found.start(), "")
            done = found.end()
        elif after and _mends(part + after[1], words):
            yield Edit(found.end(), found.end() + 1, "")
            done = after.end()


def _mends(joined: str, words: Words) -> bool:
    return len(joined) >= _SHORTEST_MENDED and words.is_english(joined)
