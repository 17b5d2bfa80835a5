"""Vocabulary terms as nodes: strategies, topics and places exist as soon as something refers to them."""

from __future__ import annotations

from dataclasses import dataclass

from graph_schema.schema import Schema
from graph_schema.vocabulary import Term

LOCATED_IN = "LOCATED_IN"


@dataclass(frozen=True)
class TermNodes:
    """Every term that can become a node, by node id. wider: node id of a place -> the places it directly lies in."""

    terms: dict[str, Term]
    wider: dict[str, list[str]]


def term_nodes(schema: Schema) -> TermNodes:
    """The terms of all vocabularies whose entries become nodes; only places have a hierarchy."""
    terms: dict[str, Term] = {}
    wider: dict[str, list[str]] = {}
    for vocabulary in schema.vocabularies.values():
        node_type = schema.nodes.get(vocabulary.node or "")
        if node_type is None:
            continue
        for term in vocabulary.terms:
            node = f"{node_type.prefix}:{term.id}"
            terms[node] = term
            if term.wider and _can_lie_within(node_type.name, schema):
                wider[node] = [f"{node_type.prefix}:{above}" for above in term.wider]
    return TermNodes(terms=terms, wider=wider)


def _can_lie_within(label: str, schema: Schema) -> bool:
    relation = schema.relations.get(LOCATED_IN)
    return relation is not None and label in relation.source and label in relation.target
