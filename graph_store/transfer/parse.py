"""Reading the lines of an export into typed records, with every error naming its file and line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph_schema.claims import Claim
from graph_schema.documents import Document, Mention, Passage, Section
from graph_schema.graph import Node, Relation
from graph_schema.judgements import Judgement
from graph_store.errors import StoreError

Row = dict[str, Any]


class ExportFileError(StoreError):
    """A file of an export cannot be loaded: says the file, the line, what was found and what was expected."""


def read_rows(path: Path, *, required: bool) -> Iterator[tuple[str, Row]]:
    """(place, row) of each line of a jsonl file; place reads `nodes.jsonl line 3`."""
    if not path.exists():
        if required:
            raise ExportFileError(
                f"{path}: no such file; expected an export made with `goodoffices export --format jsonl`"
            )
        return
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield f"{path.name} line {number}", _row(line, f"{path.name} line {number}")
    except UnicodeDecodeError as exc:
        raise ExportFileError(f"{path}: not UTF-8 text: {exc.reason} at byte {exc.start}") from exc
    except OSError as exc:
        raise ExportFileError(f"{path}: cannot be read: {exc.strerror}") from exc


def _row(line: str, place: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as exc:
        raise ExportFileError(f"{place}: not JSON: {exc.msg} at column {exc.colno}") from exc
    if not isinstance(row, dict):
        raise ExportFileError(f"{place}: expected a JSON object, found {type(row).__name__}")
    return row


def _fault(place: str, exc: ValidationError) -> ExportFileError:
    first = exc.errors()[0]
    field = ".".join(str(part) for part in first["loc"]) or "the row"
    return ExportFileError(f"{place}: {field}: {first['msg']}")


def parse_node(place: str, row: Row) -> Node:
    try:
        return Node.model_validate(row)
    except ValidationError as exc:
        raise _fault(place, exc) from exc


def parse_relation(place: str, row: Row) -> Relation:
    try:
        return Relation.model_validate(row)
    except ValidationError as exc:
        raise _fault(place, exc) from exc


def parse_claim(place: str, row: Row) -> Claim:
    """A claim; fields left out or null take their defaults, the origin the one document its evidence lies in."""
    given = {k: v for k, v in row.items() if v is not None}
    if "origin" not in given:
        documents = {e.get("document") for e in given.get("evidence", []) if isinstance(e, dict)}
        only = documents.pop() if len(documents) == 1 else None
        given["origin"] = only or "load"
    try:
        return Claim.model_validate(given)
    except ValidationError as exc:
        raise _fault(place, exc) from exc


def parse_judgement(place: str, row: Row) -> Judgement:
    try:
        return Judgement.model_validate(row)
    except ValidationError as exc:
        raise _fault(place, exc) from exc


def parse_passage(place: str, row: Row) -> Passage:
    given = {k: v for k, v in row.items() if v is not None}
    try:
        return Passage.model_validate(given)
    except ValidationError as exc:
        raise _fault(place, exc) from exc


def document_of(node: Node, place: str) -> Document:
    """The Document that a node of label Document stands for."""
    given = {k: v for k, v in node.properties.items() if k in Document.model_fields}
    try:
        return Document.model_validate({"title": node.name} | given | {"id": node.id})
    except ValidationError as exc:
        raise _fault(place, exc) from exc


def section_of(node: Node, place: str) -> Section:
    """The Section that a node of label Section stands for."""
    given = {k: v for k, v in node.properties.items() if k in Section.model_fields and v is not None}
    try:
        return Section.model_validate({"path": node.name} | given | {"id": node.id, "name": node.name})
    except ValidationError as exc:
        raise _fault(place, exc) from exc


def mention_of(relation: Relation, place: str) -> Mention:
    """The Mention that a MENTIONS relation stands for."""
    found = relation.properties
    given = {
        "passage": relation.source,
        "node": found.get("given", relation.target),
        "surface": found.get("surface", ""),
        "start": found.get("start", 0),
        "end": found.get("end", 0),
        "confidence": relation.confidence,
    }
    try:
        return Mention.model_validate(given)
    except ValidationError as exc:
        raise _fault(place, exc) from exc
