"""Ways through the graph: the shortest path between nodes, and what lies around one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph_schema.askable import factual_types
from graph_schema.graph import Coverage, Node, QueryResult, Relation, Row, Subgraph
from graph_schema.query import Path
from graph_store.errors import NotInStore
from graph_store.sqlite.expressions import labels_in, types_in
from graph_store.sqlite.graph_reading import CLAIMS_OF_RELATION
from graph_store.sqlite.layout import Layout
from graph_store.sqlite.records import node_of, relation_of


@dataclass(frozen=True)
class _Step:
    near: str
    far: str
    type: str
    direction: str
    relation: int


def _steps(connection: sqlite3.Connection, nodes: Iterable[str], layout: Layout) -> list[_Step]:
    """Every factual step from the nodes, either way."""
    types, values = types_in(layout.schema.factual_relations, layout), json.dumps(sorted(nodes))
    found: list[_Step] = []
    for near, far, direction in (("source", "target", "out"), ("target", "source", "in")):
        rows = connection.execute(
            f"""SELECT {near} AS near, {far} AS far, type, id FROM relations
            WHERE {near} IN (SELECT value FROM json_each(?)) AND type IN {types}""",
            (values,),
        )
        found += [_Step(row["near"], row["far"], row["type"], direction, row["id"]) for row in rows]
    return found


def _passable(connection: sqlite3.Connection, nodes: Iterable[str], layout: Layout) -> set[str]:
    """Those of the nodes that a path may pass through."""
    rows = connection.execute(
        f"""SELECT id FROM nodes WHERE id IN (SELECT value FROM json_each(?))
        AND label IN {labels_in(factual_types(layout.schema), layout)}""",
        (json.dumps(sorted(nodes)),),
    )
    return {row["id"] for row in rows}


def shortest_path(
    connection: sqlite3.Connection, path: Path, layout: Layout, *, check_time: Callable[[], None]
) -> QueryResult:
    """The nodes on one shortest way, in order; of several as short the one whose ids come first.

    relation, direction: the step that leads to the node, seen from the one before it.
    """
    distances = _distances(connection, path, layout, check_time)
    starts = [node for node in set(path.source) & distances.keys()]
    if not starts:
        return QueryResult(rows=[], coverage=Coverage(matching=0, coded=0, not_coded=0))
    node = min(starts, key=lambda start: (distances[start], start))
    way: list[tuple[str, _Step | None]] = [(node, None)]
    while distances[node] > 0:
        nearer = [s for s in _steps(connection, [node], layout) if distances.get(s.far) == distances[node] - 1]
        step = min(nearer, key=lambda s: (s.far, s.type, s.direction != "out", s.relation))
        node = step.far
        way.append((node, step))
    rows = _path_rows(connection, way)
    return QueryResult(rows=rows, coverage=Coverage(matching=len(rows), coded=len(rows), not_coded=0))


def _distances(
    connection: sqlite3.Connection, path: Path, layout: Layout, check_time: Callable[[], None]
) -> dict[str, int]:
    """Steps to the nearest target, for every node as near as the nearest source; empty when no source is in reach."""
    there = "SELECT id FROM nodes WHERE id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(there, (json.dumps(path.target),))
    distances = {row["id"]: 0 for row in rows}
    edge, sources = set(distances), set(path.source)
    for length in range(path.max_steps + 1):
        if edge & sources:
            return distances
        if not edge or length == path.max_steps:
            break
        check_time()
        found = {step.far for step in _steps(connection, edge, layout)} - distances.keys()
        edge = _passable(connection, found, layout) | (found & sources)
        distances |= dict.fromkeys(edge, length + 1)
    return {}


def _path_rows(connection: sqlite3.Connection, way: list[tuple[str, _Step | None]]) -> list[Row]:
    rows = []
    for node_id, step in way:
        node = connection.execute("SELECT label, name, contested FROM nodes WHERE id = ?", (node_id,)).fetchone()
        rows.append(
            Row(
                id=node_id,
                label=node["label"],
                name=node["name"],
                values={
                    "relation": step.type if step is not None else None,
                    "direction": step.direction if step is not None else None,
                },
                claims=_claims(connection, step.relation, limit=50) if step is not None else [],
                contested=bool(node["contested"]),
            )
        )
    return rows


def _claims(connection: sqlite3.Connection, relation: int, *, limit: int) -> list[str]:
    sql = f"SELECT c.id FROM relations r JOIN {CLAIMS_OF_RELATION} WHERE r.id = ? ORDER BY c.id LIMIT ?"
    return [row["id"] for row in connection.execute(sql, (relation, limit))]


def neighbourhood(
    connection: sqlite3.Connection,
    start: str,
    layout: Layout,
    *,
    depth: int,
    limit: int,
    check_time: Callable[[], None],
) -> Subgraph:
    """Nodes within so many factual steps, nearest first up to the limit, and the relations among them.

    Raises NotInStore.
    """
    if connection.execute("SELECT 1 FROM nodes WHERE id = ?", (start,)).fetchone() is None:
        raise NotInStore(f"{start}: the graph holds no node of this id")
    reached, edge, truncated = {start}, {start}, False
    for _ in range(depth):
        check_time()
        passable = edge if edge == {start} else _passable(connection, edge, layout)
        found = sorted({step.far for step in _steps(connection, passable, layout)} - reached)
        room = max(limit - len(reached), 0)
        truncated = truncated or len(found) > room
        edge = set(found[:room])
        reached |= edge
    return Subgraph(
        nodes=_nodes(connection, reached, layout),
        relations=_relations_among(connection, reached, layout),
        truncated=truncated,
    )


def _nodes(connection: sqlite3.Connection, ids: set[str], layout: Layout) -> list[Node]:
    rows = connection.execute(
        "SELECT * FROM nodes WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", (json.dumps(sorted(ids)),)
    )
    return [node_of(row, layout.columns) for row in rows]


def _relations_among(connection: sqlite3.Connection, ids: set[str], layout: Layout) -> list[Relation]:
    rows = connection.execute(
        f"""SELECT * FROM relations WHERE source IN (SELECT value FROM json_each(:ids))
        AND target IN (SELECT value FROM json_each(:ids))
        AND type IN {types_in(layout.schema.factual_relations, layout)}
        ORDER BY type, source, target, key""",
        {"ids": json.dumps(sorted(ids))},
    ).fetchall()
    return [relation_of(row, _claims(connection, row["id"], limit=-1), layout.edge_columns) for row in rows]
