"""Numbers and years of a question, put together from their words: "no more than half a dozen", "since 1995"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph_schema.query import Comparison
from service.ask.chunks import Chunk
from service.ask.senses import WordSense

OPPOSITE: dict[str, Comparison] = {"lt": "ge", "le": "gt", "gt": "le", "ge": "lt", "eq": "ne", "ne": "eq"}
_YEAR_MODES = {"lt": "before", "le": "until", "gt": "after", "ge": "since", "eq": "in"}
COLD_WAR_END = 1990
ONWARDS = frozenset({"onward", "onwards", "forward"})
_DECADES = {"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990, "noughties": 2000}
# the years of a decade that its early, middle and late part are taken to be
_PARTS = {"early": (0, 3), "middle": (4, 6), "late": (7, 9)}


@dataclass
class Quantity:
    """A number as a condition: every test must hold. chunks: the words it was read from."""

    tests: list[tuple[Comparison, int]]
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The place of its first word."""
        return self.chunks[0].start

    @property
    def end(self) -> int:
        """The place behind its last word."""
        return max(chunk.end for chunk in self.chunks)

    @property
    def plain_number(self) -> int | None:
        """The number itself where nothing is compared."""
        return self.tests[0][1] if len(self.tests) == 1 and self.tests[0][0] == "eq" else None


@dataclass
class Period:
    """Years, both ends included. began: what falls in it must have begun then, not merely have been going on.

    others: further spans that do as well: `in 1992 or 1995`.
    """

    from_year: int | None
    to_year: int | None
    began: bool = False
    chunks: list[Chunk] = field(default_factory=list)
    others: list[Period] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The place of its first word."""
        return self.chunks[0].start

    @property
    def end(self) -> int:
        """The place behind its last word."""
        return self.chunks[-1].end


Item = Chunk | Quantity | Period


def find_items(chunks: Sequence[Chunk], *, today: int) -> list[Item]:
    """The question with its numbers and years put together; every other chunk stays as it is."""
    items: list[Item] = []
    place = 0
    while place < len(chunks):
        found = _period_at(chunks, place, today) or _quantity_at(chunks, place)
        if found is None:
            items.append(chunks[place])
            place += 1
        else:
            items.append(found)
            place += len(found.chunks)
    return _with_decades(_with_late_comparisons(_with_joined_years(items)))


def _with_joined_years(items: list[Item]) -> list[Item]:
    """`in 2001 or 2002`, `the 1990s and 2000s`: years side by side are one span, others are each as good."""
    found: list[Item] = []
    for item in items:
        first, word = found[-2:] if len(found) > 1 else (None, None)
        if isinstance(item, Period) and isinstance(first, Period) and _are_joined(first, word):
            found[-2:] = [_joined(first, item)]
            continue
        found.append(item)
    return found


def _joined(first: Period, second: Period) -> Period:
    chunks = [*first.chunks, *second.chunks]
    if _follows(first, second) and not first.others:
        return Period(first.from_year, second.to_year, chunks=chunks)
    return replace(first, chunks=chunks, others=[*first.others, second])


def _are_joined(first: Period, word: Item | None) -> bool:
    return not first.began and isinstance(word, Chunk) and (word.role("join") is not None or word.text == ",")


def _follows(first: Period, second: Period) -> bool:
    return not second.began and first.to_year is not None and second.from_year == first.to_year + 1


def _with_late_comparisons(items: list[Item]) -> list[Item]:
    """`five members or fewer`: the comparison stands behind the thing that is counted."""
    for place, item in enumerate(items[:-2]):
        late = items[place + 2]
        if isinstance(item, Quantity) and item.plain_number is not None and isinstance(late, Chunk):
            if op := late.value("compare_after"):
                merged = Quantity([(_comparison(op), item.plain_number)], [*item.chunks, late])
                return [*items[:place], merged, items[place + 1], *items[place + 3 :]]
    return items


def _skip(chunks: Sequence[Chunk], place: int, *roles: str) -> int:
    """The next place that plays none of the roles."""
    while place < len(chunks) and chunks[place].role(*roles) and not chunks[place].role("year", "decade", "number"):
        place += 1
    return place


def _at(chunks: Sequence[Chunk], place: int, role: str) -> int | None:
    sense = chunks[place].role(role) if place < len(chunks) else None
    return None if sense is None or sense.value is None else int(sense.value)


def _years_at(chunks: Sequence[Chunk], place: int) -> tuple[int, int] | None:
    """The first and last year that a year, a decade or its name stands for."""
    if (year := _at(chunks, place, "year")) is not None:
        return year, year
    first = _at(chunks, place, "decade")
    if first is None and place < len(chunks):
        first = _DECADES.get(chunks[place].value("era") or "")
    if first is None:
        return None
    from_year, to_year = _PARTS.get(chunks[place - 1].value("part_of_decade") or "", (0, 9)) if place else (0, 9)
    return first + from_year, first + to_year


def _period_at(chunks: Sequence[Chunk], place: int, today: int) -> Period | None:
    if era := _era_at(chunks, place, today):
        return era
    mode, after = _mode_at(chunks, place)
    years = _years_at(chunks, after)
    if years is None:
        return None
    until = _skip_one(chunks, after + 1, "end") if mode in {None, "since", "between", "in"} else after + 1
    last = _years_at(chunks, until) if until > after + 1 or _are_side_by_side(chunks, after, until) else None
    if last is None and after + 1 < len(chunks) and chunks[after + 1].text.lower() in ONWARDS:
        return Period(years[0], None, began=True, chunks=list(chunks[place : after + 2]))
    if last is not None:
        return Period(years[0], last[1], chunks=list(chunks[place : until + 1]))
    if mode == "since" and years[0] < years[1] and chunks[place].text.lower() == "from":
        mode = "in"  # "agreements from the eighties"
    return _one_period(mode or "in", years, list(chunks[place : after + 1]))


def _are_side_by_side(chunks: Sequence[Chunk], one: int, other: int) -> bool:
    """`1990-1995`: two years with nothing between them."""
    return other < len(chunks) and _at(chunks, one, "year") is not None and _at(chunks, other, "year") is not None


def _skip_one(chunks: Sequence[Chunk], place: int, kind: str) -> int:
    chunk = chunks[place] if place < len(chunks) else None
    if chunk is not None and chunk.plays("time", kind):
        return place + 1
    return place


def _mode_at(chunks: Sequence[Chunk], place: int) -> tuple[str | None, int]:
    """How the years that follow are meant, and the place where they should stand."""
    chunk = chunks[place]
    compared = chunk.value("compare")
    if compared is not None:
        return _YEAR_MODES[compared], _skip(chunks, place + 1, "small")
    if chunk.role("part_of_decade") and _years_at(chunks, place + 1) is not None:
        return "in", place + 1
    if chunk.role("time") is None:
        return None, place
    if chunks[place + 1 : place + 2] and chunks[place + 1].role("time"):
        return _mode_at(chunks, place + 1)
    kinds = [str(s.value) for s in chunk.all_of(WordSense) if s.role == "time" and s.value != "end"]
    return (kinds[0] if kinds else None), _skip(chunks, place + 1, "small", "part_of_decade")


def _one_period(mode: str, years: tuple[int, int], chunks: list[Chunk]) -> Period:
    first, last = years
    if mode == "since":
        return Period(first, None, began=True, chunks=chunks)
    if mode == "after":
        return Period(last + 1, None, began=True, chunks=chunks)
    if mode == "before":
        return Period(None, first - 1, began=True, chunks=chunks)
    if mode == "until":
        return Period(None, last, began=True, chunks=chunks)
    return Period(first, last, chunks=chunks)


def _era_at(chunks: Sequence[Chunk], place: int, today: int) -> Period | None:
    """Named times; `in the last decade` and `during the Cold War` with the words before them."""
    at = _skip(chunks, place, "time", "small") if chunks[place].role("time") else place
    if at >= len(chunks):
        return None
    era = chunks[at].value("era")
    used = list(chunks[place : at + 1])
    spans = {
        "after_cold_war": Period(COLD_WAR_END, None, began=True, chunks=used),
        "cold_war": Period(None, COLD_WAR_END - 1, chunks=used),
        "century_21": Period(2000, None, began=True, chunks=used),
        "century_20": Period(1900, 1999, chunks=used),
        "last_decade": Period(today - 10, None, began=True, chunks=used),
    }
    return spans.get(era or "") or _counted_back(chunks, place, at, today)


def _counted_back(chunks: Sequence[Chunk], place: int, at: int, today: int) -> Period | None:
    """`the last five years`, `the past two decades`."""
    number = _at(chunks, at + 1, "number") if chunks[at].role("back") else None
    unit = chunks[at + 2] if number is not None and at + 2 < len(chunks) else None
    if number is None or unit is None or not unit.role("years_word", "decade_word"):
        return None
    years = number * (10 if unit.role("decade_word") else 1)
    return Period(today - years, None, began=True, chunks=list(chunks[place : at + 3]))


def _quantity_at(chunks: Sequence[Chunk], place: int) -> Quantity | None:
    many = _at(chunks, place, "many")
    if many is not None:
        return Quantity([("ge", many)], list(chunks[place : place + 1]))
    compared = chunks[place].value("compare")
    at = _skip(chunks, place + 1, "small") if compared is not None else place
    is_range = chunks[place].plays("time", "between")
    at = place + 1 if is_range else at
    number = _at(chunks, at, "number")
    if number is None and compared is not None and _is_span(chunks, at):
        return Quantity([(_comparison(compared), 1)], list(chunks[place:at]))
    if number is None:
        return None
    until = _skip_one(chunks, at + 1, "end")
    other = _at(chunks, until, "number") if until > at + 1 else None
    if other is not None and (is_range or compared is None):
        return Quantity([("ge", number), ("le", other)], list(chunks[place : until + 1]))
    if is_range:
        return None
    behind = chunks[at + 1].value("compare_after") if at + 1 < len(chunks) else None
    op = behind or compared or "eq"
    end = at + 2 if behind else at + 1
    return Quantity([(_comparison(op), number)], list(chunks[place:end]))


def _is_span(chunks: Sequence[Chunk], at: int) -> bool:
    """`longer than a year`, `within a decade`."""
    is_one = chunks[at - 1].text.lower() in {"a", "an"}
    return is_one and at < len(chunks) and chunks[at].role("years_word", "decade_word") is not None


def _with_decades(items: list[Item]) -> list[Item]:
    """`over two decades` is over twenty years."""
    for item, unit in itertools.pairwise(items):
        if isinstance(item, Quantity) and isinstance(unit, Chunk) and unit.role("decade_word"):
            item.tests = [(test, 10 * number) for test, number in item.tests]
            unit.senses = [WordSense("years_word")]
    return items


def _comparison(op: str) -> Comparison:
    return OPPOSITE[OPPOSITE[op]]
