"""Exporting a store: jsonl (which can be loaded again), csv for spreadsheets, GraphML for graph tools, JSON-LD."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from graph_store.errors import StoreError
from graph_store.ports import GraphStore, Progress
from graph_store.transfer.files import file_stem, make_folder, whole_file
from graph_store.transfer.graphml import write_graphml
from graph_store.transfer.jsonld import write_jsonld
from graph_store.transfer.rows import (
    Row,
    all_claims,
    all_nodes,
    all_passages,
    claim_row,
    judgement_row,
    node_row,
    passage_row,
    relation_row,
)


@dataclass(frozen=True)
class ExportReport:
    """What an export wrote: file name -> number of rows, and the folder."""

    folder: Path
    files: dict[str, int] = field(default_factory=dict)


def _tables(store: GraphStore) -> dict[str, Iterable[Row]]:
    return {
        "nodes": (node_row(n) for n in all_nodes(store)),
        "relations": (relation_row(r) for r in store.relations(mentions=True)),
        "claims": (claim_row(c) for c in all_claims(store)),
        "passages": (passage_row(p) for p in all_passages(store)),
        "judgements": (judgement_row(j) for j in store.judgements()),
    }


def _write_lines(path: Path, rows: Iterable[Row]) -> int:
    count = 0
    with whole_file(path) as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def _write_table(path: Path, rows: Iterable[Row]) -> int:
    """Comma-separated, one header line; lists and mappings as JSON in their cell."""
    count = 0
    with whole_file(path) as out:
        writer: csv.DictWriter[str] | None = None
        for row in rows:
            if writer is None:
                writer = csv.DictWriter(out, fieldnames=list(row))
                writer.writeheader()
            cells = {k: json.dumps(v, ensure_ascii=False) if isinstance(v, dict | list) else v for k, v in row.items()}
            writer.writerow(cells)
            count += 1
    return count


def _export_jsonl(store: GraphStore, folder: Path, progress: Progress | None) -> dict[str, int]:
    files: dict[str, int] = {}
    tables = _tables(store)
    for done, (name, rows) in enumerate(tables.items()):
        files[f"{name}.jsonl"] = _write_lines(folder / f"{name}.jsonl", rows)
        if progress:
            progress(done + 1, len(tables) + 1)
    files["documents/"] = _write_texts(store, folder / "documents")
    if progress:
        progress(len(tables) + 1, len(tables) + 1)
    return files


def _write_texts(store: GraphStore, folder: Path) -> int:
    make_folder(folder)
    documents = store.documents()
    for document in documents:
        with whole_file(folder / f"{file_stem(document.id)}.txt") as out:
            out.write(store.document_text(document.id))
    return len(documents)


def _export_csv(store: GraphStore, folder: Path, progress: Progress | None) -> dict[str, int]:
    files: dict[str, int] = {}
    tables = _tables(store)
    for done, (name, rows) in enumerate(tables.items()):
        files[f"{name}.csv"] = _write_table(folder / f"{name}.csv", rows)
        if progress:
            progress(done + 1, len(tables))
    return files


def _export_graphml(store: GraphStore, folder: Path, progress: Progress | None) -> dict[str, int]:
    with whole_file(folder / "graph.graphml") as out:
        count = write_graphml(out, all_nodes(store), store.relations())
    if progress:
        progress(1, 1)
    return {"graph.graphml": count}


def _export_jsonld(store: GraphStore, folder: Path, progress: Progress | None) -> dict[str, int]:
    with whole_file(folder / "graph.jsonld") as out:
        count = write_jsonld(out, all_nodes(store), store.relations())
    if progress:
        progress(1, 1)
    return {"graph.jsonld": count}


FORMATS: dict[str, Callable[[GraphStore, Path, Progress | None], dict[str, int]]] = {
    "jsonl": _export_jsonl,
    "csv": _export_csv,
    "graphml": _export_graphml,
    "jsonld": _export_jsonld,
}


def export_store(
    store: GraphStore, folder: Path, file_format: str, *, progress: Progress | None = None
) -> ExportReport:
    """Write the whole store into a folder; files of an earlier export there are replaced one by one, each as a whole.

    Raises StoreError for a format that is not known, StoreNotWritable when the folder cannot be written.
    """
    if file_format not in FORMATS:
        raise StoreError(f"unknown export format {file_format!r}; known: {', '.join(FORMATS)}")
    make_folder(folder)
    return ExportReport(folder=folder, files=FORMATS[file_format](store, folder, progress))
