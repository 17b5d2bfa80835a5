"""Words that wait for what they belong to, and names side by side: `the League and Norway`, `but not Dovria`."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.ask.chunks import Chunk
from service.ask.items import Quantity
from service.ask.things import Thing


@dataclass
class Pending:
    """What has been read and waits for the thing or relation it belongs to."""

    negated: bool = False
    only: bool = False
    alone: bool = False
    after_use: bool = False
    quantity: Quantity | None = None
    before: str | None = None
    is_origin: bool = False
    join: str | None = None
    both: bool = False
    as_role: bool = False
    nor: bool = False
    chunks: list[Chunk] = field(default_factory=list)


def is_joined(thing: Thing, last: Thing, pending: Pending) -> bool:
    """Names side by side, joined by and, or, or a comma: `the League and Norway`."""
    if not (thing.is_named and last.is_named) or pending.negated or last.chunks == [] or pending.quantity is not None:
        return False
    between = thing.place - max(chunk.end for chunk in last.chunks)
    near = 4 if pending.before is not None and set(thing.labels) == set(last.labels) else 2
    return pending.join is not None and between <= near and thing.fits(last.labels)


def is_left_out(thing: Thing, last: Thing, pending: Pending) -> bool:
    """`mediated by the League but not Norway`: the second name is of the same relation as the first."""
    if not (thing.is_named and last.is_named and pending.negated and last.chunks):
        return False
    between = thing.place - max(chunk.end for chunk in last.chunks)
    return (
        between <= 3 and set(last.labels) <= {"Actor", "FriendsGroup", "Strategy", "Place"} and thing.fits(last.labels)
    )


def is_another_by(thing: Thing, last: Thing, pending: Pending) -> bool:
    """`by a state or by an NGO`, `nor by an NGO`: the second stands where the first does."""
    if pending.join != "or" or not last.chunks or pending.quantity is not None:
        return False
    is_bare = not (thing.is_named and last.is_named) and not last.implied and pending.before is None
    if pending.before != "by" and not (is_bare and (pending.nor or not (thing.is_named or last.is_named))):
        return False
    if thing.labels[:1] != ("Actor",) or last.labels[:1] != ("Actor",):
        return False
    return thing.place - max(chunk.end for chunk in last.chunks) <= 4 and thing.fits(last.labels)


def is_one_more_by(thing: Thing, last: Thing, pending: Pending) -> bool:
    """`mediated by a state and an NGO`: a second one beside the first, in the same relation."""
    if pending.join != "and" or pending.negated or not last.chunks or last.implied or pending.quantity is not None:
        return False
    one_unnamed = not (thing.is_named and last.is_named)
    actors = (
        thing.labels[:1] == ("Actor",) and last.labels[:1] == ("Actor",) and thing.kinds.keys() <= {"Actor", "Place"}
    )
    beside = thing.place - max(chunk.end for chunk in last.chunks) <= 3
    return one_unnamed and actors and beside and pending.before in {None, "by"}
