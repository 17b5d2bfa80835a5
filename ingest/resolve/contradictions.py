"""What speaks against two things being one, however alike their names are."""

from __future__ import annotations

from ingest.resolve.likeness import places_differ
from ingest.resolve.name_words import NameWords
from ingest.resolve.things import STATE, Thing

_ANY_KIND = "other"


def what_parts(one: Thing, other: Thing) -> str | None:
    """Why two things cannot be one, or None.

    States are told apart by the list of states: that two are written alike says nothing ("Niger", "Nigeria").
    """
    if one.node.label != other.node.label or not _is_one_kind(one, other):
        return "of different types or kinds"
    if STATE in (one.kind, other.kind):
        return "states are told apart by their list"
    if one.is_curated and other.is_curated:
        return "each has a record of its own"
    if other.id in one.related:
        return "related to each other"
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return "differently numbered"
    if one.years and other.years and (one.years[1] < other.years[0] or other.years[1] < one.years[0]):
        return "of different years"
    return None


def _is_one_kind(one: Thing, other: Thing) -> bool:
    if one.node.label == "Actor":
        return one.kind == other.kind
    return one.kind == other.kind or None in (one.kind, other.kind) or _ANY_KIND in (one.kind, other.kind)


def names_part(one: NameWords, other: NameWords) -> bool:
    """Whether two names are of different things: other places, numbers or factions, or years that do not meet."""
    return (
        one.numbers != other.numbers
        or one.parting != other.parting
        or places_differ(one.places, other.places)
        or bool(one.years and other.years and not one.years & other.years)
    )
