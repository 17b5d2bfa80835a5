"""Moving a store: export and load."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from service.commands.asking import open_here
from service.commands.options import Json, Store, settings_for

FORMATS = ("jsonl", "csv", "graphml", "jsonld")


def export(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")],
    file_format: Annotated[str, typer.Option("--format", help="jsonl, csv, graphml or jsonld.")] = "jsonl",
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Write the whole store to a folder; jsonl can be loaded again without loss.

    \b
    Example: goodoffices export --format jsonl --out backup/
    Example: goodoffices export --format graphml --out for-gephi/
    """
    from graph_store.open import open_store
    from graph_store.transfer.export import export_store
    from service.commands.printing import print_json, print_table, progress_bar

    if file_format not in FORMATS:
        raise typer.BadParameter(f"{file_format!r} is not known; choose {', '.join(FORMATS)}.", param_hint="--format")
    settings = settings_for(store)
    opened = open_store(settings.store, create=False, access=settings.server_access)
    try:
        with progress_bar("writing") as (report,):
            written = export_store(opened, out, file_format, progress=report)
    finally:
        opened.close()
    if as_json:
        print_json({"folder": str(written.folder), "files": written.files})
    else:
        print_table(["file", "rows"], [[str(written.folder / name), rows] for name, rows in written.files.items()])


def load(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder made with `export --format jsonl`.")],
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Load a jsonl export, into an empty store or one that is not.

    \b
    Example: goodoffices load backup/ --store restored/
    """
    from dataclasses import asdict

    from service.commands.printing import print_json, progress_bar, say
    from service.jobs import Watch, load_folder

    with open_here(store, create=True) as desk, progress_bar("loading", "indexing") as (loading, indexing):
        report = load_folder(desk, folder, watch=Watch(loading, indexing))
    if as_json:
        print_json(asdict(report))
    else:
        say(
            f"{report.documents} documents, {report.passages} passages, {report.nodes} nodes and "
            f"{report.claims} claims are in the store."
        )
        for line in report.ignored:
            say(f"not taken: {line}")
