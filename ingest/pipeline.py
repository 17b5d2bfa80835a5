"""The pipeline: files to documents, passages and claims in a store, one document at a time.

A document is written in whole or not at all, so a run that was broken off is finished by the same command: what is
already in is found unchanged and passed over.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from graph_schema.documents import Document, UndecidedName
from graph_store.ports import GraphStore, Progress, SourceBundle
from ingest.errors import FileRefused
from ingest.extract.mine import Mined
from ingest.find import FoundFile, find_files
from ingest.forecast import Tally
from ingest.metadata.library import Library
from ingest.options import IngestOptions
from ingest.prepare import file_digest
from ingest.read.registry import known_endings, refused_endings
from ingest.records import PreparedDocument
from ingest.report import DocumentReport, DocumentStatus, IngestReport
from ingest.run_recipe import recipe_before, recipe_made
from ingest.shelf import Shelf, Slot
from ingest.workers import Outcome, Reader, Task, how_many_workers, outcomes_of

# documents that a dry run mines, for each worker, to see how long that takes
SAMPLES_A_WORKER = 3

__all__ = ["IngestOptions", "bundle_of", "ingest_paths"]


def ingest_paths(
    store: GraphStore | None,
    paths: Sequence[Path],
    options: IngestOptions | None = None,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Read files and folders into the store; what cannot be read is reported and the rest goes on.

    store: None where there is none yet, in a dry run. workers: processes that read; as many as there are processors,
    for more than a few files, when None. The result does not depend on it.
    Raises LibraryWrong, KindUnknown, RecognitionMissing before anything is read.
    """
    options = options or IngestOptions()
    options.check()
    began = time.perf_counter()
    reader = _reader_for(store, options)
    files = find_files(paths, known_endings(), refused_endings(), but_not_in=options.store_folder)
    workers = workers or how_many_workers(len(files))
    run = _Run(store, options, reader.library, Tally(workers))
    outcomes = outcomes_of(map(run.task_for, files), reader, workers=workers)
    reports: list[DocumentReport] = []
    for done, (file, outcome) in enumerate(zip(files, outcomes, strict=True), start=1):
        reports.append(run.passed_over.pop(file) if outcome is None else run.take(outcome))
        if progress:
            progress(done, len(files))
    return IngestReport(
        reports,
        took_ms=round((time.perf_counter() - began) * 1000),
        notices=list(reader.library.warnings) if reader.library else [],
        forecast=run.tally.forecast() if options.dry_run else None,
    )


def _reader_for(store: GraphStore | None, options: IngestOptions) -> Reader:
    return Reader(
        options.max_file_bytes,
        options.mine_claims,
        names=tuple(store.names()) if store is not None else (),
        library=Library.open(options.library) if options.library else None,
        ocr=options.ocr,
    )


class _Run:
    """One run over some files. passed_over: reports on those that need no reading. tally: of a dry run."""

    def __init__(self, store: GraphStore | None, options: IngestOptions, library: Library | None, tally: Tally) -> None:
        self._store = store
        self._options = options
        self._library = library
        self._shelf = Shelf(store)
        self._tasks = 0
        self.passed_over: dict[FoundFile, DocumentReport] = {}
        self.tally = tally

    def task_for(self, file: FoundFile) -> Task | None:
        """What is to be done with a file; None when it is refused, unchanged or there already."""
        report = DocumentReport(path=str(file.path), id=None, status="failed")
        if file.refusal is not None:
            # a file named outright and not there is a failure; one of many in a folder that no reader knows is not
            status: DocumentStatus = "skipped" if file.path.exists() else "failed"
            return self._pass_over(file, replace(report, status=status, reason=file.refusal))
        try:
            digest = file_digest(file.path, max_bytes=self._options.max_file_bytes)
            slot = self._shelf.slot(file, digest, place=self._options.place)
            recipe = recipe_before(file.path, slot.before, self._options, self._library)
        except FileRefused as exc:
            return self._pass_over(file, replace(report, reason=exc.reason))
        before = slot.before
        if before is not None and before.sha256 == digest and before.recipe == str(recipe):
            same = replace(report, id=slot.id, status="unchanged", pages=before.pages)
            return self._pass_over(file, same)
        if twin := self._shelf.twin(digest, of=slot.id):
            return self._pass_over(file, _duplicate(report, twin))
        self._shelf.reserve(slot, source=file.source)
        self._tasks += 1
        is_mined = not self._options.dry_run or self._tasks <= SAMPLES_A_WORKER * self.tally.workers
        return Task(file, slot, digest, recipe, is_mined)

    def _pass_over(self, file: FoundFile, report: DocumentReport) -> Task | None:
        self.passed_over[file] = report
        return None

    def take(self, outcome: Outcome) -> DocumentReport:
        """Write what was read, and say so."""
        task, options = outcome.task, self._options
        slot = task.slot
        report = DocumentReport(path=str(task.file.path), id=slot.id, status="failed")
        if outcome.prepared is None:
            return replace(report, reason=outcome.refusal)
        if twin := self._shelf.twin(task.digest, of=slot.id):
            return _duplicate(report, twin)
        prepared = outcome.prepared
        recipe = recipe_made(task.file.path, prepared.document, task.recipe, options, self._library)
        changes = {"recipe": str(recipe), "place": slot.place, "warnings": _warnings(prepared, slot)}
        document = prepared.document.model_copy(update=changes)
        claims = None
        if options.dry_run:
            self.tally.count(outcome)
        elif outcome.mined is not None:
            claims = self._write(prepared, document, outcome.mined)
        self._shelf.put(document)
        return replace(
            report,
            status="read",
            warnings=document.warnings,
            pages=document.pages,
            passages=len(prepared.text_passages),
            claims=claims,
        )

    def _write(self, prepared: PreparedDocument, document: Document, mined: Mined) -> int:
        """Write a document with what was found in it; how many claims that is."""
        if self._store is None:
            return 0
        if not self._options.mine_claims:
            mined = _known_names_only(self._store, mined)
        self._store.write([bundle_of(prepared, document, mined)])
        return len(mined.claims)


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
    """All that a document brings to the store, the names in it that stay undecided included."""
    undecided = [UndecidedName.model_validate(asdict(note)) for note in mined.notes]
    return SourceBundle(
        origin=document.id,
        document=document.model_copy(update={"undecided": undecided}),
        text=prepared.raw.text,
        sections=prepared.sections,
        passages=[p.passage for p in prepared.passages],
        mentions=mined.mentions,
        claims=mined.claims,
    )
