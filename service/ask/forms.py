"""The form of a question: a list, a count, a share, a definition, a value of a named thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.ask.chunks import Chunk
from service.ask.items import Item
from service.ask.senses import NameSense, TermSense

AUXILIARIES = frozenset("is are was were did does do has have had".split())
OFTEN = frozenset({"how often", "how frequently"})
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
    if _compares_rates(chunk, items):
        return Form("share", place, str(_outcome_of(chunk)), [])
    share = chunk.value("share")
    if share is not None:
        return Form("share", place, None if share == "share" else share, [chunk])
    if chunk.role("average"):
        return Form("average", place, chunks=[chunk])
    ask = chunk.value("ask")
    if ask is None:
        return None
    before = items[place - 1] if place else None
    averages = [i for i in items if isinstance(i, Chunk) and i.role("average")]
    if ask == "how_many" and averages:
        return Form("average", place, chunks=[chunk, *averages])
    if ask == "how_many" and (rate := _as_a_rate(chunk, items)) is not None:
        return Form("share", place, *rate)
    if ask == "how_many" and isinstance(before, Chunk) and before.role("group"):
        return None  # "top two mediators by number of cases"
    if ask == "long" and averages:
        return Form("average", place, chunks=[chunk, *averages])
    if ask == "how_many":
        return Form("count", place, chunks=[chunk])
    if ask == "ending":
        return Form("ending", place, chunks=[chunk])
    if ask == "compare" and (rates := [i for i in items if isinstance(i, Chunk) and i.value("share")]):
        value = str(rates[0].value("share"))
        return Form("share", place, None if value == "share" else value, [chunk, *rates])
    if ask == "how" and (ending := _ending(items[place + 1 :])) and _is_opening(place, items):
        return Form("ending", place, chunks=[chunk, *ending])
    if ask == "where" and not all(isinstance(i, Chunk) and _leads_in(i) for i in items[:place]):
        return None  # "cases where sources disagree"
    linked = [i for i in items[place + 1 :] if isinstance(i, Chunk) and i.value("ask") == "path"]
    if ask == "how" and linked:
        return Form("path", place, chunks=[chunk, *linked])
    if ask in OPEN and _is_opening(place, items):
        return Form("open", place, ask, [chunk])
    if ask in {"when", "where", "long", "define", "compare", "path"}:
        return Form(ask, place, chunks=[chunk])
    return None


def _as_a_rate(chunk: Chunk, items: Sequence[Item]) -> tuple[str | None, list[Chunk]] | None:
    """`how often did it succeed`, `how many of them, in per cent`: of what, and the words that say so."""
    chunks = [i for i in items if isinstance(i, Chunk)]
    said = [c for c in chunks if c.role("percent")]
    verdicts = [c for c in chunks if _outcome_of(c) is not None]
    is_often = chunk.text.lower() in OFTEN and len(verdicts) == 1
    if not said and not is_often:
        return None
    return (str(_outcome_of(verdicts[0])) if is_often else None), [chunk, *said, *(verdicts if is_often else [])]


def _outcome_of(chunk: Chunk) -> str | None:
    """Success or failure, where the word is a verdict."""
    values = [v for s in chunk.all_of(TermSense) if s.property == "outcome" for v in s.values]
    return values[0] if values in (["success"], ["failure"]) else None


def _compares_rates(chunk: Chunk, items: Sequence[Item]) -> bool:
    """`do small groups succeed more often than large ones?`"""
    if _outcome_of(chunk) is None:
        return False
    chunks = [i for i in items if isinstance(i, Chunk)]
    cues = {c.text.lower() for c in chunks if c.role("rate_compared")}
    return any(cue != "than" for cue in cues) and not any(c.value("ask") == "who" for c in chunks)


def _ending(behind: Sequence[Item]) -> list[Chunk]:
    """`how did the talks end?` asks for the outcome."""
    chunks = [i for i in behind if isinstance(i, Chunk) and not i.is_mark]
    return [c for c in chunks[-1:] if c.role("ending")] if chunks and chunks[0].text.lower() in AUXILIARIES else []


def _leads_in(chunk: Chunk) -> bool:
    """True for what may stand before a question word: `and where ...`, `the talks: where ...`."""
    return chunk.is_mark or chunk.role("small", "join", "ask", "follow_up") is not None or chunk.has(NameSense)


def _is_opening(place: int, items: Sequence[Item]) -> bool:
    """True when only small words and marks stand before it."""
    before = items[:place]
    return all(isinstance(i, Chunk) and (i.is_mark or i.role("small", "join", "ask")) for i in before)
