"""Blocks: lines that belong together, while it is being found out what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.read.pdf.shapes import Box, Line, Table, bounds
from ingest.records import BlockRole

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]*]*[⁰¹²³⁴-⁹]*$")


@dataclass
class Block:
    """Lines of one paragraph, heading, item or note; or a table, with what follows of it on other pages.

    role: BODY until something else is known. level: of a heading or item. number: of a note, as printed; skip: letters
    at the start of the first line that are its number. inset: which box of its page it stands in, 0 for none. gap: from
    the line above to its first, 0 at the top of a column.
    """

    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    continued: list[Table] = field(default_factory=list)
    role: BlockRole = BlockRole.BODY
    level: int = 1
    number: str | None = None
    skip: int = 0
    inset: int = 0
    page: int = 1
    column: int = 0
    gap: float = 0.0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def last_page(self) -> int:
        """Where it ends."""
        if self.continued:
            return self.continued[-1].page
        return self.lines[-1].page if self.lines else self.page

    @property
    def words(self) -> int:
        return sum(line.text.count(" ") + 1 for line in self.lines)

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def size(self) -> float:
        """That of most of its letters."""
        sizes: dict[float, int] = {}
        for line in self.lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
        return max(sizes, key=lambda size: sizes[size])

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)

    @property
    def box(self) -> Box:
        return self.table.box if self.table else bounds(self.lines)


def ends_sentence(text: str) -> bool:
    """True if a text ends where a sentence or clause may end, the marker of a note left aside."""
    return _SENTENCE_END.search(text, max(0, len(text) - 12)) is not None
