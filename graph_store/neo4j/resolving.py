"""Reading judgements, and what follows from them: which things are shown as one."""

from __future__ import annotations

from graph_schema.judgements import Judgement, Resolution, Verdict
from graph_store.neo4j.names import JUDGEMENT
from graph_store.neo4j.sessions import Transaction


def read_judgements(transaction: Transaction, verdict: Verdict | None = None) -> list[Judgement]:
    """Judgements in order of their pairs, those of that verdict or all."""
    only = "" if verdict is None else " {verdict: $verdict}"
    values = {} if verdict is None else {"verdict": verdict.value}
    rows = transaction.run(f"MATCH (j:{JUDGEMENT}{only}) RETURN j.record AS record", values)
    return sorted((Judgement.model_validate_json(row["record"]) for row in rows), key=lambda j: j.pair)


def read_resolution(transaction: Transaction) -> Resolution:
    """Which things are shown as one now."""
    return Resolution(read_judgements(transaction, Verdict.POSITIVE))
