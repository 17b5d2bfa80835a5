"""Keeping judgements, and moving what is said of one thing to the other where they are judged to be one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple

from graph_schema.claims import Claim, Status
from graph_schema.judgements import Judgement, Resolution, Verdict
from graph_schema.schema import Schema
from graph_store.bundles import Touched, check_judgement, standing


def read_judgements(connection: sqlite3.Connection, verdict: Verdict | None = None) -> list[Judgement]:
    """Judgements in order of their pairs, those of that verdict or all."""
    only, values = ("", ()) if verdict is None else (" WHERE verdict = ?", (verdict.value,))
    rows = connection.execute(f"SELECT record FROM judgements{only} ORDER BY one, other", values)
    return [Judgement.model_validate_json(row["record"]) for row in rows]


def read_resolution(connection: sqlite3.Connection) -> Resolution:
    """Which things are shown as one now."""
    return Resolution(read_judgements(connection, Verdict.POSITIVE))


def keep_judgements(connection: sqlite3.Connection, judgements: Iterable[Judgement], schema: Schema) -> Touched:
    """Write judgements and move what they make one, or part again; what that touches. Raises StoreConflict."""
    before = read_resolution(connection)
    for judgement in judgements:
        check_judgement(judgement, schema)
        connection.execute("DELETE FROM judgements WHERE one = ? AND other = ?", judgement.pair)
        if not judgement.is_nothing:
            row = (*judgement.pair, judgement.verdict.value, judgement.model_dump_json(exclude_none=True))
            connection.execute("INSERT INTO judgements VALUES (?, ?, ?, ?)", row)
    after = read_resolution(connection)
    moved = sorted(after.moved_since(before))
    touched = Touched(after)
    touched.nodes.update(resolution.shown(node) for node in moved for resolution in (before, after))
    _move_claims(connection, sorted({before.shown(node) for node in moved}), schema, touched)
    rows = [(after.shown(node), node) for node in moved]
    connection.executemany("UPDATE mentions SET entity = ? WHERE node = ?", rows)
    return touched


def _move_claims(connection: sqlite3.Connection, nodes: Sequence[str], schema: Schema, touched: Touched) -> None:
    """Take up anew every claim about these nodes, as they were shown before."""
    among = json.dumps(nodes)
    rows = connection.execute(
        """SELECT id, origin, status, subject, target, record FROM claims
        WHERE subject IN (SELECT value FROM json_each(:among))
        UNION SELECT id, origin, status, subject, target, record FROM claims
        WHERE target IN (SELECT value FROM json_each(:among)) AND target <> ''""",
        {"among": among},
    ).fetchall()
    for row in rows:
        touched.add(row["subject"], row["target"])
    take_up(connection, rows, schema, touched)


def take_up(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row], schema: Schema, touched: Touched) -> None:
    """Judge kept claims by the schema and the resolution as they are now.

    rows: id, origin, status and record of each.
    """
    for row in rows:
        claim = Claim.model_validate_json(row["record"]).model_copy(update={"origin": row["origin"]})
        judged = standing(claim, Status(row["status"]), schema, touched.resolution)
        connection.execute(
            """UPDATE claims SET subject = ?, target = ?, shown = ?, problem = ?, wording = ?, edge_key = ?
            WHERE id = ?""",
            (*astuple(judged), row["id"]),
        )
        touched.add(judged.subject, judged.target)
