"""The text of one block of a page as it gathers: white space as browsers show it, raised digits, line breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.read.flow import PAGE_MARK, note_marker, raise_digits

_WHITE = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r" {2,}")
_LINE_END = re.compile(r" *\n *")
_BRACKETED_MARK = re.compile(r"[\[(]\s*(\[\^[^\]]+\])\s*[\])]")


@dataclass
class InlineText:
    """Text between two ends of blocks."""

    pieces: list[str] = field(default_factory=list)
    keeps_space: bool = False
    _raised: list[int] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Add text as it stands in the page."""
        if text:
            self.pieces.append(text if self.keeps_space else _WHITE.sub(" ", text))

    def add_mark(self, mark: str) -> None:
        """Add a line feed, a quotation mark or the mark of a page."""
        self.pieces.append(mark)

    def add_note(self, number: str) -> None:
        """Add the mark of a note."""
        self.pieces.append(note_marker(number))

    def begin_raised(self) -> None:
        """What follows is in superscript."""
        self._raised.append(len(self.pieces))

    def end_raised(self) -> None:
        """The superscript is over: digits in it become raised ones."""
        if self._raised:
            start = self._raised.pop()
            inside = "".join(self.pieces[start:])
            before = next((piece[-1] for piece in reversed(self.pieces[:start]) if piece), "")
            self.pieces[start:] = [raise_digits(inside.strip(), before) or inside]

    def take(self) -> str:
        """What has gathered, which is gone from here then."""
        text, self.pieces, self._raised = "".join(self.pieces), [], []
        if not self.keeps_space:
            text = _LINE_END.sub("\n", _SPACES.sub(" ", text))
        return _BRACKETED_MARK.sub(r"\1", text)


def is_blank(text: str) -> bool:
    """True if a text shows nothing; a mark of a page is nothing to be seen."""
    return not text.replace(PAGE_MARK, "").strip()
