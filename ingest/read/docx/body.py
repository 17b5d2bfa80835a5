"""The body of a Word document in reading order: paragraphs, lists, tables, boxes, and the notes that hang on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.read.docx.notes import Notes
from ingest.read.docx.numbering import Numbering
from ingest.read.docx.package import COMPATIBILITY, W
from ingest.read.docx.runs import BreakRule, NoteMark, ParagraphWords, RunReader, choose_alternative
from ingest.read.docx.styles import ListPlace, Styles, read_list_place, read_switch, read_value
from ingest.read.docx.tables import cells_of, rows_of
from ingest.read.flow import PAGE_MARK, FlowBlock, join_cell, join_row
from ingest.read.office.style_names import ROLES, StyleMeaning
from ingest.read.office.styled_block import StyledBlock
from ingest.read.office.typed_items import judge_item
from ingest.records import BlockRole

_HOLDERS = frozenset(f"{W}{name}" for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag", "tc"))
# Longer ones are paragraphs that somebody gave the level of a heading.
_LONGEST_HEADING = 40


@dataclass
class BodyReader:
    """Reads the blocks of a Word document."""

    styles: Styles
    numbering: Numbering
    notes: dict[str, Notes]
    breaks: BreakRule
    section_ends: frozenset[etree._Element] = frozenset()
    embedded: int = 0
    _noted: set[tuple[str, str]] = field(default_factory=set)
    _held: str = ""
    _due: list[NoteMark] = field(default_factory=list)
    _last_role: BlockRole | None = None

    def read(self, container: etree._Element, inside: BlockRole | None = None) -> Iterator[StyledBlock]:
        """The blocks that a body, a cell or a text box holds. inside: what they are, whatever their styles say."""
        outer, self._held = self._held, ""
        yield from self._walk(container, inside)
        if self._held:
            # Words that would run on into a next paragraph, and there is none.
            yield StyledBlock(FlowBlock(self._held, inside or BlockRole.BODY))
            yield from self._read_notes([])
        self._held = outer

    def _walk(self, container: etree._Element, inside: BlockRole | None) -> Iterator[StyledBlock]:
        for child in container:
            if child.tag == f"{W}p":
                yield from self._read_paragraph(child, inside)
            elif child.tag == f"{W}tbl":
                yield from self._read_table(child, inside)
            elif child.tag == f"{W}sdt":
                yield from self._read_control(child, inside)
            elif child.tag == f"{COMPATIBILITY}AlternateContent":
                yield from self._walk(choose_alternative(child), inside)
            elif child.tag == f"{W}altChunk":
                self.embedded += 1
            elif child.tag in _HOLDERS:
                yield from self._walk(child, inside)

    def _read_control(self, control: etree._Element, inside: BlockRole | None) -> Iterator[StyledBlock]:
        """A content control: a contents list is furniture, a bibliography is one."""
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        if content is None or (properties is not None and properties.find(f"{W}showingPlcHdr") is not None):
            return
        gallery = properties.find(f"{W}docPartObj/{W}docPartGallery") if properties is not None else None
        kind = (gallery.get(f"{W}val") or "").lower() if gallery is not None else ""
        if "contents" in kind or "page number" in kind:
            inside = BlockRole.FURNITURE
        elif "bibliograph" in kind:
            inside = inside or BlockRole.REFERENCE
        yield from self._walk(content, inside)

    def _read_paragraph(self, paragraph: etree._Element, inside: BlockRole | None) -> Iterator[StyledBlock]:
        properties = paragraph.find(f"{W}pPr")
        words = self._read_words(paragraph)
        text = self._held + words.text
        if self._runs_on(properties):
            self._held, self._due = text, [*self._due, *words.notes]
            yield from self._read_boxes(words)
            return
        self._held = ""
        if self.breaks.set_by_hand and self._begins_page(properties):
            text = PAGE_MARK + text
        block = self._make_block(text, properties, inside)
        if text.replace(PAGE_MARK, "").strip():
            self._last_role = block.flow.role
        yield replace(block, is_bold=words.is_bold)
        yield from self._read_notes(words.notes)
        yield from self._read_boxes(words)
        if self.breaks.set_by_hand and paragraph in self.section_ends:
            yield StyledBlock(FlowBlock(PAGE_MARK, BlockRole.BODY))

    def _read_words(self, paragraph: etree._Element) -> ParagraphWords:
        style = read_value(paragraph.find(f"{W}pPr"), "pStyle")
        return RunReader(self.styles, self.breaks, lambda kind, key: self.notes[kind].number(key), style).read(
            paragraph
        )

    def _runs_on(self, properties: etree._Element | None) -> bool:
        """True if the next paragraph goes on in the same line: its end was deleted, or it is a large initial."""
        if properties is None:
            return False
        frame = properties.find(f"{W}framePr")
        is_initial = frame is not None and frame.get(f"{W}dropCap") in {"drop", "margin"}
        return is_initial or properties.find(f"{W}rPr/{W}del") is not None

    def _begins_page(self, properties: etree._Element | None) -> bool:
        own = read_switch(properties, "pageBreakBefore")
        return own if own is not None else self.styles.breaks_page(read_value(properties, "pStyle"))

    def _make_block(self, text: str, properties: etree._Element | None, inside: BlockRole | None) -> StyledBlock:
        style = read_value(properties, "pStyle")
        meaning = self._judge(properties, style, text)
        label, is_counted, level = self._count(properties, style, text)
        is_empty = not text.replace(PAGE_MARK, "").strip()
        text = f"{label} {text.lstrip()}" if label and not is_empty else text
        if inside is not None:
            # Frames are drawn around pictures, with what is written under them.
            is_caption = inside is BlockRole.BOX and meaning.name == "caption"
            return StyledBlock(FlowBlock(text, BlockRole.CAPTION if is_caption else inside), meaning.name)
        if meaning.name in {"heading", "title"}:
            return StyledBlock(FlowBlock(text, BlockRole.HEADING, meaning.level), meaning.name)
        frame = properties.find(f"{W}framePr") if properties is not None else None
        role = BlockRole.BOX if frame is not None else ROLES.get(meaning.name, BlockRole.BODY)
        if role in {BlockRole.BODY, BlockRole.LIST}:
            # "List Paragraph" without a number goes on after an item, or is plain text that was moved in.
            goes_on = role is BlockRole.LIST and self._last_role is BlockRole.LIST
            role, text = judge_item(text, is_counted=is_counted, goes_on=goes_on)
        return StyledBlock(FlowBlock(text, role, level + 1 if role is BlockRole.LIST else 1), meaning.name)

    def _judge(self, properties: etree._Element | None, style: str | None, text: str) -> StyleMeaning:
        meaning = self.styles.meaning(style)
        outline = read_value(properties, "outlineLvl")
        if outline and outline.isdigit() and int(outline) < 9 and meaning.name == "body":
            meaning = StyleMeaning("heading", int(outline) + 1)
        is_long = meaning.name == "heading" and len(text.split()) > _LONGEST_HEADING
        return StyleMeaning("body") if is_long else meaning

    def _count(self, properties: etree._Element | None, style: str | None, text: str) -> tuple[str, bool | None, int]:
        """The number of a paragraph, whether it is in a list that counts (None: in no list), and its level from 0."""
        place, of_style = read_list_place(properties), self.styles.list_place(style)
        if place is None and of_style is not None:
            place = of_style[0]
        elif place is not None and place.level is None and of_style is not None and of_style[0].level is not None:
            place = ListPlace(place.number_id, of_style[0].level)
        if place is None or place.number_id == "0" or not text.replace(PAGE_MARK, "").strip():
            return "", None, 0
        owner = of_style[1] if of_style else ""
        level = place.level if place.level is not None else self.numbering.level_of_style(place.number_id, owner)
        return (
            self.numbering.next_label(place.number_id, level),
            self.numbering.is_counted(place.number_id, level),
            level,
        )

    def _read_notes(self, marked: list[NoteMark]) -> Iterator[StyledBlock]:
        """The notes that a paragraph marks, and those of paragraphs that ran on into it."""
        due, self._due = [*self._due, *marked], []
        for kind, key, number in due:
            if (kind, key) not in self._noted:
                self._noted.add((kind, key))
                text = self.notes[kind].text(key, number, lambda p: self._read_words(p).text)
                yield StyledBlock(FlowBlock(text.replace(PAGE_MARK, ""), BlockRole.NOTE, number=number))

    def _read_boxes(self, words: ParagraphWords) -> Iterator[StyledBlock]:
        for box in words.boxes:
            yield from self.read(box, BlockRole.BOX)

    def _read_table(self, table: etree._Element, inside: BlockRole | None) -> Iterator[StyledBlock]:
        rows = [list(cells_of(row)) for row in rows_of(table)]
        if all(len(row) < 2 for row in rows):
            # A frame drawn with a table.
            for row in rows:
                for cell in row:
                    yield from self.read(cell if cell is not None else (), inside or BlockRole.BOX)
        elif inside is None and self._is_layout(rows):
            for row in rows:
                for cell in row:
                    yield from self.read(cell if cell is not None else ())
        else:
            yield from self._read_grid(rows, inside)

    def _is_layout(self, rows: list[list[etree._Element | None]]) -> bool:
        """True if a table only puts text side by side: there are headings in its cells."""
        cells = [cell for row in rows for cell in row if cell is not None]
        styles = {read_value(p.find(f"{W}pPr"), "pStyle") for cell in cells for p in cell.iter(f"{W}p")}
        return any(self.styles.meaning(style).name == "heading" for style in styles if style)

    def _read_grid(self, rows: list[list[etree._Element | None]], inside: BlockRole | None) -> Iterator[StyledBlock]:
        lines: list[str] = []
        behind: list[StyledBlock] = []
        for row in rows:
            cells: list[str] = []
            for cell in row:
                blocks = [] if cell is None else list(self.read(cell, BlockRole.TABLE))
                behind += [b for b in blocks if b.flow.role is not BlockRole.TABLE]
                cells.append(join_cell(b.flow.text for b in blocks if b.flow.role is BlockRole.TABLE))
            lines.append(join_row(cells))
        role = inside if inside in {BlockRole.BOX, BlockRole.FURNITURE, BlockRole.TABLE} else BlockRole.TABLE
        yield StyledBlock(FlowBlock("\n".join(filter(None, lines)), role))
        yield from behind
