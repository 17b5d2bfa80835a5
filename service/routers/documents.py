"""Documents and claims: the sources, and the statements taken from them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from graph_schema.claims import Status
from graph_store.ports import ClaimFilter
from service.browse.documents import document_card, list_documents
from service.browse.pages import page_of_claims
from service.models.browse import ClaimPage, DocumentCard, DocumentPage
from service.routers.dependencies import Cursor, Limit, TheDesk

router = APIRouter(tags=["sources"])
ClaimIds = Annotated[list[str] | None, Query(alias="id", description="Only these claims.")]


@router.get("/v1/documents", summary="The documents")
def documents(desk: TheDesk, kind: str | None = None, limit: Limit = 50, cursor: Cursor = None) -> DocumentPage:
    """What was read, in order of id."""
    return list_documents(desk.store, kind=kind, limit=limit, cursor=cursor)


@router.get("/v1/documents/{document_id:path}", summary="One document")
def document(desk: TheDesk, document_id: str, passages: bool = False) -> DocumentCard:
    """A document with its headings, and with its passages if asked for."""
    return document_card(desk.store, document_id, passages=passages)


@router.get("/v1/claims", summary="The claims")
def claims(
    desk: TheDesk,
    ids: ClaimIds = None,
    subject: str | None = None,
    object: str | None = None,
    about: str | None = None,
    predicate: str | None = None,
    document: str | None = None,
    status: Status | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> ClaimPage:
    """Claims with their evidence, in order of id; all filters must fit. about: subject or object."""
    which = ClaimFilter(
        ids=ids, subject=subject, object=object, about=about, predicate=predicate, document=document, status=status
    )
    return page_of_claims(desk.store, which, limit=limit, cursor=cursor)
