"""What a dry run expects of the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.extract.mine import Mined
from ingest.find import FoundFile
from ingest.forecast import MINING_WORDS_A_SECOND, WRITING_WORDS_A_SECOND, Tally, count_words
from ingest.prepare import prepare
from ingest.recipe import Recipe
from ingest.records import PreparedDocument
from ingest.shelf import Slot
from ingest.workers import Outcome, Task

MINED = Mined((), ())


@pytest.fixture
def prepared(tmp_path: Path) -> PreparedDocument:
    path = tmp_path / "talks.txt"
    path.write_text("The talks were held in May.\fThey went on in June and in July.\n")
    return prepare(path)


def _outcome(
    prepared: PreparedDocument | None, *, mining_seconds: float = 0.0, reading_seconds: float = 2.0
) -> Outcome:
    task = Task(FoundFile(Path("talks.txt"), "talks.txt"), Slot("document:talks", ""), "", Recipe(""))
    mined = MINED if mining_seconds else None
    return Outcome(task, prepared, mined, reading_seconds=reading_seconds, mining_seconds=mining_seconds)


def _tally(*outcomes: Outcome, workers: int = 1) -> Tally:
    tally = Tally(workers)
    for outcome in outcomes:
        tally.count(outcome)
    return tally


def test_documents_pages_and_passages_are_counted(prepared: PreparedDocument) -> None:
    found = _tally(_outcome(prepared), _outcome(prepared), _outcome(None)).forecast()
    assert (found.documents, found.pages, found.passages) == (2, 4, 2 * len(prepared.text_passages))
    assert found.words == 2 * count_words(prepared) == 28


def test_mining_is_as_slow_as_the_samples_say(prepared: PreparedDocument) -> None:
    words = count_words(prepared)
    samples = [_outcome(prepared, mining_seconds=words / speed) for speed in (1.0, 100.0, 100.0)]
    seconds = _tally(*samples).forecast().seconds
    assert seconds == pytest.approx(3 * 2.0 + 3 * words / 100.0 + 3 * words / WRITING_WORDS_A_SECOND)


def test_workers_share_reading_and_mining(prepared: PreparedDocument) -> None:
    words = count_words(prepared)
    seconds = _tally(_outcome(prepared), workers=2).forecast().seconds
    assert seconds == pytest.approx((2.0 + words / MINING_WORDS_A_SECOND) / 2 + words / WRITING_WORDS_A_SECOND)


def test_nothing_to_read_takes_no_time() -> None:
    assert _tally().forecast().seconds == 0.0
