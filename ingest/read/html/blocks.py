"""A page's elements to blocks: headings, paragraphs, items, tables, notes, in the order they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.read.flow import PAGE_MARK, FlowBlock
from ingest.read.html.contents_links import is_contents
from ingest.read.html.inline import InlineText, is_blank
from ingest.read.html.lists import ListCount
from ingest.read.html.meanings import meaning_of
from ingest.read.html.notes import NoteLinks
from ingest.read.html.tables import is_layout, read_rows, write_rows
from ingest.read.html.tree import attribute, words_in
from ingest.records import BlockRole

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody"
    " td tfoot th thead tr ul".split()
)
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_NEVER_READ = frozenset({"script", "style", "template", "noscript", "del", "rt", "rp", "head", "title", "svg"})
_MEANT_ROLES = {
    "box": BlockRole.BOX, "quote": BlockRole.QUOTE, "caption": BlockRole.CAPTION, "abstract": BlockRole.ABSTRACT,
    "reference": BlockRole.REFERENCE, "furniture": BlockRole.FURNITURE, "byline": BlockRole.FURNITURE,
    "list": BlockRole.LIST,
    "notes": BlockRole.NOTE, "note": BlockRole.NOTE,
}  # fmt: skip
_TAG_ROLES = {
    "blockquote": BlockRole.QUOTE, "aside": BlockRole.BOX, "figcaption": BlockRole.CAPTION,
    "caption": BlockRole.CAPTION, "li": BlockRole.LIST, "dt": BlockRole.LIST, "dd": BlockRole.LIST,
    "nav": BlockRole.FURNITURE,
}  # fmt: skip
# Whatever stands within these is theirs; all else takes the role of what is nearest around it.
_OUTRANKING = (
    BlockRole.FURNITURE, BlockRole.NOTE, BlockRole.CAPTION, BlockRole.BOX, BlockRole.REFERENCE, BlockRole.ABSTRACT,
)  # fmt: skip
_WITHOUT_HEADINGS = frozenset({BlockRole.FURNITURE, BlockRole.CAPTION, BlockRole.BOX})
_EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
_OWN_NUMBER = re.compile(r"[\s\[(]*(\d{1,4}|[*†‡§]{1,3})[\s\]).:]+(?=\S)")
_BULLETS = re.compile("[\\s•‣◦▪●■□·\uf0b7\uf0a7]*(?:[–—-]+\\s*(?=[^\\W\\d_]))?(?=\\S)")
# LibreOffice writes the numbers of headings without the space behind them.
_GLUED_NUMBER = re.compile(r"^\s*(\d{1,2}\.(?:\d{1,2}\.?)*)(?=[^\W\d_])")
_LEFT_OVER = re.compile(r"[\s.,:)\]↩^]+")
_PAGE_WORD = re.compile(r"^(?:page|seite|p\.)\s+", re.IGNORECASE)
# A larger part of a page is no box and no byline, whatever its class.
_LONGEST_WORDS = {"box": 400, "byline": 40}


@dataclass
class _Frame:
    """An element that says what stands in it. count: of a list; label: number of an item, until it is written."""

    element: etree._Element
    role: BlockRole | None
    count: ListCount | None = None
    label: str = ""


@dataclass
class BlockReader:
    """Reads one page.

    headings: levels of elements that something outside the page knows for headings. emitted: holders of notes that
    have been read. printed_pages: elements at which a printed page is known to begin. page_labels: takes the printed
    numbers of the pages met, whose places are then marked in the text; None for pages that are not printed.
    """

    notes: NoteLinks
    headings: Mapping[etree._Element, int] = field(default_factory=dict)
    emitted: set[etree._Element] = field(default_factory=set)
    printed_pages: Mapping[etree._Element, str] = field(default_factory=dict)
    page_labels: list[str] | None = None
    _out: list[FlowBlock] = field(default_factory=list)
    _text: InlineText = field(default_factory=InlineText)
    _frames: list[_Frame] = field(default_factory=list)
    _due: list[tuple[etree._Element, str]] = field(default_factory=list)
    _heading: int | None = None
    _preformatted: int = 0

    def read(self, root: etree._Element) -> list[FlowBlock]:
        """All blocks of an element, notes right behind the block that carries their marks."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                if self._is_passed_over(element, root) or not self._open(element):
                    walk.skip_subtree()
                else:
                    self._text.add(element.text)
            else:
                self._close(element)
                self._text.add(element.tail if element is not root else None)
        self._flush()
        return self._out

    def _is_passed_over(self, element: etree._Element, root: etree._Element) -> bool:
        if element.tag in _NEVER_READ or element in self.notes.back:
            return True
        return element in self.notes.held and element is not root

    def _open(self, element: etree._Element) -> bool:
        """Take in the start of an element; False if what is in it has been read or is not to be."""
        tag = element.tag
        number = self.notes.numbers.get(element)
        if number is not None:
            self._text.add_note(number)
            self._due.append((self.notes.bodies[element], number))
            return False
        meaning = meaning_of(element)
        if meaning == "furniture" and tag not in _BLOCKS:
            return False
        if meaning == "pagebreak" or element in self.printed_pages:
            self._mark_page(element)
            if meaning == "pagebreak":
                return False
        if tag == "table" and not is_layout(element):
            self._flush()
            self._read_table(element)
            return False
        if tag in _BLOCKS:
            self._flush()
            self._open_block(element, meaning)
        elif tag in {"br", "q"}:
            self._text.add_mark("\n" if tag == "br" else "“")
        elif tag == "sup":
            self._text.begin_raised()
        return True

    def _open_block(self, element: etree._Element, meaning: str | None) -> None:
        if meaning is None and is_contents(element):
            meaning = "furniture"
        self._heading = self._level_of(element) or self._heading
        if element.tag == "pre":
            self._preformatted += 1
            self._text.keeps_space = True
        if element.tag in _LISTS:
            self._frames.append(_Frame(element, _MEANT_ROLES.get(meaning or ""), ListCount.of(element)))
            return
        role = self._role_of(element, meaning)
        if role is None:
            return
        count = next((f.count for f in reversed(self._frames) if f.count is not None), None)
        label = count.next_label(element) if count is not None and element.tag == "li" else ""
        self._frames.append(_Frame(element, role, label=label))

    def _level_of(self, element: etree._Element) -> int | None:
        if element in self.headings:
            return self.headings[element]
        if element.tag == "p" and meaning_of(element) == "title":
            return 1
        if attribute(element, "role") == "heading" and element.tag in _BLOCKS:
            given = attribute(element, "aria-level")
            return int(given) if given in {"1", "2", "3", "4", "5", "6", "7", "8", "9"} else 2
        return _HEADINGS.get(element.tag)

    def _role_of(self, element: etree._Element, meaning: str | None) -> BlockRole | None:
        longest = _LONGEST_WORDS.get(meaning or "")
        if longest is not None and len(list(words_in(element))) > longest:
            meaning = None
        if meaning == "byline" and any(f.role in {BlockRole.QUOTE, BlockRole.LIST} for f in self._frames):
            meaning = None
        return _MEANT_ROLES.get(meaning or "") or _TAG_ROLES.get(element.tag)

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "q":
            self._text.add_mark("”")
        elif tag == "sup":
            self._text.end_raised()
        if tag not in _BLOCKS:
            return
        self._flush()
        if self._frames and self._frames[-1].element is element:
            self._frames.pop()
        if self._level_of(element) is not None:
            self._heading = None
        if tag == "pre" and self._preformatted:
            self._preformatted -= 1
            self._text.keeps_space = self._preformatted > 0

    def _mark_page(self, element: etree._Element) -> None:
        if self.page_labels is None:
            return
        own = element.get("title") or element.get("aria-label") or "".join(element.itertext())
        label = " ".join((self.printed_pages.get(element) or own).split())
        self.page_labels.append(_PAGE_WORD.sub("", label).strip(" .,"))
        self._text.add_mark(PAGE_MARK)

    def _flush(self) -> None:
        """End the block that is being read, and put the notes behind it whose marks it carries."""
        text = self._text.take()
        if not is_blank(text):
            self._out += self._make_blocks(text)
        elif PAGE_MARK in text:
            self._out.append(FlowBlock(text.strip(" \n"), BlockRole.BODY))
        due, self._due = self._due, []
        for body, number in due:
            if body not in self.emitted:
                self.emitted.add(body)
                self._out.append(FlowBlock(self._read_note(body, number), BlockRole.NOTE, number=number))

    def _role(self) -> BlockRole:
        roles = [f.role for f in self._frames if f.role is not None]
        outranking = next((role for role in _OUTRANKING if role in roles), None)
        return outranking or (roles[-1] if roles else BlockRole.BODY)

    def _make_blocks(self, text: str) -> Iterator[FlowBlock]:
        role = self._role()
        if self._heading is not None and role not in _WITHOUT_HEADINGS:
            yield FlowBlock(_GLUED_NUMBER.sub(r"\1 ", text.replace("\n", " ")), BlockRole.HEADING, self._heading)
            return
        if self._preformatted and role is BlockRole.BODY:
            yield FlowBlock(text, BlockRole.LINES)
            return
        level = max(1, sum(f.count is not None for f in self._frames)) if role is BlockRole.LIST else 1
        for part in _EMPTY_LINE.split(text):
            if is_blank(part):
                continue
            part, label = part.strip(" \n\t\xa0"), self._take_label()
            if role is BlockRole.NOTE:
                yield _make_unlinked_note(part, label)
            else:
                yield FlowBlock(_write_item(part, label) if role is BlockRole.LIST else part, role, level)

    def _take_label(self) -> str:
        item = next((f for f in reversed(self._frames) if f.label), None)
        if item is None:
            return ""
        label, item.label = item.label, ""
        return label

    def _read_note(self, body: etree._Element, number: str) -> str:
        """The words of a note, without its number and the links back."""
        blocks = BlockReader(NoteLinks(back=self.notes.back)).read(body)
        text = "\n".join(b.text.strip() for b in blocks).replace(PAGE_MARK, "").lstrip()
        for mark in (f"[{number}]", f"({number})", f"{number}.", f"{number})", number):
            if text.startswith(mark) and not text[len(mark) : len(mark) + 1].isalnum():
                text = text[len(mark) :]
                break
        left_over = _LEFT_OVER.match(text)
        return text[left_over.end() :] if left_over else text

    def _read_table(self, table: etree._Element) -> None:
        """A table as one block, its caption before it and its notes behind it."""
        behind: list[FlowBlock] = []

        def read_cell(cell: etree._Element) -> str:
            blocks = BlockReader(self.notes, emitted=self.emitted, page_labels=self.page_labels).read(cell)
            behind.extend(b for b in blocks if b.role is BlockRole.NOTE)
            return " ".join(b.text for b in blocks if b.role is not BlockRole.NOTE)

        self._out += [FlowBlock(read_cell(caption), BlockRole.CAPTION) for caption in table.findall("caption")]
        outer = self._role()
        role = outer if outer in {BlockRole.FURNITURE, BlockRole.BOX, BlockRole.REFERENCE} else BlockRole.TABLE
        self._out += [FlowBlock(write_rows(read_rows(table), read_cell), role), *behind]


def _write_item(text: str, label: str) -> str:
    """An item with its number once and without a bullet, either of which some programs write into its text."""
    if label and text.startswith(label):
        text = text[len(label) :]
    bullets = _BULLETS.match(text)
    return f"{label} {text.lstrip()}" if label else text[bullets.end() :] if bullets else text


def _make_unlinked_note(text: str, label: str) -> FlowBlock:
    """A note that no link leads to: its number stands before it, in its text or in its list."""
    found = _OWN_NUMBER.match(text)
    if label:
        return FlowBlock(text, BlockRole.NOTE, number=label.strip("."))
    return FlowBlock(text[found.end() :], BlockRole.NOTE, number=found[1]) if found else FlowBlock(text, BlockRole.NOTE)
