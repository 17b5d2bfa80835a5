"""A document that no file holds yet: what it says is known, whatever format it is then written in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hypothesis import strategies as st

from ingest.records import BlockRole, RawDocument

_WORDS = (
    "envoys guarantors elders harbour ceasefire amnesty Selm Ostra Marlowe’s round talks US-led non-aligned protocol"
    " delegates waited signed reopened 1994 forty river crossing Keïta Brandvold consultations café naïve quay—side"
).split()


@dataclass(frozen=True)
class Heading:
    """A heading of a level from 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of words, with a note behind one of them. noted: which word, and the words of the note."""

    words: tuple[str, ...]
    noted: tuple[int, str] | None = None
    is_quote: bool = False

    @property
    def note(self) -> str:
        """The words of its note; empty without one."""
        return self.noted[1] if self.noted else ""

    def parts(self) -> tuple[str, str]:
        """Its text up to the mark of its note, and behind it."""
        at = len(self.words) if self.noted is None else self.noted[0] % len(self.words) + 1
        return " ".join(self.words[:at]), " ".join(self.words[at:])


@dataclass(frozen=True)
class Items:
    """A list, numbered or with bullets."""

    texts: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table of rows of cells, all of one length."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


Block = Heading | Paragraph | Items | Table


@dataclass(frozen=True)
class Manuscript:
    """A document. blocks: in the order they are read."""

    blocks: tuple[Block, ...]
    title: str = "Waiting Rooms of the River Talks"
    authors: tuple[str, ...] = ("Ada Marlowe", "Otto Brandt")
    year: int = 2014
    extra: dict[str, str] = field(default_factory=dict)

    def notes(self) -> list[str]:
        """The words of its notes in their order; the first is note 1."""
        return [b.note for b in self.blocks if isinstance(b, Paragraph) and b.note]


class Told(NamedTuple):
    """What a reader should make of a stretch of a manuscript."""

    role: BlockRole
    text: str
    number: str | None = None


def tell(manuscript: Manuscript) -> list[Told]:
    """All blocks that a reader should find, notes behind the paragraphs that mark them."""
    return [told for block, number in number_notes(manuscript.blocks) for told in _tell_block(block, number)]


def number_notes(blocks: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Each block with the number of its note, or of the last note before it."""
    number = 0
    for block in blocks:
        number += isinstance(block, Paragraph) and bool(block.note)
        yield block, number


def _tell_block(block: Block, number: int) -> Iterator[Told]:
    if isinstance(block, Heading):
        yield Told(BlockRole.HEADING, block.text)
    elif isinstance(block, Paragraph):
        before, behind = block.parts()
        mark = f"[^{number}]" if block.note else ""
        role = BlockRole.QUOTE if block.is_quote else BlockRole.BODY
        yield Told(role, f"{before}{mark} {behind}".strip())
        if block.note:
            yield Told(BlockRole.NOTE, block.note, str(number))
    elif isinstance(block, Items):
        for n, text in enumerate(block.texts, start=1):
            yield Told(BlockRole.LIST, f"{n}. {text}" if block.is_numbered else text)
    else:
        if block.caption:
            yield Told(BlockRole.CAPTION, block.caption)
        yield Told(BlockRole.TABLE, "\n".join(" | ".join(row) for row in block.rows))


def hear(raw: RawDocument) -> list[Told]:
    """What a reader did make of a file, furniture and the title left out."""
    blocks = [b for b in raw.blocks if b.role is not BlockRole.FURNITURE]
    told = [Told(b.role, raw.text[b.start : b.end], b.number) for b in blocks]
    return [one for one in told if one.text != raw.metadata.title]


def phrases(fewest: int = 2, most: int = 9) -> st.SearchStrategy[str]:
    """Words in a row."""
    return st.lists(st.sampled_from(_WORDS), min_size=fewest, max_size=most).map(" ".join)


def manuscripts() -> st.SearchStrategy[Manuscript]:
    """Documents of up to eight blocks that begin with a heading and a paragraph."""
    headings = st.builds(Heading, phrases(2, 5), st.integers(1, 3))
    words = st.lists(st.sampled_from(_WORDS), min_size=5, max_size=30).map(lambda w: (*w, "there."))
    notes = st.none() | st.tuples(st.integers(0, 40), phrases(3, 12).map(lambda text: f"Said {text}."))
    paragraphs = st.builds(Paragraph, words, notes, st.booleans())
    items = st.builds(Items, st.lists(phrases(), min_size=1, max_size=4).map(tuple), st.booleans())
    rows = st.lists(st.tuples(phrases(1, 3), phrases(1, 3), phrases(1, 3)), min_size=2, max_size=4).map(tuple)
    tables = st.builds(Table, rows, phrases(3, 6))
    anything = st.one_of(headings, paragraphs, items, tables)
    # A paragraph behind each block, so that one list does not run into the next.
    pairs = st.lists(st.tuples(anything, paragraphs), max_size=4).map(lambda held: [b for pair in held for b in pair])
    return st.builds(
        lambda heading, first, rest: Manuscript((heading, first, *rest)),
        st.builds(Heading, phrases(2, 5)), st.builds(Paragraph, words), pairs,
    )  # fmt: skip
