"""Reading what nodes and relations are projected from, for many of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph_schema.documents import Document, Section
from graph_schema.graph import Node, Relation
from graph_schema.judgements import Resolution
from graph_schema.schema import Property
from graph_store.membership import MEMBER_OF
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.names import CLAIM, DECLARED, DOCUMENT, PASSAGE, SECTION, THING
from graph_store.neo4j.records import label_of, relation_of, statement_of
from graph_store.neo4j.sessions import Transaction
from graph_store.projection import NodeFacts
from graph_store.statements import Statement, is_curated
from graph_store.structure_nodes import STRUCTURE, document_node, passage_node, section_node

Pair = tuple[str, str]

# The best of each wording is enough to project from.
_BEST = f"""UNWIND $rows AS row
    MATCH (c:{CLAIM} {{subject: row.subject, target: row.target}}) WHERE c.shown
    WITH c ORDER BY c.confidence DESC, c.support DESC, c.id
    WITH c.subject AS subject, c.target AS target, c.wording AS wording, head(collect(c)) AS c
    RETURN subject, target, collect({{id: c.id, origin: c.origin, subject: subject, target: target,
        predicate: c.predicate, confidence: c.confidence, support: c.support, sources: c.sources,
        record: c.record}}) AS found"""


def read_statements(transaction: Transaction, pairs: Iterable[Pair]) -> dict[Pair, list[Statement]]:
    """What is shown of each pair of subject and target; a target of '' stands for values."""
    rows = [{"subject": subject, "target": target} for subject, target in sorted(pairs)]
    if not rows:
        return {}
    found = transaction.run(_BEST, {"rows": rows})
    return {(row["subject"], row["target"]): [statement_of(c) for c in row["found"]] for row in found}


def read_labels(transaction: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """The label of each of the nodes that is there, in the background or not."""
    rows = transaction.run(
        f"UNWIND $ids AS id MATCH (n:{THING} {{id: id}}) RETURN id, labels(n) AS labels", {"ids": sorted(ids)}
    )
    return {row["id"]: label_of(row["labels"]) for row in rows}


def read_structure(transaction: Transaction, layout: Layout, ids: Iterable[str]) -> dict[str, Node]:
    """The nodes of documents, sections, and passages that something is stated in, among these ids."""
    wanted = {"ids": sorted(i for i in ids if layout.schema.label_of(i) in {None, *STRUCTURE})}
    if not wanted["ids"]:
        return {}
    nodes: dict[str, Node] = {}
    found = transaction.run(
        f"""UNWIND $ids AS id MATCH (p:{PASSAGE} {{id: id}})
        WHERE EXISTS {{ MATCH (c:{CLAIM} {{target: id}}) WHERE c.shown }}
            OR EXISTS {{ MATCH (c:{CLAIM} {{subject: id}}) WHERE c.shown }}
        RETURN id, p.text AS text""",
        wanted,
    )
    nodes |= {row["id"]: passage_node(row["id"], row["text"]) for row in found}
    found = transaction.run(f"UNWIND $ids AS id MATCH (s:{SECTION} {{id: id}}) RETURN id, s.record AS record", wanted)
    nodes |= {row["id"]: section_node(Section.model_validate_json(row["record"])) for row in found}
    found = transaction.run(f"UNWIND $ids AS id MATCH (d:{DOCUMENT} {{id: id}}) RETURN id, d.record AS record", wanted)
    return nodes | {row["id"]: document_node(Document.model_validate_json(row["record"])) for row in found}


def read_facts(transaction: Transaction, layout: Layout, ids: Sequence[str], resolution: Resolution) -> list[NodeFacts]:
    """All that each of the nodes is projected from."""
    statements = read_statements(transaction, [(node, "") for node in ids])
    declared = _declared(transaction, [part for node in ids for part in resolution.parts(node)])
    terms = [node for node in ids if node in layout.terms.terms]
    referred = _referred(transaction, terms)
    members = _members(transaction, [n for n in ids if "member_count" in _properties_of(n, layout)])
    return [
        NodeFacts(
            id=node,
            statements=statements.get((node, ""), []),
            declared=[given for part in resolution.parts(node) for given in declared.get(part, [])],
            term=layout.terms.terms.get(node),
            is_referred=node in referred,
            members=members.get(node, []),
        )
        for node in ids
    ]


def _properties_of(node: str, layout: Layout) -> dict[str, Property]:
    label = layout.schema.label_of(node)
    return layout.schema.nodes[label].properties if label is not None else {}


def _declared(transaction: Transaction, ids: Sequence[str]) -> dict[str, list[Node]]:
    rows = transaction.run(
        f"""UNWIND $ids AS id MATCH (d:{DECLARED} {{id: id}})
        RETURN id, d.origin AS origin, d.record AS record""",
        {"ids": list(ids)},
    )
    found: dict[str, list[Node]] = {}
    for row in sorted(rows, key=lambda row: (not is_curated(row["origin"]), row["origin"])):
        found.setdefault(row["id"], []).append(Node.model_validate_json(row["record"]))
    return found


def _referred(transaction: Transaction, ids: Sequence[str]) -> set[str]:
    """Those of the nodes that a claim which is shown is about."""
    if not ids:
        return set()
    rows = transaction.run(
        f"""UNWIND $ids AS id WITH id WHERE EXISTS {{ MATCH (c:{CLAIM} {{target: id}}) WHERE c.shown }}
            OR EXISTS {{ MATCH (c:{CLAIM} {{subject: id}}) WHERE c.shown }} RETURN id""",
        {"ids": list(ids)},
    )
    return {row["id"] for row in rows}


def _members(transaction: Transaction, ids: Sequence[str]) -> dict[str, list[Relation]]:
    if not ids:
        return {}
    rows = transaction.run(
        f"""UNWIND $ids AS id MATCH (n:{THING} {{id: id}})<-[r:{MEMBER_OF}]-(m)
        RETURN id, m.id AS member, properties(r) AS r""",
        {"ids": list(ids)},
    )
    found: dict[str, list[Relation]] = {}
    for row in rows:
        relation = relation_of(row["r"], MEMBER_OF, row["member"], row["id"], [])
        found.setdefault(row["id"], []).append(relation)
    return found


def read_pairs(transaction: Transaction, ids: Iterable[str]) -> set[Pair]:
    """The pairs of nodes that what is shown relates, one of these ids at either end."""
    wanted: dict[str, Any] = {"ids": sorted(ids)}
    if not wanted["ids"]:
        return set()
    pairs = "RETURN DISTINCT c.subject AS subject, c.target AS target"
    rows = transaction.run(
        f"""UNWIND $ids AS id MATCH (c:{CLAIM} {{subject: id}}) WHERE c.target <> '' AND c.shown {pairs}
        UNION UNWIND $ids AS id MATCH (c:{CLAIM} {{target: id}}) WHERE c.target <> '' AND c.shown {pairs}""",
        wanted,
    )
    return {(row["subject"], row["target"]) for row in rows}
