"""Suggestions while a question is typed: names, questions of every family, and completions that have an answer."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache

from graph_store.ports import GraphStore
from service.ask.data_files import read_data
from service.ask.lexicon import Lexicon
from service.ask.reading import read_question
from service.ask.senses import NameSense
from service.ask.tokens import plain
from service.models.suggest import Suggestion

MOST_NAMES = 6
MOST_FAMILIES = 6
# completions are asked of the store, so that none is offered that has no answer; more than this many are not tried
MOST_TRIED = 8
MOST_WORDS = 5
SHORTEST = 2
CONTINUATIONS = ("that succeeded", "that failed", "since 2000", "in Africa", "by decade")
_BLANK = re.compile(r"\{(\w+)\}")


@cache
def _families() -> tuple[str, ...]:
    return tuple(read_data("families.yaml"))


def suggest(text: str, lexicon: Lexicon, store: GraphStore, *, today: int, seconds: float) -> list[Suggestion]:
    """What the text may become: names that begin like its last words, families, and completions with answers."""
    typed = text.strip()
    if len(typed) < SHORTEST:
        return [Suggestion(kind="family", text=f) for f in _families() if not _BLANK.search(f)][:MOST_FAMILIES]
    head, names = _names_at_the_end(typed, lexicon)
    asked = _Asking(lexicon, store, today, seconds)
    found = [Suggestion(kind="name", text=n.name, id=n.node, label=n.label) for n in names] if not head else []
    found += [Suggestion(kind="family", text=f) for f in _like(typed, lexicon)]
    found += asked.completions(_candidates(typed, head, names))
    return list({s.text.lower(): s for s in reversed(found)}.values())[::-1]


class _Asking:
    """Trying completions on the store."""

    def __init__(self, lexicon: Lexicon, store: GraphStore, today: int, seconds: float) -> None:
        self.lexicon = lexicon
        self.store = store
        self.today = today
        self.seconds = seconds

    def completions(self, texts: Iterator[str]) -> list[Suggestion]:
        """Those among the first few that are understood and have an answer."""
        found = []
        for text, _ in zip(texts, range(MOST_TRIED), strict=False):
            reading = read_question(text, self.lexicon, today=self.today)
            if reading.query is None or not reading.is_understood:
                continue
            result = self.store.run(reading.query.model_copy(update={"limit": 1}), seconds=self.seconds)
            if result.rows or result.value:
                found.append(Suggestion(kind="completion", text=text, rows=result.coverage.matching))
        return found


def _names_at_the_end(text: str, lexicon: Lexicon) -> tuple[str, list[NameSense]]:
    """What stands before the longest run of last words that some name begins with, and those names."""
    words = text.split()
    for length in range(min(MOST_WORDS, len(words)), 0, -1):
        last = " ".join(words[-length:])
        if len(last) >= SHORTEST and (names := names_like(last, lexicon)):
            return " ".join(words[:-length]), names
    return text, []


def names_like(start: str, lexicon: Lexicon) -> list[NameSense]:
    """Names that begin so, or a word of which does; those that begin so first, then in order of the alphabet."""
    listed = lexicon.by_opening
    key = plain(start)
    found: dict[str, tuple[bool, NameSense]] = {}
    for place in range(bisect.bisect_left(listed, (key,)), len(listed)):
        opening, is_inside, sense = listed[place]
        if not opening.startswith(key) or len(found) >= 4 * MOST_NAMES:
            break
        known = found.get(sense.node)
        if known is None or (known[0] and not is_inside):
            found[sense.node] = (is_inside, sense)
    ordered = sorted(found.values(), key=lambda pair: (pair[0], pair[1].name.lower()))
    return [sense for _, sense in ordered][:MOST_NAMES]


def _like(text: str, lexicon: Lexicon) -> list[str]:
    """Questions of the families that begin like the text, or hold its words; blanks take the first name that fits."""
    key = plain(text)
    begin = [f for f in _families() if plain(f).startswith(key)]
    words = [w for w in key.split() if len(w) > 2]
    hold = [f for f in _families() if f not in begin and words and all(w in plain(f) for w in words)]
    return [_filled(f, lexicon) for f in [*begin, *hold][:MOST_FAMILIES]]


def _filled(family: str, lexicon: Lexicon) -> str:
    return _BLANK.sub(lambda m: lexicon.example_of(m.group(1)) or f"a {m.group(1).lower()}", family)


def _candidates(text: str, head: str, names: Sequence[NameSense]) -> Iterator[str]:
    """The text with each of the names in full, or with something more asked of it."""
    if head:
        yield from (f"{head} {name.name}" for name in names)
    yield from (f"{text} {more}" for more in CONTINUATIONS)
