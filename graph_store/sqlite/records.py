"""Rows of the file as the types of the schema room, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from graph_schema.claims import Claim, Evidence
from graph_schema.graph import Node, Relation
from graph_schema.schema import Property
from graph_store.properties import can_be_tested
from graph_store.statements import Statement, is_curated


def to_json(value: object) -> str:
    """Compact JSON, the same for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def claim_record(claim: Claim) -> str:
    """What is kept of a claim in one piece; its evidence, origin and reviewed status are kept beside it."""
    return claim.model_dump_json(exclude={"evidence", "origin"}, exclude_defaults=True)


def claim_of(row: sqlite3.Row, evidence: Sequence[Evidence]) -> Claim:
    """The claim with its status as reviewed."""
    record = json.loads(row["record"])
    return Claim.model_validate({**record, "status": row["status"], "origin": row["origin"], "evidence": evidence})


def statement_of_row(row: sqlite3.Row) -> Statement:
    """What the claim of a row says."""
    record = json.loads(row["record"])
    return Statement(
        claim=row["id"],
        subject=row["subject"],
        predicate=row["predicate"],
        object=row["target"] or None,
        value=record.get("value"),
        qualifiers=record.get("qualifiers", {}),
        confidence=row["confidence"],
        curated=is_curated(row["origin"]),
        support=row["support"],
        sources=frozenset(json.loads(row["sources"])),
        moved=record["subject"] != row["subject"],
    )


def split_columns(properties: Mapping[str, Any], columns: Mapping[str, Property]) -> tuple[list[Any], str]:
    """Values for the columns, in their order, and JSON of the properties that have none."""
    rest = {n: value for n, value in properties.items() if n not in columns or not can_be_tested(value, columns[n])}
    return [properties[name] if name in properties and name not in rest else None for name in columns], to_json(rest)


def node_of(row: sqlite3.Row, columns: Mapping[str, Property]) -> Node:
    """The node of a row of the nodes table."""
    return Node(
        id=row["id"],
        label=row["label"],
        name=row["name"],
        aliases=json.loads(row["aliases"]),
        properties=properties_of_row(row, columns, "p_"),
    )


def relation_of(row: sqlite3.Row, claims: Sequence[str], edge_columns: Mapping[str, Property]) -> Relation:
    """The relation of a row of the relations table, with the claims it rests on."""
    return Relation(
        type=row["type"],
        source=row["source"],
        target=row["target"],
        properties=properties_of_row(row, edge_columns, "e_"),
        confidence=row["confidence"],
        claims=list(claims),
    )


def properties_of_row(row: sqlite3.Row, columns: Mapping[str, Property], prefix: str) -> dict[str, Any]:
    """Properties from their columns and from the rest, in alphabetical order."""
    found: dict[str, Any] = json.loads(row["rest"])
    for name, prop in columns.items():
        value = row[f"{prefix}{name}"]
        if value is not None:
            found[name] = value_of(value, prop)
    return dict(sorted(found.items()))


def value_of(value: Any, prop: Property) -> Any:
    """A column's value in its own type; the engine keeps truth values as 0 and 1."""
    return bool(value) if prop.type == "boolean" and value is not None else value
