"""The pipeline: files to documents, passages and claims in a store, one document at a time.

A document is written in whole or not at all, so a run that was broken off is finished by the same command: what is
already in is found unchanged and passed over.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph_schema.documents import Document
from graph_store.ports import GraphStore, Progress, SourceBundle
from ingest.errors import FileRefused
from ingest.extract.mine import RECIPE as MINING_RECIPE
from ingest.extract.mine import Mined
from ingest.find import FoundFile, find_files
from ingest.prepare import RECIPE as READING_RECIPE
from ingest.prepare import file_digest
from ingest.read.registry import known_endings
from ingest.records import PreparedDocument
from ingest.report import DocumentReport, DocumentStatus, IngestReport
from ingest.shelf import Shelf, Slot
from ingest.workers import Outcome, Task, how_many_workers, outcomes_of


@dataclass(frozen=True)
class IngestOptions:
    """How to ingest.

    mine_claims: False reads passages and finds in them the names the store knows, but draws no facts from them.
    max_file_bytes: larger files are refused. dry_run: read and cut up, write nothing. place: stands for the folder the
    files are from, for a collection that is the same one wherever it is installed.
    """

    max_file_bytes: int = 200_000_000
    mine_claims: bool = True
    dry_run: bool = False
    place: str | None = None

    @property
    def recipe(self) -> str:
        """Names the pipeline's versions and settings: a document made by another recipe is read again."""
        return f"{READING_RECIPE} {MINING_RECIPE if self.mine_claims else 'names only'}"


def ingest_paths(
    store: GraphStore,
    paths: Sequence[Path],
    options: IngestOptions | None = None,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Read files and folders into the store; what cannot be read is reported and the rest goes on.

    workers: processes that read; as many as there are processors, for more than a few files, when None. The result does
    not depend on it.
    """
    options = options or IngestOptions()
    began = time.perf_counter()
    files = find_files(paths, known_endings())
    run = _Run(store, options, Shelf.of(store.documents()))
    names = tuple(store.names())
    outcomes = outcomes_of(map(run.task_for, files), names, workers=workers or how_many_workers(len(files)))
    reports: list[DocumentReport] = []
    for done, (file, outcome) in enumerate(zip(files, outcomes, strict=True), start=1):
        reports.append(run.passed_over.pop(file) if outcome is None else run.take(outcome))
        if progress:
            progress(done, len(files))
    return IngestReport(reports, took_ms=round((time.perf_counter() - began) * 1000))


class _Run:
    """One run over some files. passed_over: reports on those that need no reading."""

    def __init__(self, store: GraphStore, options: IngestOptions, shelf: Shelf) -> None:
        self._store = store
        self._options = options
        self._shelf = shelf
        self.passed_over: dict[FoundFile, DocumentReport] = {}

    def task_for(self, file: FoundFile) -> Task | None:
        """What is to be done with a file; None when it is refused, unchanged or there already."""
        report = DocumentReport(path=str(file.path), id=None, status="failed")
        if file.refusal is not None:
            # a file named outright and not there is a failure; one of many in a folder that no reader knows is not
            status: DocumentStatus = "skipped" if file.path.exists() else "failed"
            return self._pass_over(file, replace(report, status=status, reason=file.refusal))
        try:
            digest = file_digest(file.path, max_bytes=self._options.max_file_bytes)
        except FileRefused as exc:
            return self._pass_over(file, replace(report, reason=exc.reason))
        slot = self._shelf.slot(file, digest, place=self._options.place)
        before = slot.before
        if before is not None and before.sha256 == digest and before.recipe == self._options.recipe:
            same = replace(report, id=slot.id, status="unchanged", pages=before.pages)
            return self._pass_over(file, same)
        if twin := self._shelf.twin(digest, of=slot.id):
            return self._pass_over(file, _duplicate(report, twin))
        self._shelf.reserve(slot, source=file.source)
        return Task(file, slot, digest, self._options.max_file_bytes, self._options.mine_claims)

    def _pass_over(self, file: FoundFile, report: DocumentReport) -> Task | None:
        self.passed_over[file] = report
        return None

    def take(self, outcome: Outcome) -> DocumentReport:
        """Write what was read, and say so."""
        slot, options = outcome.task.slot, self._options
        report = DocumentReport(path=str(outcome.task.file.path), id=slot.id, status="failed")
        if outcome.prepared is None or outcome.mined is None:
            return replace(report, reason=outcome.refusal)
        if twin := self._shelf.twin(outcome.task.digest, of=slot.id):
            return _duplicate(report, twin)
        prepared, mined = outcome.prepared, outcome.mined
        changes = {"recipe": options.recipe, "place": slot.place, "warnings": _warnings(prepared, slot)}
        document = prepared.document.model_copy(update=changes)
        if not options.mine_claims:
            mined = _known_names_only(self._store, mined)
        if not options.dry_run:
            self._store.write([bundle_of(prepared, document, mined)])
        self._shelf.put(document)
        return replace(
            report,
            status="read",
            warnings=document.warnings,
            pages=document.pages,
            passages=len(prepared.passages),
            claims=len(mined.claims),
        )


def _duplicate(report: DocumentReport, twin: Document) -> DocumentReport:
    reason = f"the same bytes as {twin.source or twin.id}, which is in the store as {twin.id}"
    return replace(report, id=twin.id, status="duplicate", reason=reason)


def _warnings(prepared: PreparedDocument, slot: Slot) -> list[str]:
    found = list(prepared.document.warnings)
    if slot.namesake is not None:
        name, there = prepared.raw.source, slot.namesake.id
        found.append(f"another {name}, from another folder, is in the store as {there}; both are kept")
    return found


def _known_names_only(store: GraphStore, mined: Mined) -> Mined:
    """The mentions of nodes that the store has, and nothing that would add to it."""
    there = {n.id for n in store.nodes(ids=sorted({m.node for m in mined.mentions}))}
    return replace(mined, claims=(), mentions=tuple(m for m in mined.mentions if m.node in there))


def bundle_of(prepared: PreparedDocument, document: Document, mined: Mined) -> SourceBundle:
    """All that a document brings to the store."""
    return SourceBundle(
        origin=document.id,
        document=document,
        text=prepared.raw.text,
        sections=prepared.sections,
        passages=[p.passage for p in prepared.passages],
        mentions=mined.mentions,
        claims=mined.claims,
    )
