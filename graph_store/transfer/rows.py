"""The store's content as plain rows, in the field order of the export contract and in order of id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph_schema.claims import Claim, Evidence
from graph_schema.documents import Passage
from graph_schema.graph import Node, Relation
from graph_schema.judgements import Judgement
from graph_store.ports import ClaimFilter, GraphStore

PAGE = 2_000

Row = dict[str, Any]


def node_row(node: Node) -> Row:
    return {
        "id": node.id,
        "label": node.label,
        "name": node.name,
        "aliases": node.aliases,
        "properties": node.properties,
    }


def relation_row(relation: Relation) -> Row:
    return {
        "type": relation.type,
        "source": relation.source,
        "target": relation.target,
        "properties": relation.properties,
        "confidence": relation.confidence,
        "status": relation.status.value,
        "claims": relation.claims,
    }


def evidence_row(evidence: Evidence) -> Row:
    """The five fields of the contract always; the bibliographic ones only where a work is cited."""
    row = {name: getattr(evidence, name) for name in ("document", "passage", "start", "end", "quote")}
    cited = {name: getattr(evidence, name) for name in ("reference", "locator", "citation")}
    return row | {name: value for name, value in cited.items() if value is not None}


def claim_row(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": claim.object,
        "value": claim.value,
        "qualifiers": claim.qualifiers,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "confidence": claim.confidence,
        "method": claim.method,
        "status": claim.status.value,
        "evidence": [evidence_row(e) for e in claim.evidence],
        "origin": claim.origin,
    }


def judgement_row(judgement: Judgement) -> Row:
    return judgement.model_dump(mode="json")


def passage_row(passage: Passage) -> Row:
    return {
        "id": passage.id,
        "document": passage.document,
        "section": passage.section,
        "path": passage.path,
        "page": passage.page,
        "page_to": passage.page_to,
        "page_label": passage.page_label,
        "order": passage.order,
        "kind": passage.kind.value,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "note": passage.note.model_dump() if passage.note else None,
    }


def all_nodes(store: GraphStore) -> Iterator[Node]:
    """Every node, in order of id, read in pages."""
    after: str | None = None
    while page := store.nodes(after=after, limit=PAGE):
        yield from page
        after = page[-1].id


def all_claims(store: GraphStore) -> Iterator[Claim]:
    """Every claim whatever its status, in order of id, read in pages."""
    after: str | None = None
    while page := store.claims(ClaimFilter(), after=after, limit=PAGE):
        yield from page
        after = page[-1].id


def all_passages(store: GraphStore) -> Iterator[Passage]:
    """Every passage that is not furniture, document by document, in reading order."""
    for document in sorted(store.documents(), key=lambda d: d.id):
        yield from store.passages(document=document.id)
