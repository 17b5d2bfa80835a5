"""Projecting what a change touched: reading the facts from the ledger, writing nodes and relations."""

from __future__ import annotations

from collections.abc import Iterable

from graph_schema.graph import Node
from graph_schema.judgements import Resolution
from graph_store.bundles import Touched
from graph_store.membership import MEMBER_OF
from graph_store.neo4j.facts import Pair, read_facts, read_labels, read_pairs, read_statements, read_structure
from graph_store.neo4j.judging import take_up
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.ledger_writing import CLAIM_COLUMNS
from graph_store.neo4j.names import CLAIM, DECLARED, DOCUMENT, SECTION
from graph_store.neo4j.places import settle_places
from graph_store.neo4j.projected_rows import delete_between, delete_nodes, put_edges, put_nodes
from graph_store.neo4j.resolving import read_resolution
from graph_store.neo4j.sessions import Transaction
from graph_store.projection import project_edges, project_node
from graph_store.structure_nodes import PASSAGE, STRUCTURE
from graph_store.term_nodes import LOCATED_IN


class Projector:
    """Projects within one transaction, many nodes and relations at once."""

    def __init__(self, transaction: Transaction, layout: Layout) -> None:
        self._transaction = transaction
        self._layout = layout
        self._schema = layout.schema
        self._resolution = Resolution()

    def project(self, touched: Touched) -> None:
        """Bring the nodes and relations that were touched, and whatever hangs on them, up to date."""
        self._resolution = touched.resolution
        pairs, terms = set(touched.pairs), self._layout.terms.terms.keys()
        ends = {end for pair in pairs for end in pair if end in terms or self._may_be_passage(end)}
        nodes = touched.nodes | ends
        gone, changed = self._project_nodes(nodes)
        pairs |= read_pairs(self._transaction, changed)
        groups, located = self._project_pairs(pairs, gone)
        again, _ = self._project_nodes(groups - gone)
        gone |= again
        settled = settle_places(self._transaction, self._layout, (nodes & terms) | (located & terms), gone)
        delete_nodes(self._transaction, gone - settled)

    def _may_be_passage(self, node_id: str) -> bool:
        """Passages take their ids from their documents, which may begin in any way."""
        return self._schema.label_of(node_id) in {None, *STRUCTURE}

    def _project_nodes(self, ids: Iterable[str]) -> tuple[set[str], set[str]]:
        """Write the nodes; those that are to be deleted once their relations are, and those that came or go."""
        wanted = sorted(ids)
        if not wanted:
            return set(), set()
        before = read_labels(self._transaction, wanted)
        found = read_structure(self._transaction, self._layout, wanted)
        others = [i for i in wanted if i not in found]
        for facts in read_facts(self._transaction, self._layout, others, self._resolution):
            node = project_node(facts, self._schema)
            found |= {facts.id: node} if node is not None else {}
        self._put(found.values(), before)
        gone = before.keys() - found.keys()
        return set(gone), set(gone | (found.keys() - before.keys()))

    def _put(self, nodes: Iterable[Node], before: dict[str, str]) -> None:
        passages = [node for node in nodes if node.label == PASSAGE]
        others = [node for node in nodes if node.label != PASSAGE]
        put_nodes(self._transaction, self._layout, passages, before, background=True)
        put_nodes(self._transaction, self._layout, others, before, background=False)

    def _project_pairs(self, pairs: set[Pair], gone: set[str]) -> tuple[set[str], set[str]]:
        """Write the relations between each two nodes anew; groups whose members and nodes whose place may differ.

        A background relation goes too: places are settled afterwards.
        """
        ends = {end for pair in pairs for end in pair}
        there = read_labels(self._transaction, ends).keys() - gone
        kinds = delete_between(self._transaction, pairs)
        standing = [pair for pair in pairs if pair[0] in there and pair[1] in there]
        statements = read_statements(self._transaction, standing)
        edges = [edge for pair in sorted(statements) for edge in project_edges(statements[pair], self._schema)]
        put_edges(self._transaction, self._layout, edges)
        kinds |= {(e.relation.source, e.relation.target, e.relation.type) for e in edges}
        groups = {target for _, target, kind in kinds if kind == MEMBER_OF}
        return groups, {source for source, _, kind in kinds if kind == LOCATED_IN}


def project_everything(transaction: Transaction, layout: Layout) -> None:
    """Project the whole ledger onto an empty graph, judging every claim by the schema as it is now."""
    touched = Touched(read_resolution(transaction))
    rows = transaction.run(f"MATCH (c:{CLAIM}) RETURN {CLAIM_COLUMNS}")
    take_up(transaction, rows, layout.schema, touched)
    declared = transaction.run(f"MATCH (n:{DECLARED}) RETURN DISTINCT n.id AS id")
    touched.nodes.update(touched.resolution.shown(row["id"]) for row in declared)
    for label in (DOCUMENT, SECTION):
        touched.nodes.update(row["id"] for row in transaction.run(f"MATCH (n:{label}) RETURN DISTINCT n.id AS id"))
    Projector(transaction, layout).project(touched)
