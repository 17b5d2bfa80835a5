"""A curated record: one case, group, actor, agreement or conflict, with the works its facts are taken from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graph_schema.claims import Scalar

# how sure a fact is, and the confidence its claim carries
CONFIDENCE = {"checked": 0.98, "literature": 0.9}

Sure = Literal["checked", "literature"]


class Citation(BaseModel):
    """A work of the bibliography and where in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    work: str
    locator: str | None = None


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) or value is None else [value]


Citations = Annotated[list[Citation], BeforeValidator(_as_list)]


class Fact(BaseModel):
    """A property's value with what it rests on; qualifiers such as `criterion` and `assessor` belong to assessments."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Scalar | list[Scalar]
    basis: str | None = None
    criterion: str | None = None
    assessor: str | None = None
    source: Citations | None = None
    sure: Sure | None = None


def _as_facts(value: Any) -> Any:
    """A scalar, a mapping or a list of either: always a list of mappings."""
    items = value if isinstance(value, list) else [value]
    return [item if isinstance(item, dict) else {"value": item} for item in items]


class Link(BaseModel):
    """A relation to another node: `to` when the record is its source, `from` when it is its target."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)

    type: str
    to: str | None = None
    from_: str | None = Field(default=None, alias="from")
    source: Citations | None = None
    sure: Sure | None = None

    @property
    def qualifiers(self) -> dict[str, Any]:
        """The relation's own properties: role, as, how, years."""
        return dict(self.model_extra or {})


def _as_texts(value: Any) -> Any:
    """Numbers that YAML reads as such are ids all the same."""
    return {k: str(v) if type(v) is int else v for k, v in value.items()} if isinstance(value, dict) else value


Codes = Annotated[dict[str, str], BeforeValidator(_as_texts)]


class Record(BaseModel):
    """One file of the corpus. codes: ids in other data sets, by data set (`pax`, `ucdp`, `wikidata`, `iso3`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    aliases: list[str] = Field(default_factory=list)
    note: str = ""
    codes: Codes = Field(default_factory=dict)
    sure: Sure = "literature"
    source: Citations
    properties: dict[str, Annotated[list[Fact], BeforeValidator(_as_facts)]] = Field(default_factory=dict)
    relations: list[Link] = Field(default_factory=list)
