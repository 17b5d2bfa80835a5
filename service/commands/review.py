"""Reviewing claims: those below the threshold of their predicate wait here, and any can be accepted or rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.asking import open_here
from service.commands.options import Json, Store, settings_for

if TYPE_CHECKING:
    from graph_schema.claims import Status
    from service.models.curation import ReviewedClaim

Claims = Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Ids of claims, as `review list` gives them.")]
STATUSES = ("candidate", "accepted", "rejected")


def list_claims(
    status: Annotated[str, typer.Option("--status", help="candidate, accepted or rejected.")] = "candidate",
    predicate: Annotated[str | None, typer.Option(help="Only claims of this predicate, such as MEDIATED.")] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only claims that quote this document.")] = None,
    about: Annotated[str | None, typer.Option(metavar="ID", help="Only claims about this thing.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to list.")] = 20,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """List claims that wait for a review, the surest first, each with its quote.

    \b
    Example: goodoffices review list --predicate MEDIATED
    Example: goodoffices review list --status rejected --json
    """
    from graph_schema.claims import Status
    from graph_store.open import open_store
    from graph_store.ports import ClaimFilter
    from service import curation

    if status not in STATUSES:
        raise typer.BadParameter(f"{status!r} is not known; choose {', '.join(STATUSES)}.", param_hint="--status")
    settings = settings_for(store)
    opened = open_store(settings.store, create=False, access=settings.server_access)
    try:
        which = ClaimFilter(status=Status(status), predicate=predicate, document=document, about=about)
        _print(curation.list_claims(opened, which, limit=limit), as_json=as_json)
    finally:
        opened.close()


def accept(claims: Claims, store: Store = None, as_json: Json = False) -> None:
    """Accept claims: the graph shows them, and goes on to when their document is read again.

    \b
    Example: goodoffices review accept claim:0f3a claim:91bc
    """
    from graph_schema.claims import Status

    _review(claims, Status.ACCEPTED, store=store, as_json=as_json)


def reject(claims: Claims, store: Store = None, as_json: Json = False) -> None:
    """Reject claims: they are kept with their quotes, and the graph shows them no longer.

    \b
    Example: goodoffices review reject claim:0f3a
    """
    from graph_schema.claims import Status

    _review(claims, Status.REJECTED, store=store, as_json=as_json)


def undo(claims: Claims, store: Store = None, as_json: Json = False) -> None:
    """Take reviews back: each claim has the status again that it came with.

    \b
    Example: goodoffices review undo claim:0f3a
    """
    _review(claims, None, store=store, as_json=as_json)


def _review(claims: list[str], status: Status | None, *, store: str | None, as_json: bool) -> None:
    from service.curation import review_claims

    with open_here(store) as desk:
        _print(review_claims(desk, claims, status), as_json=as_json)


def _print(found: list[ReviewedClaim], *, as_json: bool) -> None:
    from service.commands.printing import print_json, say

    if as_json:
        print_json({"claims": [claim.model_dump(mode="json") for claim in found]})
        return
    for claim in found:
        said = [claim.status.value, f"{claim.confidence:.2f}", claim.method]
        said += [mark for mark in (claim.polarity.value, claim.modality.value) if mark not in ("affirmed", "asserted")]
        say(f"{claim.id}  {claim.text}  ({', '.join(said)})")
        for evidence in claim.evidence:
            source = evidence.document or evidence.citation or evidence.reference
            say(f"   “{evidence.quote}” ({source})" if evidence.quote else f"   source: {source}")
    if not found:
        say("No claim fits.")
