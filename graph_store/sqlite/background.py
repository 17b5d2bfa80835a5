"""The hierarchy of places in the background: a country lies in its region although no source says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from graph_schema.graph import Relation
from graph_store.projection import Edge, NodeFacts, project_node
from graph_store.sqlite.layout import Layout
from graph_store.sqlite.projected_rows import delete_node, put_edge, put_node
from graph_store.term_nodes import LOCATED_IN

_OF_BACKGROUND = "SELECT 1 FROM relations WHERE type = ? AND background = 1 AND "


def settle_places(connection: sqlite3.Connection, layout: Layout, places: Iterable[str]) -> None:
    """Give each place that exists its way up to the region, and take away ways and regions that nothing needs.

    A place that sources locate keeps to what they say.
    """
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        _settle_node(connection, layout, place)
        wider = layout.terms.wider.get(place, [])
        if wider and _settle_ways(connection, layout, place, wider):
            waiting.extend(wider)


def _settle_node(connection: sqlite3.Connection, layout: Layout, place: str) -> None:
    """A term that nothing refers to is there, in the background, as long as a way leads to it."""
    row = connection.execute("SELECT background FROM nodes WHERE id = ?", (place,)).fetchone()
    if row is not None and not row["background"]:
        return
    needed = connection.execute(_OF_BACKGROUND + "target = ?", (LOCATED_IN, place)).fetchone() is not None
    if needed and row is None:
        node = project_node(NodeFacts(id=place, term=layout.terms.terms.get(place), is_referred=True), layout.schema)
        if node is not None:
            put_node(connection, layout, node, background=True)
    elif not needed and row is not None:
        delete_node(connection, place)


def _settle_ways(connection: sqlite3.Connection, layout: Layout, place: str, wider: Sequence[str]) -> bool:
    """Add or remove the ways from a place to those it lies in; True if they changed."""
    exists = connection.execute("SELECT 1 FROM nodes WHERE id = ?", (place,)).fetchone() is not None
    located = "SELECT 1 FROM relations WHERE source = ? AND type = ? AND background = 0"
    wanted = exists and connection.execute(located, (place, LOCATED_IN)).fetchone() is None
    there = connection.execute(_OF_BACKGROUND + "source = ?", (LOCATED_IN, place)).fetchone() is not None
    if wanted and not there:
        for above in wider:
            put_edge(connection, layout, Edge(Relation(type=LOCATED_IN, source=place, target=above)), background=True)
    elif there and not wanted:
        connection.execute(
            "DELETE FROM relations WHERE source = ? AND type = ? AND background = 1", (place, LOCATED_IN)
        )
    return wanted != there
