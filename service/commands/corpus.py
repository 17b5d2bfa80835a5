"""The corpus that comes with the program: load, check, stats, guide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.asking import open_here
from service.commands.options import Json, Store

if TYPE_CHECKING:
    from service.jobs import CorpusStats


def load(store: Store = None, as_json: Json = False) -> None:
    """Load the records and briefs that come with the program.

    \b
    Example: goodoffices corpus load
    """
    from service.commands.printing import print_json, progress_bar, say
    from service.jobs import Watch, load_bundled_corpus

    with open_here(store, create=True) as desk, progress_bar("loading", "indexing") as (loading, indexing):
        report = load_bundled_corpus(desk, watch=Watch(loading, indexing))
    if as_json:
        print_json({"records": report.records, "claims": report.claims, "briefs": report.briefs})
    else:
        say(f"{report.records} records with {report.claims} claims and {len(report.briefs)} briefs are in the store.")


def check(as_json: Json = False) -> None:
    """Look over the records that come with the program, without loading them; only a fault makes it fail.

    \b
    Example: goodoffices corpus check
    """
    from dataclasses import asdict

    from service.commands.printing import print_json, say
    from service.jobs import check_bundled_corpus

    found = check_bundled_corpus()
    if as_json:
        print_json(asdict(found))
    else:
        for line in [*found.faults, *(f"warning: {warning}" for warning in found.warnings)]:
            say(line)
        kinds = f"{len(found.faults)} faults, {len(found.warnings)} warnings"
        say(f"{found.records} records, {found.briefs} briefs, {kinds}.")
    if found.faults:
        raise typer.Exit(1)


def stats(
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Write the coverage page to this file.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Count what the records that come with the program cover.

    \b
    Example: goodoffices corpus stats
    Example: goodoffices corpus stats --write docs/coverage.md
    """
    from dataclasses import asdict

    from service.commands.printing import print_json, say
    from service.jobs import count_bundled_corpus, coverage_page

    if write is not None:
        _write_page(write, coverage_page())
    found = count_bundled_corpus()
    if as_json:
        print_json(asdict(found))
    elif write is not None:
        say(f"The coverage of {sum(found.records.values())} records is in {write}.")
    else:
        _print(found)


def guide(
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Write the guide to this file instead.")
    ] = None,
) -> None:
    """Show the steps of a mediation, with the topics and briefs that belong to each.

    \b
    Example: goodoffices corpus guide
    Example: goodoffices corpus guide --write docs/process-guide.md
    """
    from service.commands.printing import say
    from service.jobs import guide_page

    page = guide_page()
    if write is None:
        say(page)
    else:
        _write_page(write, page)
        say(f"The process guide is in {write}.")


def _write_page(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as exc:
        raise typer.BadParameter(f"{path} cannot be written: {exc.strerror}.", param_hint="--write") from exc


def _print(found: CorpusStats) -> None:
    from service.commands.printing import print_table

    print_table(["what", "how many"], [*found.records.items(), ("briefs", found.briefs), ("works", found.works)])
    print_table(["region", "cases"], list(found.by_region.items()))
    print_table(["part of a region", "cases"], list(found.by_subregion.items()))
    for title, tables in (("decade", found.by_decade), ("outcome", found.outcomes)):
        names = sorted({name for table in tables.values() for name in table})
        print_table([title, *tables], [[name, *(t.get(name, 0) for t in tables.values())] for name in names])
    print_table(["members", "groups"], list(found.sizes.items()))
    fields = [[label, row.field, row.coded, row.of] for label, rows in found.completeness.items() for row in rows]
    print_table(["type", "field", "coded", "of"], fields)
    print_table(["sure", "facts and relations"], list(found.sureness.items()))
