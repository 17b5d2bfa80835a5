"""Properties on the server as the types of the schema room, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import neo4j

from graph_schema.claims import Claim, Evidence, Status
from graph_schema.graph import Node, Relation
from graph_schema.judgements import Resolution
from graph_schema.schema import Property, Schema
from graph_store.bundles import standing
from graph_store.neo4j.names import BACKGROUND, CONFIDENCE, KEY, OTHERS, TAKES_UNKEYED, THING
from graph_store.projection import Edge
from graph_store.properties import can_be_tested
from graph_store.statements import Statement, is_curated, sources_of

_OWN = {"id", "name", "aliases"}


def to_json(value: object) -> str:
    """Compact JSON, the same for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def claim_record(claim: Claim) -> str:
    """What is kept of a claim in one piece; its evidence, origin and reviewed status are kept beside it."""
    return claim.model_dump_json(exclude={"evidence", "origin"}, exclude_defaults=True)


def claim_of(row: Mapping[str, Any] | neo4j.Record) -> Claim:
    """The claim with its status as reviewed. evidence: its records in order."""
    evidence = [Evidence.model_validate_json(record) for record in row["evidence"]]
    record = json.loads(row["record"])
    return Claim.model_validate({**record, "status": row["status"], "origin": row["origin"], "evidence": evidence})


def claim_properties(claim: Claim) -> dict[str, Any]:
    """What is kept of a claim, its standing and status aside; the ends are part of its standing."""
    return {
        "id": claim.id,
        "origin": claim.origin,
        "predicate": claim.predicate,
        "confidence": claim.confidence,
        "support": len(claim.evidence),
        "sources": sorted(sources_of(claim)),
        "record": claim_record(claim),
    }


def standing_properties(claim: Claim, status: Status, schema: Schema, resolution: Resolution) -> dict[str, Any]:
    """How the claim is taken up under the status it has, reviewed or its own."""
    return {"status": status.value, **asdict(standing(claim, status, schema, resolution))}


def statement_of(found: Mapping[str, Any]) -> Statement:
    """What the claim with these properties says."""
    record = json.loads(found["record"])
    return Statement(
        claim=found["id"],
        subject=found["subject"],
        predicate=found["predicate"],
        object=found["target"] or None,
        value=record.get("value"),
        qualifiers=record.get("qualifiers", {}),
        confidence=found["confidence"],
        curated=is_curated(found["origin"]),
        support=found["support"],
        sources=frozenset(found["sources"]),
        moved=record["subject"] != found["subject"],
    )


def node_properties(node: Node, columns: Mapping[str, Property], *, background: bool) -> dict[str, Any]:
    """What is kept of a projected node; properties that queries cannot test stand in JSON."""
    return {
        **_split(node.properties, columns),
        "id": node.id,
        "name": node.name,
        "aliases": node.aliases,
        BACKGROUND: background,
    }


def edge_properties(edge: Edge, columns: Mapping[str, Property], *, background: bool) -> dict[str, Any]:
    """What is kept of a projected relation."""
    return {
        **_split(edge.relation.properties, columns),
        KEY: edge.key,
        TAKES_UNKEYED: edge.takes_unkeyed,
        CONFIDENCE: edge.relation.confidence,
        BACKGROUND: background,
    }


def _split(properties: Mapping[str, Any], columns: Mapping[str, Property]) -> dict[str, Any]:
    held = {
        name: value
        for name, value in properties.items()
        if name in columns and name not in _OWN and can_be_tested(value, columns[name])
    }
    others = {name: value for name, value in properties.items() if name not in held}
    return {**held, OTHERS: to_json(others)} if others else held


def node_of(found: Mapping[str, Any], labels: Iterable[str]) -> Node:
    """The node with these properties."""
    return Node(
        id=found["id"],
        label=label_of(labels),
        name=found["name"],
        aliases=found["aliases"],
        properties=properties_of(found, _OWN),
    )


def label_of(labels: Iterable[str]) -> str:
    """A node's own label among those it carries."""
    return next(label for label in labels if label != THING)


def relation_of(found: Mapping[str, Any], kind: str, source: str, target: str, claims: Sequence[str]) -> Relation:
    """The relation with these properties, with the claims it rests on."""
    return Relation(
        type=kind,
        source=source,
        target=target,
        properties=properties_of(found),
        confidence=found[CONFIDENCE],
        claims=list(claims),
    )


def properties_of(found: Mapping[str, Any], leave_out: Iterable[str] = ()) -> dict[str, Any]:
    """Properties as projected, in alphabetical order, without what we keep beside them."""
    left_out = set(leave_out)
    own = {name: value for name, value in found.items() if not name.startswith("_") and name not in left_out}
    others: dict[str, Any] = json.loads(found[OTHERS]) if OTHERS in found else {}
    return dict(sorted((own | others).items()))
