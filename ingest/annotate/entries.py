"""What the gazetteers hold: entries with the surfaces by which texts call them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class NameRole(StrEnum):
    """In what way a surface stands for an entry.

    NAME: always means it. WEAK: means it where the document also names it in full, or its context words.
    SURNAME: a person's last name. DEMONYM: an adjective or people's name, an actor only with a noun after it.
    SEAT: a capital or seat of government, which stands for the state or is only a venue. PLACE: a part of a state.
    """

    NAME = "name"
    WEAK = "weak"
    SURNAME = "surname"
    DEMONYM = "demonym"
    SEAT = "seat"
    PLACE = "place"


class Entry(BaseModel):
    """One thing with a name of its own.

    key: the id its node will have. of: the body a person acted for. part_of: the body an organ belongs to.
    country: the states a conflict, case or area lies in. places: their ids in the vocabulary of places.
    context: words one of which must stand in the document for a weak surface to mean this entry.
    since, until: years between which a seat or a state held. common_surname: many bear it, so that it tells nothing
    without the full name.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    name: str
    label: str
    kind: str | None = None
    scope: str | None = None
    of: str | None = None
    part_of: str | None = None
    country: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    year: int | None = None
    status: str | None = None
    since: int | None = None
    until: int | None = None
    common_surname: bool = False


class Reading(BaseModel):
    """One of the things a surface may mean."""

    model_config = ConfigDict(frozen=True)

    entry: Entry
    role: NameRole


class RawEntry(BaseModel):
    """An entry as a gazetteer file spells it out; see the head of each file for its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    kind: str | None = None
    aliases: list[str] = Field(default_factory=list)
    weak: list[str] = Field(default_factory=list)
    demonyms: list[str] = Field(default_factory=list)
    adjectives: list[str] = Field(default_factory=list)
    seat: list[str] = Field(default_factory=list)
    variants: list[str] = Field(default_factory=list)
    country: list[str] | str = Field(default_factory=list)
    with_: list[str] = Field(default_factory=list, alias="with")
    surname: str | None = None
    no_surname: bool = False
    weak_surname: bool = False
    of: str | None = None
    part_of: str | None = None
    scope: str | None = None
    successor_of: str | None = None
    region: str | None = None
    year: int | None = None
    status: str | None = None
    since: int | None = None
    until: int | None = None

    @property
    def countries(self) -> list[str]:
        return [self.country] if isinstance(self.country, str) else self.country


class GazetteerFile(BaseModel):
    """One YAML file of entries. label, kind: what its entries are unless they say otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str | None = None
    kind: str | None = None
    entries: list[RawEntry]


class Offices(BaseModel):
    """Words that turn a name into an actor; see offices.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: list[str]
    courtesy: list[str]
    government_nouns: list[str]
    organisation_nouns: list[str]
    organisation_heads: dict[str, list[str]]
    group_heads: list[str]
    not_in_names: list[str]
