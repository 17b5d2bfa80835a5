"""How long reading documents in would take, from a dry run: what was read, and samples of the rest."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.records import PreparedDocument
from ingest.workers import Outcome

# Claims and passages to the embedded store, measured by benchmarks.ingest: little of the whole, so not sampled.
WRITING_WORDS_A_SECOND = 60_000
# Used when no document was mined for a sample.
MINING_WORDS_A_SECOND = 20_000


@dataclass(frozen=True)
class Forecast:
    """What a run would take in. seconds: expected, encoding left out."""

    documents: int
    pages: int
    passages: int
    words: int
    seconds: float


@dataclass
class Tally:
    """Counts what a dry run reads. Some of its documents are mined, to see how long that takes here."""

    workers: int
    _documents: int = 0
    _pages: int = 0
    _passages: int = 0
    _words: int = 0
    _reading_seconds: float = 0.0
    _mining_speeds: list[float] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Take in a document that was read."""
        if outcome.prepared is None:
            return
        words = count_words(outcome.prepared)
        self._documents += 1
        self._pages += outcome.prepared.document.pages or 0
        self._passages += len(outcome.prepared.text_passages)
        self._words += words
        self._reading_seconds += outcome.reading_seconds
        if outcome.mined is not None and outcome.mining_seconds > 0:
            self._mining_speeds.append(words / outcome.mining_seconds)

    def forecast(self) -> Forecast:
        """What the whole run would take, done by as many workers."""
        mining = self._words / _typical(self._mining_speeds)
        seconds = (self._reading_seconds + mining) / self.workers + self._words / WRITING_WORDS_A_SECOND
        return Forecast(self._documents, self._pages, self._passages, self._words, seconds)


def count_words(prepared: PreparedDocument) -> int:
    """Words of all passages, furniture aside."""
    return sum(len(passage.passage.text.split()) for passage in prepared.text_passages)


def _typical(speeds: Sequence[float]) -> float:
    """The median: the first documents of a process wait for what is loaded once."""
    return statistics.median(speeds) if speeds else MINING_WORDS_A_SECOND
