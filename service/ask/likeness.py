"""Cases that are like one: they are found by comparing features, not by a query, and the answer says where."""

from __future__ import annotations

from collections.abc import Sequence

from service.ask.chunks import Chunk
from service.ask.items import Item
from service.ask.senses import NameSense

NOTHING_NAMED = "Name the case that others are to be compared with."


def where_to_compare(items: Sequence[Item]) -> str:
    """Where the cases most like the one that is named are listed; empty where no such thing is asked."""
    chunks = [i for i in items if isinstance(i, Chunk)]
    if not any(c.role("similar") for c in chunks):
        return ""
    for chunk in chunks:
        chunk.used = True
    case = next((s.node for c in chunks for s in c.all_of(NameSense) if s.label == "Case"), None)
    if case is None:
        return NOTHING_NAMED
    return (
        f"Which cases are like another is worked out by comparing what is coded of them, not by a question: "
        f"`goodoffices similar {case}`, or GET /v1/cases/{case}/similar, lists them with what they share."
    )
