"""The Neo4j adapter beside the bare driver and beside SQLite: loading the projection, asking, and ingesting.

usage: python -m benchmarks.neo4j [load] [query] [ingest] [--texts PATH] [--nodes N] [--relations N] [--rounds N]

Runs a server of its own (Java 17 and Maven), or uses the one that GOODOFFICES_STORE names with its password in
GOODOFFICES_NEO4J_PASSWORD; that one is emptied first, so it must hold nothing of value. --texts: what to ingest; the
briefs of the bundled corpus if left out. The two of a pair run by turns, each round gives a ratio, and the median of
the ratios stands with the lowest and the highest. Ratios travel to other machines, times do not; neither are worth much
on a machine whose load is above its number of processors.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph_schema.graph import Node, Relation
from graph_schema.query import GraphQuery
from graph_schema.schema import load_schema
from graph_store.neo4j.layout import layout_of
from graph_store.neo4j.names import THING
from graph_store.neo4j.projected_rows import put_edges, put_nodes
from graph_store.neo4j.records import edge_properties, node_properties
from graph_store.neo4j.running import Run
from graph_store.neo4j.sessions import Sessions, Transaction
from graph_store.neo4j.store import Neo4jStore
from graph_store.open import is_server, open_store
from graph_store.projection import Edge
from graph_store.server_access import ServerAccess
from ingest.corpus.read import bundled_folder
from ingest.pipeline import ingest_paths
from service.settings import read_settings

LOAD_TARGET, QUERY_TARGET, INGEST_TARGET = 0.7, 1.3, 1.5
PARTS = ("load", "query", "ingest")
SCRIPT = Path(__file__).parents[1] / "scripts" / "neo4j"
ROWS_AT_ONCE = 5_000
WARM_UP = 3
EMPTY = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
RELATED = {"op": "related", "relations": ["MEDIATED"], "direction": "in"}
QUERIES: tuple[dict[str, Any], ...] = (
    {"find": "Case", "where": {"op": "property", "property": "outcome", "test": "eq", "value": "success"}},
    {"find": "Case", "where": {"op": "is", "ids": ["case:7"]}, "select": [{"key": "by", "neighbours": RELATED}]},
    {"find": "Case", "where": {**RELATED, "count": {"test": "ge", "value": 9}}},
    {"find": "Case", "aggregate": {"function": "count", "by": {"property": "decade"}}},
    {"find": "Actor", "where": {**RELATED, "direction": "out", "where": {"op": "active", "from_year": 2015}}},
)
SCHEMA = load_schema()
LAYOUT = layout_of(SCHEMA)


def make_graph(nodes: int, relations: int, *, seed: int) -> tuple[list[Node], list[Edge]]:
    """Cases and actors, and who mediated, in invented numbers."""
    dice = random.Random(seed)
    half = nodes // 2
    actors = [
        Node(id=f"actor:{n}", label="Actor", name=f"Actor {n}", properties={"kind": "State"}) for n in range(half)
    ]
    cases = [
        Node(id=f"case:{n}", label="Case", name=f"Talks {n}", properties=_course(dice)) for n in range(nodes - half)
    ]
    ends = [(dice.choice(actors).id, dice.choice(cases).id) for _ in range(relations)]
    edges = [
        Edge(Relation(type="MEDIATED", source=source, target=target, properties={"role": "lead"}), key="lead")
        for source, target in ends
    ]
    return [*actors, *cases], edges


def _course(dice: random.Random) -> dict[str, Any]:
    return {"start_year": dice.randint(1946, 2020), "outcome": dice.choice(["success", "failure"])}


def _in_parts(rows: Sequence[Any]) -> list[Sequence[Any]]:
    return [rows[first : first + ROWS_AT_ONCE] for first in range(0, len(rows), ROWS_AT_ONCE)]


def load_ours(sessions: Sessions, nodes: list[Node], edges: list[Edge]) -> None:
    """The projection's own statements, a batch in a transaction."""
    for part in _in_parts(nodes):
        sessions.write(lambda t, part=part: put_nodes(t, LAYOUT, part, {}, background=False))  # type: ignore[misc]
    for part in _in_parts(edges):
        sessions.write(lambda t, part=part: put_edges(t, LAYOUT, part))  # type: ignore[misc]


def load_bare(sessions: Sessions, rows: dict[str, list[Any]], edge_rows: list[Any]) -> None:
    """The same rows, made beforehand, by UNWIND and nothing else."""
    for label, found in rows.items():
        for part in _in_parts(found):
            cypher = f"UNWIND $rows AS row CREATE (n:{THING}:{label}) SET n = row"
            sessions.write(lambda t, part=part, cypher=cypher: t.run(cypher, {"rows": part}))  # type: ignore[misc]
    cypher = f"""UNWIND $rows AS row MATCH (a:{THING} {{id: row.source}}) MATCH (b:{THING} {{id: row.target}})
        CREATE (a)-[r:MEDIATED]->(b) SET r = row.properties"""
    for part in _in_parts(edge_rows):
        sessions.write(lambda t, part=part: t.run(cypher, {"rows": part}))  # type: ignore[misc]


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def say_ratio(ratios: Sequence[float], target: str) -> None:
    """The median of the rounds' ratios and how far they lie apart."""
    ordered = sorted(ratios)
    print(
        f"  ratio {statistics.median(ordered):.2f}, from {ordered[0]:.2f} to {ordered[-1]:.2f} in {len(ordered)} rounds"
        f" ({target}); load of the machine {os.getloadavg()[0]:.1f}"
    )


def measure_loading(sessions: Sessions, nodes: list[Node], edges: list[Edge], rounds: int) -> None:
    """Load by turns; what ours loaded last stays for the queries."""
    rows: dict[str, list[Any]] = {}
    for node in nodes:
        rows.setdefault(node.label, []).append(node_properties(node, LAYOUT.columns, background=False))
    edge_rows = [
        {
            "source": e.relation.source,
            "target": e.relation.target,
            "properties": edge_properties(e, LAYOUT.edge_columns, background=False),
        }
        for e in edges
    ]
    clear = f"MATCH (n:{THING}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 10000 ROWS"
    bare: list[float] = []
    ours: list[float] = []
    for number in range(rounds + 1):
        sessions.run_alone(clear)
        bare.append(timed(lambda: load_bare(sessions, rows, edge_rows)))
        sessions.run_alone(clear)
        ours.append(timed(lambda: load_ours(sessions, nodes, edges)))
        if number == 0:  # the server compiles what it runs often; the first round is for that
            bare, ours = [], []
    seconds = statistics.median(bare), statistics.median(ours)
    print(f"load of {len(nodes):,} nodes, {len(edges):,} relations: bare {seconds[0]:.1f} s, ours {seconds[1]:.1f} s")
    speeds = [by_hand / by_us for by_hand, by_us in zip(bare, ours, strict=True)]
    say_ratio(speeds, f"speed as against bare; target: at least {LOAD_TARGET}")


def measure_queries(store: Neo4jStore, rounds: int) -> None:
    """Each query through the store, and its statements sent bare in one transaction, by turns."""
    ratios = []
    for raw in QUERIES:
        query = GraphQuery.model_validate(raw)
        statements = _statements_of(store, query)
        ours: list[float] = []
        bare: list[float] = []
        for number in range(rounds + WARM_UP):
            took = timed(lambda q=query: store.run(q, seconds=60)), timed(lambda s=statements: _send(store, s))  # type: ignore[misc]
            if number >= WARM_UP:
                ours.append(took[0] * 1000)
                bare.append(took[1] * 1000)
        ms = statistics.median(bare), statistics.median(ours)
        ratios.append(ms[1] / ms[0])
        print(f"query, {len(statements)} statements: bare {ms[0]:.1f} ms, ours {ms[1]:.1f} ms")
    say_ratio(ratios, f"one of each query; target: at most {QUERY_TARGET}")


def _statements_of(store: Neo4jStore, query: GraphQuery) -> list[tuple[str, dict[str, Any]]]:
    sent: list[tuple[str, dict[str, Any]]] = []

    class Recording(Transaction):
        def run(self, cypher: str, values: Any = None) -> Any:
            sent.append((cypher, dict(values or {})))
            return super().run(cypher, values)

    def record(transaction: Transaction) -> None:
        sent.clear()
        Run(Recording(transaction._transaction), query, LAYOUT).answer()

    store.sessions.read(record)
    return sent


def _send(store: Neo4jStore, statements: Sequence[tuple[str, dict[str, Any]]]) -> None:
    with store.sessions._session("READ", 1.0) as session:

        def work(transaction: Any) -> None:
            for cypher, values in statements:
                list(transaction.run(cypher, values))

        session.execute_read(work)


def measure_ingest(store: Neo4jStore, paths: Sequence[Path], rounds: int) -> None:
    """Ingest the texts into the server and into a folder, by turns, each time into an empty store."""
    server: list[float] = []
    folder: list[float] = []
    for number in range(rounds + 1):
        store.sessions.run_alone(EMPTY)
        store.close()
        store.open()
        server.append(timed(lambda: ingest_paths(store, paths)))
        with tempfile.TemporaryDirectory() as place:
            embedded = open_store(place)
            folder.append(timed(lambda: ingest_paths(embedded, paths)))  # noqa: B023 - called at once
            embedded.close()
        if number == 0:  # as for loading
            server, folder = [], []
    print(f"ingest: SQLite {statistics.median(folder):.1f} s, Neo4j {statistics.median(server):.1f} s")
    ratios = [on_server / in_folder for on_server, in_folder in zip(server, folder, strict=True)]
    say_ratio(ratios, f"target: at most {INGEST_TARGET}")


@contextmanager
def a_server() -> Iterator[tuple[str, ServerAccess]]:
    """The server that the settings name, or one of our own in a folder that goes afterwards."""
    settings = read_settings()
    if is_server(settings.store):
        yield settings.store, settings.server_access
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(SCRIPT), "start", "--no-container", "--json", "--folder", folder]
        said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        try:
            yield said["uri"], ServerAccess(password=Path(said["password_file"]).read_text(encoding="utf-8"))
        finally:
            subprocess.run([sys.executable, str(SCRIPT), "stop", "--hard", "--folder", folder], check=True)


def measure(store: Neo4jStore, given: argparse.Namespace) -> None:
    """Those parts that were asked for; queries run on what loading left."""
    if "load" in given.parts or "query" in given.parts:
        nodes, edges = make_graph(given.nodes, given.relations, seed=given.seed)
        if "load" in given.parts:
            measure_loading(store.sessions, nodes, edges, given.rounds)
        else:
            load_ours(store.sessions, nodes, edges)
        if "query" in given.parts:
            measure_queries(store, max(given.rounds * 5, 5))
    if "ingest" in given.parts:
        measure_ingest(store, given.texts or [Path(str(bundled_folder())) / "briefs"], given.rounds)


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the Neo4j adapter beside the bare driver and beside SQLite.")
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS), help="all of them if left out")
    parser.add_argument("--texts", nargs="+", type=Path, help="files and folders to ingest")
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--relations", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    if unknown := sorted({*given.parts} - {*PARTS}):
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    given.parts = given.parts or PARTS
    with a_server() as (uri, access):
        store = Neo4jStore(uri, access)
        store.sessions.open()
        store.sessions.run_alone(EMPTY)
        store.open()
        measure(store, given)
        store.sessions.run_alone(EMPTY)
        store.close()


if __name__ == "__main__":
    main()
