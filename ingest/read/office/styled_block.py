"""A block of a word processor's document, with what only its styles tell."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.read.flow import FlowBlock


@dataclass(frozen=True)
class StyledBlock:
    """A block, what its style means ("body", "heading", "title", ...), and whether all of it is bold."""

    flow: FlowBlock
    meaning: str = "body"
    is_bold: bool = False
