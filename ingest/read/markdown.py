"""Reader for Markdown files. The text stays as written; blocks say which parts are headings, items, tables, notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.read.encodings import decode
from ingest.read.front_matter import read_front_matter
from ingest.read.source_file import SourceFile
from ingest.records import BlockRole, RawBlock, RawDocument, Span

# "[^1]: Hay." would pass for the definition of a link, so links are left to cleaning.
_PARSER = MarkdownIt("commonmark").enable("table").disable("reference")
_PARSER.core.ruler.enableOnly(["normalize", "block"])

_NOTE_START = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_LINK_DEFINITION = re.compile(r"\[[^\]^][^\]]*\]:\s*\S+")
_ITEM_NUMBER = re.compile(r"\d{1,9}[.)][ \t]*$")
# Pandoc's Markdown gives headings ids and classes: "Aims {#aims .unnumbered}".
_ATTRIBUTES = re.compile(r"\s*\{(?:[#.][^\s{}]+|-|[\w-]+=[^\s{}]+)(?:\s+[^{}]*)?\}\s*#*$")
# What pandoc and its kin add: captions under tables, fences around divisions, pictures that stand alone.
_TABLE_CAPTION = re.compile(r"(?:Table)?:[ \t]+(?=\S)")
_FENCE = re.compile(r":{3,}.*")
_PICTURE = re.compile(r"!\[[^\[\]]+\]\([^()]*\)(?:\{[^{}]*\})?")
_CONTAINERS = {"blockquote", "list_item", "heading", "table"}


def read_markdown(file: SourceFile) -> RawDocument:
    """A Markdown file with its front matter. Raises FormatMismatch, FileEmpty."""
    decoded = decode(file)
    front = read_front_matter(decoded.text)
    blocks = find_blocks(decoded.text, start=front.end)
    if front.end:
        blocks = [RawBlock(0, front.end, BlockRole.FURNITURE), *blocks]
    return RawDocument(
        source=file.source,
        sha256=file.sha256,
        text=decoded.text,
        blocks=tuple(blocks),
        markup="markdown",
        metadata=front.metadata,
        warnings=decoded.warnings + front.warnings,
    )


def find_blocks(text: str, *, start: int = 0) -> list[RawBlock]:
    """The blocks of Markdown text from `start` on, in order; rules and blank lines belong to none."""
    lines = _Lines.of(text, start)
    blocks: list[RawBlock] = []
    for block in _walk(_PARSER.parse(text[start:]), lines):
        # A second paragraph of a note is indented like code.
        if blocks and block.role is BlockRole.LINES:
            last = blocks[-1]
            if last.role is BlockRole.NOTE:
                blocks[-1] = replace(last, end=block.end, spans=last.spans + block.spans)
                continue
            block = replace(block, role=BlockRole.BODY)
        blocks.append(block)
    return [b if b.role is not BlockRole.LINES else replace(b, role=BlockRole.BODY) for b in blocks]


@dataclass(frozen=True)
class _Lines:
    """Lines of the text and where each begins."""

    text: str
    lines: list[str]
    starts: list[int]

    @classmethod
    def of(cls, text: str, start: int) -> _Lines:
        lines = text[start:].split("\n")
        return cls(text, lines, list(accumulate((len(line) + 1 for line in lines), initial=start)))

    def spans(self, content: str, first: int) -> tuple[Span, ...]:
        """Where the lines of a block's content stand, without the marks of quotes, lists and headings around them."""
        spans: list[Span] = []
        for offset, part in enumerate(content.rstrip("\n").split("\n")):
            stripped = part.strip()
            if not stripped or first + offset >= len(self.lines):
                continue
            start, line = self.starts[first + offset], self.lines[first + offset]
            at = line.find(stripped)
            spans.append((start + at, start + at + len(stripped)) if at >= 0 else (start, start + len(line)))
        return tuple(spans)

    def rows(self, first: int, stop: int) -> tuple[Span, ...]:
        """Where the rows of a table stand, without the line of dashes under its head."""
        numbers = [first, *range(first + 2, stop)]
        return tuple(span for n in numbers if n < len(self.lines) for span in self.spans(self.lines[n], n))

    def line_start(self, at: int) -> int:
        return self.starts[bisect_right(self.starts, at) - 1]


def _walk(tokens: Sequence[Token], lines: _Lines) -> Iterator[RawBlock]:
    """Blocks of a parsed text. Code comes out as LINES."""
    inside: list[str] = []
    number_due = False
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _CONTAINERS:
            if token.nesting > 0:
                inside.append(name + token.tag)
                number_due = name == "list_item" and token.info != ""
                if name == "table" and token.map:
                    yield from _make_block(lines.rows(*token.map), BlockRole.TABLE)
            else:
                inside.pop()
        elif token.type == "inline" and token.map and "tabletable" not in inside:
            spans = lines.spans(token.content, token.map[0])
            if number_due and spans:
                spans = (_with_number(spans[0], lines), *spans[1:])
            number_due = False
            yield from _make_text_blocks(spans, inside, lines.text)
        elif token.type in {"code_block", "fence"} and token.map:
            first = token.map[0] + (token.type == "fence")
            yield from _make_block(lines.spans(token.content, first), BlockRole.LINES)
        elif token.type == "html_block" and token.map:
            comment = token.content.lstrip().startswith("<!--")
            role = BlockRole.FURNITURE if comment else BlockRole.BODY
            yield from _make_block(lines.spans(token.content, token.map[0]), role)


def _with_number(span: Span, lines: _Lines) -> Span:
    """The first line of an item of a numbered list, with its number."""
    start = lines.line_start(span[0])
    number = _ITEM_NUMBER.search(lines.text[start : span[0]])
    return (start + number.start(), span[1]) if number else span


def _make_block(
    spans: tuple[Span, ...], role: BlockRole, *, level: int = 1, number: str | None = None
) -> Iterator[RawBlock]:
    if spans:
        yield RawBlock(spans[0][0], spans[-1][1], role, level, number, spans)


def _make_text_blocks(spans: tuple[Span, ...], inside: list[str], text: str) -> Iterator[RawBlock]:
    heading = next((name for name in inside if name.startswith("heading")), None)
    if heading:
        yield from _make_block(_without_attributes(spans, text), BlockRole.HEADING, level=int(heading[-1]))
    elif "blockquoteblockquote" in inside:
        yield from _make_block(spans, BlockRole.QUOTE)
    elif "list_itemli" in inside:
        yield from _make_block(spans, BlockRole.LIST, level=inside.count("list_itemli"))
    else:
        text_from = next((i for i, span in enumerate(spans) if not _LINK_DEFINITION.match(text, *span)), len(spans))
        yield from _make_block(spans[:text_from], BlockRole.FURNITURE)
        yield from _make_paragraph(tuple(s for s in spans[text_from:] if not _FENCE.fullmatch(text, *s)), text)


def _make_paragraph(spans: tuple[Span, ...], text: str) -> Iterator[RawBlock]:
    """A paragraph, the caption of a table or picture, or notes."""
    caption = _TABLE_CAPTION.match(text, *spans[0]) if spans else None
    if caption:
        named = ((caption.end(), spans[0][1]), *spans[1:])
        yield from _make_block(_without_attributes(named, text), BlockRole.CAPTION)
    elif len(spans) == 1 and _PICTURE.fullmatch(text, *spans[0]):
        yield from _make_block(spans, BlockRole.CAPTION)
    else:
        yield from _split_notes(spans, text)


def _without_attributes(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    start, end = spans[-1] if spans else (0, 0)
    found = _ATTRIBUTES.search(text, start, end)
    return (*spans[:-1], (start, found.start())) if found and found.start() > start else spans


def _split_notes(spans: tuple[Span, ...], text: str) -> Iterator[RawBlock]:
    """A paragraph, or the notes that stand in it line under line."""
    number: str | None = None
    held: list[Span] = []
    for start, end in spans:
        note = _NOTE_START.match(text, start, end)
        if note:
            yield from _make_block(tuple(held), BlockRole.NOTE if number else BlockRole.BODY, number=number)
            number, held, start = note[1], [], note.end()
        held.append((start, end))
    yield from _make_block(tuple(held), BlockRole.NOTE if number else BlockRole.BODY, number=number)
