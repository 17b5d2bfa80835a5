"""An export as it is measured: its nodes and relations with their names folded, and its claims for reading."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from graph_schema.claims import Claim, Status
from graph_schema.graph import Node, Relation
from graph_store.transfer.parse import parse_claim, parse_node, parse_relation, read_rows
from service.evaluating.aligning import Names, fold, names_of

# What holds the graph together without stating a fact of the field.
_STRUCTURE = frozenset({"MENTIONS", "ABOUT", "STATED_IN"})


@dataclass
class Exported:
    """Nodes and relations of an export. facts: the relations that state a fact and are shown."""

    nodes: dict[str, Node]
    relations: list[Relation]
    claims: list[Claim] = field(default_factory=list)

    def __post_init__(self) -> None:
        waiting = {Status.CANDIDATE, Status.REJECTED}
        self.facts = [r for r in self.relations if r.type not in _STRUCTURE and r.status not in waiting]
        self._names = {node.id: names_of(node.name, node.aliases) for node in self.nodes.values()}
        self._into: dict[str, list[Relation]] = defaultdict(list)
        self._out_of: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.facts:
            self._into[relation.target].append(relation)
            self._out_of[relation.source].append(relation)

    def of_label(self, *labels: str) -> list[Node]:
        """Nodes of these types, in the order of the export."""
        return [node for node in self.nodes.values() if node.label in labels]

    def names(self, node: str) -> Names:
        """All names of a node; of an end that the export has no node for its id, folded."""
        return self._names[node] if node in self._names else frozenset({fold(node)})

    def sources(self, node: str, types: frozenset[str]) -> list[Names]:
        """Names of what points at a node by these relations."""
        return [self.names(r.source) for r in self._into[node] if r.type in types]

    def targets(self, node: str, types: frozenset[str]) -> list[Names]:
        """Names of what a node points at by these relations."""
        return [self.names(r.target) for r in self._out_of[node] if r.type in types]

    def topics(self, lesson: str) -> set[str]:
        """Ids of the topics of a lesson, without their prefix."""
        about = (r.target for r in self.relations if r.source == lesson and r.type == "ABOUT")
        return {target.split(":")[-1] for target in about if target in self.nodes}


def read_exported(folder: Path) -> Exported:
    """Read the export in a folder. Raises ExportFileError naming file and line."""
    nodes = [parse_node(place, row) for place, row in read_rows(folder / "nodes.jsonl", required=True)]
    relations = [parse_relation(place, row) for place, row in read_rows(folder / "relations.jsonl", required=False)]
    claims = [parse_claim(place, row) for place, row in read_rows(folder / "claims.jsonl", required=False)]
    return Exported({node.id: node for node in nodes}, relations, claims)
