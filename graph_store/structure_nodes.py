"""Documents, sections and passages as nodes of the graph. Pure."""

from __future__ import annotations

from graph_schema.documents import Document, Section
from graph_schema.graph import Node

DOCUMENT = "Document"
SECTION = "Section"
PASSAGE = "Passage"
STRUCTURE = frozenset({DOCUMENT, SECTION, PASSAGE})
_NAME_CHARS = 80


def document_node(document: Document) -> Node:
    """The node that stands for a document."""
    properties = document.model_dump(mode="json", exclude={"id"}, exclude_none=True)
    kept = {k: v for k, v in properties.items() if v not in ("", [], {})}
    return Node(id=document.id, label=DOCUMENT, name=document.title, properties=kept)


def section_node(section: Section) -> Node:
    """The node that stands for a section."""
    properties = section.model_dump(mode="json", exclude={"id", "name"}, exclude_none=True)
    return Node(id=section.id, label=SECTION, name=section.name, properties=properties)


def passage_node(passage: str, text: str) -> Node:
    """The node that stands for a passage something is stated in."""
    return Node(id=passage, label=PASSAGE, name=text[:_NAME_CHARS])
