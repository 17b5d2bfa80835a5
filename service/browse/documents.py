"""Documents: which there are, and one of them with its headings."""

from __future__ import annotations

from graph_schema.documents import Document
from graph_schema.schema import load_schema
from graph_store.ports import GraphStore
from service.browse.pages import page_of
from service.errors import UnknownFilterValue, UnknownId
from service.models.browse import DocumentCard, Page
from service.search.nearest import nearest_values


def list_documents(store: GraphStore, *, kind: str | None, limit: int, cursor: str | None) -> Page[Document]:
    """One page of the documents, of one kind if named. Raises UnknownFilterValue for a kind that is not known."""
    known = load_schema().vocabularies["document_kinds"].ids
    if kind is not None and kind not in known:
        raise UnknownFilterValue("kind", kind, nearest_values(kind, known) or known)
    return page_of([d for d in store.documents() if kind in (None, d.kind)], limit=limit, cursor=cursor)


def document_card(store: GraphStore, document_id: str, *, passages: bool) -> DocumentCard:
    """A document with its headings. Raises UnknownId, naming documents whose id or title comes near."""
    documents = store.documents(ids=[document_id])
    if not documents:
        by_text = {text: d.id for d in store.documents() for text in (d.id, d.title)}
        near = list(dict.fromkeys(by_text[text] for text in nearest_values(document_id, list(by_text))))
        raise UnknownId("document", document_id, near)
    found = store.passages(document=document_id) if passages else []
    return DocumentCard(document=documents[0], sections=store.sections(document_id), passages=found)
