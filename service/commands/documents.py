"""Bringing documents in and taking them out: ingest, forget."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from service.commands.asking import open_here
from service.commands.options import Json, Store


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders to read.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read; write nothing.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", min=1, help="Processes that read; by default one a processor, for more than a few files."
        ),
    ] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Read documents into the store: passages to search, claims with their quotes.

    What is unchanged is passed over; what cannot be read is listed with the reason, and the rest goes on.

    \b
    Example: goodoffices ingest reports/ handbook.txt
    Example: goodoffices ingest reports/ --dry-run --json
    """
    from service.commands.printing import print_json, print_table, progress_bar, say
    from service.jobs import Watch, read_documents

    with open_here(store, create=True) as desk, progress_bar("reading", "indexing") as (reading, indexing):
        report = read_documents(desk, paths, dry_run=dry_run, workers=jobs, watch=Watch(reading, indexing))
    if as_json:
        print_json(report.as_json())
    else:
        rows = [[d.path, d.status, d.passages, d.claims, d.reason or "; ".join(d.warnings)] for d in report.documents]
        print_table(["path", "status", "passages", "claims", "remarks"], rows)
        say(
            ", ".join(f"{count} {status}" for status, count in sorted(report.counts.items()))
            or "There was nothing to read."
        )
    if any(d.status == "failed" for d in report.documents):
        raise typer.Exit(1)


def forget(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="The document's id, as `status` and `ingest` give it.")
    ],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Remove a document with all that rests on it alone.

    \b
    Example: goodoffices forget document:review
    """
    from service.commands.printing import print_json, progress_bar, say
    from service.jobs import Watch, forget_document

    with open_here(store) as desk, progress_bar("indexing") as (indexing,):
        forget_document(desk, document, watch=Watch(indexing=indexing))
    if as_json:
        print_json({"forgotten": document})
    else:
        say(f"{document} is forgotten.")
