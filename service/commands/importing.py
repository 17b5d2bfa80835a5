"""Taking in data sets that the user has downloaded: import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.asking import open_here
from service.commands.options import Json, Store

if TYPE_CHECKING:
    from service.jobs import ImportReport

SHOWN = 20


def import_data(
    dataset: Annotated[str, typer.Argument(metavar="DATASET", help="pax, ucdp, or csv with a map of your own.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The data set as separated values (CSV, UTF-8).")],
    map_file: Annotated[
        Path | None, typer.Option("--map", metavar="MAP.yaml", help="Which column becomes what, in place of ours.")
    ] = None,
    version: Annotated[
        str | None, typer.Option("--version", metavar="TEXT", help="The data set's version, as it is to be cited.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what it would give; write nothing.")] = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Turn a downloaded data set into claims that cite it, row by row.

    Every column is used, ignored with a reason, or listed; so is every value that has no word here. Importing a file
    again replaces what its rows gave before.

    \b
    Example: goodoffices import pax pax_all_agreements_data.csv --version "version 8" --dry-run
    Example: goodoffices import ucdp UcdpPrioConflict.csv
    Example: goodoffices import csv our-cases.csv --map our-cases.yaml
    """
    from dataclasses import asdict

    from service.commands.printing import print_json, progress_bar, say
    from service.jobs import ImportRequest, Watch, import_dataset

    if dataset == "csv" and map_file is None:
        raise typer.BadParameter("A file of your own needs a map of its columns.", param_hint="--map")
    request = ImportRequest(dataset, file, map_file=map_file, version=version, dry_run=dry_run)
    with open_here(store, create=True) as desk, progress_bar("importing", "indexing") as (importing, indexing):
        report = import_dataset(desk, request, watch=Watch(importing, indexing))
    if as_json:
        print_json(asdict(report))
    else:
        for line in _lines(report):
            say(line)
    if not report.rows and report.bad_rows:
        raise typer.Exit(1)


def _lines(report: ImportReport) -> Iterator[str]:
    """The report for people: what was taken, then everything that was not."""
    done = "would give" if report.dry_run else "gave"
    yield f"{report.dataset}, {report.layout}, {report.version}: {report.rows} rows {done} {report.claims} claims"
    yield f"about {len(report.new)} new and {len(report.matched)} known things."
    yield from (f"row {number}: {why}" for number, why in report.bad_rows)
    yield from _several("known things taken for the same, by name or id", report.matched)
    yield from (f"new, since several are called {name!r}: {', '.join(ids)}" for name, ids in report.several.items())
    yield from (f"column {column} ignored: {why}" for column, why in report.ignored.items())
    yield from _several("columns that the map does not know", report.unmapped_columns)
    yield from _values("value without a word of ours", report.unmapped_values)
    yield from _values("value left out by the map", report.left_out_values)
    yield from _values("name not known or not certain", report.unresolved)
    yield from (f"{column}: left out for {n} things whose rows differ" for column, n in report.varying.items())


def _several(what: str, found: list[str]) -> Iterator[str]:
    if found:
        more = f" and {len(found) - SHOWN} more (--json has all)" if len(found) > SHOWN else ""
        yield f"{len(found)} {what}: {', '.join(found[:SHOWN])}{more}"


def _values(what: str, found: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    for column, values in found.items():
        yield from _several(f"{what} in {column}", [f"{value} ({count})" for value, count in values.items()])
