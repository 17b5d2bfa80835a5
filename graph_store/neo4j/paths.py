"""Ways through the graph: the shortest path between nodes, and what lies around one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph_schema.askable import factual_types
from graph_schema.graph import Coverage, Node, QueryResult, Relation, Row, Subgraph
from graph_schema.query import Path
from graph_store.errors import NotInStore
from graph_store.neo4j.layout import Layout
from graph_store.neo4j.names import KEY, THING, labels, types
from graph_store.neo4j.records import label_of, node_of, relation_of
from graph_store.neo4j.sessions import Transaction
from graph_store.neo4j.texts import CLAIMS_OF_RELATION

_CLAIMS_SHOWN = 50


@dataclass(frozen=True)
class _Step:
    near: str
    far: str
    type: str
    direction: str
    key: str


def _steps(transaction: Transaction, nodes: Iterable[str], layout: Layout) -> list[_Step]:
    """Every factual step from the nodes, either way."""
    kinds = types(layout.schema.factual_relations, layout.schema)
    ends = f"type(r) AS type, r.`{KEY}` AS key"
    rows = transaction.run(
        f"""MATCH (n:{THING}) WHERE n.id IN $ids MATCH (n)-[r:{kinds}]->(m)
        RETURN n.id AS near, m.id AS far, {ends}, 'out' AS direction
        UNION ALL MATCH (n:{THING}) WHERE n.id IN $ids MATCH (n)<-[r:{kinds}]-(m)
        RETURN n.id AS near, m.id AS far, {ends}, 'in' AS direction""",
        {"ids": sorted(nodes)},
    )
    return [_Step(**row.data()) for row in rows]


def _far_ends(transaction: Transaction, nodes: Iterable[str], layout: Layout) -> dict[str, bool]:
    """The nodes one factual step away, and whether a path may pass through them."""
    kinds = types(layout.schema.factual_relations, layout.schema)
    rows = transaction.run(
        f"""MATCH (n:{THING}) WHERE n.id IN $ids MATCH (n)-[:{kinds}]-(m) WITH DISTINCT m
        RETURN m.id AS id, m:{labels(factual_types(layout.schema), layout.schema)} AS passable""",
        {"ids": sorted(nodes)},
    )
    return {row["id"]: row["passable"] for row in rows}


def shortest_path(transaction: Transaction, path: Path, layout: Layout) -> QueryResult:
    """The nodes on one shortest way, in order; of several as short the one whose ids come first.

    relation, direction: the step that leads to the node, seen from the one before it.
    """
    distances = _distances(transaction, path, layout)
    starts = [node for node in set(path.source) & distances.keys()]
    if not starts:
        return QueryResult(rows=[], coverage=Coverage(matching=0, coded=0, not_coded=0))
    node = min(starts, key=lambda start: (distances[start], start))
    way: list[tuple[str, _Step | None]] = [(node, None)]
    while distances[node] > 0:
        nearer = [s for s in _steps(transaction, [node], layout) if distances.get(s.far) == distances[node] - 1]
        step = min(nearer, key=lambda s: (s.far, s.type, s.direction != "out", s.key))
        node = step.far
        way.append((node, step))
    rows = _path_rows(transaction, way)
    return QueryResult(rows=rows, coverage=Coverage(matching=len(rows), coded=len(rows), not_coded=0))


def _distances(transaction: Transaction, path: Path, layout: Layout) -> dict[str, int]:
    """Steps to the nearest target, for every node as near as the nearest source; empty when no source is in reach."""
    there = transaction.run(
        f"MATCH (n:{THING}) WHERE n.id IN $ids RETURN n.id AS id", {"ids": sorted(set(path.target))}
    )
    distances = {row["id"]: 0 for row in there}
    edge, sources = set(distances), set(path.source)
    for length in range(path.max_steps + 1):
        if edge & sources:
            return distances
        if not edge or length == path.max_steps:
            break
        found = _far_ends(transaction, edge, layout)
        edge = {node for node, passable in found.items() if passable or node in sources} - distances.keys()
        distances |= dict.fromkeys(edge, length + 1)
    return {}


def _path_rows(transaction: Transaction, way: list[tuple[str, _Step | None]]) -> list[Row]:
    found = transaction.run(
        f"""MATCH (n:{THING}) WHERE n.id IN $ids
        RETURN n.id AS id, labels(n) AS labels, n.name AS name, n.contested AS contested""",
        {"ids": [node for node, _ in way]},
    )
    nodes = {row["id"]: row for row in found}
    return [
        Row(
            id=node,
            label=label_of(nodes[node]["labels"]),
            name=nodes[node]["name"],
            values={
                "relation": step.type if step is not None else None,
                "direction": step.direction if step is not None else None,
            },
            claims=_claims(transaction, step) if step is not None else [],
            contested=bool(nodes[node]["contested"]),
        )
        for node, step in way
    ]


def _claims(transaction: Transaction, step: _Step) -> list[str]:
    ends = (step.near, step.far) if step.direction == "out" else (step.far, step.near)
    rows = transaction.run(
        f"""MATCH (a:{THING} {{id: $source}})-[r]->(b:{THING} {{id: $target}})
        WHERE type(r) = $type AND r.`{KEY}` = $key
        WITH a, r, b {CLAIMS_OF_RELATION} RETURN c.id AS id ORDER BY id LIMIT $most""",
        {"source": ends[0], "target": ends[1], "type": step.type, "key": step.key, "most": _CLAIMS_SHOWN},
    )
    return [row["id"] for row in rows]


def neighbourhood(transaction: Transaction, start: str, layout: Layout, *, depth: int, limit: int) -> Subgraph:
    """Nodes within so many factual steps, nearest first up to the limit, and the relations among them.

    Raises NotInStore.
    """
    if transaction.one(f"MATCH (n:{THING} {{id: $id}}) RETURN 1 AS found", {"id": start}) is None:
        raise NotInStore(f"{start}: the graph holds no node of this id")
    reached, edge, truncated = {start}, {start}, False
    for _ in range(depth):
        found = _far_ends(transaction, edge, layout)
        new = sorted(found.keys() - reached)
        room = max(limit - len(reached), 0)
        truncated = truncated or len(new) > room
        edge = {node for node in new[:room] if found[node]}
        reached |= set(new[:room])
    return Subgraph(
        nodes=_nodes(transaction, reached),
        relations=_relations_among(transaction, reached, layout),
        truncated=truncated,
    )


def _nodes(transaction: Transaction, ids: set[str]) -> list[Node]:
    rows = transaction.run(
        f"MATCH (n:{THING}) WHERE n.id IN $ids RETURN properties(n) AS n, labels(n) AS labels ORDER BY n.id",
        {"ids": sorted(ids)},
    )
    return [node_of(row["n"], row["labels"]) for row in rows]


def _relations_among(transaction: Transaction, ids: set[str], layout: Layout) -> list[Relation]:
    rows = transaction.run(
        f"""MATCH (a:{THING}) WHERE a.id IN $ids
        MATCH (a)-[r:{types(layout.schema.factual_relations, layout.schema)}]->(b) WHERE b.id IN $ids
        RETURN type(r) AS type, a.id AS source, b.id AS target, properties(r) AS r,
        COLLECT {{ {CLAIMS_OF_RELATION} RETURN c.id ORDER BY c.id }} AS claims
        ORDER BY type, source, target, r.`{KEY}`""",
        {"ids": sorted(ids)},
    )
    return [relation_of(row["r"], row["type"], row["source"], row["target"], row["claims"]) for row in rows]
