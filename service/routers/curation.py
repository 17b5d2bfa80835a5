"""Curation over HTTP: pairs that may be one thing, names that stay undecided, verdicts and reviews."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Body, Depends

from graph_schema.judgements import Verdict
from service.curation import judge_pair, list_open_names, list_pairs, review_claims
from service.errors import CurationOff
from service.models.curation import JudgedPair, JudgedPairs, OpenNames, ReviewedClaim, ReviewGiven, VerdictGiven
from service.routers.dependencies import Limit, TheDesk

router = APIRouter(tags=["curation"])

_VERDICT = {"one": "actor:front-of-oru", "other": "actor:oru-front", "verdict": "positive", "by": "Ada Marlowe"}
VerdictBody = Annotated[
    VerdictGiven, Body(openapi_examples={"merge": {"summary": "Two names of one front", "value": _VERDICT}})
]
ReviewBody = Annotated[
    ReviewGiven,
    Body(
        openapi_examples={
            "accept": {"summary": "Accept a claim", "value": {"claim": "claim:0f3a", "status": "accepted"}}
        }
    ),
]


def _require_curation(desk: TheDesk) -> None:
    if not desk.settings.curation:
        raise CurationOff("Nothing is changed over HTTP here. Whoever runs the service may set GOODOFFICES_CURATION=1.")


MayCurate = Depends(_require_curation)


@router.get("/v1/judgements", summary="Pairs that may be one thing")
def judgements(desk: TheDesk, verdict: Verdict = Verdict.UNDECIDED, limit: Limit = 50) -> JudgedPairs:
    """Pairs that wait for a verdict, the likeliest first, with the reason for each; or those with a verdict."""
    return list_pairs(desk.store, verdict=verdict, limit=limit)


@router.post("/v1/judgements", summary="Judge a pair", dependencies=[MayCurate])
def judge(desk: TheDesk, given: VerdictBody) -> JudgedPair:
    """Accept (positive) or reject (negative) a pair, or take the verdict back (undecided): all is as it was then."""
    return judge_pair(desk, given.one, given.other, given.verdict, by=given.by, at=datetime.now(UTC), keep=given.keep)


@router.get("/v1/undecided-names", summary="Names that stay undecided")
def undecided_names(desk: TheDesk, limit: Limit = 50) -> OpenNames:
    """Words of the documents that may mean several things and were left alone, the commonest first."""
    found = list_open_names(desk.store)
    return OpenNames(names=found[:limit], total=len(found))


@router.post("/v1/reviews", summary="Review a claim", dependencies=[MayCurate])
def review(desk: TheDesk, given: ReviewBody) -> ReviewedClaim:
    """Accept or reject a claim; null takes the review back. A review outlasts the next reading of the document."""
    return review_claims(desk, [given.claim], given.status)[0]
