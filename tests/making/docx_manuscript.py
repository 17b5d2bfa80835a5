"""Manuscripts written as Word documents."""

from __future__ import annotations

from collections.abc import Iterator

from tests.making.docx_files import (
    cell,
    core_properties,
    footnote_mark,
    heading,
    item,
    list_levels,
    make_docx,
    notes,
    paragraph,
    run,
    table,
)  # fmt: skip
from tests.making.manuscript import Block, Heading, Items, Manuscript, Paragraph, number_notes


def write_docx(manuscript: Manuscript) -> bytes:
    """A Word document with the manuscript's words in Word's own styles, lists, tables and footnotes."""
    front = [paragraph(manuscript.title, style="Titel")]
    front += [paragraph(name, style="Author") for name in manuscript.authors]
    front.append(paragraph(f"March {manuscript.year}", style="Date"))
    lists = iter(range(2, 1000))
    body = [xml for block, number in number_notes(manuscript.blocks) for xml in _write(block, number, lists)]
    texts = dict(enumerate(manuscript.notes(), start=1))
    parts = {
        "footnotes": notes("footnote", texts),
        "numbering": list_levels(("decimal", "%1."), lists=len(manuscript.blocks) + 2),
        "core-properties": core_properties(title="Untitled", creator="typist"),
    }
    return make_docx(*front, *body, parts=parts)


def _write(block: Block, number: int, lists: Iterator[int]) -> Iterator[str]:
    if isinstance(block, Heading):
        yield heading(block.text, block.level)
    elif isinstance(block, Paragraph):
        before, behind = block.parts()
        mark = footnote_mark(number) if block.note else ""
        rest = run(f" {behind}") if behind else ""
        yield paragraph(run(before), *filter(None, (mark, rest)), style="Zitat" if block.is_quote else "")
    elif isinstance(block, Items):
        own = next(lists) if block.is_numbered else 1000
        yield from (item(text, number_id=own) for text in block.texts)
    else:
        if block.caption:
            yield paragraph(block.caption, style="Beschriftung")
        yield table(*("".join(cell(text) for text in row) for row in block.rows))
