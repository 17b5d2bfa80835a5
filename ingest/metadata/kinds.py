"""Kinds of documents, by their ids or by what people call them."""

from __future__ import annotations

from graph_schema.vocabulary import load_vocabularies

_VOCABULARY = "document_kinds"


def find_kind(named: str) -> str | None:
    """The kind that a name or synonym stands for; None for a name nobody knows."""
    for term in load_vocabularies()[_VOCABULARY].terms:
        if named.casefold() in {term.id.casefold(), *(surface.casefold() for surface in term.surfaces)}:
            return term.id
    return None


def known_kinds() -> str:
    """The ids of all kinds, for people."""
    return ", ".join(load_vocabularies()[_VOCABULARY].ids)
