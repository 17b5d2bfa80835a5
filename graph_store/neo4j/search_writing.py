"""Bringing the server's search index up to date: passages are laid ready first, then take effect all at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_store.neo4j import search_texts as texts
from graph_store.neo4j.sessions import Sessions, Transaction
from graph_store.ports import Encoder, IndexedPassage, Progress
from graph_store.search.encoding import PASSAGES_A_STEP, sentence_texts, text_with_heading
from graph_store.search.passage_table import sentences_of


@dataclass(frozen=True)
class State:
    """What the index says of itself. model: None when passages are found by words alone."""

    generation: int
    model: str | None = None
    dimensions: int | None = None


def read_state(transaction: Transaction) -> State | None:
    """None when there is no index."""
    row = transaction.one(
        f"MATCH (s:{texts.STATE} {{id: 'search'}}) RETURN s.generation AS generation, s.model AS model,"
        " s.dimensions AS dimensions"
    )
    return State(**row.data()) if row is not None else None


@dataclass(frozen=True)
class Change:
    """What an update does. anew: everything that is there goes. state: what the index says of itself afterwards."""

    state: State
    added: Sequence[IndexedPassage]
    removed_documents: Sequence[str]
    anew: bool


def make_ready(sessions: Sessions, present: State | None, state: State) -> None:
    """Make the indexes, the one for vectors anew when the model has changed."""
    if present is not None and present.dimensions == state.dimensions:
        return
    for statement in texts.FULL_TEXT:
        sessions.run_alone(statement)
    if state.dimensions is not None:
        sessions.run_alone(texts.DROP_VECTORS)
        sessions.run_alone(texts.create_vectors(state.dimensions))
    sessions.run_alone("CALL db.awaitIndexes(300)")


def apply_change(sessions: Sessions, change: Change, encoder: Encoder | None, progress: Progress | None) -> None:
    """Lay the passages ready, encoding those not seen before, then let them take the old ones' place."""
    sessions.run_alone(f"MATCH (p:{texts.STAGED}) CALL (p) {{ DETACH DELETE p }} IN TRANSACTIONS OF 1000 ROWS")
    added = list({passage.id: passage for passage in change.added}.values())
    for first in range(0, len(added), PASSAGES_A_STEP):
        step = added[first : first + PASSAGES_A_STEP]
        rows = _rows(sessions, step, change.state, encoder)
        sessions.write(lambda transaction, rows=rows: _stage(transaction, rows))  # type: ignore[misc]
        if progress is not None:
            progress(first + len(step), len(added))
    sessions.write(lambda transaction: _take_effect(transaction, change))


def _stage(transaction: Transaction, rows: list[dict[str, Any]]) -> None:
    transaction.run(f"UNWIND $rows AS row CREATE (p:{texts.STAGED}) SET p = row", {"rows": rows})


def _take_effect(transaction: Transaction, change: Change) -> None:
    """The old passages go, those laid ready come, and the state says so: in one transaction."""
    if change.anew:
        transaction.run(f"MATCH (p:{texts.PASSAGE}) DELETE p")
    else:
        transaction.run(
            f"MATCH (p:{texts.PASSAGE}) WHERE p.document IN $documents DELETE p",
            {"documents": list(change.removed_documents)},
        )
        transaction.run(f"MATCH (s:{texts.STAGED}) MATCH (p:{texts.PASSAGE} {{id: s.id}}) DELETE p")
    transaction.run(f"MATCH (p:{texts.STAGED}) REMOVE p:{texts.STAGED} SET p:{texts.PASSAGE}")
    state = change.state
    transaction.run(
        f"""MERGE (s:{texts.STATE} {{id: 'search'}})
        SET s.generation = $generation, s.model = $model, s.dimensions = $dimensions""",
        {"generation": state.generation, "model": state.model, "dimensions": state.dimensions},
    )


def _rows(
    sessions: Sessions, passages: Sequence[IndexedPassage], state: State, encoder: Encoder | None
) -> list[dict[str, Any]]:
    """What is kept of each passage; vectors of texts that are there already are not made again."""
    digests = {passage.id: _digest(passage, state.model) for passage in passages}
    known = _known_vectors(sessions, list(digests.values())) if encoder is not None else {}
    new = [passage for passage in passages if digests[passage.id] not in known]
    if encoder is not None and new:
        known |= {digests[passage.id]: pair for passage, pair in zip(new, _encode(new, encoder), strict=True)}
    return [_row(passage, digests[passage.id], known.get(digests[passage.id])) for passage in passages]


def _row(passage: IndexedPassage, digest: str, vectors: tuple[bytes, bytes] | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": passage.id,
        "document": passage.document,
        "content": text_with_heading(passage),
        "text": passage.text,
        "spans": [place for span in sentences_of(passage) for place in span],
        "digest": digest,
    }
    if vectors is not None:
        vector = np.frombuffer(vectors[0], dtype=np.float32)
        row |= {"bytes": vectors[0], "sentence_bytes": vectors[1], "vector": vector.astype(float).tolist()}
    return row


def _known_vectors(sessions: Sessions, digests: list[str]) -> dict[str, tuple[bytes, bytes]]:
    rows = sessions.read(
        lambda transaction: transaction.run(
            f"""UNWIND $digests AS digest MATCH (p:{texts.PASSAGE} {{digest: digest}}) WHERE p.bytes IS NOT NULL
            RETURN digest, p.bytes AS bytes, p.sentence_bytes AS sentences""",
            {"digests": digests},
        )
    )
    return {row["digest"]: (bytes(row["bytes"]), bytes(row["sentences"])) for row in rows}


def _encode(passages: Sequence[IndexedPassage], encoder: Encoder) -> list[tuple[bytes, bytes]]:
    """The vector of each passage and those of its sentences, one after the other."""
    whole = encoder.encode([text_with_heading(passage) for passage in passages])
    sentences = [sentence_texts(passage) for passage in passages]
    parts = encoder.encode([text for found in sentences for text in found])
    ends = np.cumsum([len(found) for found in sentences])
    return [
        (whole[n].astype(np.float32).tobytes(), parts[end - len(sentences[n]) : end].astype(np.float32).tobytes())
        for n, end in enumerate(ends.tolist())
    ]


def _digest(passage: IndexedPassage, model: str | None) -> str:
    """Names what is encoded and by what."""
    said = repr((model, passage.heading, passage.text, sentences_of(passage)))
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()
