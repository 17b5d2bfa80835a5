"""What may be typed next."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Suggestion(BaseModel):
    """One thing to type. kind: a name, a question of a family, or a completion that has an answer.

    id, label: of the thing, for a name. rows: how many things a completion finds.
    """

    kind: Literal["name", "family", "completion"]
    text: str
    id: str | None = None
    label: str | None = None
    rows: int | None = None


class Suggestions(BaseModel):
    """What the text may become."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "q": "cases mediated by",
                "suggestions": [{"kind": "completion", "text": "cases mediated by Norway", "rows": 12}],
            }
        }
    )

    q: str
    suggestions: list[Suggestion] = Field(default_factory=list)
