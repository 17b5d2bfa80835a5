"""Cases like another one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from service.browse.case_features import similar_cases
from service.models.similar import SimilarCases
from service.routers.dependencies import TheDesk

router = APIRouter(tags=["browse"])

CaseId = Annotated[str, Path(alias="id", description="The id of a case.")]
HowMany = Annotated[int, Query(ge=1, le=100, description="How many cases to give at most.")]


@router.get("/v1/cases/{id}/similar", summary="Cases like one")
def similar(desk: TheDesk, case: CaseId, k: HowMany = 10) -> SimilarCases:
    """The cases most like one by their coded features, each with the features that match and differ."""
    return similar_cases(desk.store, case, k=k)
