"""Invented claims and documents about talks on the river Selm, and everything a store shows, for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_schema.claims import Claim, Evidence, Value, claim_id
from graph_schema.documents import Document, Mention, Passage, PassageKind, Section
from graph_schema.graph import Node
from graph_store.ports import ClaimFilter, GraphStore, SourceBundle

REPORT = "document:selm-report"
REVIEW = "document:selm-review"


def says(
    subject: str,
    predicate: str,
    target: Value,
    *,
    origin: str = REPORT,
    place: int = 0,
    qualifiers: dict[str, Value] | None = None,
    **fields: Any,
) -> Claim:
    """A claim with a quote; the target is an object when the predicate is a relation's."""
    given = qualifiers or {}
    end = "object" if predicate.isupper() else "value"
    quote = Evidence(document=origin, passage=f"{origin}#1", start=place, end=place + 4, quote="Selm")
    evidence = [Evidence(reference="marlowe1999")] if origin.startswith("corpus:") else [quote]
    return Claim.model_validate(
        {
            "id": claim_id(origin, subject, predicate, target, given, str(place)),
            "subject": subject,
            "predicate": predicate,
            end: target,
            "qualifiers": given,
            "evidence": evidence,
            "origin": origin,
            **fields,
        }
    )


def named(node: str, name: str, *, origin: str = REPORT, **properties: Value) -> list[Claim]:
    """Claims that bring a node into being, with its properties."""
    claims = [says(node, "name", name, origin=origin)]
    return claims + [says(node, key, value, origin=origin) for key, value in properties.items()]


def record(name: str, *claims: Claim, declared: Sequence[Node] = ()) -> SourceBundle:
    """A curated record, or a load: claims and declared nodes without a document."""
    return SourceBundle(origin=name, claims=claims, declared=declared)


def report(
    *claims: Claim, origin: str = REPORT, text: str = "Selm report. Norway chaired.", year: int = 1999, **parts: Any
) -> SourceBundle:
    """A document of one section with a body passage, a note and a running head, and its claims."""
    passages = [
        Passage(id=f"{origin}#1", document=origin, section=f"{origin}#s", order=1, start=0, end=28, text=text),
        Passage(id=f"{origin}#2", document=origin, order=2, kind=PassageKind.NOTE, text="The chair rotated."),
        Passage(id=f"{origin}#0", document=origin, order=0, kind=PassageKind.FURNITURE, text="SELM REPORT"),
    ]
    given: dict[str, Any] = {
        "document": Document(id=origin, title="Selm report", year=year, authors=["Ada Marlowe"]),
        "text": text,
        "sections": [Section(id=f"{origin}#s", document=origin, name="The chair", path="The chair")],
        "passages": passages,
        **parts,
    }
    return SourceBundle(origin=origin, claims=claims, **given)


def mention(node: str, surface: str, *, origin: str = REPORT, start: int = 13) -> Mention:
    """A name in a report's first passage."""
    return Mention(passage=f"{origin}#1", node=node, surface=surface, start=start, end=start + len(surface))


def everything(store: GraphStore) -> dict[str, Any]:
    """All that a store shows, its generation aside."""
    passages = store.passages(furniture=True)
    documents = store.documents()
    return {
        "nodes": store.nodes(),
        "around": {n: store.nodes(ids=[n]) for n, _, _ in store.names()},
        "relations": list(store.relations(mentions=True)),
        "names": list(store.names()),
        "claims": store.claims(ClaimFilter()),
        "documents": documents,
        "sections": [store.sections(d.id) for d in documents],
        "texts": [store.document_text(d.id) for d in documents],
        "passages": passages,
        "mentions": store.mentions([p.id for p in passages]),
        "counts": store.status().counts,
        "unshown": {k: v for k, v in store.status().details.items() if k not in {"store", "bytes", "indexes"}},
    }


def node_of(store: GraphStore, node_id: str) -> Node | None:
    """The node of that id, if the store shows one."""
    return next(iter(store.nodes(ids=[node_id])), None)
