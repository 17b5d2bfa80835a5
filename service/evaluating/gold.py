"""Gold annotations: what readers found in a text, to measure an export against."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.errors import BadGoldFile


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldEntity(_Item):
    """A thing that the text names. type: State, IGO, ..., GroupOfFriends, Agreement, Conflict or Process."""

    name: str
    type: str
    aliases: list[str] = Field(default_factory=list)


class GoldGroup(_Item):
    """A friends group with its members, as far as the text gives them."""

    name: str
    aliases: list[str] = Field(default_factory=list)
    members: list[str] = Field(default_factory=list)
    member_count: int | None = None
    outcome: str | None = None


class GoldCase(_Item):
    """A mediation process with who did what in it."""

    name: str
    aliases: list[str] = Field(default_factory=list)
    start_year: int | None = None
    mediators: list[str] = Field(default_factory=list)
    parties: list[str] = Field(default_factory=list)
    supporters: list[str] = Field(default_factory=list)
    strategies: list[str] = Field(default_factory=list)
    agreements: list[str] = Field(default_factory=list)
    outcome: str | None = None


class GoldRelation(_Item):
    """One relation, its ends by name."""

    subject: str
    predicate: str
    object: str


class GoldLesson(_Item):
    """A sentence that states a lesson, word for word."""

    quote: str
    topics: list[str] = Field(default_factory=list)


class Gold(_Item):
    """All annotations of one text. part: which lines of the source were annotated."""

    source: str | None = None
    part: str | None = None
    entities: list[GoldEntity] = Field(default_factory=list)
    groups: list[GoldGroup] = Field(default_factory=list)
    cases: list[GoldCase] = Field(default_factory=list)
    relations: list[GoldRelation] = Field(default_factory=list)
    lessons: list[GoldLesson] = Field(default_factory=list)


def read_gold(path: Path) -> Gold:
    """Read a gold file. Raises BadGoldFile."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise BadGoldFile(f"{path}: cannot be read ({exc}). Give a JSON file of annotations.") from exc
    try:
        return Gold.model_validate_json(text)
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise BadGoldFile(f"{path}: {place}: {first['msg']}.") from exc
