"""Pages of lines to blocks: heads and numbers found, paragraphs put together, notes, headings and lists told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.clean.block_text import StripMarks, gather_lines, mend_block
from ingest.clean.clean_text import CleanText
from ingest.clean.contents import find_contents, title_key
from ingest.clean.cut_paragraphs import rejoin_paragraphs
from ingest.clean.folios import mark_pages
from ingest.clean.heading_lines import HeadingSearch, set_levels
from ingest.clean.layout import KnownLines, LineBlock, group_lines
from ingest.clean.line_notes import find_note_lines, find_notes
from ingest.clean.lines import Line, PageForm, fit_columns, measure_page, split_lines
from ingest.clean.note_markers import find_markers
from ingest.clean.rules import find_rules, find_underlined
from ingest.clean.running_heads import RunningHeads, cut_glued_heads, find_running_heads
from ingest.clean.spacing import part_columns
from ingest.clean.text_tables import find_tables
from ingest.clean.title_shapes import has_hashes, is_caption
from ingest.clean.words import Words
from ingest.records import BlockRole, TextBlock

_BULLETS = frozenset({"bullet", "dash"})
# Items that are paragraphs, on average, are text with a sign before it and no list.
_PARAGRAPH_WORDS = 40


@dataclass(frozen=True)
class LaidOut:
    """What pages of lines turned out to be.

    heads: words of running heads. attributions: lines that say who was quoted. folios: where in the reader's text a
    page number is printed, and the number.
    """

    blocks: list[TextBlock]
    heads: tuple[str, ...] = ()
    attributions: frozenset[str] = frozenset()
    folios: tuple[tuple[int, str], ...] = ()


def lay_out(text: CleanText, words: Words, strip: StripMarks) -> LaidOut:
    """Turn text as it stands on pages into blocks, in reading order."""
    lines, form, running = _read_lines(text)
    without = cut_glued_heads(text, running.heads, lines)
    if without is not text:
        text = without
        lines, form, running = _read_lines(text)
    contents = find_contents(lines)
    titles = contents.titles | find_underlined(lines)
    markers = _marker_ends(text.text, words)
    furniture = running.lines | contents.lines | find_rules(lines)
    known = KnownLines(
        furniture,
        find_tables(lines, form, furniture),
        frozenset(i for i, line in enumerate(lines) if title_key(line.text) in titles),
        find_note_lines(lines, markers),
    )
    blocks = group_lines(lines, form, known)
    find_notes(blocks, markers)
    blocks = rejoin_paragraphs(blocks, form, words)
    _mark_by_first_words(blocks)
    search = HeadingSearch(blocks, titles)
    search.mark()
    _mark_items(blocks)
    set_levels(blocks)
    made = [_make_block(text, block, words, strip) for block in blocks]
    folios = tuple((text.original_span(lines[i].start, lines[i].end)[0], n) for i, n in running.folios.items())
    return LaidOut([b for b in made if b.text.text], running.heads, search.attributions(), folios)


def _read_lines(text: CleanText) -> tuple[list[Line], PageForm, RunningHeads]:
    lines = split_lines(text.text)
    form = measure_page(lines)
    lines = mark_pages(lines, form)
    return fit_columns(lines, form), form, find_running_heads(lines, form)


def _marker_ends(text: str, words: Words) -> Mapping[str, Sequence[int]]:
    ends: dict[str, list[int]] = defaultdict(list)
    for place in find_markers(text, words):
        ends[place.number].append(place.end)
    return ends


def _mark_by_first_words(blocks: Sequence[LineBlock]) -> None:
    """Captions, and headings that a dump has kept in Markdown."""
    for block in blocks:
        if block.role is not BlockRole.LINES:
            continue
        if has_hashes(block.first):
            block.role = BlockRole.HEADING
        elif is_caption(block.text):
            block.role = BlockRole.CAPTION


def _mark_items(blocks: Sequence[LineBlock]) -> None:
    """Items in a row are a list if they are short, text if they are paragraphs."""
    run: list[LineBlock] = []
    for block in [*blocks, None]:
        if block is not None and block.role is BlockRole.LINES and block.marker is not None:
            run.append(block)
        elif block is None or block.role not in {BlockRole.NOTE, BlockRole.FURNITURE}:
            if run and sum(b.word_count for b in run) <= _PARAGRAPH_WORDS * len(run):
                for item in run:
                    item.role = BlockRole.LIST
            run = []


def _make_block(text: CleanText, block: LineBlock, words: Words, strip: StripMarks) -> TextBlock:
    role = BlockRole.BODY if block.role is BlockRole.LINES else block.role
    gathered = gather_lines(text, block)
    level = block.level
    if role is not BlockRole.FURNITURE:
        hashes = has_hashes(gathered.text)
        level = gathered.text.count("#", 0, hashes) if hashes else level
        drop = hashes or (block.marker.length if block.marker and block.marker.kind in _BULLETS else 0)
        gathered = gathered.slice(drop, len(gathered))
    if role is BlockRole.TABLE:
        gathered = part_columns(gathered)
    mended = mend_block(gathered, role, words, strip, keep_lines=block.is_verse)
    # Lines without a sentence that make a list by themselves are names, addresses and titles.
    is_mined = not (role is BlockRole.LIST and block.marker is None)
    return TextBlock(mended, role, level, block.number, is_mined=is_mined)
