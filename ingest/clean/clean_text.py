"""Text that was mended, with a map from each of its places back to the text as the reader gave it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Put `text` in the place of [start, end) of the text that is edited."""

    start: int
    end: int
    text: str


class Run(NamedTuple):
    """Clean text from `at` on that stands for [start, end) of the original.

    The clean run reaches to the next run. If it is as long as [start, end), each of its characters stands for one of
    the original; otherwise the whole run stands for the whole of [start, end).
    """

    at: int
    start: int
    end: int


@dataclass(frozen=True)
class CleanText:
    """A stretch of text and where it came from. runs: in order, covering the text; what lies between them was cut."""

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, text: str, *, start: int = 0) -> CleanText:
        """The text as it stands, beginning at `start` of the original."""
        return cls(text, (Run(0, start, start + len(text)),) if text else ())

    def __len__(self) -> int:
        return len(self.text)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original, in code points, that holds all that [start, end) stands for.

        An empty span gives an empty one. Where a paragraph was put together, what stood between its halves is in it.
        """
        if not self.runs:
            return 0, 0
        first = self._index_at(min(start, len(self.text) - 1))
        low = self._place(first, start)
        if end <= start:
            return low, low
        last = self._index_at(min(end, len(self.text)) - 1)
        high = self._place_after(last, end)
        between = self.runs[first + 1 : last + 1]
        if not between:
            return low, high
        # Blocks put together in one passage need not stand in the order in which their last halves do.
        ends = [run.end for run in self.runs[first:last]]
        return min(low, *(run.start for run in between)), max(high, *ends)

    def _place(self, index: int, at: int) -> int:
        run, length = self.runs[index], self._length(index)
        if length != run.end - run.start:
            return run.start
        return run.start + min(at, len(self.text)) - run.at

    def _place_after(self, index: int, end: int) -> int:
        run, length = self.runs[index], self._length(index)
        return run.start + min(end, len(self.text)) - run.at if length == run.end - run.start else run.end

    def _index_at(self, at: int) -> int:
        return bisect_right(self.runs, at, key=_at) - 1

    def _length(self, index: int) -> int:
        stop = self.runs[index + 1].at if index + 1 < len(self.runs) else len(self.text)
        return stop - self.runs[index].at

    def slice(self, start: int, end: int) -> CleanText:
        """The part [start, end), with its share of the map."""
        if start <= 0 and end >= len(self.text):
            return self
        text = self.text[start:end]
        if not text:
            return CleanText("", ())
        runs: list[Run] = []
        _copy(self, start, start + len(text), runs, -start)
        return CleanText(text, tuple(runs))

    def stripped(self) -> CleanText:
        """Without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def edited(self, edits: Sequence[Edit]) -> CleanText:
        """With the edits made: they are in order, do not overlap, and count places in this text."""
        if not edits:
            return self
        pieces: list[str] = []
        runs: list[Run] = []
        at = length = 0
        for start, end, new in edits:
            if start > at:
                pieces.append(self.text[at:start])
                _copy(self, at, start, runs, length - at)
                length += start - at
            if new:
                pieces.append(new)
                _append(runs, Run(length, *self._span_of_edit(start, end)), len(new))
                length += len(new)
            at = end
        if at < len(self.text):
            pieces.append(self.text[at:])
            _copy(self, at, len(self.text), runs, length - at)
        return CleanText("".join(pieces), tuple(runs))

    def _span_of_edit(self, start: int, end: int) -> tuple[int, int]:
        if not self.runs:
            return 0, 0
        if end > start:
            return self.original_span(start, end)
        place = self._place_after(self._index_at(start - 1), start) if start else self.runs[0].start
        return place, place

    def replaced(self, text: str) -> CleanText:
        """Other text of the same length in its place, character for character."""
        return self if text == self.text else CleanText(text, self.runs)


def joined(parts: Iterable[CleanText], separator: str) -> CleanText:
    """The parts one after the other; the separator stands for no place of the original."""
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for part in parts:
        if not part.text:
            continue
        if texts:
            place = runs[-1].end
            runs.append(Run(length, place, place))
            length += len(separator)
        texts.append(part.text)
        runs.extend(Run(at + length, start, end) for at, start, end in part.runs)
        length += len(part.text)
    return CleanText(separator.join(texts), tuple(runs))


def _at(run: Run) -> int:
    return run.at


def _copy(source: CleanText, start: int, end: int, runs: list[Run], shift: int) -> None:
    """Append the runs of [start, end) of a text, moved by `shift`."""
    index = bisect_right(source.runs, start, key=_at) - 1
    total = len(source.runs)
    while index < total:
        at, low, high = source.runs[index]
        if at >= end:
            return
        index += 1
        stop = source.runs[index].at if index < total else len(source.text)
        first, last = max(at, start), min(stop, end)
        if stop - at == high - low:
            low, high = low + first - at, low + last - at
        _append(runs, Run(first + shift, low, high), last - first)


def _append(runs: list[Run], run: Run, length: int) -> None:
    """Add a run of `length` characters, as part of the last one where the two are one stretch of the original."""
    if runs and length == run.end - run.start:
        last = runs[-1]
        if last.end == run.start and run.at - last.at == last.end - last.start:
            runs[-1] = Run(last.at, last.start, run.end)
            return
    runs.append(run)
