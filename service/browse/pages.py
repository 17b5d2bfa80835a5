"""Pages of long lists, with cursors that stay good while the store changes."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from graph_schema.claims import Claim
from graph_store.ports import ClaimFilter, GraphStore
from service.errors import BadCursor
from service.models.browse import Page


class HasId(Protocol):
    """Anything that is listed in order of its id."""

    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=HasId)


def write_cursor(last_id: str) -> str:
    """The cursor of the page that follows this id."""
    return base64.urlsafe_b64encode(last_id.encode()).decode().rstrip("=")


def read_cursor(cursor: str | None) -> str | None:
    """The id a page starts after. Raises BadCursor."""
    if cursor is None:
        return None
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError) as exc:
        raise BadCursor(f"cursor={cursor!r} is none of ours; leave it away to start from the first page.") from exc


def page_of(items: Sequence[Item], *, limit: int, cursor: str | None) -> Page[Item]:
    """One page of what is held as a whole."""
    after = read_cursor(cursor)
    ordered = sorted(items, key=lambda item: item.id)
    rest = [item for item in ordered if after is None or item.id > after]
    return _page(rest[: limit + 1], limit=limit, total=len(ordered))


def page_from(read: Callable[[str | None, int], Sequence[Item]], *, limit: int, cursor: str | None) -> Page[Item]:
    """One page of what is read piece by piece. read: (after which id, how many) -> items in order of id."""
    return _page(read(read_cursor(cursor), limit + 1), limit=limit, total=None)


def page_of_claims(store: GraphStore, which: ClaimFilter, *, limit: int, cursor: str | None) -> Page[Claim]:
    """One page of the claims that fit."""
    return page_from(lambda after, count: store.claims(which, after=after, limit=count), limit=limit, cursor=cursor)


def _page(found: Sequence[Item], *, limit: int, total: int | None) -> Page[Item]:
    items = list(found[:limit])
    more = write_cursor(items[-1].id) if len(found) > limit else None
    return Page(items=items, next=more, total=total)
