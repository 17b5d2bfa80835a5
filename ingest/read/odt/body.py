"""The body of an OpenDocument text in reading order: paragraphs, lists, tables, boxes, and the notes they mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.read.flow import PAGE_MARK, FlowBlock, join_cell, join_row
from ingest.read.odt.package import TABLE, TEXT
from ingest.read.odt.paragraphs import ParagraphReader, ParagraphWords, note_number
from ingest.read.odt.styles import ListLevel, Styles, write_label
from ingest.read.office.style_names import ROLES, StyleMeaning
from ingest.read.office.styled_block import StyledBlock
from ingest.read.office.typed_items import judge_item
from ingest.records import BlockRole

_LEVELS = 10
_LISTINGS = frozenset(
    f"{TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index",
                                 "alphabetical-index")
)  # fmt: skip
_ROW_GROUPS = frozenset(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_HOLDERS = frozenset(f"{TEXT}{name}" for name in ("index-body", "index-title", "section", "list-header", "note-body"))


@dataclass
class _Place:
    """Where in nested lists a paragraph stands. label_due: its item's number is still to be written."""

    style: str | None
    level: int
    label_due: bool


@dataclass
class BodyReader:
    """Reads the blocks of an OpenDocument text."""

    styles: Styles
    marks_pages: bool
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _lists: list[_Place] = field(default_factory=list)
    _last_role: BlockRole | None = None

    def read(self, container: etree._Element, inside: BlockRole | None = None) -> Iterator[StyledBlock]:
        """The blocks that a body, a cell or a text box holds. inside: what they are, whatever their styles say."""
        for child in container:
            if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield from self._read_paragraph(child, inside)
            elif child.tag == f"{TEXT}list":
                yield from self._read_list(child, inside)
            elif child.tag == f"{TABLE}table":
                yield from self._read_table(child, inside)
            elif child.tag in _LISTINGS:
                yield from self.read(child, BlockRole.FURNITURE)
            elif child.tag == f"{TEXT}bibliography":
                yield from self.read(child, inside or BlockRole.REFERENCE)
            elif child.tag == f"{TEXT}soft-page-break" and self.marks_pages:
                yield StyledBlock(FlowBlock(PAGE_MARK, BlockRole.BODY))
            elif child.tag in _HOLDERS and child.get(f"{TEXT}display") not in {"none", "condition"}:
                yield from self.read(child, inside)

    def _read_paragraph(self, paragraph: etree._Element, inside: BlockRole | None) -> Iterator[StyledBlock]:
        style = paragraph.get(f"{TEXT}style-name")
        words = ParagraphReader(self.styles, self.marks_pages).read(paragraph)
        meaning = self._judge(paragraph, style)
        is_filled = bool(words.text.replace(PAGE_MARK, "").strip())
        label, is_counted = self._count(meaning, style) if is_filled else ("", None)
        text = f"{label} {words.text.lstrip()}" if label else words.text
        if self.marks_pages and self.styles.switch(style, "breaks_page"):
            text = PAGE_MARK + text
        block = self._make_block(text, meaning, inside, is_counted)
        if is_filled:
            self._last_role = block.flow.role
        yield replace(block, is_bold=words.is_bold)
        yield from self._read_behind(words)

    def _judge(self, paragraph: etree._Element, style: str | None) -> StyleMeaning:
        meaning = self.styles.meaning(style)
        if paragraph.tag == f"{TEXT}h" and meaning.name in {"body", "heading"}:
            level = paragraph.get(f"{TEXT}outline-level") or ""
            return StyleMeaning("heading", int(level) if level.isdigit() and int(level) else 1)
        return meaning

    def _make_block(
        self, text: str, meaning: StyleMeaning, inside: BlockRole | None, is_counted: bool | None
    ) -> StyledBlock:
        if inside is not None:
            # Frames are drawn around pictures, with what is written under them.
            is_caption = inside is BlockRole.BOX and meaning.name == "caption"
            return StyledBlock(FlowBlock(text, BlockRole.CAPTION if is_caption else inside), meaning.name)
        if meaning.name in {"heading", "title"}:
            return StyledBlock(FlowBlock(text, BlockRole.HEADING, meaning.level), meaning.name)
        role = ROLES.get(meaning.name, BlockRole.BODY)
        if role in {BlockRole.BODY, BlockRole.LIST}:
            goes_on = role is BlockRole.LIST and self._last_role is BlockRole.LIST
            role, text = judge_item(text, is_counted=is_counted, goes_on=goes_on)
        level = len(self._lists) if role is BlockRole.LIST else 1
        return StyledBlock(FlowBlock(text, role, max(1, level)), meaning.name)

    def _read_behind(self, words: ParagraphWords) -> Iterator[StyledBlock]:
        """The notes that a paragraph marks, and the boxes it carries."""
        for note in words.notes:
            body = note.find(f"{TEXT}note-body")
            held, self._lists = self._lists, []
            blocks = list(self.read(body, BlockRole.NOTE)) if body is not None else []
            self._lists = held
            text = "\n".join(b.flow.text.strip() for b in blocks).replace(PAGE_MARK, "")
            yield StyledBlock(FlowBlock(text, BlockRole.NOTE, number=note_number(note)))
        for box in words.boxes:
            yield from self.read(box, BlockRole.BOX)

    def _count(self, meaning: StyleMeaning, style: str | None) -> tuple[str, bool | None]:
        """The number before a paragraph, and whether its list counts (None: it is in no list)."""
        if meaning.name == "heading":
            levels = self.styles.lists.get(self.styles.list_style(style) or "", {})
            has_number = meaning.level in levels and bool(levels[meaning.level].form)
            return (self._next_label("", meaning.level, levels) if has_number else ""), None
        if not self._lists:
            return "", None
        place = self._lists[-1]
        levels = self.styles.lists.get(place.style or "", {})
        is_counted = place.level in levels and bool(levels[place.level].form)
        if not place.label_due:
            return "", is_counted
        place.label_due = False
        return (self._next_label(place.style or "", place.level, levels) if is_counted else ""), is_counted

    def _next_label(self, key: str, level: int, levels: dict[int, ListLevel]) -> str:
        counts = self._counts.setdefault(key, [0] * _LEVELS)
        start = levels[level].start
        counts[level - 1] = max(counts[level - 1] + 1, start)
        counts[level:] = [0] * (_LEVELS - level)
        for above in range(level - 1):
            counts[above] = counts[above] or 1
        return write_label(levels, counts, level)

    def _read_list(self, element: etree._Element, inside: BlockRole | None) -> Iterator[StyledBlock]:
        outer = self._lists[-1] if self._lists else None
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else None)
        level = outer.level + 1 if outer else 1
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        if level == 1 and not goes_on:
            self._counts.pop(style or "", None)
        for item in element:
            if item.tag not in {f"{TEXT}list-item", f"{TEXT}list-header"}:
                continue
            given = item.get(f"{TEXT}start-value") or ""
            if given.isdigit():
                self._counts.setdefault(style or "", [0] * _LEVELS)[level - 1] = int(given) - 1
            self._lists.append(_Place(style, level, item.tag == f"{TEXT}list-item"))
            yield from self.read(item, inside)
            self._lists.pop()

    def _read_table(self, table: etree._Element, inside: BlockRole | None) -> Iterator[StyledBlock]:
        rows = [list(_cells_of(row)) for row in _rows_of(table)]
        is_layout = any(True for row in rows for c in row for _ in c.iter(f"{TEXT}h"))
        held, self._lists = self._lists, []
        if all(len(row) < 2 for row in rows) or (inside is None and is_layout):
            role = inside if is_layout else inside or BlockRole.BOX
            for row in rows:
                for cell in row:
                    yield from self.read(cell, role)
        else:
            yield from self._read_grid(rows, inside)
        self._lists = held

    def _read_grid(self, rows: list[list[etree._Element]], inside: BlockRole | None) -> Iterator[StyledBlock]:
        lines: list[str] = []
        behind: list[StyledBlock] = []
        for row in rows:
            cells: list[str] = []
            for cell in row:
                blocks = list(self.read(cell, BlockRole.TABLE))
                behind += [b for b in blocks if b.flow.role is not BlockRole.TABLE]
                cells.append(join_cell(b.flow.text for b in blocks if b.flow.role is BlockRole.TABLE))
            lines.append(join_row(cells))
        role = inside if inside in {BlockRole.BOX, BlockRole.FURNITURE, BlockRole.TABLE} else BlockRole.TABLE
        yield StyledBlock(FlowBlock("\n".join(filter(None, lines)), role))
        yield from behind


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows_of(child)


def _cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row; those that a wide cell covers to its right are left out, those under a tall one are empty."""
    covered = 0
    for cell in row:
        if cell.tag == f"{TABLE}table-cell":
            width = cell.get(f"{TABLE}number-columns-spanned") or "1"
            covered = int(width) - 1 if width.isdigit() else 0
            yield cell
        elif cell.tag == f"{TABLE}covered-table-cell":
            if not covered:
                yield cell
            covered = max(0, covered - 1)


def count_marks(text: etree._Element, styles: Styles) -> int:
    """How many pages the file's own marks make."""
    soft = sum(1 for _ in text.iter(f"{TEXT}soft-page-break"))
    hard = sum(styles.switch(p.get(f"{TEXT}style-name"), "breaks_page") for p in text.iter(f"{TEXT}p", f"{TEXT}h"))
    return 1 + soft + hard
