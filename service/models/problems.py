"""Problem documents: what an error looks like over HTTP (RFC 9457)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Problem(BaseModel):
    """An error, readable by people and programs.

    type: a short, stable name of the kind of problem. title: the same for every problem of the kind.
    detail: what was found, what was expected and what to do. problems, nearest: given where there are several, or a
    likely correction.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "type": "urn:goodoffices:problem:unknown-id",
                "title": "Nothing of that id",
                "status": 404,
                "detail": "There is no case 'case:lake-accord' in this store. Nearest: case:lake-accords-talks.",
                "instance": "/v1/cases/case:lake-accord",
                "problems": [],
                "nearest": ["case:lake-accords-talks"],
            }
        }
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str
    problems: list[str] = Field(default_factory=list)
    nearest: list[str] = Field(default_factory=list)
