"""The job runner: reading documents in, loading records and exports, forgetting. It alone reaches into ingest.

Every job leaves the search index in step with the store.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from graph_schema.schema import load_schema
from graph_store.ports import Progress
from graph_store.transfer.load import LoadReport, load_export
from ingest.corpus.check_whole import check_corpus
from ingest.corpus.coverage_page import load_biases, write_coverage
from ingest.corpus.load import CorpusReport, load_corpus
from ingest.corpus.read import read_corpus
from ingest.corpus.stats import CorpusStats as CorpusStats  # for the commands, which may not reach into ingest
from ingest.corpus.stats import corpus_stats, load_fields
from ingest.errors import IngestError
from ingest.importing.run import ImportReport as ImportReport  # likewise
from ingest.importing.run import import_file
from ingest.pipeline import IngestOptions, ingest_paths
from ingest.report import IngestReport
from service.desk import Desk
from service.errors import JobFailed, UnknownId
from service.search.nearest import nearest_values
from service.search.upkeep import index_changes, rebuild

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


def read_documents(
    desk: Desk, paths: Sequence[Path], *, dry_run: bool = False, workers: int | None = None, watch: Watch = Watch()
) -> IngestReport:
    """Read files and folders into the store; a dry run only says what would be read."""
    options = IngestOptions(max_file_bytes=desk.settings.max_file_bytes, dry_run=dry_run)
    report = _tried(lambda: ingest_paths(desk.store, paths, options, workers=workers, progress=watch.reading))
    if report.changed and not dry_run:
        index_changes(desk.store, desk.index, report.changed, progress=watch.indexing)
    return report


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
