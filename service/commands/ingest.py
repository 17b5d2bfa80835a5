"""Reading documents in."""

from __future__ import annotations

from os.path import commonpath
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from service.commands.asking import open_here
from service.commands.options import Json, Store, settings_for

if TYPE_CHECKING:
    from service.jobs import DocumentReport, IngestReport, ReadingRequest

Level = Literal["public", "internal", "restricted"]


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders to read.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be read, and how long that would take; write nothing.")
    ] = False,
    bib: Annotated[
        Path | None,
        typer.Option("--bib", metavar="FILE", help="References of the documents: BibTeX or CSL-JSON (Zotero)."),
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="What the documents are, such as handbook.")] = None,
    confidentiality: Annotated[
        Level | None, typer.Option("--confidentiality", help="Who may see them, at the least.")
    ] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Recognise the text of scanned PDFs (ocrmypdf).")] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", min=1, help="Processes that read; by default one a processor, for more than a few files."
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what one document gives, passage by passage, and why; write nothing.")
    ] = False,
    passage: Annotated[int | None, typer.Option("--passage", min=1, help="With --explain: only this passage.")] = None,
    contains: Annotated[
        str | None, typer.Option("--contains", metavar="TEXT", help="With --explain: only passages that hold this.")
    ] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Read documents into the store: passages to search, claims with their quotes.

    What is unchanged is passed over; what cannot be read is listed with the reason, and the rest goes on. A file
    talks.yaml beside talks.pdf says what that document is (title, authors, year, kind, confidentiality, doi).

    \b
    Example: goodoffices ingest reports/ handbook.txt
    Example: goodoffices ingest reports/ --bib library.bib --kind report
    Example: goodoffices ingest reports/ --dry-run --json
    Example: goodoffices ingest handbook.txt --explain --contains mediator
    """
    from graph_schema.documents import Confidentiality
    from service.commands.explaining import explain as explain_one
    from service.commands.printing import print_json
    from service.jobs import ReadingRequest

    if explain:
        explain_one(paths, passage=passage, contains=contains, store=store, as_json=as_json)
        return
    level = Confidentiality(confidentiality) if confidentiality else None
    request = ReadingRequest(library=bib, kind=kind, confidentiality=level, ocr=ocr, workers=jobs)
    report, minutes = _forecast(store, paths, request) if dry_run else (_read(store, paths, request), None)
    if as_json:
        print_json(report.as_json(minutes))
    else:
        _print_report(report, minutes)
    if any(d.status == "failed" for d in report.documents):
        raise typer.Exit(1)


def _read(store: str | None, paths: list[Path], request: ReadingRequest) -> IngestReport:
    from service.commands.printing import progress_bar
    from service.jobs import Watch, read_documents

    with open_here(store, create=True) as desk, progress_bar("reading", "indexing") as (reading, indexing):
        return read_documents(desk, paths, request, watch=Watch(reading, indexing))


def _forecast(store: str | None, paths: list[Path], request: ReadingRequest) -> tuple[IngestReport, float]:
    from service.commands.printing import progress_bar
    from service.jobs import Watch, forecast_documents

    with progress_bar("reading") as (reading,):
        return forecast_documents(settings_for(store), paths, request, watch=Watch(reading))


def _print_report(report: IngestReport, minutes: float | None) -> None:
    """The table of documents, then what concerns the run, then its sums."""
    from service.commands.printing import say

    if report.documents:
        _print_documents(report)
    for notice in report.notices:
        say(notice)
    counts = ", ".join(f"{count} {status}" for status, count in sorted(report.counts.items()))
    say(f"{counts}; {report.took_ms / 1000:.1f} seconds." if counts else "There was nothing to read.")
    if report.forecast is not None and minutes is not None:
        found = report.forecast
        say(
            f"A dry run: nothing was written. Reading it in would bring {found.documents} documents with {found.pages} "
            f"pages and {found.passages} passages, and take {_say_minutes(minutes)}."
        )


def _print_documents(report: IngestReport) -> None:
    """One row a document; the folder that they all lie in is named once."""
    from service.commands.printing import print_table

    paths = [Path(d.path).absolute() for d in report.documents]
    folder = Path(commonpath([path.parent for path in paths]))
    rows = [
        [path.relative_to(folder).as_posix(), d.status, *_figures(d), d.reason or "; ".join(d.warnings)]
        for path, d in zip(paths, report.documents, strict=True)
    ]
    print_table(["document", "status", "pages", "passages", "claims", "remarks"], rows, title=f"In {folder}")


def _figures(document: DocumentReport) -> list[int | str]:
    """Pages, passages and claims, as far as this run knows them."""
    pages = "-" if document.pages is None else document.pages
    if document.status != "read":
        return [pages, "-", "-"]
    return [pages, document.passages, "-" if document.claims is None else document.claims]


def _say_minutes(minutes: float) -> str:
    return "less than a minute" if minutes < 1 else f"about {minutes:.0f} minute{'s' if round(minutes) > 1 else ''}"
