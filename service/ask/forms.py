"""The form of a question: a list, a count, a share, a definition, a value of a named thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.ask.chunks import Chunk
from service.ask.items import Item

AUXILIARIES = frozenset("is are was were did does do has have had".split())
OPEN = ("how", "why", "should")


@dataclass
class Form:
    """What kind of answer is asked for.

    kind: list, count, share, average, when, where, long, define, compare, path, yes_no or open.
    place: where among the items the word stands, or -1. value: `success` or `failure` for rates.
    """

    kind: str = "list"
    place: int = -1
    value: str | None = None
    chunks: list[Chunk] = field(default_factory=list)


def find_form(items: Sequence[Item]) -> Form:
    """The form, by the first word that gives one; which, what and who leave it a list."""
    for place, item in enumerate(items):
        if not isinstance(item, Chunk):
            continue
        if found := _form_of(item, place, items):
            return found
    first = next((i for i in items if not (isinstance(i, Chunk) and i.is_mark)), None)
    asks = any(isinstance(i, Chunk) and i.role("ask") for i in items)
    if isinstance(first, Chunk) and not asks and first.text.lower() in AUXILIARIES:
        return Form("yes_no", 0)
    return Form()


def _form_of(chunk: Chunk, place: int, items: Sequence[Item]) -> Form | None:
    share = chunk.value("share")
    if share is not None:
        return Form("share", place, None if share == "share" else share, [chunk])
    if chunk.role("average"):
        return Form("average", place, chunks=[chunk])
    ask = chunk.value("ask")
    if ask is None:
        return None
    if ask == "how_many":
        return Form("count", place, chunks=[chunk])
    if ask in OPEN and _is_opening(place, items):
        return Form("open", place, ask, [chunk])
    if ask in {"when", "where", "long", "define", "compare", "path"}:
        return Form(ask, place, chunks=[chunk])
    return None


def _is_opening(place: int, items: Sequence[Item]) -> bool:
    """True when only small words and marks stand before it."""
    before = items[:place]
    return all(isinstance(i, Chunk) and (i.is_mark or i.role("small", "join", "ask")) for i in before)
