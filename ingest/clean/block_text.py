"""The text of one block: its lines joined, hyphens, marks and spaces mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.clean.clean_text import CleanText, joined
from ingest.clean.hyphens import close_stray_spaces, join_lines
from ingest.clean.layout import LineBlock
from ingest.clean.markup import strip_emphasis, strip_markdown
from ingest.clean.spacing import collapse_spaces, mend_broken_words, part_cells, tidy_line_ends
from ingest.clean.words import Words
from ingest.records import BlockRole, Markup

StripMarks = Callable[[CleanText], CleanText]


def leave_marks(text: CleanText) -> CleanText:
    """For texts without any marks."""
    return text


def choose_strip(markup: Markup, *, has_marks: bool) -> StripMarks:
    """How the marks of a document are taken out."""
    if markup == "markdown":
        return strip_markdown
    return strip_emphasis if has_marks else leave_marks


def gather_lines(text: CleanText, block: LineBlock) -> CleanText:
    """The lines of a block out of the text they stand in; halves that stood apart are put one after the other."""
    stretches: list[list[int]] = []
    for line in block.lines:
        if stretches and not text.text[stretches[-1][1] : line.start].strip():
            stretches[-1][1] = line.end
        else:
            stretches.append([line.start, line.end])
    return joined([text.slice(start, end) for start, end in stretches], "\n")


def mend_block(
    text: CleanText, role: BlockRole, words: Words, strip: StripMarks, *, keep_lines: bool = False
) -> CleanText:
    """All that is mended inside a block, step by step."""
    if role is BlockRole.TABLE:
        return collapse_spaces(strip(part_cells(tidy_line_ends(text))))
    text = tidy_line_ends(text) if keep_lines else join_lines(text, words)
    text = collapse_spaces(strip(text))
    if role is BlockRole.FURNITURE:
        return text
    return mend_broken_words(close_stray_spaces(text), words)


def gather_spans(text: CleanText, spans: Sequence[tuple[int, int]]) -> CleanText:
    """The parts of a text that a reader has named, each a line."""
    return joined([text.slice(start, end) for start, end in spans], "\n")
