"""The words that the rows of an answer rest on."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.claims import Evidence
from graph_schema.graph import Row
from graph_store.ports import ClaimFilter, GraphStore
from service.models.ask import EvidenceItem

PER_ROW = 8
AT_MOST = 300


def evidence_of(store: GraphStore, rows: Sequence[Row]) -> list[EvidenceItem]:
    """The evidence of the first claims of each row, in the order of the rows; the claims route gives the rest."""
    wanted = list(dict.fromkeys(claim for row in rows for claim in row.claims[:PER_ROW]))[:AT_MOST]
    claims = {c.id: c for c in store.claims(ClaimFilter(ids=wanted))} if wanted else {}
    pairs = [(claim_id, e) for claim_id in wanted if claim_id in claims for e in claims[claim_id].evidence]
    sources = _Sources(store, [evidence for _, evidence in pairs])
    return [
        EvidenceItem(claim=claim_id, source=sources.cite(evidence), **evidence.model_dump(exclude={"citation"}))
        for claim_id, evidence in pairs
    ]


class _Sources:
    """How the documents and works that evidence comes from are cited."""

    def __init__(self, store: GraphStore, evidence: Sequence[Evidence]) -> None:
        documents = sorted({e.document for e in evidence if e.document})
        passages = sorted({e.passage for e in evidence if e.passage})
        self._documents = {d.id: d for d in store.documents(ids=documents)} if documents else {}
        self._pages = {p.id: p.page for p in store.passages(ids=passages)} if passages else {}

    def cite(self, evidence: Evidence) -> str:
        """A title with year and page, or the work of a curated fact."""
        document = self._documents.get(evidence.document or "")
        if document is None:
            return evidence.citation or ", ".join(filter(None, (evidence.reference, evidence.locator)))
        page = self._pages.get(evidence.passage or "")
        year = f" ({document.year})" if document.year else ""
        return f"{document.title}{year}{f', p. {page}' if page else ''}"
