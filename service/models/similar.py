"""Cases like another one, each with the features in which they agree and differ."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class CodedFeature(BaseModel):
    """A feature that the case asked about has. weight: how much it counts."""

    key: str
    label: str
    weight: float
    values: list[str]


class Match(BaseModel):
    """A feature in which two cases agree, wholly or in part, with what they share."""

    key: str
    label: str
    shared: list[str]


class Difference(BaseModel):
    """A feature in which two cases differ, wholly or in part. here: what only the case asked about has."""

    key: str
    label: str
    here: list[str]
    there: list[str]


class SimilarCase(BaseModel):
    """A case like the one asked about. score in [0, 1]; not_coded: features that only this case lacks."""

    id: str
    name: str
    score: float
    matches: list[Match]
    differs: list[Difference]
    not_coded: list[str]


class SimilarCases(BaseModel):
    """The cases most like one, best first. features: what was compared; not_coded: what that one case lacks."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "id": "case:oru-talks",
                "name": "Oru talks",
                "features": [{"key": "outcome", "label": "outcome", "weight": 1.0, "values": ["success"]}],
                "not_coded": ["friends_size"],
                "cases": [
                    {
                        "id": "case:maro-dialogue",
                        "name": "Maro dialogue",
                        "score": 0.4,
                        "matches": [{"key": "region", "label": "region", "shared": ["Africa"]}],
                        "differs": [{"key": "outcome", "label": "outcome", "here": ["success"], "there": ["partial"]}],
                        "not_coded": ["strategies"],
                    }
                ],
            }
        }
    )

    id: str
    name: str
    features: list[CodedFeature]
    not_coded: list[str]
    cases: list[SimilarCase] = Field(default_factory=list)
