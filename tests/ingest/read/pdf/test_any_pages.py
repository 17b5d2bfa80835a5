"""Whatever stands on made pages: no word of the text is lost or doubled, and offsets lead back to the words."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ingest.clean.document import clean_document
from ingest.prepare import segment_document
from ingest.read.pdf.reader import read_pdf
from ingest.records import BlockRole, PreparedDocument, RawDocument
from tests.making.pdf_pages import FOOT, LEFT, Paper, Piece, as_source, break_lines, by_rows, justify, set_lines

WORDS = (
    "envoys elders harbour amnesty Selm Ostra round talks waited signed river forty account leaking peace truce camp"
    " aid mill"
).split()
COLUMN, GAP = 210.0, 25.0
SIZE = 9.0
LINES = 30
"""Of a column."""

FEWEST_LINES = 7
"""In a column that is to be seen as one."""

HEAD = "Quay Papers"

few_pages = settings(deadline=None, max_examples=8)


@dataclass(frozen=True)
class Layout:
    """How pages are set. lengths: of the paragraphs, in words; columns: 1 or 2."""

    lengths: list[int]
    columns: int
    by_rows: bool
    justified: bool
    head: bool
    folio: bool
    turn: int


def layouts() -> st.SearchStrategy[Layout]:
    return st.builds(
        Layout,
        lengths=st.lists(st.integers(30, 110), min_size=2, max_size=6),
        columns=st.sampled_from([1, 2]),
        by_rows=st.booleans(),
        justified=st.booleans(),
        head=st.booleans(),
        folio=st.booleans(),
        turn=st.sampled_from([0, 0, 90, 180, 270]),
    )


def write_paragraphs(layout: Layout) -> list[list[str]]:
    """Words with a number behind each, so that no two are alike."""
    at = iter(range(10_000))
    numbered = (f"{WORDS[n * 7 % len(WORDS)]}{n:03d}" for n in at)
    return [[*(next(numbered) for _ in range(length)), f"ended{next(at):03d}."] for length in layout.lengths]


def set_paragraphs(paragraphs: list[list[str]], layout: Layout) -> list[tuple[str, bool]]:
    """Lines of all paragraphs, and whether each is the last of its own."""
    width = COLUMN if layout.columns == 2 else 2 * COLUMN + GAP
    lines: list[tuple[str, bool]] = []
    for words in paragraphs:
        broken = break_lines(words, width, size=SIZE)
        lines += [(line, n + 1 == len(broken)) for n, line in enumerate(broken)]
    return lines


def lines_in_last_column(layout: Layout) -> int:
    return (len(set_paragraphs(write_paragraphs(layout), layout)) - 1) % LINES + 1


def print_pages(paragraphs: list[list[str]], layout: Layout) -> RawDocument:
    """The pages as a file, read."""
    width = COLUMN if layout.columns == 2 else 2 * COLUMN + GAP
    lines, room = set_paragraphs(paragraphs, layout), LINES
    paper = Paper()
    for page in range(0, len(lines), room * layout.columns):
        if layout.turn:
            paper.turn(layout.turn)
        pieces: list[Piece] = []
        for column in range(layout.columns):
            held = lines[page + column * room : page + (column + 1) * room]
            for n, (text, is_last) in enumerate(held):
                (piece,) = set_lines([text], LEFT + column * (COLUMN + GAP), 90 + 12 * n, size=SIZE)
                pieces += justify([piece, piece], width) if layout.justified and not is_last else [piece]
        paper.draw(*furniture(layout, page // (room * layout.columns) + 1))
        paper.draw(*(by_rows(unique(pieces)) if layout.by_rows else unique(pieces)))
        paper.end_page()
    return read_pdf(as_source(paper.finish()))


def unique(pieces: list[Piece]) -> list[Piece]:
    """Without the whole line that `justify` leaves behind its stretched words."""
    first_words = {(p.x, p.y) for p in pieces if " " not in p.text}
    return [p for p in pieces if " " not in p.text or (p.x, p.y) not in first_words]


def furniture(layout: Layout, number: int) -> list[Piece]:
    head = [Piece(HEAD, LEFT, 40, size=8)] if layout.head else []
    return [*head, Piece(str(number), LEFT + COLUMN, FOOT + 40, size=8)] if layout.folio else head


def words_of(raw: RawDocument) -> list[str]:
    blocks = [b for b in raw.blocks if b.role is not BlockRole.FURNITURE]
    spans = [span for block in blocks for span in block.spans or ((block.start, block.end),)]
    return [word for start, end in spans for word in raw.text[start:end].split()]


def prepared(raw: RawDocument) -> PreparedDocument:
    return segment_document(raw, clean_document(raw), "document:selm")


@few_pages
@given(layouts())
def test_no_word_is_lost_doubled_or_moved(layout: Layout) -> None:
    # White beside fewer lines passes for a river between stretched words.
    assume(lines_in_last_column(layout) > FEWEST_LINES)
    true = [word for words in write_paragraphs(layout) for word in words]
    known = set(true)
    assert [word for word in words_of(print_pages(write_paragraphs(layout), layout)) if word in known] == true


@few_pages
@given(layouts())
def test_offsets_give_back_the_words(layout: Layout) -> None:
    """A head or folio may stand among the words of the original where a page ends."""
    raw = print_pages(write_paragraphs(layout), layout)
    for passage in prepared(raw).passages:
        for start, end in passage.sentences:
            low, high = passage.to_original(start, end)
            left = iter(raw.text[low:high].split())
            assert all(word in left for word in passage.passage.text[start:end].split())
