"""What each list can be narrowed to, as query parameters."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class ListFilter(BaseModel):
    """What every list takes."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = Field(default=None, description="Part of the name, or of another name it goes by.")
    limit: int = Field(default=50, ge=1, le=500, description="How many to give.")
    cursor: str | None = Field(default=None, description="The `next` of the page before.")


class CaseFilter(ListFilter):
    """Cases: by how and when they ended, where, between whom and with whose help."""

    outcome: str | None = Field(default=None, description="How it ended, such as `success`.")
    place: str | None = Field(default=None, description="Where it lies: the id of a country, subregion or region.")
    mediator: str | None = Field(default=None, description="The id of an actor or group that mediated.")
    party: str | None = Field(default=None, description="The id of a conflict party.")
    strategy: str | None = Field(default=None, description="A strategy used, such as `shuttle-diplomacy`.")
    from_year: int | None = Field(default=None, description="Active in this year or later.")
    to_year: int | None = Field(default=None, description="Active in this year or before.")


class GroupFilter(ListFilter):
    """Friends groups: by kind, outcome, members, size and years."""

    kind: str | None = Field(default=None, description="The kind, such as `contact group`.")
    outcome: str | None = Field(default=None, description="How it fared, such as `success`.")
    member: str | None = Field(default=None, description="The id of a member.")
    served: str | None = Field(default=None, description="The id of the case it served.")
    min_members: int | None = Field(default=None, description="At least so many members.")
    max_members: int | None = Field(default=None, description="At most so many members.")
    from_year: int | None = Field(default=None, description="Active in this year or later.")
    to_year: int | None = Field(default=None, description="Active in this year or before.")


class ActorFilter(ListFilter):
    """Actors: by kind, reach and membership."""

    kind: str | None = Field(default=None, description="The kind, such as `State` or `NGO`.")
    scope: str | None = Field(default=None, description="Reach of an organisation, such as `regional`.")
    member_of: str | None = Field(default=None, description="The id of a group or organisation it belongs to.")


class ConflictFilter(ListFilter):
    """Conflicts: by kind, place, side and years."""

    kind: str | None = Field(default=None, description="The kind of conflict.")
    place: str | None = Field(default=None, description="Where it lies: the id of a country, subregion or region.")
    party: str | None = Field(default=None, description="The id of a conflict party.")
    from_year: int | None = Field(default=None, description="Under way in this year or later.")
    to_year: int | None = Field(default=None, description="Under way in this year or before.")


class AgreementFilter(ListFilter):
    """Agreements: by year, standing, origin and signature."""

    status: str | None = Field(default=None, description="The standing, such as `in force`.")
    case: str | None = Field(default=None, description="The id of the case it came out of.")
    signatory: str | None = Field(default=None, description="The id of an actor that signed, in whatever capacity.")
    year_from: int | None = Field(default=None, description="Of this year or later.")
    year_to: int | None = Field(default=None, description="Of this year or before.")


class StrategyFilter(ListFilter):
    """Strategies: by where they were used."""

    used_in: str | None = Field(default=None, description="The id of a case, actor or group that used it.")


class TopicFilter(ListFilter):
    """Topics: by name only."""


class LessonFilter(ListFilter):
    """Lessons: by topic, strength and origin."""

    topic: str | None = Field(default=None, description="The topic, such as `leverage`.")
    strength: str | None = Field(default=None, description="recommendation, finding or warning.")
    drawn_from: str | None = Field(default=None, description="The id of the case or actor it is drawn from.")
