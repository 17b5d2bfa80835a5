"""Projecting what a change touched: reading the facts from the ledger, writing nodes and relations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from graph_schema.documents import Document, Section
from graph_schema.graph import Node, Relation
from graph_schema.judgements import Resolution
from graph_schema.schema import Property
from graph_store.bundles import Touched
from graph_store.membership import MEMBER_OF
from graph_store.projection import NodeFacts, project_edges, project_node
from graph_store.sqlite.background import settle_places
from graph_store.sqlite.judging import read_resolution, take_up
from graph_store.sqlite.layout import Layout
from graph_store.sqlite.projected_rows import delete_node, exists, put_edge, put_node
from graph_store.sqlite.records import relation_of, statement_of_row
from graph_store.statements import Statement, is_curated
from graph_store.structure_nodes import PASSAGE, STRUCTURE, document_node, passage_node, section_node
from graph_store.term_nodes import LOCATED_IN

# Steps from wording to wording in the index, so that the time depends on what is said and not on how often.
_BEST_OF_EACH_WORDING = """
WITH RECURSIVE said (wording) AS (
    SELECT min(wording) FROM claims WHERE shown = 1 AND subject = :subject AND target = :target
    UNION ALL
    SELECT (SELECT min(c.wording) FROM claims c
            WHERE c.shown = 1 AND c.subject = :subject AND c.target = :target AND c.wording > said.wording)
    FROM said WHERE said.wording IS NOT NULL
)
SELECT * FROM claims WHERE id IN (
    SELECT (SELECT c.id FROM claims c
            WHERE c.shown = 1 AND c.subject = :subject AND c.target = :target AND c.wording = said.wording
            ORDER BY c.confidence DESC, c.support DESC, c.id LIMIT 1)
    FROM said WHERE said.wording IS NOT NULL)
"""


class Projector:
    """Projects onto one connection, within its transaction."""

    def __init__(self, connection: sqlite3.Connection, layout: Layout) -> None:
        self._connection = connection
        self._layout = layout
        self._schema = layout.schema
        self._resolution = Resolution()

    def project(self, touched: Touched) -> None:
        """Bring the nodes and relations that were touched, and whatever hangs on them, up to date."""
        self._resolution = touched.resolution
        pairs, terms = set(touched.pairs), self._layout.terms.terms.keys()
        ends = {end for pair in pairs for end in pair if end in terms or self._may_be_passage(end)}
        for node_id in sorted(touched.nodes | ends):
            if self._project_node(node_id):
                pairs |= self._pairs_of(node_id)
        groups, places = set[str](), (touched.nodes | ends) & terms
        for source, target in sorted(pairs):
            types = self._project_pair(source, target)
            groups |= {target} if MEMBER_OF in types else set()
            places |= {source} if LOCATED_IN in types else set()
        for node_id in sorted(groups):
            self._project_node(node_id)
        settle_places(self._connection, self._layout, sorted(places))

    def _may_be_passage(self, node_id: str) -> bool:
        """Passages take their ids from their documents, which may begin in any way."""
        return self._schema.label_of(node_id) in {None, *STRUCTURE}

    def _project_node(self, node_id: str) -> bool:
        """Write or delete a node; True if it came into being or ceased to be."""
        before = exists(self._connection, node_id)
        node = self._structure(node_id) if self._schema.label_of(node_id) in {None, *STRUCTURE} else None
        node = node or project_node(self._facts(node_id), self._schema)
        if node is None:
            delete_node(self._connection, node_id)
        else:
            put_node(self._connection, self._layout, node, background=node.label == PASSAGE)
        return before != (node is not None)

    def _structure(self, node_id: str) -> Node | None:
        """The node of a document, a section, or a passage that something is stated in."""
        row = self._one("SELECT record FROM documents WHERE id = ?", node_id)
        if row is not None:
            return document_node(Document.model_validate_json(row["record"]))
        row = self._one("SELECT record FROM sections WHERE id = ?", node_id)
        if row is not None:
            return section_node(Section.model_validate_json(row["record"]))
        row = self._one("SELECT json_extract(record, '$.text') AS text FROM passages WHERE id = ?", node_id)
        if row is not None and self._is_referred(node_id):
            return passage_node(node_id, row["text"])
        return None

    def _one(self, sql: str, *values: str) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return row

    def _facts(self, node_id: str) -> NodeFacts:
        term = self._layout.terms.terms.get(node_id)
        return NodeFacts(
            id=node_id,
            statements=self._statements(node_id, ""),
            declared=[node for part in self._resolution.parts(node_id) for node in self._declared(part)],
            term=term,
            is_referred=term is not None and self._is_referred(node_id),
            members=self._members(node_id) if "member_count" in self._properties_of(node_id) else [],
        )

    def _declared(self, node_id: str) -> list[Node]:
        rows = self._connection.execute("SELECT origin, record FROM declared WHERE id = ?", (node_id,)).fetchall()
        rows.sort(key=lambda row: (not is_curated(row["origin"]), row["origin"]))
        return [Node.model_validate_json(row["record"]) for row in rows]

    def _properties_of(self, node_id: str) -> dict[str, Property]:
        label = self._schema.label_of(node_id)
        return self._schema.nodes[label].properties if label is not None else {}

    def _statements(self, subject: str, target: str) -> list[Statement]:
        rows = self._connection.execute(_BEST_OF_EACH_WORDING, {"subject": subject, "target": target})
        return [statement_of_row(row) for row in rows]

    def _is_referred(self, node_id: str) -> bool:
        as_target = "SELECT 1 FROM claims WHERE target = ? AND target <> '' AND shown = 1 LIMIT 1"
        as_subject = "SELECT 1 FROM claims WHERE subject = ? AND shown = 1 LIMIT 1"
        return any(self._one(sql, node_id) is not None for sql in (as_target, as_subject))

    def _members(self, node_id: str) -> list[Relation]:
        rows = self._connection.execute("SELECT * FROM relations WHERE target = ? AND type = ?", (node_id, MEMBER_OF))
        return [relation_of(row, [], self._layout.edge_columns) for row in rows]

    def _pairs_of(self, node_id: str) -> set[tuple[str, str]]:
        rows = self._connection.execute(
            """SELECT subject, target FROM claims WHERE subject = :id AND target <> '' AND shown = 1
            UNION SELECT subject, target FROM claims WHERE target = :id AND target <> '' AND shown = 1""",
            {"id": node_id},
        )
        return {(row["subject"], row["target"]) for row in rows}

    def _project_pair(self, source: str, target: str) -> set[str]:
        """Write the relations between two nodes anew; the types that were or are among them.

        A background relation goes too: places are settled afterwards.
        """
        old = self._connection.execute(
            "DELETE FROM relations WHERE source = ? AND target = ? RETURNING type", (source, target)
        ).fetchall()
        types = {row["type"] for row in old}
        if exists(self._connection, source) and exists(self._connection, target):
            for edge in project_edges(self._statements(source, target), self._schema):
                put_edge(self._connection, self._layout, edge)
                types.add(edge.relation.type)
        return types


def project_everything(connection: sqlite3.Connection, layout: Layout) -> None:
    """Project the whole ledger onto empty tables, judging every claim by the schema as it is now."""
    touched = Touched(read_resolution(connection))
    rows = connection.execute("SELECT id, origin, status, record FROM claims").fetchall()
    take_up(connection, rows, layout.schema, touched)
    touched.nodes.update(map(touched.resolution.shown, _all_ids(connection, "declared")))
    for table in ("documents", "sections"):
        touched.nodes.update(_all_ids(connection, table))
    Projector(connection, layout).project(touched)


def _all_ids(connection: sqlite3.Connection, table: str) -> Iterable[str]:
    return [row["id"] for row in connection.execute(f"SELECT DISTINCT id FROM {table}")]
