"""The words of a paragraph: tracked insertions count; deletions, comments, hidden text and field codes do not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from ingest.read.docx.package import COMPATIBILITY, MATH, W
from ingest.read.docx.styles import Styles, read_switch, read_value
from ingest.read.flow import PAGE_MARK, note_marker, raise_digits

# What was deleted or moved away, and what is about the text rather than of it.
_PASSED_OVER = frozenset(
    f"{W}{n}" for n in ("del", "moveFrom", "rt", "sdtPr", "sdtEndPr", "pPr", "rPr", "instrText", "delText")
)
_PLAIN = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Fields that give the number of the page or of all pages.
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_BULLET = "•"


@dataclass(frozen=True)
class BreakRule:
    """Which marks of a new page count: those Word left when it last laid the text out, or those that people set."""

    laid_out: bool = False
    set_by_hand: bool = False


class NoteMark(NamedTuple):
    """The mark of a note in a paragraph. kind: "footnote" or "endnote"; key: its id in the file."""

    kind: str
    key: str
    number: str


@dataclass
class ParagraphWords:
    """What a paragraph holds. notes: kinds, ids and numbers of the notes it marks; boxes: text boxes it carries."""

    pieces: list[str] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)
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
class _Field:
    """A field that has begun. is_shown: its code is over and its result has begun."""

    code: str = ""
    is_shown: bool = False


NumberNote = Callable[[str, str], str]


@dataclass
class RunReader:
    """Reads the runs of one paragraph. number_note: kind and id of a note -> its number."""

    styles: Styles
    breaks: BreakRule
    number_note: NumberNote
    paragraph_style: str | None = None
    words: ParagraphWords = field(default_factory=ParagraphWords)
    _fields: list[_Field] = field(default_factory=list)
    _custom_mark: bool = False

    def read(self, container: etree._Element) -> ParagraphWords:
        """Read all that a paragraph, a link or an insertion holds."""
        for child in container:
            if child.tag == f"{W}r":
                self._read_run(child)
            elif child.tag == f"{COMPATIBILITY}AlternateContent":
                self.read(choose_alternative(child))
            elif child.tag == f"{W}fldSimple" and _PAGE_FIELD.match(child.get(f"{W}instr") or ""):
                continue
            elif child.tag in {f"{MATH}oMath", f"{MATH}oMathPara"}:
                self._add("".join(t.text or "" for t in child.iter(f"{MATH}t")), is_bold=False)
            elif child.tag == f"{W}sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                continue
            elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER:
                self.read(child)
        return self.words

    def _read_run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        style = read_value(properties, "rStyle")
        hidden = read_switch(properties, "vanish")
        if hidden if hidden is not None else self._is_hidden_by_style(style):
            return
        bold = read_switch(properties, "b")
        is_bold = bold if bold is not None else self._is_bold_by_style(style)
        is_raised = read_value(properties, "vertAlign") == "superscript"
        for child in run:
            self._read_content(child, is_bold=is_bold, is_raised=is_raised)

    def _is_hidden_by_style(self, style: str | None) -> bool:
        return (style is not None and self.styles.is_hidden(style)) or self.styles.is_hidden(self.paragraph_style)

    def _is_bold_by_style(self, style: str | None) -> bool:
        return (style is not None and self.styles.is_bold(style)) or self.styles.is_bold(self.paragraph_style)

    def _read_content(self, child: etree._Element, *, is_bold: bool, is_raised: bool) -> None:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "t":
            text = (child.text or "").replace("\n", " ")
            self._add(raise_digits(text, self._last_char()) if is_raised else text, is_bold=is_bold)
        elif name in _PLAIN:
            self._add(_PLAIN[name], is_bold=is_bold)
        elif name in {"br", "lastRenderedPageBreak"}:
            self._read_break(child, name)
        elif name in {"footnoteReference", "endnoteReference"}:
            self._read_note(child, name.removesuffix("Reference"))
        elif name == "sym":
            self._add(self._read_symbol(child), is_bold=is_bold)
        elif name == "fldChar":
            self._read_field_mark(child.get(f"{W}fldCharType"))
        elif name == "instrText" and self._fields:
            self._fields[-1].code += child.text or ""
        elif name == "ruby":
            for base in child.findall(f"{W}rubyBase"):
                self.read(base)
        elif child.tag == f"{COMPATIBILITY}AlternateContent":
            for inner in choose_alternative(child):
                self._find_boxes(inner)
        elif name in {"drawing", "pict", "object"}:
            self._find_boxes(child)

    def _add(self, text: str, *, is_bold: bool) -> None:
        if self._custom_mark:
            # The mark that a note shows instead of a number: it stands in its own run and is the note's number already.
            self._custom_mark = False
            return
        if any(f.is_shown and _PAGE_FIELD.match(f.code) for f in self._fields):
            return
        if _PRIVATE.search(text):
            text = _PRIVATE.sub("" if self.words.text.strip() else _BULLET, text)
        self.words.pieces.append(text)
        letters = len(text.strip())
        self.words.bold_chars += letters if is_bold else 0
        self.words.plain_chars += 0 if is_bold else letters

    def _last_char(self) -> str:
        return next((piece[-1] for piece in reversed(self.words.pieces) if piece), "")

    def _read_break(self, child: etree._Element, name: str) -> None:
        if name == "lastRenderedPageBreak":
            self.words.pieces += [PAGE_MARK] if self.breaks.laid_out else []
        elif child.get(f"{W}type") == "page":
            self.words.pieces.append(f"\n{PAGE_MARK}" if self.breaks.set_by_hand else "\n")
        else:
            self.words.pieces.append("\n")

    def _read_note(self, child: etree._Element, kind: str) -> None:
        key = child.get(f"{W}id") or ""
        if child.get(f"{W}customMarkFollows") in {"1", "true", "on"}:
            following = child.getnext()
            mark = "".join((following.text or "").split()) if following is not None and following.tag == f"{W}t" else ""
            self._custom_mark = bool(mark)
            number = mark or self.number_note(kind, key)
        else:
            number = self.number_note(kind, key)
        self.words.notes.append(NoteMark(kind, key, number))
        self.words.pieces.append(note_marker(number))

    def _read_symbol(self, child: etree._Element) -> str:
        """A character of a symbol font: at the start a bullet; elsewhere what Unicode has for it, if anything."""
        if not self.words.text.strip():
            return _BULLET
        try:
            code = int(child.get(f"{W}char") or "", 16)
        except ValueError:
            return ""
        return "" if 0xE000 <= code <= 0xF8FF or code < 0x20 else chr(code)

    def _read_field_mark(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].is_shown = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _find_boxes(self, drawing: etree._Element) -> None:
        """Text boxes in a drawing; of two renderings of one drawing only the first counts."""
        if drawing.tag == f"{W}txbxContent":
            self.words.boxes.append(drawing)
            return
        if drawing.tag == f"{COMPATIBILITY}AlternateContent":
            drawing = choose_alternative(drawing)
        for child in drawing:
            if isinstance(child.tag, str):
                self._find_boxes(child)


def choose_alternative(element: etree._Element) -> etree._Element:
    """The one of several renderings that is read: the first choice, the fallback only without one."""
    for name in ("Choice", "Fallback"):
        found = element.find(f"{COMPATIBILITY}{name}")
        if found is not None:
            return found
    return element.makeelement("nothing", {}, {})
