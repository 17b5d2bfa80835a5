"""What is shown of each row: the columns that a scholar would look for first, by type of thing."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.query import Column, Direction, HasProperty, Related


def _property(name: str, label: str | None = None) -> Column:
    return Column(key=name, label=label or name.replace("_", " "), property=name)


def _neighbours(
    key: str, relation: str, direction: Direction, label: str | None = None, *, to: Sequence[str] = ()
) -> Column:
    related = Related(relations=[relation], direction=direction, to=list(to))
    return Column(key=key, label=label or key.replace("_", " "), neighbours=related)


_YEARS = (_property("start_year", "from"), _property("end_year", "to"))
_OUTCOME = (_property("outcome"), _property("outcome_basis", "because"))
_PLACE = Column(
    key="place",
    label="place",
    neighbours=Related(
        relations=["LOCATED_IN"], where=HasProperty(property="kind", test="in", value=["country", "area"])
    ),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "FriendsGroup": (
        _neighbours("members", "MEMBER_OF", "in"),
        _property("member_count", "size"),
        _neighbours("served", "SERVED", "out", "what it served"),
        *_OUTCOME,
        _property("kind"),
        *_YEARS,
    ),
    "Case": (
        _neighbours("mediators", "MEDIATED", "in"),
        _neighbours("parties", "PARTY_TO", "in"),
        _PLACE,
        *_YEARS,
        *_OUTCOME,
    ),
    "Agreement": (
        _property("year"),
        _property("status"),
        _neighbours("signatories", "SIGNED", "in"),
        _neighbours("case", "RESULTED_IN", "in", "came out of"),
    ),
    "Actor": (_property("kind"), _property("scope")),
    "Conflict": (_neighbours("parties", "PARTY_TO", "in"), _PLACE, *_YEARS),
    "Strategy": (_property("definition"),),
    "Topic": (_property("definition"),),
    "Lesson": (
        _property("text"),
        _property("strength"),
        _neighbours("topics", "ABOUT", "out"),
        _neighbours("drawn_from", "DRAWN_FROM", "out"),
    ),
    "Place": (_property("kind"),),
}

# what answers when and how long
YEAR_COLUMNS = {
    "Agreement": ("year",),
    "Case": ("start_year", "end_year"),
    "Conflict": ("start_year", "end_year"),
    "FriendsGroup": ("start_year", "end_year"),
}


def columns_for(label: str | None) -> list[Column]:
    """The default columns of a type; none where things of several types are listed."""
    return list(COLUMNS.get(label or "", ()))
