"""Which cases are like one, by their coded features. Pure but for reading the weights once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from graph_schema.vocabulary import read_yaml
from service.models.similar import CodedFeature, Difference, Match, SimilarCase, SimilarCases

Values = frozenset[str]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Feature(_Part):
    """A feature of cases and how much it weighs."""

    label: str
    weight: float = Field(gt=0)


class Band(_Part):
    """A span of numbers up to an end, or without one."""

    name: str
    upto: int | None = None


class Similarity(_Part):
    """Features by key, and the bands that numbers fall into."""

    features: dict[str, Feature]
    mediator_bands: list[Band]
    size_bands: list[Band]


@dataclass(frozen=True)
class CaseFeatures:
    """A case with its coded features by key; a feature that is missing is not coded."""

    id: str
    name: str
    values: Mapping[str, Values] = field(default_factory=dict)


@cache
def load_similarity() -> Similarity:
    """What makes cases alike, from the YAML file beside this module."""
    return Similarity.model_validate(read_yaml(files("service.browse").joinpath("similarity.yaml")))


def band_of(number: int, bands: Iterable[Band]) -> str:
    """The name of the band a number falls into."""
    return next(band.name for band in bands if band.upto is None or number <= band.upto)


def rank_similar(
    case: CaseFeatures, others: Iterable[CaseFeatures], features: Mapping[str, Feature], *, k: int
) -> SimilarCases:
    """The k cases most like one, best first; those that agree in nothing are left out.

    The score is the weighted mean, over the features of `case`, of the share of values in common (Jaccard).
    """
    coded = {key: feature for key, feature in features.items() if case.values.get(key)}
    found = [_compare(case, other, coded) for other in others if other.id != case.id]
    ranked = sorted((s for s in found if s.score > 0), key=lambda s: (-s.score, s.id))
    return SimilarCases(
        id=case.id,
        name=case.name,
        features=[
            CodedFeature(key=key, label=f.label, weight=f.weight, values=sorted(case.values[key]))
            for key, f in coded.items()
        ],
        not_coded=[key for key in features if key not in coded],
        cases=ranked[:k],
    )


def _compare(case: CaseFeatures, other: CaseFeatures, coded: Mapping[str, Feature]) -> SimilarCase:
    both = {key: (case.values[key], other.values[key]) for key in coded if other.values.get(key)}
    agreed = sum(coded[key].weight * len(here & there) / len(here | there) for key, (here, there) in both.items())
    whole = sum(feature.weight for feature in coded.values())
    return SimilarCase(
        id=other.id,
        name=other.name,
        score=round(agreed / whole, 3) if whole else 0.0,
        matches=[
            Match(key=key, label=coded[key].label, shared=sorted(here & there))
            for key, (here, there) in both.items()
            if here & there
        ],
        differs=[
            Difference(key=key, label=coded[key].label, here=sorted(here - there), there=sorted(there - here))
            for key, (here, there) in both.items()
            if here != there
        ],
        not_coded=[key for key in coded if key not in both],
    )
