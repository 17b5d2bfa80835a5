"""Tables of a Word document: their rows and cells, deleted ones left out, merged ones there once."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ingest.read.docx.package import W
from ingest.read.docx.styles import read_value

_HOLDERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table that were not deleted."""
    for row in _within(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def cells_of(row: etree._Element) -> Iterator[etree._Element | None]:
    """The cells of a row that were not deleted; None in the place of one that a merged cell above covers."""
    for cell in _within(row, f"{W}tc"):
        properties = cell.find(f"{W}tcPr")
        if properties is None:
            yield cell
        elif properties.find(f"{W}cellDel") is None:
            is_covered = properties.find(f"{W}vMerge") is not None and read_value(properties, "vMerge") != "restart"
            yield None if is_covered else cell


def _within(container: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _within(child, tag)
