"""Keeping judgements, and moving what is said of one thing to the other where they are judged to be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph_schema.claims import Status
from graph_schema.judgements import Judgement
from graph_schema.schema import Schema
from graph_store.bundles import Touched, check_judgement
from graph_store.neo4j.ledger_writing import CLAIM_COLUMNS, put
from graph_store.neo4j.names import CLAIM, JUDGEMENT, MENTION
from graph_store.neo4j.records import claim_of, standing_properties
from graph_store.neo4j.resolving import read_resolution
from graph_store.neo4j.sessions import Transaction


def keep_judgements(transaction: Transaction, judgements: Iterable[Judgement], schema: Schema) -> Touched:
    """Write judgements and move what they make one, or part again; what that touches. Raises StoreConflict."""
    before = read_resolution(transaction)
    kept = {judgement.pair: judgement for judgement in judgements}
    for judgement in kept.values():
        check_judgement(judgement, schema)
    rows = [_row(judgement) for judgement in kept.values()]
    put(transaction, f"UNWIND $rows AS row MATCH (j:{JUDGEMENT} {{id: row.id}}) DELETE j", rows)
    lasting = [_row(judgement) for judgement in kept.values() if not judgement.is_nothing]
    put(transaction, f"UNWIND $rows AS row CREATE (j:{JUDGEMENT}) SET j = row", lasting)
    after = read_resolution(transaction)
    moved = sorted(after.moved_since(before))
    touched = Touched(after)
    touched.nodes.update(resolution.shown(node) for node in moved for resolution in (before, after))
    _move_claims(transaction, sorted({before.shown(node) for node in moved}), schema, touched)
    shown = [{"node": node, "entity": after.shown(node)} for node in moved]
    put(transaction, f"UNWIND $rows AS row MATCH (m:{MENTION} {{node: row.node}}) SET m.entity = row.entity", shown)
    return touched


def _row(judgement: Judgement) -> dict[str, Any]:
    record = judgement.model_dump_json(exclude_none=True)
    return {"id": "\n".join(judgement.pair), "verdict": judgement.verdict.value, "record": record}


def _move_claims(transaction: Transaction, nodes: Sequence[str], schema: Schema, touched: Touched) -> None:
    """Take up anew every claim about these nodes, as they were shown before."""
    about = f"RETURN c.subject AS subject, c.target AS target, {CLAIM_COLUMNS}"
    rows = transaction.run(
        f"""UNWIND $nodes AS node MATCH (c:{CLAIM} {{subject: node}}) {about}
        UNION UNWIND $nodes AS node MATCH (c:{CLAIM} {{target: node}}) {about}""",
        {"nodes": nodes},
    )
    for row in rows:
        touched.add(row["subject"], row["target"])
    take_up(transaction, rows, schema, touched)


def take_up(transaction: Transaction, rows: Iterable[Any], schema: Schema, touched: Touched) -> None:
    """Judge kept claims by the schema and the resolution as they are now. rows: CLAIM_COLUMNS of each."""
    standings = []
    for row in rows:
        claim = claim_of(row)
        properties = standing_properties(claim, Status(row["status"]), schema, touched.resolution)
        touched.add(properties["subject"], properties["target"])
        standings.append({"id": claim.id, **properties})
    # a property that becomes null goes; `+=` with null does that
    put(transaction, f"UNWIND $rows AS row MATCH (c:{CLAIM} {{id: row.id}}) SET c += row", standings)
