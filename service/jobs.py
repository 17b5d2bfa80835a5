"""The job runner: reading documents in, loading records and exports, forgetting. It alone reaches into ingest.

Every job leaves the search index in step with the store.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from graph_schema.documents import Confidentiality
from graph_schema.schema import load_schema
from graph_store.errors import StoreNotFound
from graph_store.open import find_encoder, is_server, open_store
from graph_store.ports import GraphStore, Progress
from graph_store.search.encoding import seconds_a_word
from graph_store.transfer.load import LoadReport, load_export
from ingest.corpus.briefs import read_brief
from ingest.corpus.check_whole import check_corpus
from ingest.corpus.coverage_page import load_biases, write_coverage
from ingest.corpus.guide_page import write_guide
from ingest.corpus.load import CorpusReport, load_corpus
from ingest.corpus.read import read_corpus
from ingest.corpus.stats import CorpusStats as CorpusStats  # for the commands, which may not reach into ingest
from ingest.corpus.stats import corpus_stats, load_fields
from ingest.errors import IngestError
from ingest.explain import ExplainedClaim as ExplainedClaim
from ingest.explain import ExplainedPassage as ExplainedPassage
from ingest.explain import explain_file
from ingest.importing.run import ImportReport as ImportReport  # likewise
from ingest.importing.run import import_file
from ingest.pipeline import IngestOptions, ingest_paths
from ingest.prepare import ReadingOptions
from ingest.read.ocr import TextRecognition
from ingest.report import DocumentReport as DocumentReport  # likewise
from ingest.report import IngestReport as IngestReport  # likewise
from ingest.resolve.queue import QueueReport, update_queue
from service.desk import Desk
from service.errors import JobFailed, UnknownId
from service.search.nearest import nearest_values
from service.search.upkeep import index_changes, rebuild
from service.settings import Settings

T = TypeVar("T")


@dataclass(frozen=True)
class Watch:
    """Who is told how far a job has come: while it reads, and while passages are indexed."""

    reading: Progress | None = None
    indexing: Progress | None = None


@dataclass(frozen=True)
class CorpusCheck:
    """What a look at the bundled records found: how many there are, every fault, and what a curator should see to."""

    records: int
    briefs: int
    faults: list[str]
    warnings: list[str]


@dataclass(frozen=True)
class ReadingRequest:
    """How documents are to be read.

    library: BibTeX or CSL-JSON file with what they are. kind, confidentiality: of all of them. ocr: recognise the text
    of scanned pages. workers: processes that read.
    """

    library: Path | None = None
    kind: str | None = None
    confidentiality: Confidentiality | None = None
    ocr: bool = False
    workers: int | None = None

    def options(self, settings: Settings, *, dry_run: bool = False) -> IngestOptions:
        """The same in the words of the ingest room, with the limits of the settings."""
        recognition = TextRecognition(languages=settings.ocr_languages, seconds=settings.ocr_seconds)
        return IngestOptions(
            max_file_bytes=settings.max_file_bytes,
            dry_run=dry_run,
            library=self.library,
            kind=self.kind,
            confidentiality=self.confidentiality,
            ocr=recognition if self.ocr else None,
            store_folder=None if is_server(settings.store) else Path(settings.store_name),
        )


def read_documents(
    desk: Desk, paths: Sequence[Path], request: ReadingRequest = ReadingRequest(), *, watch: Watch = Watch()
) -> IngestReport:
    """Read files and folders into the store. Raises JobFailed before anything is read."""
    began = time.perf_counter()
    options = request.options(desk.settings)
    report = _tried(lambda: ingest_paths(desk.store, paths, options, workers=request.workers, progress=watch.reading))
    if report.changed:
        index_changes(desk.store, desk.index, report.changed, progress=watch.indexing)
    return replace(report, took_ms=round((time.perf_counter() - began) * 1000))


def forecast_documents(
    settings: Settings, paths: Sequence[Path], request: ReadingRequest = ReadingRequest(), *, watch: Watch = Watch()
) -> tuple[IngestReport, float]:
    """What reading files and folders would bring, and about how many minutes it would take. Makes and changes nothing.

    Raises JobFailed before anything is read.
    """
    options = request.options(settings, dry_run=True)
    store = _store_if_any(settings)
    try:
        report = _tried(lambda: ingest_paths(store, paths, options, workers=request.workers, progress=watch.reading))
    finally:
        if store is not None:
            store.close()
    if report.forecast is None or not report.forecast.documents:
        return report, 0.0
    encoding = report.forecast.words * seconds_a_word(find_encoder(settings.encoder))
    return report, (report.forecast.seconds + encoding) / 60


def explain_document(settings: Settings, path: Path) -> list[ExplainedPassage]:
    """What reading a document would give, passage by passage, and why; nothing is written. Raises JobFailed."""
    store = _store_if_any(settings)
    try:
        names = tuple(store.names()) if store is not None else ()
        return _tried(lambda: explain_file(path, known=names, options=ReadingOptions(settings.max_file_bytes)))
    finally:
        if store is not None:
            store.close()


def _store_if_any(settings: Settings) -> GraphStore | None:
    try:
        return open_store(settings.store, create=False, access=settings.server_access)
    except StoreNotFound:
        return None


def load_bundled_corpus(desk: Desk, *, watch: Watch = Watch()) -> CorpusReport:
    """Load the records and briefs that come with the program. Raises JobFailed with every fault there is."""
    report = _tried(lambda: load_corpus(desk.store, progress=watch.reading))
    index_changes(desk.store, desk.index, report.briefs, progress=watch.indexing)
    return report


def check_bundled_corpus() -> CorpusCheck:
    """Look the bundled records over without loading them."""
    corpus = _tried(read_corpus)
    found = _tried(lambda: check_corpus(corpus, load_schema()))
    return CorpusCheck(len(corpus.records), len(corpus.briefs), faults=found.faults, warnings=found.warnings)


def count_bundled_corpus() -> CorpusStats:
    """What the bundled records cover, without loading them."""
    corpus = _tried(read_corpus)
    return corpus_stats(corpus, load_schema(), _tried(load_fields))


def coverage_page() -> str:
    """The figures of the bundled records as the page of the documentation."""
    return write_coverage(count_bundled_corpus(), _tried(load_biases), load_schema())


def guide_page() -> str:
    """The steps of a mediation with the topics and bundled briefs of each, as the page of the documentation."""
    corpus = _tried(read_corpus)
    return write_guide(load_schema(), _tried(lambda: [read_brief(path) for path in corpus.briefs]))


@dataclass(frozen=True)
class ImportRequest:
    """What to import: a file of a data set, with a map of one's own where none ships, and the version it is of."""

    dataset: str
    file: Path
    map_file: Path | None = None
    version: str | None = None
    dry_run: bool = False


def import_dataset(desk: Desk, request: ImportRequest, *, watch: Watch = Watch()) -> ImportReport:
    """Turn a downloaded data set into claims. Raises JobFailed when file or map cannot be used."""
    report = _tried(
        lambda: import_file(
            desk.store,
            request.file,
            request.dataset,
            map_path=request.map_file,
            version=request.version,
            dry_run=request.dry_run,
            progress=watch.reading,
        )
    )
    if not request.dry_run:
        index_changes(desk.store, desk.index, [], progress=watch.indexing)
    return report


def load_folder(desk: Desk, folder: Path, *, watch: Watch = Watch()) -> LoadReport:
    """Load a jsonl export into the store, empty or not."""
    report = load_export(desk.store, folder, progress=watch.reading)
    rebuild(desk.store, desk.index, progress=watch.indexing)
    return report


def find_duplicates(desk: Desk, *, at: datetime, watch: Watch = Watch()) -> QueueReport:
    """Look for names in the store that may mean one thing; the same name beyond doubt is merged."""
    report = _tried(lambda: update_queue(desk.store, at=at, progress=watch.reading))
    index_changes(desk.store, desk.index, [])
    return report


def forget_document(desk: Desk, document: str, *, watch: Watch = Watch()) -> None:
    """Remove a document with all that rests on it alone. Raises UnknownId, naming the nearest documents."""
    known = [d.id for d in desk.store.documents()]
    if document not in known:
        raise UnknownId("document", document, nearest_values(document, known))
    desk.store.remove(document)
    index_changes(desk.store, desk.index, [document], progress=watch.indexing)


def _tried(job: Callable[[], T]) -> T:
    """The job's result; an error of the ingest room becomes ours, so that no other module need know that room."""
    try:
        return job()
    except IngestError as exc:
        raise JobFailed(str(exc)) from exc
