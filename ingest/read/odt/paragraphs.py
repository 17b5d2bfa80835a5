"""The words of a paragraph of an OpenDocument text: deletions, comments and hidden text are no part of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.read.flow import PAGE_MARK, note_marker, raise_digits
from ingest.read.odt.package import DRAW, OFFICE, TEXT
from ingest.read.odt.styles import Styles

_PASSED_OVER = frozenset(
    {
        f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}tracked-changes", f"{TEXT}page-number",
        f"{TEXT}page-count", f"{TEXT}hidden-text", f"{TEXT}ruby-text", f"{TEXT}note",
    }
)  # fmt: skip
_WHITE = re.compile(r"[ \t\r\n]+")
_DRAWINGS = frozenset(
    f"{DRAW}{name}" for name in ("frame", "custom-shape", "rect", "g", "polygon", "ellipse", "caption")
)


@dataclass
class ParagraphWords:
    """What a paragraph holds. notes: its footnotes and endnotes; boxes: text boxes it carries."""

    pieces: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    plain_chars: int = 0
    bold_chars: int = 0

    @property
    def text(self) -> str:
        """The words, with marks of notes and pages in them."""
        return "".join(self.pieces)

    @property
    def is_bold(self) -> bool:
        """True if all that is to be read is bold."""
        return self.bold_chars > 0 and self.plain_chars == 0


@dataclass
class ParagraphReader:
    """Reads one paragraph. marks_pages: the places where pages begin are to be marked."""

    styles: Styles
    marks_pages: bool
    words: ParagraphWords = field(default_factory=ParagraphWords)

    def read(self, element: etree._Element, *, is_bold: bool = False, is_raised: bool = False) -> ParagraphWords:
        """Read an element's text and all that is in it."""
        style = element.get(f"{TEXT}style-name")
        if style and self.styles.switch(style, "is_hidden"):
            return self.words
        is_bold = self.styles.switch(style, "is_bold") if style else is_bold
        is_raised = self.styles.switch(style, "is_raised") if style else is_raised
        self._add(element.text, is_bold=is_bold, is_raised=is_raised)
        for child in element:
            self._read_child(child, is_bold=is_bold, is_raised=is_raised)
            self._add(child.tail, is_bold=is_bold, is_raised=is_raised)
        return self.words

    def _read_child(self, child: etree._Element, *, is_bold: bool, is_raised: bool) -> None:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c") or "1"
            self.words.pieces.append(" " * min(int(count) if count.isdigit() else 1, 100))
        elif child.tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
            self.words.pieces.append("\t" if child.tag == f"{TEXT}tab" else "\n")
        elif child.tag == f"{TEXT}soft-page-break":
            self.words.pieces += [PAGE_MARK] if self.marks_pages else []
        elif child.tag == f"{TEXT}note":
            self.words.notes.append(child)
            self.words.pieces.append(note_marker(note_number(child)))
        elif child.tag in _DRAWINGS:
            self._find_boxes(child)
        elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER:
            self.read(child, is_bold=is_bold, is_raised=is_raised)

    def _add(self, text: str | None, *, is_bold: bool, is_raised: bool) -> None:
        if not text:
            return
        # White space is written with elements; what stands in the file beyond one space is layout of the file.
        text = _WHITE.sub(" ", text)
        before = next((piece[-1] for piece in reversed(self.words.pieces) if piece), "")
        self.words.pieces.append(raise_digits(text, before) if is_raised else text)
        letters = len(text.strip())
        self.words.bold_chars += letters if is_bold else 0
        self.words.plain_chars += 0 if is_bold else letters

    def _find_boxes(self, drawing: etree._Element) -> None:
        """Text boxes and shapes with text; a shape's paragraphs are its own children."""
        if drawing.tag == f"{DRAW}text-box" or drawing.find(f"{TEXT}p") is not None:
            self.words.boxes.append(drawing)
            return
        for child in drawing:
            if isinstance(child.tag, str):
                self._find_boxes(child)


def note_number(note: etree._Element) -> str:
    """The number that a note shows."""
    citation = note.find(f"{TEXT}note-citation")
    return "".join("".join(citation.itertext()).split()) if citation is not None else "*"
