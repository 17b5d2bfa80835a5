"""Importing a file: read, mapped, reported, and written unless it is a dry run. Importing it again changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graph_schema.schema import load_schema
from graph_store.ports import GraphStore, Progress, SourceBundle
from ingest.importing.dataset_map import ImportRefused, Layout, load_map
from ingest.importing.known_things import known_things
from ingest.importing.row_claims import Mapped, RowMapper, Source, Values, unmapped_columns
from ingest.importing.table import Table, read_table

UNSTATED = "version not stated"


@dataclass(frozen=True)
class ImportReport:
    """What a file gave, or would give.

    bad_rows: (row number, reason). several: names that more than one known node has, so that a new one was made.
    ignored: columns that the map leaves out, with the reason; unmapped_columns: those it does not know.
    unmapped_values: values that no word of ours was found for, left_out_values: those the map knows and leaves out,
    unresolved: names of actors and places that are not known or not certain, each by column with how often.
    varying: columns whose rows about one thing differ, with how many things.
    """

    dataset: str
    layout: str
    version: str
    dry_run: bool
    rows: int
    claims: int
    new: list[str]
    matched: list[str]
    several: dict[str, list[str]]
    bad_rows: list[tuple[int, str]]
    ignored: dict[str, str]
    unmapped_columns: list[str]
    unmapped_values: Values
    left_out_values: Values
    unresolved: Values
    varying: dict[str, int] = field(default_factory=dict)


def import_file(
    store: GraphStore,
    path: Path,
    dataset: str,
    *,
    map_path: Path | None = None,
    version: str | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a data set's file. Raises ImportRefused when file or map cannot be used; nothing is then written."""
    schema = load_schema()
    dataset_map = load_map(dataset, map_path, schema)
    table = read_table(path)
    layout = dataset_map.layout_for(table.columns)
    source = Source(dataset_map, layout, version or _version(layout, table) or dataset_map.version or UNSTATED)
    labels = dict.fromkeys(["Agreement", *(node.label for node in layout.nodes.values())])
    known = known_things(schema, store.names(), [node for label in labels for node in store.nodes(label=label)])
    mapped = RowMapper(source, schema, known).map_rows(table.rows)
    if not dry_run:
        bundles = [SourceBundle(origin=source.origin(row_id), claims=claims) for row_id, claims in mapped.rows]
        store.write(bundles, progress=progress)
    return _report(source, table, mapped, dry_run=dry_run)


def _version(layout: Layout, table: Table) -> str | None:
    """The version that the file itself states. Raises ImportRefused when it states several."""
    if layout.version_column is None or layout.version_column not in table.columns:
        return None
    found = sorted({row.cells[layout.version_column] for row in table.rows} - {""})
    if len(found) > 1:
        raise ImportRefused(f"{layout.version_column} names several versions: {', '.join(found)}; import one at a time")
    return f"version {found[0]}" if found else None


def _report(source: Source, table: Table, mapped: Mapped, *, dry_run: bool) -> ImportReport:
    return ImportReport(
        dataset=source.map.dataset,
        layout=source.layout.name,
        version=source.version,
        dry_run=dry_run,
        rows=len(mapped.rows),
        claims=sum(len(claims) for _, claims in mapped.rows),
        new=sorted(mapped.new),
        matched=sorted(mapped.matched),
        several=mapped.several,
        bad_rows=sorted([*table.bad, *mapped.bad]),
        ignored={c: why for c, why in source.layout.ignored.items() if c in table.columns},
        unmapped_columns=unmapped_columns(source.layout, table.columns),
        unmapped_values={column: dict(found) for column, found in mapped.unmapped.items()},
        left_out_values={column: dict(found) for column, found in mapped.left_out.items()},
        unresolved={column: dict(found) for column, found in mapped.unresolved.items()},
        varying={column: len(nodes) for column, nodes in mapped.varying.items()},
    )
