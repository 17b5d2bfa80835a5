"""Headings to a tree of sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_schema.documents import Section
from ingest.records import BlockRole, TextBlock

PATH_SEPARATOR = " > "


@dataclass(frozen=True)
class SectionTree:
    """The sections of a document. of_block: for each block, the section it stands in; None before the first heading."""

    sections: tuple[Section, ...]
    of_block: tuple[Section | None, ...]


def build_sections(blocks: Sequence[TextBlock], document_id: str) -> SectionTree:
    """Make a section of every heading, under the last heading before it that stands higher.

    Levels are counted anew from 1, so that a document whose headings begin at the second level has no gap above them.
    """
    key = document_id.partition(":")[2]
    open_sections: list[tuple[int, Section]] = []
    sections: list[Section] = []
    of_block: list[Section | None] = []
    for block in blocks:
        if block.role is BlockRole.HEADING:
            while open_sections and open_sections[-1][0] >= block.level:
                open_sections.pop()
            parent = open_sections[-1][1] if open_sections else None
            name = " ".join(block.text.text.split())
            section = Section(
                id=f"section:{key}:{len(sections) + 1:04}",
                document=document_id,
                name=name,
                path=f"{parent.path}{PATH_SEPARATOR}{name}" if parent else name,
                level=len(open_sections) + 1,
                parent=parent.id if parent else None,
                order=len(sections) + 1,
            )
            sections.append(section)
            open_sections.append((block.level, section))
        of_block.append(open_sections[-1][1] if open_sections else None)
    return SectionTree(tuple(sections), tuple(of_block))
