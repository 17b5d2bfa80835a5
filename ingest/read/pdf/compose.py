"""Blocks to the text of a document and the places of its blocks in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.read.pdf.blocks import Block
from ingest.read.pdf.shapes import Line, Table
from ingest.read.pdf.tables import table_row_text
from ingest.records import BlockRole, RawBlock, Span

_BACK_ARROW = re.compile(r"[\s↩↑⏎\ufe0e\ufe0f]*[↩⏎][\ufe0e\ufe0f\s]*$")
LINE_END, PAGE_BREAK = "\n", "\f"


@dataclass
class Script:
    """The text in the making. places: where each line and each row of a table stands."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    page_starts: list[int] = field(default_factory=list)
    places: dict[int, Span] = field(default_factory=dict)

    def add(self, text: str) -> Span:
        """Write text at the end."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def begin_page(self) -> None:
        """Start a new page."""
        if self.page_starts:
            self.add(PAGE_BREAK)
        self.page_starts.append(self.length)

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True)
class Unit:
    """What is written in one stretch: the lines of a paragraph as far as they stand on one page, or a table."""

    lines: Sequence[Line] = ()
    table: Table | None = None


def write_page(script: Script, units: Iterable[Unit]) -> None:
    """Write a page, in reading order, noting where each line and each row of a table comes to stand."""
    script.begin_page()
    for unit in units:
        for line in unit.lines:
            script.places[id(line)] = script.add(line.text)
            script.add(LINE_END)
        for row in [*unit.table.repeated, *unit.table.rows] if unit.table else ():
            script.places[id(row)] = script.add(table_row_text(row))
            script.add(LINE_END)
        script.add(LINE_END)


def make_raw_blocks(blocks: Iterable[Block], places: Mapping[int, Span]) -> list[RawBlock]:
    """The blocks with their places in the text, in the order of their beginnings."""
    held = list(blocks)
    repeated = (row for block in held for table in block.continued for row in table.repeated)
    made = [RawBlock(*places[id(row)], BlockRole.FURNITURE) for row in repeated]
    made += [raw for block in held if (raw := _make_raw_block(block, places)) is not None]
    return sorted(made, key=lambda raw: raw.start)


def _make_raw_block(block: Block, places: Mapping[int, Span]) -> RawBlock | None:
    spans = tuple(span for span in _spans_of(block, places) if span[0] < span[1])
    if not spans:
        return None
    return RawBlock(spans[0][0], max(end for _, end in spans), block.role, block.level, block.number, spans)


def _spans_of(block: Block, places: Mapping[int, Span]) -> Iterator[Span]:
    if block.table is not None:
        yield from (places[id(row)] for table in [block.table, *block.continued] for row in table.rows)
        return
    skip = block.skip
    for line in block.lines:
        start, end = places[id(line)]
        arrow = _BACK_ARROW.search(line.text) if block.role is BlockRole.NOTE and line is block.last else None
        yield start + skip, end - len(arrow[0]) if arrow else end
        skip = 0
