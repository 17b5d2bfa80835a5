"""Blocks made by hand."""

from __future__ import annotations

from ingest.clean.clean_text import CleanText
from ingest.records import BlockRole, RawDocument, TextBlock


class Blocks:
    """Blocks of an invented document, each behind the last, with the text that they stand in."""

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self.text = ""

    def add(
        self,
        text: str,
        role: BlockRole = BlockRole.BODY,
        *,
        level: int = 1,
        number: str | None = None,
        is_mined: bool = True,
    ) -> Blocks:
        clean = CleanText.of(text, start=len(self.text))
        self.blocks.append(TextBlock(clean, role, level, number, is_mined=is_mined))
        self.text += text + "\n\n"
        return self

    def heading(self, text: str, level: int = 1) -> Blocks:
        return self.add(text, BlockRole.HEADING, level=level)

    def raw(self, page_starts: tuple[int, ...] = ()) -> RawDocument:
        return RawDocument("a.txt", "", self.text, (), page_starts)


def sentence(words: int, first: str = "The") -> str:
    """A sentence of so many words."""
    return f"{first} {' '.join(['ferry'] * (words - 2))} left."
